/// A column of numbers that stay near the number of their row, such as the lines of a file.
///
/// Kept as differences from the row's number, they take a byte or two where they would take four.
struct Offsets: Hashable, Sendable {
  /// The number that stands for "none".
  static let none: Int32 = -1

  /// The cells: 0 for none, else one more than the difference, zigzag.
  private(set) var cells = PackedCells()

  /// Adds rows.
  mutating func append(contentsOf numbers: [Int32]) {
    let first = cells.count
    cells.append(
      contentsOf: numbers.enumerated().map { Self.cell($0.element, row: first + $0.offset) })
  }

  /// Adds a row.
  mutating func append(_ number: Int32) {
    cells.append(Self.cell(number, row: cells.count))
  }

  /// The numbers of a segment.
  func numbers(inSegment index: Int) -> [Int32] {
    let first = Int32(truncatingIfNeeded: index * PackedCells.segmentRows)
    return [Int32](unsafeUninitializedCapacity: PackedCells.segmentRows) { target, count in
      count = target.withMemoryRebound(to: UInt32.self) { cells.copy(segment: index, to: $0) }
      for row in 0..<count {
        target[row] = Self.number(UInt32(bitPattern: target[row]), row: first &+ Int32(row))
      }
    }
  }

  @inline(__always)
  private static func number(_ cell: UInt32, row: Int32) -> Int32 {
    guard cell != 0 else { return none }
    let zigzag = cell &- 1
    return (Int32(bitPattern: zigzag >> 1) ^ (0 &- Int32(bitPattern: zigzag & 1))) &+ row
  }

  @inline(__always)
  private static func cell(_ number: Int32, row: Int) -> UInt32 {
    guard number != none else { return 0 }
    let difference = number &- Int32(truncatingIfNeeded: row)
    return UInt32(bitPattern: (difference << 1) ^ (difference >> 31)) &+ 1
  }
}

extension Offsets: RandomAccessCollection, MutableCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { cells.count }

  subscript(row: Int) -> Int32 {
    get { Self.number(cells[row], row: Int32(truncatingIfNeeded: row)) }
    set { cells.set(row, Self.cell(newValue, row: row)) }
  }
}

extension Offsets {
  func write(to archive: inout ArchiveWriter) { cells.write(to: &archive) }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    cells = try PackedCells(from: &archive)
  }
}
