import Cases

/// The rows of cases and of what belongs to them, dirt and all, as they gather.
struct CaseSheets {
  private(set) var cases = Sheet()
  private(set) var charges = Sheet()
  private(set) var events = Sheet()
  private(set) var hearings = Sheet()
  private(set) var assignments = Sheet()
  private let roster: Roster
  private var caseDirt: CaseDirt
  private var rowDirt: RowDirt

  /// Creates sheets with their headers.
  init(roster: Roster, cases count: Int) {
    self.roster = roster
    caseDirt = CaseDirt(cases: count)
    rowDirt = RowDirt(cases: count)
    cases.add(CaseField.ofCases.map(\.rawValue))
    charges.add(ChargeRecord.fields)
    events.add(["case_id", "date", "type", "attorney"])
    hearings.add(["case_id", "date", "time", "type"])
    assignments.add(["case_id", "attorney", "from", "to"])
  }

  /// Adds a case and all that belongs to it.
  mutating func add(_ record: CaseRecord) {
    let rows = caseDirt.rows(for: record.row(roster), of: record)
    for row in rows { cases.add(row.fields, isLatin1: row.isLatin1) }
    for charge in record.charges {
      var charge = charge
      if rows.contains(where: \.hasLostItsDay) { charge.disposed = nil }
      for row in rowDirt.charges(charge.row(of: record.id)) { charges.add(row) }
    }
    for event in record.events {
      let row = [record.id, written(event.day), event.word.rawValue, event.attorney]
      for row in rowDirt.events(row) { events.add(row) }
    }
    for hearing in record.hearings {
      hearings.add([record.id, written(hearing.day), hearing.time, hearing.word.rawValue])
    }
    for held in record.assignments {
      assignments.add([record.id, held.attorney, written(held.from), written(held.to)])
    }
  }

  /// Gives away what has gathered, by file.
  mutating func take() -> [(file: String, bytes: [UInt8])] {
    [
      ("cases.csv", cases.take()), ("charges.csv", charges.take()), ("events.csv", events.take()),
      ("hearings.csv", hearings.take()), ("assignments.csv", assignments.take()),
    ]
  }

  /// How many bytes have gathered.
  var size: Int {
    cases.bytes.count + charges.bytes.count + events.bytes.count + hearings.bytes.count
      + assignments.bytes.count
  }
}
