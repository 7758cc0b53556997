/// The records of one entity as they were read and merged: one column of 32-bit values a field.
///
/// Texts are label codes, days are day numbers, flags 0 or 1; ``missing`` stands for nothing.
final class RecordTable {
  /// The value that stands for nothing, in every column.
  static let missing = Int32.min

  let entity: Entity
  let fields: [Entity.Field]
  /// By field; `nil` for a field that no source maps.
  private(set) var columns: [[Int32]?]
  /// By field, which source gave each value; only where several sources feed the field.
  private var owners: [[UInt8]?]
  /// By field, the texts of a text field.
  let texts: [TextColumnBuilder]
  /// The case slot of each record.
  private(set) var slots: [Int32] = []
  /// Where each record was first read.
  private(set) var places: [RecordPlace] = []

  /// Creates an empty table.
  init(_ entity: Entity, definition: OfficeDefinition) {
    self.entity = entity
    fields = entity.fields
    columns = Array(repeating: nil, count: fields.count)
    owners = Array(repeating: nil, count: fields.count)
    texts = fields.map {
      TextColumnBuilder(field: entity.valuesName(of: $0.name), definition: definition)
    }
  }

  /// How many records there are.
  var count: Int { slots.count }

  /// Makes room for a field; `isShared` where several sources feed it.
  func map(_ field: Int, isShared: Bool) {
    if columns[field] == nil {
      columns[field] = Array(repeating: Self.missing, count: count)
    }
    if isShared, owners[field] == nil { owners[field] = Array(repeating: 0, count: count) }
  }

  /// Adds a record with no values yet.
  func append(slot: Int32, place: RecordPlace) -> Int {
    slots.append(slot)
    places.append(place)
    for field in columns.indices {
      columns[field]?.append(Self.missing)
      owners[field]?.append(0)
    }
    return count - 1
  }

  /// Adds a record with its values, one a mapped field, for entities whose rows never merge.
  func append(slot: Int32, place: RecordPlace, values: [(field: Int, value: Int32)]) {
    slots.append(slot)
    places.append(place)
    for (field, value) in values { columns[field]?.append(value) }
    // Fields that other sources of the entity map, and this one does not.
    for field in columns.indices where columns[field].map({ $0.count < slots.count }) ?? false {
      columns[field]?.append(Self.missing)
    }
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
      columns[field]?[record] = value
      owners[field]?[record] = source
      return .filled
    }
    guard old != value else { return .unchanged }
    switch take {
    case .first:
      let owner = owners[field]?[record] ?? source
      guard owner == source && updates || owner > source else { return .conflict }
      columns[field]?[record] = value
      owners[field]?[record] = source
      return owner == source ? .updated : .conflict
    case .earliest: columns[field]?[record] = min(old, value)
    case .latest, .largest, .any: columns[field]?[record] = max(old, value)
    case .mostSevere:
      let standard = texts[field].standard
      let severer = rank(standard[Int(value)]) < rank(standard[Int(old)])
      if severer { columns[field]?[record] = value }
    }
    return .updated
  }

  private func rank(_ standard: UInt8) -> UInt8 { standard == 0 ? .max : standard }
}

/// Where a record was read: a file by number, and a line.
struct RecordPlace: Hashable {
  var file: UInt16
  var line: UInt32
}
