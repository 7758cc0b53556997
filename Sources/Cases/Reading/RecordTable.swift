/// The records of one entity as they were read and merged: one column of 32-bit values a field.
///
/// Texts are label codes, days are day numbers, flags 0 or 1; ``missing`` stands for nothing.
/// Columns are plain memory that grows together, since every field of every row goes through here.
final class RecordTable {
  /// The value that stands for nothing, in every column.
  static let missing = Int32.min

  let entity: Entity
  let fields: [Entity.Field]
  /// By field, the texts of a text field.
  let texts: [TextColumnBuilder]
  /// How many records there are.
  private(set) var count = 0
  private var capacity = 0
  private let columns: UnsafeMutablePointer<UnsafeMutablePointer<Int32>?>
  /// By field, which source gave each value; only where rows of several sources may meet.
  private let owners: UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>
  /// The case slot of each record.
  private var slotOf = UnsafeMutablePointer<Int32>.allocate(capacity: 0)
  /// Where each record was first read.
  private var placeOf = UnsafeMutablePointer<RecordPlace>.allocate(capacity: 0)

  /// Creates an empty table.
  init(_ entity: Entity, definition: OfficeDefinition) {
    self.entity = entity
    fields = entity.fields
    columns = .allocate(capacity: fields.count)
    columns.initialize(repeating: nil, count: fields.count)
    owners = .allocate(capacity: fields.count)
    owners.initialize(repeating: nil, count: fields.count)
    texts = fields.map {
      TextColumnBuilder(field: entity.valuesName(of: $0.name), definition: definition)
    }
  }

  deinit {
    for field in fields.indices {
      columns[field]?.deallocate()
      owners[field]?.deallocate()
    }
    columns.deallocate()
    owners.deallocate()
    slotOf.deallocate()
    placeOf.deallocate()
  }

  /// Makes room for a field; `isShared` where rows of several sources may meet in a record.
  func map(_ field: Int, isShared: Bool) {
    if columns[field] == nil {
      columns[field] = Self.grown(nil, from: 0, to: capacity, filledWith: Self.missing)
    }
    if isShared, owners[field] == nil {
      owners[field] = Self.grown(nil, from: 0, to: capacity, filledWith: 0)
    }
  }

  /// Adds a record with no values yet.
  func append(slot: Int32, place: RecordPlace) -> Int {
    if count == capacity { grow() }
    slotOf[count] = slot
    placeOf[count] = place
    count += 1
    return count - 1
  }

  /// A copy of a field's values, one a record; `nil` for a field that no source maps.
  func column(_ field: Int) -> [Int32]? {
    columns[field].map { Array(UnsafeBufferPointer(start: $0, count: count)) }
  }

  /// Whether some source maps a field.
  func hasColumn(_ field: Int) -> Bool { columns[field] != nil }

  /// The case slots of all records.
  var slots: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: slotOf, count: count) }

  /// Where a record was first read.
  func place(_ record: Int) -> RecordPlace { placeOf[record] }

  /// The value of a record's field; ``missing`` where it is not mapped.
  func value(_ record: Int, _ field: Int) -> Int32 {
    columns[field].map { $0[record] } ?? Self.missing
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
    guard value != Self.missing, let column = columns[field] else { return .unchanged }
    let old = column[record]
    if old == Self.missing {
      column[record] = value
      owners[field]?[record] = source
      return .filled
    }
    guard old != value else { return .unchanged }
    switch take {
    case .first:
      let owner = owners[field]?[record] ?? source
      guard owner == source && updates || owner > source else { return .conflict }
      column[record] = value
      owners[field]?[record] = source
      return owner == source ? .updated : .conflict
    case .earliest: column[record] = min(old, value)
    case .latest, .largest, .any: column[record] = max(old, value)
    case .mostSevere:
      let standard = texts[field].standard
      let severer = rank(standard[Int(value)]) < rank(standard[Int(old)])
      if severer { column[record] = value }
    }
    return .updated
  }

  private func rank(_ standard: UInt8) -> UInt8 { standard == 0 ? .max : standard }

  private func grow() {
    let larger = max(1024, capacity * 2)
    for field in fields.indices {
      if let column = columns[field] {
        columns[field] = Self.grown(column, from: count, to: larger, filledWith: Self.missing)
      }
      if let owner = owners[field] {
        owners[field] = Self.grown(owner, from: count, to: larger, filledWith: 0)
      }
    }
    slotOf = Self.grown(slotOf, from: count, to: larger, filledWith: 0)
    let noPlace = RecordPlace(file: 0, line: 0)
    placeOf = Self.grown(placeOf, from: count, to: larger, filledWith: noPlace)
    capacity = larger
  }

  /// Larger memory with the same values, the new ones filled; the old memory is given back.
  private static func grown<Value: BitwiseCopyable>(
    _ old: UnsafeMutablePointer<Value>?, from count: Int, to capacity: Int,
    filledWith value: Value
  ) -> UnsafeMutablePointer<Value> {
    let memory = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
    if let old {
      memory.initialize(from: old, count: count)
      old.deallocate()
    }
    (memory + count).initialize(repeating: value, count: capacity - count)
    return memory
  }
}

/// Where a record was read: a file by number, and a line.
struct RecordPlace: Hashable, BitwiseCopyable {
  var file: UInt16
  var line: UInt32
}
