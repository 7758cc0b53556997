/// Reads one field of an entity from the columns of a row.
final class FieldReader {
  /// The field's place in its table.
  let field: Int
  let name: String
  let kind: CaseField.Kind
  let mapping: FieldMapping
  /// The columns of the file that feed it.
  let columns: [Int]
  let unitColumn: Int?
  let texts: TextColumnBuilder
  /// Which of several rows gives the value.
  let take: FieldMapping.Take
  private let yes: [String]?
  private let shiftHours: Int
  /// What is more than this is a typing error.
  private let most: Int32

  init(
    field: Int, name: String, kind: CaseField.Kind, mapping: FieldMapping, columns: [Int],
    unitColumn: Int?, texts: TextColumnBuilder
  ) {
    self.field = field
    self.name = name
    self.kind = kind
    self.mapping = mapping
    self.columns = columns
    self.unitColumn = unitColumn
    self.texts = texts
    take = mapping.take
    yes = mapping.yes
    shiftHours = mapping.shiftHours
    most = name == ChargeField.sentenceDays.rawValue ? SentencePatterns.longestDays : .max
  }

  /// What was wrong with a value.
  enum Fault {
    case bad
    case unlisted(String)
    case notUTF8
    case variant
  }

  /// The field's value in a row; `fault` tells what is wrong with it.
  ///
  /// `bytes` gives a column's bytes, trimmed; `scratch` is room for joined columns.
  func value(
    _ bytes: (Int) -> UnsafeRawBufferPointer, scratch: inout [UInt8],
    fault: (Fault) -> Void
  ) -> Int32 {
    let first = bytes(columns[0])
    if let yes {
      return yes.contains { $0.utf8.elementsEqual(first) } ? 1 : 0
    }
    if first.isEmpty { return RecordTable.missing }
    let parsed: Parsed
    switch kind {
    case .text: return text(first, bytes, &scratch, fault)
    case .day: parsed = ValueParsing.day(first, shiftHours: shiftHours)
    case .number:
      parsed = unitColumn.map { length(first, unit: bytes($0)) } ?? ValueParsing.number(first)
    case .flag: parsed = ValueParsing.flag(first)
    }
    switch parsed {
    case .value(let value) where value <= most: return value
    case .missing: return RecordTable.missing
    case .value, .bad:
      fault(.bad)
      return RecordTable.missing
    }
  }

  private func text(
    _ first: UnsafeRawBufferPointer, _ bytes: (Int) -> UnsafeRawBufferPointer,
    _ scratch: inout [UInt8], _ fault: (Fault) -> Void
  ) -> Int32 {
    guard columns.count > 1 else { return spelled(first, fault) }
    scratch.removeAll(keepingCapacity: true)
    for (index, column) in columns.enumerated() {
      if index > 0 { scratch.append(contentsOf: mapping.join.utf8) }
      scratch.append(contentsOf: bytes(column))
    }
    return scratch.withUnsafeBytes { spelled($0, fault) }
  }

  private func spelled(_ bytes: UnsafeRawBufferPointer, _ fault: (Fault) -> Void) -> Int32 {
    if ValueParsing.isMissing(bytes) { return RecordTable.missing }
    let spelling = texts.spelling(of: bytes)
    if spelling.isUnlisted { fault(.unlisted(texts.labels[Int(spelling.label)])) }
    if spelling.isNotUTF8 { fault(.notUTF8) }
    if spelling.isVariant { fault(.variant) }
    return Int32(bitPattern: spelling.label)
  }

  /// A number of units in days, rounded down.
  private func length(_ text: UnsafeRawBufferPointer, unit: UnsafeRawBufferPointer) -> Parsed {
    guard let number = ValueParsing.decimal(text), number >= 0 else {
      return ValueParsing.isMissing(text) ? .missing : .bad
    }
    let days = mapping.units.first { $0.key.utf8.elementsEqual(unit) }?.value
    guard let days, number * Double(days) < 1e9 else { return unit.isEmpty ? .missing : .bad }
    return .value(Int32(number * Double(days)))
  }
}
