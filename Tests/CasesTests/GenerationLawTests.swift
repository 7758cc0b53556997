import Testing

@testable import Cases

/// Each generation of an office that is fed at random is the one that reading everything anew
/// makes: every table, a data day that moves, words that come from several tables.
@Suite("Generations made one from another")
struct GenerationLawTests {
  private static let settings = """
    office: Small County
    placeholders: [Vacant]
    class_order: [F1, F2, M1]
    defaults: { unit: General, severity: misdemeanor }
    values: { disposition: { plea: [Pled], dismissed: [Gone] } }
    sources:
      - { file: cases.csv, into: case, key: [case_id], fields: canonical,
          columns: { seen: { from: seen, kind: day }, note: note },
          otherwise: { attorney: second_attorney, filed: second_filed, agency: second_agency,
                       disposition: second_disposition, judge: second_judge } }
      - { file: charges.csv, into: charge, key: [case_id], fields: canonical }
      - { file: events.csv, into: event, key: [case_id], fields: canonical }
      - { file: hearings.csv, into: hearing, key: [case_id], fields: canonical }
      - { file: assignments.csv, into: assignment, key: [case_id], fields: canonical }
      - { file: staff.csv, into: staff, fields: canonical }
      - { file: population.csv, into: population, fields: canonical }

    """

  private static let names = ["", "Ada Lo", "ADA LO", "Ben Fox", "ben fox", "Vacant", "Cy"]
  private static let days = [
    "", "day", "day", "day", "2024-06-29", "2025-03-01", "1850-01-01", "x",
  ]

  /// By file, its columns and what stands in them.
  private static let columns: [String: [(name: String, values: [String])]] = [
    "cases.csv": [
      ("case_id", ["id"]), ("defendant_id", ["", "D1", "D2", "D3"]), ("attorney", names),
      ("unit", ["", "Drugs", "Homicide"]), ("supervisor", ["", "Sue", "SUE"]),
      ("judge", ["", "Hon. Ray"]), ("offense", ["", "Theft", "Arson"]),
      ("severity", ["", "felony", "misdemeanor", "odd"]),
      ("race", ["", "White", "Black", "Martian"]),
      ("ethnicity", ["", "Hispanic", "not Hispanic", "Y"]), ("age", ["", "30", "5", "-1", "x"]),
      ("victim_age", ["", "0", "130"]), ("priors", ["", "2", "-3"]), ("filed", days),
      ("screened", days), ("discovery_due", days + ["2028-01-01", "2029-05-01", "2031-01-01"]),
      ("status", ["", "", "open", "closed", "inactive"]), ("disposed", days),
      ("disposition", ["", "", "Pled", "dismissed", "odd"]), ("sentence", ["", "jail", "fine"]),
      ("sentence_days", ["", "30"]), ("diversion_accepted", ["", "yes", "no"]),
      ("filed_severity", ["", "", "felony"]), ("charge_reduced", ["", "", "yes"]),
      ("updated", ["", "day"]), ("seen", days), ("note", ["", "one", "two"]),
      ("second_attorney", names), ("second_filed", days), ("second_agency", ["", "PD", "SO"]),
      ("second_disposition", ["", "", "acquitted", "odd"]),
      ("second_judge", ["", "HON RAY", "Kim"]),
    ],
    "charges.csv": [
      ("case_id", ["id"]), ("number", ["1", "2", "3", ""]), ("lead", ["", "", "yes"]),
      ("class", ["", "F1", "F2", "M1"]), ("severity", ["", "felony", "misdemeanor"]),
      ("filed_class", ["", "F1", "M1"]), ("offense", ["", "theft", "Fraud", "Riot"]),
      ("filed", days), ("disposed", days), ("disposition", ["", "Pled", "acquitted", "weird"]),
      ("sentence", ["", "prison", "jail", "probation"]), ("sentence_days", ["", "10", "400"]),
      ("diversion_accepted", ["", "", "yes"]), ("judge", ["", "hon ray", "Lee"]),
    ],
    "events.csv": [
      ("case_id", ["id"]), ("date", days), ("type", ["", "hearing", "continuance", "clerical"]),
    ],
    "hearings.csv": [
      ("case_id", ["id"]), ("date", days + ["2024-07-03", "2028-02-01", "2029-04-01"]),
      ("time", ["", "09:00"]), ("type", ["", "hearing"]),
    ],
    "assignments.csv": [
      ("case_id", ["id"]), ("attorney", names), ("from", days),
      ("to", days + ["2024-09-01", "2029-01-01"]),
    ],
    "staff.csv": [
      ("attorney", names), ("unit", ["", "Drugs", "Appeals"]), ("supervisor", ["", "sue", "Tom"]),
      ("leader", ["", "yes", "maybe"]), ("fte", ["", "1", "odd"]), ("from", days), ("to", days),
      ("placeholder", ["", "", "yes"]),
    ],
    "population.csv": [
      ("race", ["White", "Black"]), ("count", ["100", "x"]), ("year", ["2020"]),
    ],
  ]

  private static let often = [
    "cases.csv", "cases.csv", "charges.csv", "charges.csv", "events.csv", "hearings.csv",
    "assignments.csv",
  ]

