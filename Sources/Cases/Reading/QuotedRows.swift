/// Reads rows byte by byte, for what the index of separators cannot tell: quotes in odd places, and
/// a last row that has no line end.
///
/// A field is quoted where it begins with a quote; a quote elsewhere is a quote. Text behind a
/// closing quote belongs to the field, which then is kept as it is written.
struct QuotedRows {
  /// One row: the marks before its first field and behind each one, and the lines that it takes.
  struct Row {
    var marks: [Int32]
    var lines: Int
    var endsInsideQuotes = false

    /// Whether nothing stands in it.
    func isEmpty(_ bytes: UnsafeMutableRawPointer) -> Bool {
      guard marks.count == 2 else { return false }
      let length = marks[1] &- marks[0] &- 1
      return length == 0
        || length == 1 && bytes.load(fromByteOffset: Int(marks[1]) - 1, as: UInt8.self) == 13
    }
  }

  private let bytes: UnsafeRawBufferPointer
  private let separator: UInt8
  private let newline: UInt8
  private var next = 0

  init(_ base: UnsafeMutableRawPointer, _ count: Int, separator: UInt8, newline: UInt8) {
    bytes = UnsafeRawBufferPointer(start: base, count: count)
    self.separator = separator
    self.newline = newline
  }

  /// The first row, where a line end follows it.
  mutating func first() -> Row? {
    next = 0
    guard let row = read(), row.isEnded else { return nil }
    return row.row
  }

  /// All rows that end with a line end.
  mutating func all() -> [Row] {
    var rows: [Row] = []
    while next < bytes.count, let row = read(), row.isEnded { rows.append(row.row) }
    return rows
  }

  /// The one row that goes to the end of the bytes.
  mutating func last() -> Row {
    next = 0
    return read()?.row ?? Row(marks: [-1, Int32(bytes.count)], lines: 1, endsInsideQuotes: true)
  }

  /// The next row and whether a line end follows it; `nil` where its quotes do not end.
  private mutating func read() -> (row: Row, isEnded: Bool)? {
    var row = Row(marks: [Int32(truncatingIfNeeded: next - 1)], lines: 1)
    var place = next
    while true {
      if place < bytes.count, bytes[place] == 34 {
        guard let closing = closing(from: place, &row.lines) else { return nil }
        place = closing + 1
      }
      while place < bytes.count, bytes[place] != separator, bytes[place] != newline { place += 1 }
      row.marks.append(Int32(truncatingIfNeeded: place))
      guard place < bytes.count, bytes[place] != newline else {
        next = place + 1
        return (row, place < bytes.count)
      }
      place += 1
    }
  }

  /// The quote that closes a field, doubled ones passed over; counts the line ends on the way.
  private func closing(from start: Int, _ lines: inout Int) -> Int? {
    var place = start + 1
    while place < bytes.count {
      if bytes[place] == newline { lines += 1 }
      if bytes[place] == 34 {
        guard place + 1 < bytes.count, bytes[place + 1] == 34 else { return place }
        place += 1
      }
      place += 1
    }
    return nil
  }
}
