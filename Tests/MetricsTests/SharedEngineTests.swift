import Cases
import Metrics
import Testing

@Suite("What is shared with others")
struct SharedEngineTests {
  /// Two closed years of an office in which one race is small and another has few convictions.
  private func engine(_ change: (inout Office) -> Void = { _ in }) throws -> SharedEngine {
    var cases: [InventedCase] = []
    func add(_ race: String, _ count: Int, dismissed: Int, year: Int, offense: String = "Theft") {
      for index in 0..<count {
        cases.append(
          InventedCase(
            race: race, offense: offense, filed: "\(year)-02-01", disposed: "\(year)-06-01",
            disposition: index < dismissed ? .dismissed : .plea))
      }
    }
    for year in [2020, 2021] {
      add("White", 203, dismissed: 61, year: year)
      add("Black", 122, dismissed: 33, year: year, offense: "Fraud")
      add("Hispanic", 44, dismissed: 20, year: year)
      add("Asian", 6, dismissed: 2, year: year)
    }
    var office = Office(name: "Small County")
    change(&office)
    return try SharedEngine(StoreEngine(inventedStore(cases, office: office)))
  }

  private func scope(_ period: String) throws -> Scope {
    Scope(period: try PeriodChoice(parsing: period))
  }

  @Test("is rounded, with intervals of the rounded counts")
  func rounded() throws {
    let rows = try engine().answer(
      MetricsQuery(["filed", "dismissal_rate"], in: try scope("2021")))
    #expect(rows[0].value == 375 && rows[0].state == .ok)
    #expect(rows[1].numerator == 115 && rows[1].denominator == 375)
    #expect(rows[1].value == 0.31)
    #expect(rows[1].low == 0.26 && rows[1].high == 0.36)
  }

  @Test("hides a small group and another beside it, in every year alike")
  func small() throws {
    for year in ["2020", "2021"] {
      let rows = try engine().answer(
        MetricsQuery(["filed", "dismissal_rate"], by: [.race], in: try scope(year)))
      let hidden = Set(rows.filter { $0.state == .suppressed }.map { $0.group[0].label })
      #expect(hidden == ["Asian", "Hispanic"])
      for row in rows where row.state == .suppressed {
        #expect(row.value == nil && row.numerator == nil && row.denominator == nil)
        #expect(row.low == nil && row.missing == 0 && !row.why.isEmpty)
      }
    }
    let table = try engine().answer(DisparityQuery(in: try scope("2021")))
    let black = try #require(table.rows.first { $0.point == "dismissed" && $0.group == "Black" })
    #expect(black.n == 120 && black.events == 35 && black.adjustedRatio == nil && black.p == nil)
    let asian = try #require(table.rows.first { $0.point == "dismissed" && $0.group == "Asian" })
    #expect(asian.state == .suppressed && asian.rate == nil && asian.n == 0 && asian.ratio == nil)
  }

