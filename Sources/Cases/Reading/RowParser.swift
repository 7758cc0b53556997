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
  /// The keys, empty where a row has none or is not wanted.
  private(set) var keys = HashedTexts()
  /// The versions of charges.
  private(set) var versions: [Int64] = []

  private let writtenKeys = WrittenTexts()
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
    let (fields, columns) = (block.fields, layout.header.count)
    rowHashes = (0..<fields.rowCount).map { ByteHash.hash(fields.row($0, columns: columns)) }
  }

  /// Finds out what the values mean; called in the order of the file.
  func resolve() {
    for column in fields { column.resolve(block) }
    for column in otherwise { column.resolve(block) }
    number?.resolve(block)
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
    writtenKeys.clear()
    var empty = keys
    keys = HashedTexts()
    empty.removeAll()
    if let first = layout.key.first { keys = keyTexts(first, in: empty) }
  }

  /// The keys of all rows.
  private func keyTexts(_ first: Int, in empty: consuming HashedTexts) -> HashedTexts {
    // A local value: each change of an object's own would be checked for another thread's.
    var texts = empty
    let (fields, scratch) = (block.fields, scratch)
    let (isOneColumn, wanted) = (layout.key.count == 1, wanted)
    for row in 0..<fields.rowCount {
      guard wanted.isEmpty || wanted[row] else {
        texts.appendNothing()
        continue
      }
      let key =
        isOneColumn
        ? FieldText.text(of: fields[row, first], scratch: scratch) : joinedKey(row, first)
      texts.append(fields.holds(key) ? key : writtenKeys.keep(key))
    }
    return texts
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
