import Cases
import Metrics
import Testing

@Suite("Times with open cases counted")
struct SurvivalTests {
  /// Cases filed on the first of 2022, that ended after some days or were open on the as-of day.
  private func cases(
    _ race: String, ended: [Int], open: Int, as disposition: Disposition = .plea
  ) -> [InventedCase] {
    let filed = day("2022-01-01")
    return ended.map { days in
      InventedCase(
        race: race, filed: "2022-01-01", disposed: (filed + days).description,
        disposition: disposition)
    } + (0..<open).map { _ in InventedCase(race: race, filed: "2022-01-01") }
  }

  @Test("has the curve, median and shares of the Kaplan-Meier metrics")
  func sameAsMetrics() throws {
    let engine = StoreEngine(inventedStore(manyCases()))
    for period in ["2022", "2021", "all"] {
      let scope = Scope(period: try PeriodChoice(parsing: period))
      let group = try #require(try engine.answer(SurvivalQuery(in: scope)).groups.first)
      let rows = try engine.answer(
        MetricsQuery(
          ["km_days_to_disposition", "km_disposed_by_90", "km_disposed_by_365"], in: scope))
      #expect(group.median?.value == rows[0].value)
      #expect(Double(group.n) == rows[0].denominator)
      #expect(group.missing == rows[0].missing)
      #expect(group.disposedBy.map(\.value).first == rows[1].value)
      #expect(group.disposedBy.last?.low == rows[2].low)
    }
  }

  @Test("compares groups by log-rank and by the mean within a horizon")
  func groups() throws {
    let fast = cases("White", ended: Array(repeating: 30, count: 25) + [200], open: 4)
    let slow = cases("Black", ended: Array(repeating: 150, count: 25), open: 5)
    let few = cases("Asian", ended: [10, 20], open: 1)
    let unknown = cases("", ended: Array(repeating: 5, count: 30), open: 0)
    let engine = StoreEngine(inventedStore(fast + slow + few + unknown))
    let table = try engine.answer(SurvivalQuery(by: .race, in: Scope(period: .all)))
    #expect(table.reference == "White")
    let test = try #require(table.logRank)
    #expect(test.groups == ["Black", "White"] && test.degreesOfFreedom == 1)
    // From Python, lifelines 0.30.3: logrank_test([30]*25+[200]+[308]*4, [150]*25+[308]*5,
    // [1]*26+[0]*4, [1]*25+[0]*5).test_statistic
    #expect(abs(test.statistic - 18.299339701) < 1e-5)
    let byLabel = Dictionary(uniqueKeysWithValues: table.groups.map { ($0.label, $0) })
    #expect(table.groups.map(\.label) == ["Asian", "Black", "White", ""])
    #expect(byLabel["Asian"]?.whyNotCompared == "fewer than 20 cases")
    #expect(byLabel[""]?.whyNotCompared == "race not known: never compared")
    #expect(byLabel["White"]?.gap == nil && byLabel[""]?.gap == nil)
    // Cases of both are followed to the as-of day: (25 · 150 + 5 · 308 − 25 · 30 − 200 − 4 · 308) ÷ 30.
    #expect(table.horizon == 308)
    let gap = try #require(byLabel["Black"]?.gap)
    #expect(abs(gap.value - 103.6) < 1e-9)
    #expect(try #require(gap.low) > 0)
  }

  @Test("compares means only as far as 20 cases of each group could have been followed")
  func horizon() throws {
    // 30 ended at once; of those filed long ago there are 20, and of the others 40 days are known.
    func group(_ race: String, filedLongAgo: Int) -> [InventedCase] {
      (0..<60).map { index in
        let filed = inventedDay - (index < filedLongAgo ? 300 : 40)
        return InventedCase(
          race: race, filed: filed.description,
          disposed: index % 2 == 0 ? (filed + 10).description : nil, disposition: .plea)
      }
    }
    func horizon(_ filedLongAgo: Int) throws -> Int? {
      let store = inventedStore(
        group("White", filedLongAgo: 60) + group("Black", filedLongAgo: filedLongAgo))
      return try StoreEngine(store).answer(SurvivalQuery(by: .race, in: Scope(period: .all)))
        .horizon
    }
    #expect(try horizon(20) == 300)
    #expect(try horizon(19) == 40)
    #expect(try horizon(0) == 40)
  }

  @Test("shows attorneys and placeholders, and compares none with another")
  func placeholder() throws {
    let people = cases("White", ended: Array(repeating: 30, count: 25), open: 5)
    let nobody = cases("White", ended: Array(repeating: 90, count: 25), open: 5).map {
      var row = $0
      (row.attorney, row.isPlaceholder) = ("Vacancy", true)
      return row
    }
    let other = cases("White", ended: Array(repeating: 60, count: 25), open: 5).map {
      var row = $0
      row.attorney = "Ben"
      return row
    }
    let table = try StoreEngine(inventedStore(people + nobody + other))
      .answer(SurvivalQuery(by: .attorney, in: Scope(period: .all)))
    #expect(table.logRank == nil)
    let ben = try #require(table.groups.first { $0.label == "Ben" })
    #expect(ben.median?.value == 60 && ben.gap == nil)
    #expect(ben.whyNotCompared == "attorneys are compared with what is expected, by compare")
    let vacancy = try #require(table.groups.first { $0.label == "Vacancy" })
    #expect(vacancy.n == 30 && vacancy.median?.value == 90)
    #expect(vacancy.whyNotCompared == "a placeholder: never compared" && vacancy.gap == nil)
  }

