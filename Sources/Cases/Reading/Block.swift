/// Some whole rows of a file, and where their fields lie.
///
/// Its memory is used again for the next rows.
final class Block {
  /// A row that has more or fewer fields than the header, or whose quotes never end.
  struct OddRow {
    var line: Int
    /// How many good rows of the block stand before it.
    var before: Int
  }

  /// Room behind the bytes, so that words can be read at their end.
  private static let padding = 64

  private(set) var bytes = UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 64)
  private var capacity = 0
  /// How many bytes belong to the rows.
  var byteCount = 0
  /// The offset of the first byte, in the unpacked file.
  var offset = 0
  /// How far the file on disk was used when the block was read.
  var diskOffset = 0
  /// The line of the first row, from 1.
  var firstLine = 1
  /// The place in the file's order, from 0.
  var number = 0

  /// The rows that have as many fields as the header.
  private(set) var rowCount = 0
  private(set) var odd: [OddRow] = []
  /// The line of each row.
  private(set) var lines: [UInt32] = []
  /// The line behind the block.
  private(set) var nextLine = 1
  /// Whether the last row had no line end, and whether it ended inside quotes.
  private(set) var isUnended = false
  private(set) var endsInsideQuotes = false

  /// Before the first field and behind each field of a row, row after row.
  private(set) var marks = UnsafeMutablePointer<Int32>.allocate(capacity: 0)
  /// From a row's marks to the next one's.
  private(set) var stride = 0
  /// Where the index writes: a place in front for the mark before the first row.
  private var ends = UnsafeMutablePointer<Int32>.allocate(capacity: 0)
  private var rowEnds = UnsafeMutablePointer<Int32>.allocate(capacity: 0)
  private var rebuilt: [Int32] = []

  deinit {
    bytes.deallocate()
    ends.deallocate()
    rowEnds.deallocate()
  }

  /// Makes room for so many bytes, those that are there kept.
  func reserve(_ count: Int) {
    guard count > capacity else { return }
    let size = max(count, capacity * 2)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: size + Self.padding, alignment: 64)
    larger.copyMemory(from: bytes, byteCount: min(byteCount, capacity))
    bytes.deallocate()
    bytes = larger
    ends.deallocate()
    rowEnds.deallocate()
    // One place in front, and room for the fixed rounds in which places are written.
    ends = .allocate(capacity: size + Self.padding + 8)
    rowEnds = .allocate(capacity: size + Self.padding)
    capacity = size
  }

  /// The bytes of a field as they stand in the file, quotes and all.
  func field(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer { fields[row, column] }

  /// The fields, for loops over rows.
  var fields: Fields {
    Fields(
      bytes: bytes, byteCount: byteCount, marks: marks, stride: stride, rowCount: rowCount)
  }

  /// Where the fields of a block lie; they stand as long as the block is not used again.
  ///
  /// A value, since each look into an object would be checked for another thread's change: in
  /// loops over every field of every row a tenth of the time.
  struct Fields {
    let bytes: UnsafeMutableRawPointer
    let byteCount: Int
    let marks: UnsafeMutablePointer<Int32>
    let stride: Int
    let rowCount: Int

    /// The bytes of a field as they stand in the file, quotes and all.
    @inline(__always)
    subscript(row: Int, column: Int) -> UnsafeRawBufferPointer {
      let mark = marks + (row &* stride &+ column)
      let start = Int(mark[0]) &+ 1
      return UnsafeRawBufferPointer(start: bytes + start, count: Int(mark[1]) &- start)
    }

    /// Whether some bytes are the block's own.
    @inline(__always)
    func holds(_ text: UnsafeRawBufferPointer) -> Bool {
      guard let base = text.baseAddress else { return true }
      return base >= UnsafeRawPointer(bytes) && base < UnsafeRawPointer(bytes + byteCount)
    }

    /// The bytes of a row without its line end.
    func row(_ row: Int, columns: Int) -> UnsafeRawBufferPointer {
      let start = Int(marks[row * stride]) + 1
      var end = Int(marks[row * stride + columns])
      if end > start, bytes.load(fromByteOffset: end - 1, as: UInt8.self) == 13 { end -= 1 }
      return UnsafeRawBufferPointer(start: bytes + start, count: end - start)
    }
  }

  /// Finds the rows in the first `count` bytes and drops what is behind the last whole one.
  ///
  /// - Returns: how many bytes the rows have; 0 where no row ends.
  func index(_ count: Int, columns: Int, separator: UInt8, newline: UInt8) -> Int {
    (bytes + count).initializeMemory(as: UInt8.self, repeating: 0, count: Self.padding)
    var index = StructuralIndex(separator: separator, newline: newline)
    index.scan(bytes, count, ends: ends + 1, rows: rowEnds)
    isUnended = false
    endsInsideQuotes = false
    if index.hasOddQuote {
      var rows = QuotedRows(bytes, count, separator: separator, newline: newline)
      return take(rows.all(), columns: columns)
    }
    guard index.rowCount > 0 else { return 0 }
    let isRegular = hasWidth(columns, index.rowCount)
    byteCount = Int(ends[Int(rowEnds[index.rowCount - 1])]) + 1
    // The mark before the first byte.
    ends[0] = -1
    if isRegular, !index.hasLineInField {
      marks = ends
      stride = columns
      rowCount = index.rowCount
      odd = []
      lines.removeAll(keepingCapacity: true)
      for row in 0..<rowCount { lines.append(UInt32(truncatingIfNeeded: firstLine + row)) }
      nextLine = firstLine + rowCount
      return byteCount
    }
    return take(indexedRows(index.rowCount, newline), columns: columns)
  }

  /// Reads the last row of a file, which has no line end.
  func indexLast(_ count: Int, columns: Int, separator: UInt8, newline: UInt8) {
    (bytes + count).initializeMemory(as: UInt8.self, repeating: 0, count: Self.padding)
    var rows = QuotedRows(bytes, count, separator: separator, newline: newline)
    let last = rows.last()
    isUnended = true
    endsInsideQuotes = last.endsInsideQuotes
    _ = take([last], columns: endsInsideQuotes ? -1 : columns)
    byteCount = count
  }

  private func hasWidth(_ columns: Int, _ rows: Int) -> Bool {
    var expected = Int32(columns)
    var isRegular = true
    for row in 0..<rows {
      if rowEnds[row] != expected { isRegular = false }
      expected &+= Int32(columns)
    }
    return isRegular
  }

  /// The rows that the index found.
  private func indexedRows(_ count: Int, _ newline: UInt8) -> [QuotedRows.Row] {
    var first = 1
    var start = 0
    return (0..<count).map { row in
      let last = Int(rowEnds[row])
      let marks = [Int32(truncatingIfNeeded: start - 1)] + (first...last).map { ends[$0] }
      let end = Int(ends[last])
      let inner = UnsafeRawBufferPointer(start: bytes + start, count: end - start)
      first = last + 1
      start = end + 1
      return QuotedRows.Row(marks: marks, lines: 1 + inner.count { $0 == newline })
    }
  }

  /// Takes rows of whatever width: those that fit the header, and places of the others.
  private func take(_ rows: [QuotedRows.Row], columns: Int) -> Int {
    rebuilt.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    odd.removeAll(keepingCapacity: true)
    var line = firstLine
    for row in rows {
      let isEmpty = row.isEmpty(bytes)
      if row.marks.count == columns + 1, !isEmpty || columns == 1 {
        rebuilt += row.marks
        lines.append(UInt32(clamping: line))
      } else if !isEmpty {
        odd.append(OddRow(line: line, before: lines.count))
      }
      line += row.lines
    }
    rowCount = lines.count
    nextLine = line
    stride = columns + 1
    rebuilt.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      ends.update(from: base, count: source.count)
    }
    marks = ends
    byteCount = rows.last.map { Int($0.marks[$0.marks.count - 1]) + 1 } ?? 0
    return byteCount
  }
}
