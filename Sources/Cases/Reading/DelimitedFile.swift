import Glibc

/// Reads rows of separated values from a file, block by block, as RFC 4180 writes them.
///
/// Fields are given as byte ranges of one row; nothing is copied but what a block boundary cuts.
/// Read with `pread`, never mapped: a file that is cut short under a mapping ends the process.
final class DelimitedFile {
  /// Where a field lies in the buffer, without its quotes.
  struct Field {
    var start: Int
    var end: Int
    /// Whether doubled quotes inside it stand for single ones.
    var hasDoubledQuotes: Bool
  }

  /// How a row ended.
  enum RowEnd {
    case newline
    /// The file ended without a last newline.
    case endOfFile
    /// The file ended inside a quoted field.
    case insideQuotes
  }

  /// No row may be longer than this; a lost quote must not take the memory of the machine.
  static let longestRow = 64 << 20
  private static let block = 65_536

  private let descriptor: Int32
  private let name: String
  private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
  private var filled = 0
  private var position = 0
  private var reachedEnd = false
  private var nextRead: Int
  private(set) var separator: UInt8
  private(set) var newline: UInt8

  /// The fields of the row that was read last.
  private(set) var fields: [Field] = []
  /// How the row that was read last ended.
  private(set) var rowEnd = RowEnd.newline
  /// The line on which the row that was read last begins, from 1.
  private(set) var rowLine = 0
  /// The line that follows the row that was read last.
  private(set) var line: Int
  /// The offset in the file at which the row that was read last begins.
  private(set) var rowOffset = 0
  private var rowStart = 0
  private var rowLimit = 0

  /// Opens a file at an offset, `line` being the line that begins there.
  ///
  /// - Throws: ``LoadError`` when the file is not there, not a regular file, or unreadable.
  init(
    path: String, name: String, offset: Int = 0, line: Int = 1, separator: UInt8 = 44,
    newline: UInt8 = 10
  ) throws(LoadError) {
    self.name = name
    nextRead = offset
    self.line = line
    self.separator = separator
    self.newline = newline
    descriptor = try RegularFile.open(path, name: name)
  }

  deinit {
    close(descriptor)
    buffer.deallocate()
  }

  /// The offset just behind the row that was read last.
  var offset: Int { nextRead - filled + position }