  @Test("parts those that ended by the way they did, and adds up with those still open")
  func outcomes() throws {
    let engine = StoreEngine(
      inventedStore(
        cases("White", ended: [10, 10, 40, 90, 120] + Array(repeating: 200, count: 20), open: 5)
          + cases("White", ended: [10, 60], open: 0, as: .dismissed)))
    let table = try engine.answer(SurvivalQuery(in: Scope(period: .all)))
    let group = try #require(table.groups.first)
    #expect(group.outcomes.map(\.disposition) == [.plea, .dismissed])
    #expect(group.outcomes.map(\.cases) == [25, 2])
    for (index, share) in group.disposedBy.enumerated() {
      guard let value = share.value else { continue }
      let sum = group.outcomes.compactMap { $0.endedBy[index].value }.reduce(0, +)
      #expect(abs(sum - value) < 1e-12)
    }
    #expect(abs(try #require(group.outcomes[1].endedBy[0].value) - 2 / 32.0) < 1e-12)
  }

  @Test("says nothing where nothing is known")
  func extremes() throws {
    let none = try StoreEngine(inventedStore([])).answer(SurvivalQuery(by: .race))
    #expect(none.groups.isEmpty && none.logRank == nil && none.horizon == nil)
    let one = try StoreEngine(inventedStore(cases("White", ended: [], open: 1)))
      .answer(SurvivalQuery(by: .race))
    #expect(one.groups.count == 1 && one.groups[0].median == nil && one.groups[0].curve.isEmpty)
    #expect(one.groups[0].disposedBy.allSatisfy { $0.value == nil && !$0.why.isEmpty })
    let atOnce = try StoreEngine(
      inventedStore(cases("White", ended: Array(repeating: 0, count: 30), open: 0))
    ).answer(SurvivalQuery(in: Scope(period: .all)))
    #expect(atOnce.groups[0].median?.value == 0)
    let without = try StoreEngine(
      inventedStore(cases("White", ended: [3], open: 1), without: [.disposed])
    ).answer(SurvivalQuery(by: .race))
    #expect(without.groups.isEmpty && without.why.contains("disposed"))
  }
}

@Suite("The chance that an open case ends soon")
struct ChanceTests {
  /// One case filed every day for years, each ended after 200 days; a third never ends.
  private func steady() -> [InventedCase] {
    (0..<1200).map { index in
      let filed = inventedDay - index
      let ends = filed + 200
      let hasEnded = index % 3 != 0 && ends <= inventedDay
      return InventedCase(
        filed: filed.description, disposed: hasEnded ? ends.description : nil,
        disposition: hasEnded ? .plea : nil)
    }
  }

  @Test("is that of the cases that were open at the same age")
  func byAge() throws {
    let table = try StoreEngine(inventedStore(steady())).answer(ChanceQuery())
    // Two of three end on day 200, and nothing else happens.
    #expect(table.byAge[50]?.value == 0)
    let near = try #require(table.byAge[150]?.value)
    #expect(abs(near - 2 / 3.0) < 0.01)
    #expect(table.byAge[300]?.value == 0)
    #expect(table.bands.map(\.open).reduce(0, +) == 1200 - table.ended - endedBefore(table))
    #expect(table.bands.map(\.ages.lowerBound) == [0, 91, 181, 366])
    let middle = table.bands[1]
    #expect(middle.withoutChance == 0)
    // Of ages 111 to 180, two of three end within 90 days; of 91 to 110, none.
    #expect(abs(middle.expected - Double(70) * 2 / 3) < 1.5)
  }

  private func endedBefore(_ table: ChanceTable) -> Int {
    let lengths = steady().compactMap(\.disposed)
    return lengths.count { day($0) < table.learned.first }
  }

  @Test("is none where too few were followed to that age")
  func few() throws {
    let cases = (0..<10).map { InventedCase(filed: (inventedDay - 10 * $0).description) }
    let table = try StoreEngine(inventedStore(cases)).answer(ChanceQuery())
    #expect(table.byAge.count == 10)
    #expect(table.byAge.values.allSatisfy { $0.value == nil && !$0.why.isEmpty })
    #expect(table.bands[0].withoutChance == 10 && table.bands[0].expected == 0)
    let none = try StoreEngine(inventedStore([])).answer(ChanceQuery())
    #expect(none.bands.allSatisfy { $0.open == 0 && !$0.chance.why.isEmpty })
  }
}
