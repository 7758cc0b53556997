/// The days of all tables: what the data day is, which days cannot be true, and whom a data day
/// that moves reaches.
struct OfficeSurvey {
  private struct Entry {
    let records: KeyPath<OfficeRecords, Records>
    let entity: Entity
    let column: Int
    /// Under which name its implausible days are found; `nil` for a field of the cases, whose days
    /// are looked at when they are derived.
    var finding: String?
    var mayLieAhead = false
    var tellsDataDay = false
    var survey = DaySurvey()
  }

  private var entries: [Entry] = []

  init(_ tables: OfficeTables) {
    func add(
      _ records: KeyPath<OfficeRecords, Records>, _ table: RecordTable,
      _ change: (inout Entry, String) -> Void
    ) {
      for (column, field) in table.fields.enumerated() where field.kind == .day {
        var entry = Entry(records: records, entity: table.entity, column: column)
        change(&entry, field.name)
        entries.append(entry)
      }
    }
    add(\.cases, tables.cases) { entry, _ in
      entry.tellsDataDay = [CaseField.filed, .disposed].map(\.ordinal).contains(entry.column)
    }
    add(\.otherwise, tables.otherwise) { _, _ in }
    add(\.charges, tables.charges) { entry, name in
      entry.tellsDataDay = name == ChargeField.disposed.rawValue
      entry.finding = "charge \(name)"
    }
    add(\.events, tables.events) { entry, _ in
      entry.tellsDataDay = true
      entry.finding = "event"
    }
    add(\.hearings, tables.hearings) { entry, _ in
      (entry.finding, entry.mayLieAhead) = ("hearing", true)
    }
    add(\.assignments, tables.assignments) { entry, name in
      (entry.finding, entry.mayLieAhead) = ("assignment \(name)", name == "to")
    }
    add(\.staff, tables.staff) { entry, name in
      (entry.finding, entry.mayLieAhead) = ("staff \(name)", true)
    }
  }

  /// Looks at what changed, and finds the newest filed, disposed or event day that is not after
  /// today.
  mutating func update(_ records: OfficeRecords, today: Day, threads: Int) -> Day {
    var latest = Day.missing
    for index in entries.indices {
      let column = records[keyPath: entries[index].records].columns[entries[index].column]
      entries[index].survey.update(column, today: today.number, threads: threads)
      if entries[index].tellsDataDay { latest = max(latest, entries[index].survey.latest) }
    }
    return latest < Plausibility.floor ? today : Day(latest)
  }

  /// Counts the days that cannot be true.
  mutating func judge(_ plausibility: Plausibility) {
    for index in entries.indices where entries[index].finding != nil {
      entries[index].survey.setHighest(
        plausibility.last(mayLieAhead: entries[index].mayLieAhead))
    }
  }

  /// Adds the days that cannot be true to the findings.
  func report(to tally: inout FindingTally, _ tables: OfficeTables) {
    for entry in entries {
      guard let finding = entry.finding else { continue }
      let implausible = entry.survey.implausible
      let table = tables.table(entry.entity)
      tally.add(
        .implausibleDay, finding, rows: implausible.count,
        first: implausible.first.map(table.place))
    }
  }

  /// Calls a function with the slot of each case that a data day reaches when it moves: something
  /// of it happened between the one and the other, or is planned as far ahead as may be.
  func forEachCase(
    reachedFrom before: Plausibility, to now: Plausibility, _ records: OfficeRecords,
    _ body: (Int) -> Void
  ) {
    let ranges = [
      min(before.dataDay, now.dataDay)...max(before.dataDay, now.dataDay),
      min(before.horizon, now.horizon)...max(before.horizon, now.horizon),
    ]
    for entry in entries where entry.entity != .staff {
      let slots = records[keyPath: entry.records].slots
      entry.survey.forEach(in: ranges) { body(Int(slots[$0])) }
    }
  }
}
