/// What a table held when a generation was made: values that later reading does not change.
struct Records: Sendable {
  let entity: Entity
  let count: Int
  /// By field, the values; `nil` for a field that no source maps.
  let columns: [Numbers?]
  /// The case slot of each record.
  let slots: Offsets

  init(_ table: RecordTable) {
    entity = table.entity
    count = table.count
    columns = table.fields.indices.map { table.column($0) }
    slots = table.slots
  }

  /// Calls a function with each record that another state of the table has too, with other values;
  /// with a record once for each of them.
  func forEachDifference(from other: Records, _ body: (Int) -> Void) {
    for case (let column?, let before?) in zip(columns, other.columns) {
      column.cells.forEachDifference(from: before.cells, body)
    }
  }

  /// Whether the same fields are mapped as in another state.
  func hasSameColumns(as other: Records) -> Bool {
    columns.count == other.columns.count
      && zip(columns, other.columns).allSatisfy { ($0 == nil) == ($1 == nil) }
  }
}

/// All that was read of an office, as it was when a generation was made.
struct OfficeRecords: Sendable {
  let cases, otherwise, charges, events, hearings, assignments, staff, population: Records

  init(_ tables: OfficeTables) {
    cases = Records(tables.cases)
    otherwise = Records(tables.otherwise)
    charges = Records(tables.charges)
    events = Records(tables.events)
    hearings = Records(tables.hearings)
    assignments = Records(tables.assignments)
    staff = Records(tables.staff)
    population = Records(tables.population)
  }
}
