import Synchronization

/// How one field of an entity is read from the columns of a row.
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
  /// For a flag: the texts that mean yes.
  let yes: [String]?
  let shiftHours: Int
  /// What is more than this is a typing error.
  let most: Int32
  private let seemsDistinct = Atomic(false)
  /// Whether nearly every row has a text of its own, so that no thread need know them all.
  var isMostlyDistinct: Bool { seemsDistinct.load(ordering: .relaxed) }

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

  /// What can be wrong with a value.
  struct Faults: OptionSet {
    let rawValue: UInt8
    static let bad = Faults(rawValue: 1)
    static let unlisted = Faults(rawValue: 2)
    static let notUTF8 = Faults(rawValue: 4)
    static let variant = Faults(rawValue: 8)
  }

  /// What an empty field means.
  var valueOfNothing: Int32 { yes.map { $0.contains("") ? 1 : 0 } ?? RecordTable.missing }

  /// What a text means, which has no white space around it.
  func meaning(of text: UnsafeRawBufferPointer) -> (value: Int32, faults: Faults) {
    if let yes { return (yes.contains { $0.utf8.elementsEqual(text) } ? 1 : 0, []) }
    if text.isEmpty { return (RecordTable.missing, []) }
    guard kind == .text else {
      return switch ValueParsing.flag(text) {
      case .value(let value): (value, [])
      case .missing: (RecordTable.missing, [])
      case .bad: (RecordTable.missing, .bad)
      }
    }
    if ValueParsing.isMissing(text) { return (RecordTable.missing, []) }
    let spelling = texts.spelling(of: text)
    var faults: Faults = spelling.isUnlisted ? .unlisted : []
    if spelling.isNotUTF8 { faults.insert(.notUTF8) }
    if spelling.isVariant { faults.insert(.variant) }
    let isLabel = spelling.label != 0
    return (isLabel ? Int32(bitPattern: spelling.label) : RecordTable.missing, faults)
  }

  /// Looks whether nearly all texts are different, once some rows have been read.
  func noteDistinct(of rows: Int) {
    guard texts.isPlain, columns.count == 1, kind == .text, yes == nil else { return }
    seemsDistinct.store(texts.count > 4096 && texts.count * 8 > rows, ordering: .relaxed)
  }

  /// A number of units in days, rounded down.
  func length(_ text: UnsafeRawBufferPointer, unit: UnsafeRawBufferPointer) -> Parsed {
    guard let number = ValueParsing.decimal(text), number >= 0 else {
      return ValueParsing.isMissing(text) ? .missing : .bad
    }
    let days = mapping.units.first { $0.key.utf8.elementsEqual(unit) }?.value
    guard let days, number * Double(days) < 1e9 else { return unit.isEmpty ? .missing : .bad }
    return .value(Int32(number * Double(days)))
  }
}
