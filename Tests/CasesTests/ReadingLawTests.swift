import Testing

@testable import Cases

@Suite("Tables of random bytes")
struct ReadingLawTests {
  /// A table as an export may be, or as a lost quote or a torn line may leave it.
  private struct Table {
    var bytes: [UInt8]
    /// Where the rows begin.
    var start: Int
    var header: [String]
    var separator: UInt8
    var newline: UInt8

    /// The header is about as long as what is looked at before the first block, so that rows are met
    /// by the blocks alone.
    init(_ dice: inout Dice, rows: Int, isTame: Bool) {
      let ending: [UInt8] = [[10], [10], [13, 10], [13]][dice.roll(4)]
      newline = ending.last ?? 10
      header = (0..<dice.roll(5)).map { "c\($0)" } + [String(repeating: "x", count: 4060)]
      separator = header.count == 1 ? 44 : [44, 59, 9, 124][dice.roll(4)]
      bytes = dice.roll(4) == 0 ? [0xef, 0xbb, 0xbf] : []
      bytes += header.joined(separator: String(decoding: [separator], as: UTF8.self)).utf8 + ending
      start = bytes.count
      for row in 0..<rows {
        let width = isTame || dice.roll(12) > 0 ? header.count : dice.roll(8)
        for column in 0..<width {
          if column > 0 { bytes.append(separator) }
          bytes += field(&dice, isTame)
        }
        if row < rows - 1 || dice.roll(2) == 0 { bytes += ending }
      }
    }

    private func field(_ dice: inout Dice, _ isTame: Bool) -> [UInt8] {
      let alphabet: [UInt8] = Array("abz059 -é".utf8) + [separator, newline, 34, 13, 0xff]
      let length = [0, 1, 2, 3, 8, 15, 16, 63, 64, 70][dice.roll(10)]
      let any: [UInt8] = (0..<dice.roll(length + 1)).map { _ in alphabet[dice.roll(alphabet.count)]
      }
      let doubled: [[UInt8]] = any.map { $0 == 34 ? [34, 34] : [$0] }
      let quoted: [UInt8] = [34] + doubled.flatMap(\.self) + [34]
      let plain = any.filter { $0 != separator && $0 != newline && $0 != 34 }
      switch dice.roll(isTame ? 5 : 60) {
      case 0...1: return quoted
      case 2...4: return plain
      case 5: return quoted + plain
      case 6: return [97] + quoted.filter { $0 != separator && $0 != newline }
      case 7: return [32] + [34] + plain + [34]
      case 8: return any
      case 9: return [34] + any
      case 10: return quoted + [13]
      case 11: return [13]
      case 12...30: return quoted
      default: return plain
      }
    }

    var expected: PlainRows {
      PlainRows(
        bytes, from: start, columns: header.count, separator: separator, newline: newline)
    }
  }

  /// What the reader finds.
  private func found(_ file: BlockReader, _ columns: Int) throws -> PlainRows {
    var rows = PlainRows()
    let block = Block()
    let scratch = Scratch()
    while try file.next(block, columns: columns) {
      rows.odd += block.odd.map { [$0.line, rows.good.count + $0.before] }
      for row in 0..<block.rowCount {
        let fields = (0..<columns).map {
          Array(FieldText.text(of: block.field(row, $0), scratch: scratch))
        }
        let offset = Int(block.marks[row * block.stride]) + 1 + block.offset
        rows.good.append(
          PlainRows.Row(line: Int(block.lines[row]), offset: offset, fields: fields))
      }
      if block.endsInsideQuotes { rows.endsInsideQuotes = true }
      rows.nextLine = block.nextLine
    }
    return rows
  }

  private static let sizes = [1, 2, 3, 5, 16, 31, 63, 64, 65, 100, 127, 128, 129, 250, 65_536]

