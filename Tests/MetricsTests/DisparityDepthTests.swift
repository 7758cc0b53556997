import Cases
import Metrics
import Testing

@Suite("A disparity in depth")
struct DisparityDepthTests {
  /// Two offenses, one dismissed more often, that the groups have in different parts.
  private var mixed: [DisparityCase] {
    DisparityCase.dismissed("White", 30, of: 100)
      + DisparityCase.dismissed("White", 45, of: 50, "Fraud")
      + DisparityCase.dismissed("Black", 20, of: 40)
      + DisparityCase.dismissed("Black", 54, of: 60, "Fraud")
      + DisparityCase.dismissed("", 2, of: 5)
  }

  @Test("has rates standardized to the mix of all cases")
  func standardized() throws {
    let row = try #require(try disparityTable(disparityStore(mixed)).row("dismissed", "Black"))
    let rates = try #require(row.standardized)
    // Theft 100 + 40 + 5 cases, fraud 110: 0.5 · 145/255 + 0.9 · 110/255.
    #expect(agrees(rates.rate, (0.5 * 145 + 0.9 * 110) / 255))
    #expect(agrees(rates.referenceRate, (0.3 * 145 + 0.9 * 110) / 255))
    #expect(rates.coverage == 1 && rates.referenceCoverage == 1)
    #expect(rates.low < rates.rate && rates.rate < rates.high)
  }

  @Test("has an E-value where an interval excludes 1, and none elsewhere")
  func eValues() throws {
    let table = try disparityTable(disparityStore(mixed))
    for row in table.rows {
      let (low, high) =
        row.adjustedRatio == nil
        ? (row.ratioLow, row.ratioHigh) : (row.adjustedLow, row.adjustedHigh)
      let excludes = (low ?? 0) > 1 || (high ?? 2) < 1
      #expect((row.eValueBound != nil) == excludes, "\(row.point) \(row.group)")
    }
    let row = try #require(table.row("dismissed", "Black"))
    #expect(row.adjustedP.map { $0 > 0 && $0 < 1 } == true)
  }

  @Test("crosses two fields, against the largest group of the office's reference")
  func crossing() throws {
    var cases = mixed + DisparityCase.dismissed("White", 4, of: 20)
    for index in cases.indices { cases[index].gender = index % 3 == 0 ? "Female" : "Male" }
    cases[0].gender = ""
    let store = disparityStore(cases)
    let table = try disparityTable(store, DisparityQuery(by: .race, crossing: .gender))
    #expect(table.rows.allSatisfy { $0.reference == "White · Male" && $0.crossing == .gender })
    let groups = Set(table.rows.map(\.group))
    #expect(groups == ["Black · Male", "Black · Female", "White · Female", "Unknown"])
    let dismissed = try #require(DecisionPoint.named("dismissed"))
    for row in table.rows where row.point == "dismissed" {
      for (labels, count) in [(row.groupLabels, row.n), (row.referenceLabels, row.referenceN)] {
        let listed = store.rows(
          at: dismissed, side: .denominator, among: store.allRows, in: disparityYear, of: labels)
        #expect(listed.count == count, "\(labels)")
      }
    }
    // The groups and the reference hold every case at the point.
    let rows = table.rows.filter { $0.point == "dismissed" }
    #expect(rows.reduce(rows[0].referenceN) { $0 + $1.n } == cases.count)
    let asked = try disparityTable(
      store, DisparityQuery(by: .race, crossing: .gender, reference: "white · female"))
    #expect(asked.rows.first?.reference == "White · Female")
  }

