import Cases
import Metrics
import Testing

@Suite("A comparison of attorneys and units")
struct ComparisonRuleTests {
  private let four = ["A", "B", "C", "D"].flatMap { decidedCases($0, 6, of: 30) }

  @Test("hides those with fewer than 20 cases")
  func few() throws {
    let table = try comparison(of: four + decidedCases("E", 3, of: 19))
    let row = try #require(table.row("E"))
    #expect(row.state == .few)
    #expect(row.n == 19)
    #expect(row.why == "hidden: fewer than 20 cases")
    #expect(row.events == nil && row.rate == nil && row.low == nil && row.ratio == nil)
    #expect(row.past == nil && row.officeOthers == nil && row.position == nil)
    #expect(table.compared.count == 4)
    #expect(try comparison(of: four + decidedCases("E", 3, of: 20)).row("E")?.ratio != nil)
  }

  @Test("never compares a placeholder or cases without an attorney, nor counts them as others")
  func placeholders() throws {
    let nobody =
      decidedCases("Vacancy", 40, of: 40, isPlaceholder: true) + decidedCases("", 40, of: 40)
    let table = try comparison(of: four + nobody)
    for label in ["Vacancy", "(unassigned)"] {
      let row = try #require(table.row(label))
      #expect(row.state == .notComputable)
      #expect(row.n == 40)
      #expect(row.events == nil && row.rate == nil && row.ratio == nil && row.open == nil)
    }
    #expect(table.row("Vacancy")?.standing == .placeholder)
    #expect(table.row("(unassigned)")?.standing == .unassigned)
    let without = try comparison(of: four)
    for row in without.rows { #expect(table.row(row.group) == row) }
  }

  @Test("needs 20 cases of 3 others of a kind")
  func kinds() throws {
    // 3 others with 18 assaults in all, then 20; then 20 by 2 others.
    func assaults(_ counts: [String: Int]) throws -> ComparisonRow? {
      let others = counts.sorted { $0.key < $1.key }.flatMap {
        decidedCases($0.key, 1, of: $0.value, offense: "Assault")
      }
      return try comparison(of: four + others + decidedCases("A", 5, of: 25, offense: "Assault"))
        .row("A")
    }
    #expect(try assaults(["B": 6, "C": 6, "D": 6])?.comparedCases == 30)
    #expect(try assaults(["B": 8, "C": 6, "D": 6])?.comparedCases == 55)
    #expect(try assaults(["B": 10, "C": 10])?.comparedCases == 30)
    #expect(agrees(try assaults(["B": 10, "C": 10])?.covered, 30.0 / 55))
  }

  @Test("says why it cannot compare who has cases that nobody else has")
  func alone() throws {
    let table = try comparison(of: four + decidedCases("E", 9, of: 50, offense: "Arson"))
    let row = try #require(table.row("E"))
    #expect(row.state == .few)
    #expect(row.why == "none of the 50 cases is of a kind of which 3 others have 20")
    #expect(row.events == 9)
    #expect(row.ratio == nil && row.covered == nil)
  }

  @Test("needs the kinds of cases: without them it would be one of raw rates")
  func withoutKinds() throws {
    let table = try comparison(of: four, without: [.offense, .severity])
    #expect(table.rows.isEmpty)
    #expect(table.finding.contains("raw rates"))
    let half = try comparison(of: four, without: [.severity])
    #expect(half.strata == [.offense])
    #expect(half.remarks.contains("Not in the data: severity."))
    let none = try comparison(of: four, without: [.disposition])
    #expect(none.why == "not in the data: disposition")
  }

  @Test("takes the severity at filing, where it is known, and says so")
  func filedSeverity() throws {
    let office = Office(name: "Small County")
    let store = inventedStore(comparisonCases(), office: office).with(filedSeverity: .felony)
    let table = try StoreEngine(store).answer(ComparisonQuery("dismissal_rate"))
    #expect(table.kinds == "offense and severity at filing")
    let oneKind = comparisonCases().map { one in
      var one = one
      one.severity = .felony
      return one
    }
    #expect(table.rows == (try comparison(of: oneKind)).rows)
    #expect(try comparison(of: oneKind).kinds == "offense and severity")
  }

  @Test("is undefined where nothing can vary")
  func certain() throws {
    for (dismissed, words) in [(0, "none of the others'"), (30, "the kind of case decides it")] {
      let table = try comparison(
        of: ["A", "B", "C", "D"].flatMap { decidedCases($0, dismissed, of: 30) })
      for row in table.rows {
        #expect(row.state == .undefined)
        #expect(row.why.hasPrefix(words))
        #expect(row.ratio == nil && row.limits95 == nil)
      }
      #expect(table.overdispersion == nil && table.curve.isEmpty)
      #expect(table.finding.hasPrefix("Nothing to compare"))
    }
  }

  @Test("stands extreme inputs", arguments: [0, 1])
  func extremes(_ count: Int) throws {
    let table = try comparison(of: decidedCases("A", 0, of: count))
    #expect(table.compared.isEmpty && table.overdispersion == nil)
    #expect(table.rows.count == count)
    let alone = try comparison(of: decidedCases("A", 30, of: 100))
    #expect(alone.row("A")?.rate == 0.3)
    #expect(alone.row("A")?.state == .few)
    let open = try comparison(of: (0..<50).map { _ in InventedCase(filed: "2022-01-10") })
    #expect(open.compared.isEmpty)
    let unknown = try comparison(of: decidedCases("", 10, of: 50))
    #expect(unknown.rows.map(\.standing) == [.unassigned])
  }

  @Test("compares shares alone, of attorneys and units alone")
  func refuses() throws {
    #expect(throws: QueryError.notAShare("open")) { try comparison(of: four, metric: "open") }
    #expect(throws: QueryError.notAShare("days_to_disposition_median")) {
      try comparison(of: four, metric: "days_to_disposition_median")
    }
    #expect(throws: QueryError.notAShare("unassigned")) {
      try comparison(of: four, metric: "unassigned")
    }
    #expect(throws: QueryError.cannotCompare(.race)) { try comparison(of: four, by: .race) }
    #expect(throws: QueryError.unknownMetric("dismisal_rate", nearest: "dismissal_rate")) {
      try comparison(of: four, metric: "dismisal_rate")
    }
    for metric in Metric.all where metric.isComparable {
      _ = try comparison(of: comparisonCases(), metric: metric.id)
    }
  }

  @Test("compares by a share that the office defines")
  func ownMetric() throws {
    var office = Office(name: "Small County")
    office.ownMetrics = [
      Office.OwnMetric(
        id: PlacedText("theft_pleas"),
        entries: [
          "numerator": PlacedText("disposition = plea"), "of": PlacedText("offense = Theft"),
          "anchor": PlacedText("disposed"),
        ])
    ]
    let engine = StoreEngine(inventedStore(comparisonCases(), office: office))
    let table = try engine.answer(ComparisonQuery("theft_pleas"))
    let rows = try engine.answer(MetricsQuery(["theft_pleas"], by: [.attorney]))
    #expect(table.title == engine.metric("theft_pleas")?.title)
    #expect(table.compared.count >= 4)
    for row in table.rows {
      let own = rows.first { $0.group.first?.label == row.group }
      #expect(row.n == own?.denominator.map { Int($0) })
      #expect(row.events == nil || row.events == own?.numerator.map { Int($0) })
    }
  }

  @Test("agrees with the metric by attorney in every count that it shows")
  func agreesWithMetric() throws {
    let engine = StoreEngine(
      inventedStore(comparisonCases(), office: Office(name: "Small County")))
    for metric in ["dismissal_rate", "plea_rate", "within_180"] {
      let table = try engine.answer(ComparisonQuery(metric))
      let rows = try engine.answer(MetricsQuery([metric], by: [.attorney]))
      #expect(table.rows.map(\.group) == rows.compactMap { $0.group.first?.label })
      for (row, own) in zip(rows, table.rows) {
        #expect(own.n == row.denominator.map { Int($0) })
        #expect(own.rate == row.value && own.low == row.low && own.high == row.high)
      }
    }
  }
}
