import Cases
import Testing

@testable import Metrics

@Suite("An explanation")
struct ExplanationTests {
  private func explain(
    _ metric: String, _ cases: [InventedCase], _ group: GroupLabel...
  ) throws -> Explanation {
    try StoreEngine(inventedStore(cases)).explain(ExplainQuery(metric, group: group))
  }

  @Test("adds up in words, with every reason")
  func identity() throws {
    let cases = [
      InventedCase(filed: "2022-01-01", disposed: "2022-02-01", disposition: .plea),
      InventedCase(filed: "2022-01-01", disposed: "2022-03-01", disposition: .dismissed),
      InventedCase(filed: "2022-01-01", disposed: "2022-03-02", disposition: .transferred),
      InventedCase(filed: "2022-01-01", disposed: "2022-03-03"),
      InventedCase(disposed: "2022-03-04", disposition: .acquitted),
      InventedCase(filed: "2022-04-01", disposed: "2022-03-04", disposition: .plea),
      InventedCase(filed: "2022-01-01", isClosed: true),
      InventedCase(filed: "2022-01-01"),
    ]
    #expect(
      try explain("dismissal_rate", cases).parts.identity
        == "6 disposed in the period = 4 counted + 1 left out: 1 no disposition recorded "
        + "+ 1 not concerned: 1 transferred, or ended otherwise")
    #expect(
      try explain("days_to_disposition_median", cases).parts.identity
        == "6 disposed in the period = 4 counted "
        + "+ 2 left out: 1 disposed before filed, 1 no plausible filed day")
    #expect(
      try explain("open", cases).parts.identity
        == "7 filed by the day = 1 counted "
        + "+ 6 not concerned: 5 disposed by then, 1 closed at an unknown day")
    #expect(
      try explain("roll_forward", cases).parts.identity
        == "0 in stock before the period + 5 filed − 4 disposed − 1 in stock at its end = 0")
    // What happened at an unknown day is in no period, and is said beside the sum.
    let unplaced = try explain("disposed", cases).parts.filter { $0.kind == .unplaced }
    #expect(unplaced == [AccountPart(.unplaced, "closed at an unknown day", 1)])
  }

  @Test("tells a word that the mapping does not list from one that is missing")
  func unlistedWord() throws {
    var cases = (0..<3).map { _ in
      InventedCase(filed: "2022-01-01", disposed: "2022-02-01", disposition: .plea)
    }
    cases[1].disposition = nil
    let store = inventedStore(cases)
    guard case .text(var column)? = store.columns[.disposition] else { return }
    column.labels = Labels(column.labels + ["nolle prosequi?"])
    column.codes[2] = UInt32(column.labels.count - 1)
    var columns = store.columns
    columns[.disposition] = .text(column)
    let odd = CaseStore(
      office: store.office, dataDay: store.dataDay, asOf: store.asOf, count: store.count,
      columns: columns, derived: store.derived)
    let parts = try StoreEngine(odd).explain(ExplainQuery("plea_rate")).parts
    #expect(
      parts.identity == "3 disposed in the period = 1 counted + 2 left out: "
        + "1 disposition that the mapping does not list, 1 no disposition recorded")
  }

  @Test("says nothing of parts where a field is missing")
  func notComputable() throws {
    let engine = StoreEngine(inventedStore(manyCases(20), without: [.disposition]))
    let explanation = try engine.explain(ExplainQuery("plea_rate"))
    #expect(explanation.row.state == .notComputable)
    #expect(explanation.parts.isEmpty)
    #expect(explanation.parts.identity.isEmpty)
  }
}

@Suite("The account of every metric", .serialized)
struct AccountLawTests {
  /// Small tables of many shapes, the same in every run.
  private static let tables: [[InventedCase]] =
    [[], [InventedCase()], Array(manyCases(1)), manyCases(400)]
    + (1...4).map { seed in
      manyCases(397).enumerated().filter { ($0.offset * 31 + seed * 17) % (seed + 5) == 0 }
        .map(\.element)
    }

  @Test(
    "adds up to the cases in question, and lists as many as it counts", arguments: tables.indices)
  func laws(table: Int) throws {
    let cases = Self.tables[table]
    let engine = StoreEngine(wholeStore(cases))
    let filter = try Filter(parsing: "severity = felony or race = Black")
    for group in [[], [GroupLabel(.race, "Black")], [GroupLabel(.attorney, "(unassigned)")]] {
      for scope in [Scope(), Scope(filter: filter, period: .all)] {
        for metric in Metric.all {
          let explanation = try engine.explain(ExplainQuery(metric.id, group: group, in: scope))
          try check(explanation, group, scope, engine)
        }
      }
    }
  }