  @Test("follows a cohort by one day at every point, and says when many are still open")
  func cohort() throws {
    var cases = (0..<40).map { index -> DisparityCase in
      var one = DisparityCase.decided(
        index < 20 ? "Black" : "White", index % 4 < 2 ? .plea : .dismissed)
      one.filed = index % 2 == 0 ? "2021-03-01" : "2020-03-01"
      return one
    }
    let store = disparityStore(cases)
    let period = try disparityTable(store)
    #expect(period.row("dismissed", "Black")?.n == 20 && period.cohort == nil)
    let cohort = try disparityTable(store, DisparityQuery(cohort: .filed))
    #expect(cohort.row("dismissed", "Black")?.n == 10 && cohort.cohort == .filed)
    #expect(cohort.row("dismissed", "Black")?.notes == [])
    #expect(cohort.remarks.contains { $0.hasPrefix("Cohort: cases filed in the period") })
    cases += (0..<20).map { _ in DisparityCase(race: "White", filed: "2021-05-01") }
    let open = try disparityTable(disparityStore(cases), DisparityQuery(cohort: .filed))
    #expect(open.row("dismissed", "Black")?.notes == [.immature])
    #expect(throws: QueryError.notADay(.race)) {
      try disparityTable(store, DisparityQuery(cohort: .race))
    }
  }

  @Test("expects of a conviction the days of all who are convicted")
  func expectedDays() throws {
    func sentenced(_ race: String, _ jailed: Int, days: Int, of all: Int) -> [DisparityCase] {
      (0..<all).map {
        .decided(
          race, .plea, sentence: $0 < jailed ? .jail : .probation, days: $0 < jailed ? days : nil)
      }
    }
    var cases =
      sentenced("White", 30, days: 100, of: 100) + sentenced("Black", 60, days: 80, of: 100)
    cases.append(.decided("Black", .plea, sentence: .prison))
    let row = try #require(
      try disparityTable(disparityStore(cases)).row("sentence_days", "Black"))
    // The jailed have shorter sentences, and a conviction still means more days.
    #expect(row.rate == 80 && row.referenceRate == 100)
    let days = try #require(row.expectedDays)
    #expect(agrees(days.mean, 48) && agrees(days.referenceMean, 30) && agrees(days.difference, 18))
    #expect(days.n == 100 && days.missing == 1)
    #expect(days.differenceLow.map { $0 < 18 } == true && days.low < 48 && days.high > 48)
  }

  @Test("multiplies the stages from the referral to prison")
  func cascade() throws {
    func story(_ race: String, declined: Int, filed: Int, convicted: Int, jailed: Int)
      -> [DisparityCase]
    {
      (0..<(declined + filed)).map { index in
        var one = DisparityCase(race: race, screened: "2021-02-01")
        guard index < filed else {
          one.screening = .declined
          return one
        }
        one = .decided(
          race, index < convicted ? .plea : .dismissed,
          sentence: index < convicted ? index < jailed ? .jail : .probation : nil)
        one.screening = .filed
        one.screened = "2021-02-01"
        return one
      }
    }
    let cases =
      story("White", declined: 50, filed: 150, convicted: 100, jailed: 40)
      + story("Black", declined: 20, filed: 80, convicted: 60, jailed: 36)
    let table = try disparityTable(disparityStore(cases))
    let row = try #require(table.cascade.first)
    #expect(table.cascade.count == 1 && row.group == "Black" && row.reference == "White")
    #expect(row.stages.map(\.point) == ["declined", "convicted", "incarcerated"])
    #expect(agrees(row.product, 36.0 / 100) && agrees(row.referenceProduct, 40.0 / 200))
    #expect(agrees(row.ratio, 1.8))
    #expect(row.low.map { $0 < 1.8 } == true && row.high.map { $0 > 1.8 } == true)
    let none = try disparityTable(disparityStore(cases, without: [.screening]))
    #expect(none.cascade.isEmpty)
  }

  @Test("parts an adjusted ratio into the strata that make it, each with its cases")
  func strata() throws {
    let store = disparityStore(mixed + DisparityCase.dismissed("Black", 1, of: 3, "Arson"))
    let engine = StoreEngine(store)
    let scope = Scope(period: .fixed(disparityYear))
    let table = try engine.answer(
      DisparityStrataQuery(point: "dismissed", group: "Black", of: DisparityQuery(in: scope)))
    let row = try #require(table.row)
    let kept = table.strata.filter { $0.weight != nil }
    #expect(kept.count == row.strataUsed)
    #expect(table.strata.count - kept.count == row.strataDropped)
    #expect(agrees(kept.reduce(0) { $0 + ($1.weight ?? 0) }, 1))
    // The adjusted ratio is the mean of the ratios by these weights.
    let mean = kept.reduce(0) { $0 + ($1.weight ?? 0) * ($1.ratio ?? 0) }
    #expect(agrees(mean, try #require(row.adjustedRatio)))
    #expect(table.strata.reduce(0) { $0 + $1.n } == row.n)
    #expect(table.strata.first { $0.n == 3 }?.whyDropped == "no case of White")
    for stratum in table.strata {
      var own = scope
      own.filter = stratum.filter
      for (side, count) in [
        (NumberReference.Side.denominator, stratum.n), (.numerator, stratum.events),
      ] {
        let behind = NumberReference(.point("dismissed"), side, group: row.groupLabels)
        let list = try engine.answer(CasesQuery(columns: [], behind: behind, in: own))
        #expect(list.total == count, "\(stratum.filter)")
      }
    }
    let days = try engine.answer(
      DisparityStrataQuery(
        point: "days_to_disposition", group: "Black", of: DisparityQuery(in: scope)))
    #expect(days.strata.isEmpty && !days.why.isEmpty)
  }

  @Test("follows a ratio from year to year")
  func trend() throws {
    var cases: [DisparityCase] = []
    for (year, events) in [(2018, 40), (2019, 30), (2020, 24), (2021, 18), (2022, 10)] {
      var own = DisparityCase.dismissed("Black", events, of: 60)
      own += DisparityCase.dismissed("White", 20, of: 60)
      for index in own.indices {
        own[index].filed = "\(year)-01-03"
        own[index].disposed = "\(year)-01-20"
      }
      cases += own
    }
    let engine = StoreEngine(disparityStore(cases))
    let table = try engine.answer(DisparityTrendQuery(point: "dismissed"))
    #expect(table.points.map(\.period.description).first == "2018-01-01..2018-12-31")
    #expect(table.points.map(\.isPartial) == [false, false, false, false, true])
    #expect(
      table.points.map { $0.rows.first { $0.group == "Black" }?.events ?? 0 }
        == [40, 30, 24, 18, 10])
    let trend = try #require(table.trends.first { $0.group == "Black" })
    #expect(trend.points == 4 && trend.factor < 0.85 && trend.high < 1 && trend.p < 0.05)
    let quarters = try engine.answer(
      DisparityTrendQuery(point: "dismissed", step: .quarter, count: 2))
    #expect(
      quarters.points.map(\.period.description)
        == ["2021-10-01..2021-12-31", "2022-01-01..2022-03-31"])
  }
}

