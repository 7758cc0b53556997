/// The records of one entity as they were read and merged: one column of 32-bit values a field.
///
/// Texts are label codes, days are day numbers, flags 0 or 1; ``missing`` stands for nothing.
final class RecordTable {
  /// The value that stands for nothing, in every column.
  static let missing = Int32.min

  let entity: Entity
  let fields: [Entity.Field]
  /// By field, the texts of a text field.
  let texts: [TextColumnBuilder]
  /// How many records there are.
  private(set) var count = 0
  private var columns: [Numbers?]
  /// By field, which source gave each value; only where rows of several sources may meet.
  private var owners: [PackedCells?]
  /// The case slot of each record.
  private(set) var slots = Offsets()
  /// The line on which each record was first read.
  private var lines = Offsets()
  /// The files that records were first read from: each from a record on.
  private var files: [(first: Int, file: UInt16)] = []

  /// Creates an empty table.
  init(_ entity: Entity, definition: OfficeDefinition) {
    self.entity = entity
    fields = definition.fields(of: entity)
    let standard = entity.fields.count
    columns = Array(repeating: nil, count: fields.count)
    owners = Array(repeating: nil, count: fields.count)
    texts = fields.enumerated().map { index, field in
      TextColumnBuilder(
        field: index < standard ? entity.valuesName(of: field.name) : nil, definition: definition)
    }
  }

  /// Makes room for a field; `isShared` where rows of several sources may meet in a record.
  func map(_ field: Int, isShared: Bool) {
    if columns[field] == nil {
      columns[field] = Numbers(
        repeating: Self.missing, count: count, bias: Self.bias(fields[field].kind))
    }
    if isShared, owners[field] == nil {
      owners[field] = PackedCells(repeatElement(0, count: count))
    }
  }

  /// What makes the usual values of a kind small cells.
  private static func bias(_ kind: CaseField.Kind) -> Int32 {
    switch kind {
    case .text: Numbers.codeBias
    case .day: Numbers.dayBias
    case .number, .flag: Numbers.numberBias
    }
  }

  /// Adds records, whose values are filled in afterwards, then ``endAdding()`` called.
  ///
  /// - Returns: the first one.
  func add(slots: [Int32], lines: [UInt32], file: UInt16) -> Int {
    let first = count
    self.slots.append(contentsOf: slots)
    self.lines.append(contentsOf: lines.map { Int32(bitPattern: $0) })
    if files.last?.file != file { files.append((first, file)) }
    count += lines.count
    return first
  }

  /// Gives the records that were added last the values of a field, which are packed in place.
  func fill(_ field: Int, _ values: UnsafeMutableBufferPointer<Int32>, from source: UInt8) {
    if owners[field] != nil {
      owners[field]?.append(
        contentsOf: values.map { $0 == Self.missing ? 0 : UInt32(source) })
    }
    columns[field]?.append(packing: values)
  }

  /// Gives the records that were added last one value of a field.
  func fill(_ field: Int, repeating value: Int32, count: Int, from source: UInt8) {
    columns[field]?.append(repeating: value, count: count)
    owners[field]?.append(repeating: UInt32(source), count: count)
  }

  /// Gives the records that were added last no value of the fields that were not filled.
  func endAdding() {
    for field in columns.indices {
      if let column = columns[field], column.count < count {
        columns[field]?.append(repeating: Self.missing, count: count - column.count)
      }
      if let owner = owners[field], owner.count < count {
        owners[field]?.append(repeating: 0, count: count - owner.count)
      }
    }
  }

  /// Whether the records that were added last have a value of a field already.
  func isFilled(_ field: Int) -> Bool { columns[field].map { $0.count == count } ?? true }

  /// A field's values, one a record; `nil` for a field that no source maps.
  func column(_ field: Int) -> Numbers? { columns[field] }

  /// Whether some source maps a field.
  func hasColumn(_ field: Int) -> Bool { columns[field] != nil }

  /// Where a record was first read.
  func place(_ record: Int) -> RecordPlace {
    let file = files.last { $0.first <= record }?.file ?? 0
    return RecordPlace(file: file, line: UInt32(bitPattern: lines[record]))
  }

  /// The value of a record's field; ``missing`` where it is not mapped.
  func value(_ record: Int, _ field: Int) -> Int32 {
    columns[field]?[record] ?? Self.missing
  }

  /// Sets a value whatever stands there.
  func set(_ record: Int, _ field: Int, _ value: Int32) {
    columns[field]?[record] = value
  }

  /// What merging a value did.
  enum Merged {
    case unchanged, filled, updated
    /// Two rows disagree.
    case conflict
  }

  /// Merges a value of a later row into a record, as the rule for the field says.
  func merge(
    _ record: Int, _ field: Int, _ value: Int32, from source: UInt8, take: FieldMapping.Take,
    updates: Bool
  ) -> Merged {
    guard value != Self.missing, let old = columns[field]?[record] else { return .unchanged }
    if old == Self.missing {
      set(record, field, value)
      owners[field]?.set(record, UInt32(source))
      return .filled
    }
    guard old != value else { return .unchanged }
    switch take {
    case .first:
      let owner = owners[field].map { UInt8(truncatingIfNeeded: $0[record]) } ?? source
      guard owner == source && updates || owner > source else { return .conflict }
      set(record, field, value)
      owners[field]?.set(record, UInt32(source))
      return owner == source ? .updated : .conflict
    case .earliest: set(record, field, min(old, value))
    case .latest, .largest, .any: set(record, field, max(old, value))
    case .mostSevere:
      let standard = texts[field].standard
      let severer = rank(standard[Int(value)]) < rank(standard[Int(old)])
      if severer { set(record, field, value) }
    }
    return .updated
  }

  private func rank(_ standard: UInt8) -> UInt8 { standard == 0 ? .max : standard }
}

/// Where a record was read: a file by number, and a line.
struct RecordPlace: Hashable, BitwiseCopyable, Comparable {
  var file: UInt16
  var line: UInt32

  static func < (left: RecordPlace, right: RecordPlace) -> Bool {
    (left.file, left.line) < (right.file, right.line)
  }
}
