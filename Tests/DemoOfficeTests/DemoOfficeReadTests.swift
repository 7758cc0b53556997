import Cases
import Metrics
import Testing

@testable import DemoOffice

@Suite("The demo office, once it is read")
struct DemoOfficeReadTests {
  /// The default office, read once for all tests.
  private static let store: Result<CaseStore, any Error> = Result {
    var store: CaseStore?
    try withTemporaryFolder { folder in
      try DemoOffice().write(to: folder)
      store = try CaseStore.load(path: folder)
    }
    return try #require(store)
  }

  private let store: CaseStore
  private let last: Day

  init() throws {
    store = try Self.store.get()
    last = store.asOf
  }

  @Test("has a row for each rule that data can break", arguments: QualityRule.allCases)
  func rules(rule: QualityRule) {
    #expect(store.findings.rows(rule) > 0)
  }

  @Test("is dirty as real extracts are, and no more")
  func share() {
    let setAside = store.sources.map(\.setAside).reduce(0, +)
    let rows = store.sources.map(\.rows).reduce(0, +)
    #expect(setAside > 0)
    #expect(setAside * 1000 < rows * 2)
    for rule in [QualityRule.disposedBeforeFiled, .implausibleAge, .duplicateRow, .fieldCount] {
      #expect(store.findings.rows(rule) * 200 < store.count, "\(rule)")
    }
  }

  @Test("knows every field and ends on its own day")
  func fields() {
    #expect(last == DemoOffice.lastDay)
    for field in CaseField.allCases { #expect(store.has(field), "\(field)") }
    #expect((11_900...12_000).contains(store.count))
  }

  /// Two years before the end, so that those who were diverted have been followed.
  @Test("has a number for every metric, on as many cases as it takes")
  func metrics() throws {
    let period = try PeriodChoice(parsing: "2024")
    let rows = try StoreEngine(store).answer(MetricsQuery([], in: Scope(period: period)))
    #expect(rows.map(\.metric) == Metric.all.map(\.id))
    for row in rows {
      #expect(row.state == .ok && row.value != nil, "\(row.metric): \(row.state) \(row.why)")
    }
  }

  private func count(_ isCounted: (Int) -> Bool) -> Int {
    (0..<store.count).count(where: isCounted)
  }

  private func days(_ field: CaseField) throws -> Numbers {
    try #require(store.days(field))
  }

  private func isOpen(_ row: Int, filed: Numbers) -> Bool {
    filed[row] != Day.missing && !store.derived.closed[row] && !store.derived.inactive[row]
  }

  @Test("disposes of fewer cases than it files, so that the open caseload has grown")
  func clearance() throws {
    let filed = try days(.filed)
    let disposed = try days(.disposed)
    let year = (last - 364).number...last.number
    let rate =
      Double(count { year.contains(disposed[$0]) }) / Double(count { year.contains(filed[$0]) })
    #expect((0.9...0.96).contains(rate))
  }

  @Test("has some cases over the standard, some with nothing scheduled, some stalled")
  func backlog() throws {
    let filed = try days(.filed)
    let severity = try #require(store.text(.severity))
    let open = (0..<store.count).filter { isOpen($0, filed: filed) }
    #expect((900...1200).contains(open.count))
    let over = open.count { row in
      let standard = severity[row] == "felony" ? 365 : severity[row] == "misdemeanor" ? 180 : 9999
      return Int(last.number - filed[row]) > standard
    }
    #expect((0.04...0.09).contains(Double(over) / Double(open.count)))
    let next = try #require(store.derived.nextHearing)
    let events = try #require(store.derived.lastEvent)
    let unscheduled = open.filter { next[$0] == Day.missing }
    #expect((0.08...0.17).contains(Double(unscheduled.count) / Double(open.count)))
    let stalled = unscheduled.count {
      filed[$0] <= last.number - 90 && events[$0] <= last.number - 90
    }
    #expect((15...80).contains(stalled))
  }

  @Test("loads a few attorneys with twice what others carry, and leaves some cases to nobody")
  func load() throws {
    let filed = try days(.filed)
    let attorney = try #require(store.text(.attorney))
    var loads: [String: Int] = [:]
    for row in 0..<store.count where isOpen(row, filed: filed) {
      loads[store.derived.placeholder[row] ? "placeholder" : attorney[row], default: 0] += 1
    }
    #expect((loads[""] ?? 0) > 3)
    #expect((loads["placeholder"] ?? 0) > 3)
    let sorted = loads.filter { !["", "placeholder"].contains($0.key) }.values.sorted()
    #expect(try #require(sorted.last) > 2 * sorted[sorted.count / 2])
  }

  @Test("knows race less often where a case was declined")
  func unknownRace() throws {
    let race = try #require(store.text(.race))
    let screening = try #require(store.text(.screening))
    func share(_ decision: Screening) -> Double {
      let rows = (0..<store.count).filter { screening[$0] == decision.word }
      let unknown = rows.count { race[$0].isEmpty || race[$0] == "Unknown" }
      return Double(unknown) / Double(rows.count)
    }
    #expect(share(.declined) > 0.15)
    #expect(share(.filed) < 0.04)
  }

  /// Those of a group with an outcome ÷ those of the group, against the same of the reference,
  /// over all cases and over strata of offense and severity (Mantel and Haenszel 1959).
  private func ratios(
    _ group: String, among isAtRisk: (Int) -> Bool, of hasEvent: (Int) -> Bool
  ) throws -> (crude: Double, adjusted: Double) {
    let race = try #require(store.text(.race))
    let offense = try #require(store.text(.offense))
    let severity = try #require(store.text(.severity))
    var strata: [String: [Double]] = [:]
    for row in 0..<store.count where isAtRisk(row) && [group, "White"].contains(race[row]) {
      let place = race[row] == group ? 0 : 2
      let stratum = "\(offense[row])/\(severity[row])"
      strata[stratum, default: [0, 0, 0, 0]][place] += 1
      strata[stratum, default: [0, 0, 0, 0]][place + 1] += hasEvent(row) ? 1 : 0
    }
    var total = [0.0, 0, 0, 0]
    var above = 0.0
    var below = 0.0
    for stratum in strata.values {
      for place in 0..<4 { total[place] += stratum[place] }
      above += stratum[1] * stratum[2] / (stratum[0] + stratum[2])
      below += stratum[3] * stratum[0] / (stratum[0] + stratum[2])
    }
    return ((total[1] / total[0]) / (total[3] / total[2]), above / below)
  }

  @Test("has a difference in detention and incarceration that stays after adjustment")
  func realDifference() throws {
    let custody = try #require(store.text(.custody))
    let detained = try ratios(
      "Black", among: { !custody[$0].isEmpty }, of: { custody[$0] == Custody.detained.word })
    #expect(detained.adjusted > 1.2)
    let disposition = try #require(store.text(.disposition))
    let sentence = try #require(store.text(.sentence))
    let incarcerated = try ratios(
      "Black",
      among: { ["plea", "trial_convicted"].contains(disposition[$0]) && !sentence[$0].isEmpty },
      of: { ["prison", "jail", "probation_jail"].contains(sentence[$0]) })
    #expect(incarcerated.adjusted > 1.2)
  }

  @Test("has a difference in dismissal that vanishes on adjustment for the offense")
  func differenceOfMix() throws {
    let disposition = try #require(store.text(.disposition))
    let dismissed = try ratios(
      "Black",
      among: { !["", "transferred", "other"].contains(disposition[$0]) },
      of: { disposition[$0] == "dismissed" })
    #expect(dismissed.crude > 1.15)
    #expect((0.92...1.08).contains(dismissed.adjusted))
  }
}