  @Test("equal what reading everything anew makes", arguments: 1...8 as ClosedRange<UInt64>)
  func sameAsFresh(seed: UInt64) throws {
    var dice = Dice(state: seed)
    var files = Self.columns.mapValues { $0.map(\.name).joined(separator: ",") + "\n" }
    files["office.yml"] = Self.settings
    let isLarge = seed.isMultiple(of: 4)
    for file in Self.often + ["staff.csv"] {
      for _ in 0..<dice.roll(isLarge ? 400 : 20) {
        files[file, default: ""] += Self.row(of: file, step: 0, isLarge, &dice)
      }
    }
    let office = try OfficeOnDisk(files)
    let reader = OfficeReader(path: office.path, options: .test)
    var store = try reader.load()
    reader.remember()
    expect(store, isSameAs: try office.load())
    var partial = 0
    for step in 1...25 {
      for _ in 0...dice.roll(3) {
        let isRare = dice.roll(12) == 0
        let file =
          isRare ? dice.one(of: ["staff.csv", "population.csv"]) : dice.one(of: Self.often)
        let rows = (0...dice.roll(4)).map { _ in Self.row(of: file, step: step, isLarge, &dice) }
        try office.append(file, rows.joined())
      }
      guard case .changed(let next, _) = try reader.refresh() else { continue }
      expect(next, isSameAs: try office.load())
      expectOnlyNamedChanges(from: store, to: next)
      if next.changes != nil { partial += 1 }
      store = next
    }
    #expect(partial > 5)
  }

  private static func row(
    of file: String, step: Int, _ isLarge: Bool, _ dice: inout Dice
  ) -> String {
    (columns[file] ?? []).map { column in
      switch dice.one(of: column.values) {
      case "id": "C\(dice.roll(isLarge ? 600 : 30))"
      case "day": recentDay(step, &dice)
      case let value: value
      }
    }.joined(separator: ",") + "\n"
  }

  /// A day that mostly lies before the data day of this step, and sometimes moves it.
  private static func recentDay(_ step: Int, _ dice: inout Dice) -> String {
    let newest = Day(day("2023-09-01").number + Int32(step * 4))
    return Day(newest.number - Int32(dice.roll(200))).description
  }

  private func expect(_ store: CaseStore, isSameAs fresh: CaseStore) {
    #expect(store.dataDay == fresh.dataDay)
    for past in [nil, day("2023-06-30"), day("2023-09-15")] {
      let (view, freshView) = (
        past.map(store.lookingBack) ?? store, past.map(fresh.lookingBack) ?? fresh
      )
      #expect(view.texts == freshView.texts)
      #expect(view.facts == freshView.facts)
    }
    #expect(store.derived.placeholderCodes.count == fresh.derived.placeholderCodes.count)
    #expect(Set(store.findings.all).symmetricDifference(fresh.findings.all) == [])
    #expect(store.findings == fresh.findings)
    #expect(store.staff == fresh.staff)
    #expect(store.population == fresh.population)
    for row in stride(from: 0, to: fresh.count, by: 1 + fresh.count / 50) {
      #expect(store.related.charges(of: row) == fresh.related.charges(of: row))
      #expect(store.related.events(of: row) == fresh.related.events(of: row))
      #expect(store.related.hearings(of: row) == fresh.related.hearings(of: row))
      #expect(store.holders(of: row) == fresh.holders(of: row))
    }
  }

  /// Rows that the changes do not name are what they were.
  private func expectOnlyNamedChanges(from before: CaseStore, to now: CaseStore) {
    guard let changes = now.changes else { return }
    #expect(changes.since == before.generation)
    #expect(changes.added == now.count - before.count)
    #expect(changes.rows == changes.rows.sorted() && changes.rows.last ?? -1 < before.count)
    let named = Set(changes.rows)
    let kept = (0..<before.count).filter { !named.contains($0) }
    let past = day("2023-09-15")
    for (then, now) in [(before, now), (before.lookingBack(to: past), now.lookingBack(to: past))] {
      for (field, texts) in now.texts {
        let old = then.texts(of: field) ?? []
        #expect(kept.allSatisfy { old[$0] == texts[$0] }, "\(field)")
      }
      let (oldFacts, facts) = (then.facts, now.facts)
      #expect(kept.allSatisfy { oldFacts[$0] == facts[$0] })
    }
  }
}

extension CaseStore {
  /// The columns with texts in place of codes, which are numbered as the texts came.
  fileprivate var texts: [CaseField: [String]] {
    Dictionary(uniqueKeysWithValues: columns.keys.map { ($0, texts(of: $0) ?? []) })
  }

  fileprivate func texts(of field: CaseField) -> [String]? {
    columns[field].map { column in
      switch column {
      case .text(let texts): texts.codes.map { texts.labels[Int($0)] }
      case .day(let days): days.map { "\($0)" }
      case .number(let numbers): numbers.map { "\($0)" }
      case .flag(let flags): flags.map { "\($0)" }
      }
    }
  }

  /// The derived facts of each row.
  fileprivate var facts: [String] {
    (0..<count).map { row in
      let numbers = [
        derived.lastEvent, derived.nextHearing, derived.hearings, derived.continuances,
      ].map { $0?[row] }
      let isUnlisted = derived.unlistedDisposition.isEmpty ? nil : derived.unlistedDisposition[row]
      let marks = [
        derived.closed[row], derived.inactive[row], derived.placeholder[row], isUnlisted,
      ]
      return "\(marks) \(numbers)"
    }
  }

  fileprivate func holders(of row: Int) -> [String?] {
    ["2023-05-01", "2023-09-01", "2024-01-01", "2024-06-30"].map { text in
      history?.holder(of: row, on: day(text).number).map { history?.labels[Int($0)] ?? "" }
    }
  }
}
