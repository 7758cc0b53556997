/// Reads the rows of a block as a layout says, for one thread: first the columns, one after the
/// other, then, in the order of the file, what they mean.
final class RowParser {
  let layout: SourceReader.Layout
  let block = Block()
  /// In the order of the layout's fields, those for "otherwise", and the charge's number.
  let fields: [ColumnParser]
  let otherwise: [ColumnParser]
  let number: ColumnParser?
  /// Whether each row is one that the source wants; empty where all are.
  private(set) var wanted: [Bool] = []
  /// The hash of each row's bytes.
  private(set) var rowHashes: [UInt64] = []
  private(set) var keyHashes: [UInt64] = []
  /// The versions of charges.
  private(set) var versions: [Int64] = []

  private var keys: [(offset: Int32, length: Int32, isWritten: Bool)] = []
  private let writtenKeys = Scratch()
  private let scratch = Scratch()

  init(_ layout: SourceReader.Layout) {
    self.layout = layout
    let scratch = scratch
    fields = layout.fields.map { ColumnParser($0, scratch: scratch) }
    otherwise = layout.otherwise.map { ColumnParser($0, scratch: scratch) }
    number = layout.number.map { ColumnParser($0, scratch: scratch) }
  }

  /// All columns.
  var columns: [ColumnParser] { fields + otherwise + (number.map { [$0] } ?? []) }

  /// Reads the block's rows.
  func parse() {
    for column in fields { column.parse(block) }
    for column in otherwise { column.parse(block) }
    number?.parse(block)
    parseConditions()
    parseKeys()
    parseVersions()
    rowHashes.removeAll(keepingCapacity: true)
    for row in 0..<block.rowCount {
      rowHashes.append(ByteHash.hash(block.row(row, columns: layout.header.count)))
    }
  }

  /// Finds out what the values mean; called in the order of the file.
  func resolve() {
    for column in fields { column.resolve(block) }
    for column in otherwise { column.resolve(block) }
    number?.resolve(block)
  }

  /// The bytes of a row's key; empty where it has none.
  func key(_ row: Int) -> UnsafeRawBufferPointer {
    let key = keys[row]
    let base = key.isWritten ? writtenKeys.bytes.baseAddress : UnsafeRawPointer(block.bytes)
    return UnsafeRawBufferPointer(
      start: base.map { $0 + Int(key.offset) }, count: Int(key.length))
  }

  /// A column's text in a row, its quotes off.
  private func text(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer {
    FieldText.text(of: block.field(row, column), scratch: scratch)
  }

  private func parseConditions() {
    wanted.removeAll(keepingCapacity: true)
    guard !layout.conditions.isEmpty else { return }
    for row in 0..<block.rowCount {
      wanted.append(
        layout.conditions.allSatisfy { condition in
          let value = text(row, condition.column)
          return condition.values.contains { $0.utf8.elementsEqual(value) }
        })
    }
  }

  private func parseKeys() {
    keys.removeAll(keepingCapacity: true)
    keyHashes.removeAll(keepingCapacity: true)
    writtenKeys.clear()
    guard let first = layout.key.first else { return }
    for row in 0..<block.rowCount {
      let bytes = layout.key.count == 1 ? text(row, first) : joinedKey(row, first)
      guard let base = bytes.baseAddress, !bytes.isEmpty else {
        keys.append((0, 0, false))
        keyHashes.append(0)
        continue
      }
      keyHashes.append(ByteHash.hash(base, bytes.count))
      let isWritten =
        base < UnsafeRawPointer(block.bytes) || base >= block.bytes + block.byteCount
      let offset = isWritten ? writtenKeys.count : base - UnsafeRawPointer(block.bytes)
      if isWritten { writtenKeys.append(bytes) }
      keys.append((Int32(truncatingIfNeeded: offset), Int32(bytes.count), isWritten))
    }
  }

  private let joined = Scratch()

  /// A key made of several columns; empty where the first one is.
  private func joinedKey(_ row: Int, _ first: Int) -> UnsafeRawBufferPointer {
    joined.clear()
    let text = text(row, first)
    if text.isEmpty { return text }
    joined.append(text)
    for column in layout.key.dropFirst() {
      joined.append(47)
      joined.append(self.text(row, column))
    }
    return joined.bytes
  }

  private func parseVersions() {
    versions.removeAll(keepingCapacity: true)
    guard let column = layout.version else { return }
    for row in 0..<block.rowCount {
      versions.append(ValueParsing.long(text(row, column)) ?? 0)
    }
  }
}