  /// The bytes of the row that was read last, without its newline.
  var rowBytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: buffer[rowStart..<rowLimit])
  }

  /// The bytes of a field as they stand in the file.
  func bytes(_ field: Field) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: buffer[field.start..<field.end])
  }

  /// What the file was when it was opened, to tell later whether it is still the same.
  var status: FileStatus? { FileStatus(descriptor: descriptor) }

  /// Looks at the beginning of the file: what it is, its separator and its way of ending lines.
  ///
  /// - Throws: ``LoadError`` when this is no table of text.
  func sniff() throws(LoadError) {
    while filled < 4096, !reachedEnd { try fill() }
    let head = UnsafeRawBufferPointer(rebasing: buffer[0..<filled])
    try FileKind.check(head, name: name)
    if head.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    if !head.contains(10), head.contains(13) { newline = 13 }
    separator = likelySeparator(head[position...].prefix { $0 != newline })
  }

  /// The separator that stands most often outside quotes; of equals the comma, `;`, tab, `|`.
  private func likelySeparator(_ header: some Sequence<UInt8>) -> UInt8 {
    var isQuoted = false
    var counts: [UInt8: Int] = [:]
    for byte in header {
      if byte == 34 { isQuoted.toggle() }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates: [UInt8] = [44, 59, 9, 124]
    let most = candidates.map { counts[$0, default: 0] }.max() ?? 0
    return candidates.first { counts[$0, default: 0] == most } ?? 44
  }

  /// Reads the next row; `false` at the end of the file.
  ///
  /// - Throws: ``LoadError`` when reading fails or a row is longer than ``longestRow``.
  func next() throws(LoadError) -> Bool {
    while true {
      switch scan() {
      case .row: return true
      case .nothing: return false
      case .needsMore:
        if filled - position > Self.longestRow {
          throw LoadError(
            .badData, file: name, line: line,
            "a row of more than \(Self.longestRow >> 20) MiB begins here; a quote may be missing")
        }
        try fillForAnotherScan()
      }
    }
  }

  /// Reads at least as much again as there is of the row: each scan begins at the row's start, so
  /// that one block at a time would take a time that grows with the square of the row.
  private func fillForAnotherScan() throws(LoadError) {
    let enough = min(2 * (filled - position), Self.longestRow + Self.block)
    repeat { try fill() } while !reachedEnd && filled - position < enough
  }

  private enum Scan {
    case row, nothing, needsMore
  }

  private func scan() -> Scan {
    guard position < filled else { return reachedEnd ? .nothing : .needsMore }
    fields.removeAll(keepingCapacity: true)
    let base = UnsafeRawBufferPointer(rebasing: buffer[0..<filled])
    let separator = separator
    let newline = newline
    var lines = 1
    var p = position
    while true {
      if p < filled, base[p] == 34 {
        guard let quoted = quotedField(base, from: p) else {
          return reachedEnd ? unfinishedQuote(from: p) : .needsMore
        }
        fields.append(quoted.field)
        p = quoted.next
        lines += quoted.lines
      } else {
        let start = p
        while p < filled, base[p] != separator, base[p] != newline { p += 1 }
        fields.append(Field(start: start, end: p, hasDoubledQuotes: false))
      }
      if p >= filled {
        guard reachedEnd else { return .needsMore }
        return finish(at: p, next: p, lines: lines, end: .endOfFile)
      }
      if base[p] == newline { return finish(at: p, next: p + 1, lines: lines, end: .newline) }
      p += 1
    }
  }

  /// A quoted field that begins at a quote, the place behind it, and the newlines inside it.
  private func quotedField(
    _ base: UnsafeRawBufferPointer, from start: Int
  ) -> (field: Field, next: Int, lines: Int)? {
    var p = start + 1
    var hasDoubled = false
    var lines = 0
    while p < filled {
      if base[p] == newline { lines += 1 }
      guard base[p] == 34 else {
        p += 1
        continue
      }
      // A quote at the very end of what is read may yet be doubled.
      if p + 1 == filled, !reachedEnd { return nil }
      if p + 1 < filled, base[p + 1] == 34 {
        hasDoubled = true
        p += 2
        continue
      }
      return closed(base, from: start, quote: p, hasDoubled, lines)
    }
    return nil
  }

  private func closed(
    _ base: UnsafeRawBufferPointer, from start: Int, quote: Int, _ hasDoubled: Bool, _ lines: Int
  ) -> (field: Field, next: Int, lines: Int)? {
    var p = quote + 1
    if p < filled, base[p] == 13, newline == 10 { p += 1 }
    if p >= filled, !reachedEnd { return nil }
    if p >= filled || base[p] == separator || base[p] == newline {
      return (Field(start: start + 1, end: quote, hasDoubledQuotes: hasDoubled), p, lines)
    }
    // Text behind a closing quote: what stands there is kept as it is written.
    while p < filled, base[p] != separator, base[p] != newline { p += 1 }
    if p >= filled, !reachedEnd { return nil }
    return (Field(start: start, end: p, hasDoubledQuotes: false), p, lines)
  }

  private func unfinishedQuote(from start: Int) -> Scan {
    fields.append(Field(start: start, end: filled, hasDoubledQuotes: false))
    return finish(at: filled, next: filled, lines: 1, end: .insideQuotes)
  }

  private func finish(at end: Int, next: Int, lines: Int, end rowEnd: RowEnd) -> Scan {
    var end = end
    if newline == 10, end > position, buffer[end - 1] == 13, rowEnd != .insideQuotes {
      end -= 1
      if let last = fields.indices.last, fields[last].end > end {
        fields[last].end = max(fields[last].start, end)
      }
    }
    for index in fields.indices where fields[index].hasDoubledQuotes {
      fields[index].end = undouble(fields[index])
      fields[index].hasDoubledQuotes = false
    }
    rowStart = position
    rowLimit = end
    rowOffset = nextRead - filled + position
    rowLine = line
    line += lines
    position = next
    self.rowEnd = rowEnd
    return .row
  }

  /// Makes doubled quotes of a field single, in place; the field's new end.
  private func undouble(_ field: Field) -> Int {
    var target = field.start
    var index = field.start
    while index < field.end {
      buffer[target] = buffer[index]
      target += 1
      index += buffer[index] == 34 ? 2 : 1
    }
    return target
  }

  /// Moves what is not used yet to the front and reads another block behind it.
  private func fill() throws(LoadError) {
    if position > 0 {
      let rest = filled - position
      if rest > 0, let base = buffer.baseAddress { memmove(base, base + position, rest) }
      filled = rest
      position = 0
    }
    if filled + Self.block > buffer.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: buffer.count * 2, alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[0..<filled]))
      buffer.deallocate()
      buffer = larger
    }
    while true {
      let count = pread(descriptor, buffer.baseAddress.map { $0 + filled }, Self.block, nextRead)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw LoadError(.readFailed, file: name, "reading failed: \(systemReason(errno))")
      }
      if count == 0 { reachedEnd = true }
      filled += count
      nextRead += count
      return
    }
  }
}
