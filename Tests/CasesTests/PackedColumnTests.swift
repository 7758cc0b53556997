import Cases
import Testing

@Suite("Packed columns")
struct PackedColumnTests {
  private static let extremes: [Int32] = [
    .min, .min + 1, -25_569, -25_568, -25_567, -2, -1, 0, 1, 253, 254, 255, 256, 39_966, 39_967,
    65_534, 65_535, 65_536, .max - 25_568, .max - 1, .max,
  ]

  @Test("give every number back, whatever it is", arguments: [true, false])
  func everyNumber(areDays: Bool) {
    let numbers = Numbers(Self.extremes, areDays: areDays)
    #expect(Array(numbers) == Self.extremes)
    var changed = Numbers(repeatElement(0, count: Self.extremes.count), areDays: areDays)
    for (row, number) in Self.extremes.enumerated() { changed[row] = number }
    #expect(changed == numbers)
  }

  @Test("are the same whether rows are added or set, in whatever order, over many segments")
  func appendingAndSetting() {
    var random = Dice(state: 7)
    let rows = 3 * PackedCells.segmentRows + 17
    let expected = (0..<rows).map { row in
      let isWide = row % 5000 == 4999
      return UInt32.random(in: 0...(isWide ? .max : 200), using: &random)
    }
    var appended = PackedCells()
    for cell in expected { appended.append(cell) }
    var set = PackedCells(repeatElement(0, count: rows))
    for row in expected.indices.shuffled(using: &random) { set.set(row, expected[row]) }
    #expect(appended == PackedCells(expected))
    #expect(set == appended)
    #expect((0..<rows).allSatisfy { appended[$0] == expected[$0] })
  }

  @Test("take one byte a row where the values allow it, and widen only the segment that needs it")
  func width() {
    var cells = PackedCells(repeatElement(3, count: 4 * PackedCells.segmentRows))
    let narrow = cells.byteCount
    #expect(narrow == 4 * PackedCells.segmentRows)
    cells.set(PackedCells.segmentRows + 1, 70_000)
    #expect(cells.byteCount == narrow + 3 * PackedCells.segmentRows)
    #expect(cells[PackedCells.segmentRows + 1] == 70_000)
    #expect(cells[PackedCells.segmentRows] == 3)
  }

  @Test("are values: a copy keeps its rows whatever becomes of the other one")
  func copies() {
    var live = PackedCells(0..<40_000)
    let then = live
    live.set(20_000, 5)
    for cell in 0..<1000 as Range<UInt32> { live.append(cell) }
    var other = then
    other.append(9)
    #expect(then == PackedCells(0..<40_000))
    #expect(live[20_000] == 5 && live.count == 41_000 && live[40_000] == 0)
    #expect(other.count == 40_001 && other[40_000] == 9)
    #expect(live.shares(segment: 0, with: then))
    #expect(!live.shares(segment: 1, with: then))
  }

  @Test("give their segments to loops, in order and whole")
  func segments() {
    let numbers = Numbers((0..<40_000).map { $0 % 3 == 0 ? Int32.min : $0 * 7 }, areDays: false)
    var found: [Int32] = []
    let room = UnsafeMutableBufferPointer<Int32>.allocate(capacity: PackedCells.segmentRows)
    defer { room.deallocate() }
    for segment in 0..<numbers.cells.segmentCount {
      found += room.prefix(numbers.copy(segment: segment, to: room))
    }
    #expect(found == Array(numbers))
  }

  @Test("share the segments of another column")
  func sharing() {
    let source = PackedCells((0..<40_000).map { UInt32($0 % 300) })
    var copy = PackedCells()
    for segment in 0..<source.segmentCount { copy.share(segment: segment, of: source) }
    #expect(copy == source)
    copy.append(1)
    copy.set(0, 77)
    #expect(source[0] == 0 && source.count == 40_000)
    #expect(copy[0] == 77 && copy.count == 40_001)
  }

  @Test("know flags and codes, missing ones too")
  func flagsAndCodes() {
    var flags: Flags = [0, 1, 2]
    flags.append(1)
    flags[0] = 2
    #expect(Array(flags) == [2, 1, 2, 1])
    var codes = Codes(repeating: 0, count: 3)
    codes[1] = 400
    #expect(Array(codes) == [0, 400, 0])
  }
}