  @Test("have the rows of a plain reading, wherever blocks end", arguments: 1...80)
  func blocks(seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    let table = Table(&dice, rows: 1 + dice.roll(30), isTame: seed % 4 == 0)
    let expected = table.expected
    let office = try OfficeOnDisk([:])
    try office.write("a.csv", bytes: table.bytes)
    let path = office.path + "/a.csv"
    for size in Self.sizes {
      let file = try BlockReader(
        path: path, name: "a.csv", offset: table.start, line: 2, separator: table.separator,
        newline: table.newline, blockSize: size)
      let rows = try found(file, table.header.count)
      if rows != expected { Issue.record("table \(seed), blocks of \(size) bytes") }
    }
  }

  @Test("have the same rows with their header, plain and compressed", arguments: 1...16)
  func sources(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 77)
    let table = Table(&dice, rows: 1 + dice.roll(60), isTame: seed % 4 == 0)
    let expected = table.expected
    // In pieces, as programs write that add to a file.
    var pieces: [[UInt8]] = []
    var rest = table.bytes[...]
    while !rest.isEmpty {
      pieces.append(Array(rest.prefix(1 + dice.roll(5000))))
      rest = rest.dropFirst(pieces.last?.count ?? 0)
    }
    let files = [
      table.bytes, pieces.flatMap { Packed.gzip($0) }, pieces.flatMap { Packed.zstd($0) },
    ]
    for (kind, bytes) in files.enumerated() {
      let office = try OfficeOnDisk([:])
      try office.write("a.csv", bytes: bytes)
      for size in [7, 64, 1000, 65_536] {
        let file = try BlockReader(path: office.path + "/a.csv", name: "a.csv", blockSize: size)
        try file.sniff()
        #expect(try file.header() == table.header)
        #expect(file.separator == table.separator && file.newline == table.newline)
        let rows = try found(file, table.header.count)
        if rows != expected { Issue.record("table \(seed), kind \(kind), blocks of \(size) bytes") }
        #expect(file.diskOffset == bytes.count)
      }
    }
  }

  @Test("make the same office on any number of threads, plain and compressed")
  func threads() throws {
    var dice = Dice(state: 9)
    let notes = (0..<40).map { index in
      String(repeating: "xy ", count: index) + (index % 3 == 0 ? "\n,\"\"" : "") + "\(index)"
    }
    var bytes = Array("case_id,unit,filed,note\r\n".utf8)
    while bytes.count < 1_300_000 {
      let note = dice.one(of: notes)
      bytes += "C\(dice.roll(9_000)),\"\(note)\",2024-0\(1 + dice.roll(9))-11,\"\(note)\"".utf8
      bytes += dice.roll(200) == 0 ? Array(",too wide\r\n".utf8) : [13, 10]
    }
    let expected = PlainRows(bytes, columns: 4)
    var stores: [CaseStore] = []
    for packed in [bytes, Packed.gzip(bytes), Packed.zstd(bytes)] {
      let office = try OfficeOnDisk([:])
      try office.write("cases.csv", bytes: packed)
      stores.append(try office.load())
    }
    for store in stores {
      #expect(store.columns == stores[0].columns && store.derived == stores[0].derived)
      #expect(store.sources.map(\.rows) == [expected.good.count + expected.odd.count])
    }
    // The last row of a case says what its unit is.
    var units: [String: String] = [:]
    var order: [String] = []
    for row in expected.good {
      let id = String(decoding: row.fields[0], as: UTF8.self)
      if units.updateValue(String(decoding: row.fields[1], as: UTF8.self), forKey: id) == nil {
        order.append(id)
      }
    }
    #expect(stores[0].labels(.caseID) == order)
    #expect(stores[0].labels(.unit) == order.map { units[$0] ?? "" })
  }
}

extension PlainRows {
  /// The rows behind a header of one line.
  fileprivate init(_ file: [UInt8], columns: Int) {
    let start = (file.firstIndex(of: 10) ?? 0) + 1
    self.init(file, from: start, columns: columns, separator: 44, newline: 10)
  }
}
