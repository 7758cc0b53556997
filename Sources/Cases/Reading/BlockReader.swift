/// Reads a file of separated values, as RFC 4180 writes them, in blocks of whole rows.
///
/// 64 KiB a block: what is looked at several times stays in a core's cache.
final class BlockReader: @unchecked Sendable {
  /// No row may be longer than this; a lost quote must not take the memory of the machine.
  static let longestRow = 64 << 20
  private static let usualBlock = 65_536

  private let file: FileBytes
  private let source: any ByteSource
  private let name: String
  private let blockSize: Int
  private(set) var separator: UInt8
  private(set) var newline: UInt8
  /// The offset behind what was handed out, in the unpacked bytes.
  private(set) var offset: Int
  /// The line that begins there.
  private(set) var line: Int
  /// What was read and belongs to the next block.
  private var pending: [UInt8] = []
  private var reachedEnd = false
  private var number = 0

  /// Opens a file, plain or compressed, or a plain one at an offset, `line` being the line that
  /// begins there.
  ///
  /// - Throws: ``LoadError`` when the file is not there, not a regular file, or unreadable.
  init(
    path: String, name: String, offset: Int = 0, line: Int = 1, separator: UInt8 = 44,
    newline: UInt8 = 10, blockSize: Int = usualBlock
  ) throws(LoadError) {
    self.name = name
    self.offset = offset
    self.line = line
    self.separator = separator
    self.newline = newline
    self.blockSize = blockSize
    file = try FileBytes(path: path, name: name, offset: offset)
    source = offset > 0 ? file : try file.unpacked()
  }

  /// What the file was when it was opened, to tell later whether it is still the same.
  var status: FileStatus? { file.status }

  /// Whether the file is compressed, so that ``offset`` is no place in it.
  var isPacked: Bool { source.isPacked }

  /// How far the file on disk has been used.
  var diskOffset: Int { isPacked ? source.diskOffset : offset }

  /// Looks at the beginning of the file: what it is, its separator and its way of ending lines.
  ///
  /// - Throws: ``LoadError`` when this is no table of text.
  func sniff() throws(LoadError) {
    while pending.count < 4096, !reachedEnd { try readMore() }
    if let problem = pending.withUnsafeBytes({ FileKind.problem($0, name: name) }) {
      throw problem
    }
    if pending.starts(with: [0xef, 0xbb, 0xbf]) {
      pending.removeFirst(3)
      offset += 3
    }
    let head = pending.prefix(4096)
    if !head.contains(10), head.contains(13) { newline = 13 }
    separator = likelySeparator(head.prefix { $0 != newline })
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

  /// The names in the first row; `nil` where there is none.
  ///
  /// - Throws: ``LoadError`` when reading fails or the row is too long.
  func header() throws(LoadError) -> [String]? {
    while true {
      if let header = headerInPending() { return header }
      if reachedEnd { return nil }
      try checkLength(pending.count)
      try readMore()
    }
  }

  private func headerInPending() -> [String]? {
    var found: (names: [String], length: Int, lines: Int)?
    pending.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      var rows = QuotedRows(base, bytes.count, separator: separator, newline: newline)
      guard let row = rows.first() ?? (reachedEnd && !bytes.isEmpty ? rows.last() : nil) else {
        return
      }
      let scratch = Scratch()
      let names = zip(row.marks, row.marks.dropFirst()).map { before, behind in
        let raw = UnsafeRawBufferPointer(rebasing: bytes[Int(before + 1)..<Int(behind)])
        return String(decoding: FieldText.text(of: raw, scratch: scratch), as: UTF8.self)
      }
      let end = Int(row.marks[row.marks.count - 1])
      found = (names, min(end + 1, bytes.count), row.lines)
    }
    guard let found else { return nil }
    pending.removeFirst(found.length)
    offset += found.length
    line += found.lines
    return found.names
  }

  /// Reads the next rows into a block; `false` at the end of the file.
  ///
  /// - Throws: ``LoadError`` when reading fails or a row is longer than ``longestRow``.
  func next(_ block: Block, columns: Int) throws(LoadError) -> Bool {
    var filled = pending.count
    block.byteCount = 0
    block.reserve(filled + blockSize)
    pending.withUnsafeBytes { pending in
      if let base = pending.baseAddress { block.bytes.copyMemory(from: base, byteCount: filled) }
    }
    pending.removeAll(keepingCapacity: true)
    block.offset = offset
    block.firstLine = line
    block.number = number
    while true {
      filled += try read(into: block, at: filled)
      guard filled > 0 else { return false }
      var used = block.index(filled, columns: columns, separator: separator, newline: newline)
      if used == 0 {
        guard reachedEnd else {
          try checkLength(filled)
          continue
        }
        block.indexLast(filled, columns: columns, separator: separator, newline: newline)
        used = filled
      }
      pending.append(
        contentsOf: UnsafeRawBufferPointer(start: block.bytes + used, count: filled - used))
      offset += used
      block.diskOffset = diskOffset
      line = block.nextLine
      number += 1
      return true
    }
  }

  private func checkLength(_ length: Int) throws(LoadError) {
    guard length > Self.longestRow else { return }
    throw LoadError(
      .badData, file: name, line: line,
      "a row of more than \(Self.longestRow >> 20) MiB begins here; a quote may be missing")
  }

  /// Reads a block's worth behind what a block holds, or as much again as that: each look begins at
  /// the row's start, so that one block at a time would take a time that grows with the square.
  private func read(into block: Block, at filled: Int) throws(LoadError) -> Int {
    let wanted = max(blockSize, filled)
    block.byteCount = filled
    block.reserve(filled + wanted)
    var added = 0
    while added < wanted, !reachedEnd {
      let target = UnsafeMutableRawBufferPointer(
        start: block.bytes + filled + added, count: wanted - added)
      added += try read(into: target)
    }
    return added
  }

  private func readMore() throws(LoadError) {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: blockSize, alignment: 16)
    defer { room.deallocate() }
    let added = try read(into: room)
    pending.append(contentsOf: UnsafeRawBufferPointer(rebasing: room[..<added]))
  }

  private func read(into target: UnsafeMutableRawBufferPointer) throws(LoadError) -> Int {
    let count = try source.read(into: target)
    if count == 0 { reachedEnd = true }
    return count
  }
}