  @Test("is of closed periods and named selections alone, and of no single case")
  func refusals() throws {
    let engine = try engine { office in
      office.shared.filters = [.init(name: "fraud", text: "offense = Fraud")]
    }
    #expect(
      engine.periods.map(\.description) == ["2020-01-01..2020-12-31", "2021-01-01..2021-12-31"])
    #expect(engine.dataDay == day("2021-12-31"))
    #expect(throws: QueryError.notShared("lists of cases")) {
      try engine.answer(CasesQuery(columns: []))
    }
    #expect(engine.caseFile("C1", asOf: nil) == nil)
    #expect(engine.labels(of: .race).isEmpty && engine.findings.all.isEmpty)
    let filters = ["offense = Fraud", "race = Asian"].map { text in
      try? Filter(parsing: text)
    }
    var asked = try scope("2021")
    asked.filter = try #require(filters[0])
    #expect(try engine.answer(MetricsQuery(["filed"], in: asked)).first?.value == 120)
    asked.filter = try #require(filters[1])
    #expect(try engine.answer(MetricsQuery(["filed"], in: asked)).first?.state == .suppressed)
    let month = try engine.answer(MetricsQuery(["filed"], in: try scope("2021-02"))).first
    #expect(month?.state == .suppressed && month?.value == nil)
    let two = try engine.answer(MetricsQuery(["filed"], by: [.race, .offense]))
    #expect(two.allSatisfy { $0.state == .suppressed })
    let series = try engine.answer(SeriesQuery(["filed"], months: 6))
    #expect(series[0].rows.allSatisfy { $0.state == .suppressed && $0.value == nil })
  }

  @Test("does not show a selection from which the rest of a small group follows")
  func differences() throws {
    // All but 6 of the cases: the rest are the Asian ones.
    let engine = try engine { office in
      office.shared.filters = [.init(name: "others", text: "not race in (Asian)")]
    }
    let rows = try engine.answer(MetricsQuery(["filed"], in: try scope("2021")))
    #expect(rows.allSatisfy { $0.state == .suppressed })
  }

  @Test("follows an office's own choice, or says what is wrong with it")
  func choice() throws {
    let quarter = try engine { $0.shared.periods = ["2021-Q1", "2021-Q2"] }
    #expect(quarter.periods.count == 2)
    for periods in [["2021", "2021-Q1"], ["2021-02"], ["soon"], ["2022"]] {
      #expect(throws: QueryError.self) { try engine { $0.shared.periods = periods } }
    }
    #expect(throws: QueryError.self) {
      try engine { $0.shared.filters = [.init(name: "x", text: "rac = White")] }
    }
  }

  @Test("makes no groups of what shared numbers or selections are made of")
  func fields() throws {
    let engine = try engine { office in
      office.shared.filters = [.init(name: "fraud", text: "offense = Fraud")]
    }
    for field in [CaseField.offense, .severity, .disposition, .custody, .violent] {
      let rows = try engine.answer(MetricsQuery(["filed"], by: [field]))
      #expect(rows.allSatisfy { $0.state == .suppressed && $0.value == nil && $0.group.isEmpty })
      #expect(rows.first?.why.hasPrefix("groups by \(field.title) are not shared") == true)
    }
  }

  @Test("tells of a hidden group neither by a row that is not there nor by its notes")
  func absence() throws {
    var cases = (0..<300).map { index in
      InventedCase(
        race: index < 200 ? "White" : "Black", filed: "2021-02-01", disposed: "2021-06-01",
        disposition: index % 3 == 0 ? .dismissed : .plea)
    }
    cases += (0..<4).map { _ in InventedCase(race: "", filed: "2021-03-01") }
    cases += (0..<12).map { _ in InventedCase(race: "Asian", filed: "2021-03-01") }
    let engine = try SharedEngine(StoreEngine(inventedStore(cases)))
    let rows = try engine.answer(
      MetricsQuery(["dismissal_rate"], by: [.race], in: try scope("2021")))
    #expect(rows.map { $0.group[0].label } == ["Asian", "Black", "White", ""])
    let table = try engine.answer(DisparityQuery(points: ["dismissed"], in: try scope("2021")))
    // Neither of them was disposed, and nobody can tell.
    for group in ["Asian", "Unknown"] {
      let row = try #require(table.rows.first { $0.group == group })
      #expect(row.state == .suppressed && row.n == 0)
    }
    #expect(rows.allSatisfy { $0.notes.isEmpty })
  }

  @Test("has attorneys that are hidden as one, who together are no small group")
  func pooled() throws {
    var cases: [InventedCase] = []
    for (name, count) in [("Ada", 100), ("Ben", 9), ("Cleo", 7)] {
      for index in 0..<count {
        cases.append(
          InventedCase(
            attorney: name, filed: "2021-02-01", disposed: "2021-06-01",
            disposition: index % 2 == 0 ? .dismissed : .plea))
      }
    }
    let history = inventedStore(cases)
    var office = history.office
    office.shared.periods = ["2021"]
    let engine = try SharedEngine(StoreEngine(inventedStore(cases, office: office)))
    let rows = try engine.answer(
      MetricsQuery(["dismissal_rate"], by: [.attorney], in: try scope("2021")))
    let byName = Dictionary(uniqueKeysWithValues: rows.map { ($0.group[0].label, $0) })
    #expect(byName["Ben"]?.state == .suppressed && byName["Cleo"]?.state == .suppressed)
    #expect(byName.values.allSatisfy { $0.state != .suppressed || $0.value == nil })
    if let together = byName[SharedEngine.pooledLabel], let n = together.denominator {
      #expect(n >= 10)
    }
    #expect(engine.isShared)
    #expect(engine.answered(.months(12)) == (try PeriodChoice(parsing: "2021")))
  }

  @Test("is nothing where there is nothing")
  func empty() throws {
    let engine = try SharedEngine(StoreEngine(inventedStore([])))
    let rows = try engine.answer(MetricsQuery(["filed", "dismissal_rate"], by: [.race]))
    for row in rows { #expect(row.value == nil || row.value == 0) }
  }
}
