import Synchronization

/// Reads one file into the tables of an office, and later the rows that were added to it.
final class SourceReader: @unchecked Sendable {
  let definition: SourceDefinition
  let path: String
  let name: String
  let source: UInt8
  let fileNumber: UInt16
  let tables: OfficeTables
  private var layout: Layout?
  var seen = SeenRows()
  /// By case or charge, the hash of the first row of this source; 0 for none.
  var firstRows = PackedCells()
  /// Further rows of the same ones.
  var furtherRows: Set<UInt64> = []
  /// By charge, the version that counts.
  var versions: [Int64] = []
  /// Data rows met so far, with those set aside.
  var rows = 0
  var setAside = 0
  /// How far the file has been read, in its unpacked bytes.
  private var offset = 0
  /// How far the file on disk has been read.
  private(set) var diskOffset = 0
  /// Whether the file is compressed: nothing can be added to what was read of it.
  private(set) var isPacked = false
  private var line = 1
  private(set) var status: FileStatus?
  /// Whether the last row had no newline: more of it may yet come.
  private(set) var endedWithoutNewline = false
  /// Whether more bytes at the end of the file would change rows that were read.
  var cannotGrow: Bool { endedWithoutNewline || isPacked }
  /// Room for the slots of a block's rows.
  var slots: [Int32] = []
  /// Room for rows that are gathered before they are added.
  var gathered = GatheredRows()

  /// Files smaller than this are read by one thread: starting another takes longer.
  private static let worthThreads = 1 << 20
  /// How many bytes are read before progress is told again.
  private static let tellEvery = 1 << 20

  /// Creates a reader; `source` is the entry's place among the sources, which decides conflicts.
  init(
    _ definition: SourceDefinition, source: Int, path: String, name: String, tables: OfficeTables
  ) {
    self.definition = definition
    self.source = UInt8(clamping: source)
    self.path = path
    self.name = name
    self.tables = tables
    fileNumber = tables.number(ofFile: name)
  }

  /// Reads the whole file.
  ///
  /// - Parameters:
  ///   - threads: how many may work on it.
  ///   - progress: is told the bytes that were read since it was told last.
  /// - Throws: ``LoadError`` when it cannot be read as the mapping says.
  func readAll(threads: Int, progress: (_ bytes: Int, _ rows: Int) -> Void) throws(LoadError) {
    let file = try BlockReader(path: path, name: name)
    status = file.status
    try file.sniff()
    guard let header = try file.header() else {
      throw LoadError(.badData, file: name, "is empty; a table needs at least a header")
    }
    layout = try layout(header, separator: file.separator, newline: file.newline)
    (offset, line, diskOffset) = (file.offset, file.line, file.diskOffset)
    isPacked = file.isPacked
    progress(diskOffset, 0)
    // Tables shrink to a quarter at the least; how much less is known at the end.
    let size = (status?.size ?? 0) * (isPacked ? 4 : 1)
    try read(
      file, isWhole: true, size: size, threads: size < Self.worthThreads ? 1 : threads,
      progress: progress)
  }

  /// Reads the whole rows that stand behind what was read; a half-written last row waits.
  ///
  /// - Throws: ``LoadError`` when reading fails.
  func readAppended() throws(LoadError) {
    guard let layout else { return }
    let file = try BlockReader(
      path: path, name: name, offset: offset, line: line, separator: layout.separator,
      newline: layout.newline)
    status = file.status
    try read(file, isWhole: false, size: 0, threads: 1) { _, _ in }
  }

  /// Takes another state of the file for the one that was read, its contents being the same.
  func accept(_ status: FileStatus) {
    self.status = status
  }

  /// Reads blocks with some threads; the calling one is one of them, and alone tells of progress.
  private func read(
    _ file: BlockReader, isWhole: Bool, size: Int, threads: Int,
    progress: (_ bytes: Int, _ rows: Int) -> Void
  ) throws(LoadError) {
    guard let layout else { return }
    let order = InOrder()
    let failure = Failure()
    let columns = layout.header.count
    // Each thread has a parser of its own, and no two use the file, the tables or what is told at
    // once: one takes a block, and blocks are ended one after another.
    nonisolated(unsafe) var told = diskOffset
    withoutActuallyEscaping(progress) { progress in
      nonisolated(unsafe) let progress = progress
      Parallel.perform(threads, threads: threads) { [self] _ in
        let parser = RowParser(layout)
        let next = {
          failure.catching { () throws(LoadError) in
            try file.next(parser.block, columns: columns)
          } ?? false
        }
        while order.take(next) {
          parser.parse()
          order.end(parser.block.number) {
            failure.catching { () throws(LoadError) in
              try take(parser, isWhole: isWhole, size: size)
            }
            if failure.error != nil { order.stop() }
            guard diskOffset - told > Self.tellEvery else { return }
            progress(diskOffset - told, rows)
            told = diskOffset
          }
        }
      }
    }
    if let error = failure.error { throw error }
    if isPacked { diskOffset = file.diskOffset }
    progress(diskOffset - told, rows)
  }

  /// Takes the rows of a block into the tables.
  private func take(_ parser: RowParser, isWhole: Bool, size: Int) throws(LoadError) {
    let block = parser.block
    if block.isUnended {
      guard isWhole else { return }
      endedWithoutNewline = true
      try checkQuote(block, parser.layout.newline)
    }
    if block.number == 0, size > 0 { reserve(block, size) }
    add(parser)
    offset = block.offset + block.byteCount
    diskOffset = block.diskOffset
    line = block.nextLine
  }

  /// Makes room for as many rows as the file will have if they are as long as the first ones.
  private func reserve(_ block: Block, _ size: Int) {
    let ratio = Double(size) / Double(max(block.byteCount, 1))
    let rows = Int(Double(block.rowCount) * ratio * 1.02)
    switch definition.into {
    case .case: tables.reserve(keys: tables.keys.count + rows)
    // A charge is known by its number, where it has one.
    case .charge: if layout?.number == nil { seen.reserve(rows) }
    default: seen.reserve(rows)
    }
  }

  /// A quote that is never closed would swallow the rest of the file in silence.
  private func checkQuote(_ block: Block, _ newline: UInt8) throws(LoadError) {
    let bytes = UnsafeRawBufferPointer(start: block.bytes, count: block.byteCount)
    guard block.endsInsideQuotes, bytes.contains(newline) else { return }
    throw LoadError(
      .badData, file: name, line: block.firstLine,
      "a quoted field begins in this row and never ends; close the quote")
  }

  /// The first error of several threads.
  private final class Failure: Sendable {
    private let first = Mutex<LoadError?>(nil)

    var error: LoadError? { first.withLock { $0 } }

    @discardableResult
    func catching<Value>(_ work: () throws(LoadError) -> Value) -> Value? {
      do {
        return try work()
      } catch {
        first.withLock { if $0 == nil { $0 = error } }
        return nil
      }
    }
  }
}