  @Test("adds up for an office that has every table")
  func smallOffice() throws {
    let engine = StoreEngine(try SmallOffice.load())
    for metric in Metric.all {
      try check(try engine.explain(ExplainQuery(metric.id)), [], Scope(), engine)
    }
  }

  @Test("has words for every reason that keeps a case from being counted")
  func words() {
    for metric in Metric.all {
      guard let universe = metric.universe else { continue }
      for test in metric.measure.countedTests {
        let asked = test.all.subtracting(universe.test.all).union(test.none)
        for bit in 0..<128 {
          let fact = Facts(rawValue: 1 << UInt128(bit))
          guard asked.contains(fact) else { continue }
          #expect(ApartReason.all.contains { $0.fact == fact }, "\(metric.id), fact \(bit)")
        }
      }
    }
  }

  /// The invented cases with what else a case may have.
  private func wholeStore(_ cases: [InventedCase]) -> CaseStore {
    let store = inventedStore(cases)
    let rows = cases.indices
    func words(_ labels: [String], _ code: (Int) -> Int) -> Column {
      .text(TextColumn(codes: rows.map { UInt32(code($0)) }, labels: [""] + labels))
    }
    func flags(_ value: (Int) -> Int) -> Column { .flag(Flags(rows.map { UInt8(value($0)) })) }
    func days(_ add: Int, _ isKnown: (Int) -> Bool) -> Column {
      let days = rows.map { row in
        guard isKnown(row), let filed = cases[row].filed.flatMap({ Day($0) }) else {
          return Day.missing
        }
        return (filed + add * (row % 5 - 1)).number
      }
      return .day(Numbers(days))
    }
    var columns = store.columns
    columns[.victimRace] = words(["White", "Black", "Unknown"]) { $0 % 4 }
    columns[.victimContacted] = days(4) { $0 % 3 == 0 }
    columns[.counsel] = words(Array(Counsel.labels.dropFirst())) { $0 % 5 }
    columns[.defendantID] = words((1...40).map { "D\($0)" }) { $0 * 7 % 41 }
    columns[.diversionAccepted] = flags { $0 % 3 }
    columns[.diversionResult] = words(Array(DiversionResult.labels.dropFirst())) { $0 % 4 }
    columns[.diversionClosed] = days(90) { $0 % 2 == 0 }
    columns[.bailRequested] = flags { $0 % 3 }
    columns[.chargeReduced] = flags { $0 % 3 }
    columns[.convictedSeverity] = words(Array(Severity.labels.dropFirst())) { $0 % 4 }
    return CaseStore(
      office: store.office, dataDay: store.dataDay, asOf: store.asOf, count: store.count,
      columns: columns, derived: store.derived)
  }

  private func check(
    _ explanation: Explanation, _ group: [GroupLabel], _ scope: Scope, _ engine: StoreEngine
  ) throws {
    let (row, parts) = (explanation.row, explanation.parts)
    guard row.state != .notComputable, !parts.isEmpty else { return }
    func sum(_ kinds: AccountPart.Kind...) -> Int {
      parts.filter { kinds.contains($0.kind) }.reduce(0) { $0 + $1.cases }
    }
    let id = Comment(rawValue: "\(row.metric) of \(group)")
    #expect(sum(.leftOut) == row.missing, id)
    #expect(Set(parts.map(\.side)).count == parts.count, id)
    for part in parts {
      #expect(part.words != "not what is counted", id)
      let behind = NumberReference(.metric(row.metric), part.side, group: group)
      let list = try engine.answer(CasesQuery(columns: [], limit: 0, behind: behind, in: scope))
      #expect(list.total == part.cases, id)
    }
    if parts.contains(where: { $0.kind == .added }) {
      #expect(Double(sum(.added) - sum(.removed)) == row.value, id)
      return
    }
    #expect(sum(.inQuestion) == sum(.counted, .leftOut, .apart), id)
    if row.unit == .share || row.unit == .days {
      #expect(Double(sum(.counted)) == row.denominator, id)
      #expect(sum(.numerator) <= sum(.counted), id)
    }
    if row.unit == .count, row.metric != "weighted_open" {
      #expect(Double(sum(.counted)) == row.value, id)
    }
    if let numerator = row.numerator, parts.contains(where: { $0.kind == .numerator }) {
      #expect(Double(sum(.numerator)) == numerator, id)
    }
  }
}