@Suite("Persons beside cases")
struct DisparityPersonTests {
  @Test("count each once, with the event where any of their cases has it")
  func persons() throws {
    let cases =
      DisparityCase.dismissed("White", 10, of: 40) + DisparityCase.dismissed("Black", 20, of: 40)
    var columns = disparityStore(cases).columns
    // Two cases a person: of White the first 10 persons share the dismissed ones pairwise.
    let people = cases.indices.map { UInt32($0 / 2 + 1) }
    columns[.defendantID] = .text(
      TextColumn(codes: people, labels: [""] + (1...40).map { "P\($0)" }))
    let base = disparityStore(cases)
    let store = CaseStore(
      office: base.office, dataDay: base.dataDay, asOf: base.asOf, count: base.count,
      columns: columns, derived: base.derived)
    let persons = try #require(try disparityTable(store).row("dismissed", "Black")?.persons)
    #expect(persons.n == 20 && persons.events == 10)
    #expect(persons.referenceN == 20 && persons.referenceEvents == 5)
    #expect(persons.ratio == 2)
    #expect(try disparityTable(base).row("dismissed", "Black")?.persons == nil)
  }
}

@Suite("The benchmark of the population")
struct PopulationTests {
  @Test("counts cases for each 1,000 people, and compares the rates")
  func rates() throws {
    let cases =
      DisparityCase.dismissed("White", 10, of: 60) + DisparityCase.dismissed("Black", 5, of: 40)
      + DisparityCase.dismissed("Asian", 0, of: 3)
    let base = disparityStore(cases)
    let store = CaseStore(
      office: base.office, dataDay: base.dataDay, asOf: base.asOf, count: base.count,
      columns: base.columns, derived: base.derived,
      population: Population(
        byRace: ["White": 30_000, "Black": 5_000, "Asian": 1_000, "Other": 0], sources: ["census"]))
    let scope = Scope(period: .fixed(disparityYear))
    let table = try StoreEngine(store).answer(PopulationQuery(in: scope))
    #expect(Set(table.rows.map(\.stage)) == ["filed", "convicted", "incarcerated"])
    let black = try #require(table.rows.first { $0.stage == "filed" && $0.group == "Black" })
    #expect(black.cases == 40 && black.people == 5_000 && agrees(black.rate, 8))
    #expect(agrees(black.ratio, 4))
    #expect(black.low < 8 && 8 < black.high && (black.ratioLow ?? 0) < 4)
    let asian = try #require(table.rows.first { $0.stage == "filed" && $0.group == "Asian" })
    #expect(asian.state == .few && asian.ratio == nil && !asian.why.isEmpty)
    #expect(!table.rows.contains { $0.group == "Other" })
    let none = try StoreEngine(base).answer(PopulationQuery(in: scope))
    #expect(none.rows.isEmpty && none.why == "not in the data: population, by race")
  }
}
