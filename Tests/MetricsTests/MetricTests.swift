import Cases
import Metrics
import Testing

@Suite("A metric")
struct MetricTests {
  /// Twelve months to 2022-11-05: every number below is counted by hand from these rows.
  private let cases = [
    // Open for 30, 100, 200 and 400 days; the last has stood still, the second has no attorney.
    InventedCase(filed: "2022-10-06", nextHearing: "2022-11-05"),
    InventedCase(attorney: "", filed: "2022-07-28", lastEvent: "2022-10-30"),
    InventedCase(
      attorney: "Ben", severity: .misdemeanor, filed: "2022-04-19", nextHearing: "2022-12-01"),
    InventedCase(filed: "2021-10-01", lastEvent: "2022-08-07"),
    // A placeholder's, and an inactive one.
    InventedCase(
      attorney: "Vacancy", severity: .other, filed: "2022-11-01", isPlaceholder: true,
      nextHearing: "2022-11-20"),
    InventedCase(filed: "2022-01-01", isInactive: true),
    // Disposed after 100, 200, 40 and 10 days.
    InventedCase(
      filed: "2022-01-01", disposed: "2022-04-11", disposition: .plea, sentence: .jail,
      sentenceDays: 60, violent: true, hearings: 2, continuances: 1),
    InventedCase(
      filed: "2021-12-01", disposed: "2022-06-19", disposition: .dismissed, violent: false,
      hearings: 4, continuances: 3),
    InventedCase(
      severity: .misdemeanor, filed: "2022-03-01", disposed: "2022-04-10",
      disposition: .trialConvicted, violent: false),
    InventedCase(
      severity: .misdemeanor, filed: "2022-03-01", disposed: "2022-03-11",
      disposition: .acquitted),
    // Disposed before filed; transferred; closed at an unknown day; disposed long ago.
    InventedCase(filed: "2022-05-10", disposed: "2022-05-01", disposition: .dismissed),
    InventedCase(filed: "2022-05-01", disposed: "2022-05-31", disposition: .transferred),
    InventedCase(filed: "2022-05-01", isClosed: true),
    InventedCase(filed: "2015-01-01", disposed: "2016-01-01", disposition: .plea),
    // Referred: declined, and not decided yet.
    InventedCase(referred: "2022-09-01", screened: "2022-09-11", screening: .declined),
    InventedCase(referred: "2022-10-01", screening: .pending),
    InventedCase(
      referred: "2022-02-01", screened: "2022-02-05", screening: .filed, filed: "2022-02-05",
      disposed: "2022-02-06", disposition: .diverted),
  ]

  private func row(_ metric: String) throws -> MetricRow {
    let rows = try StoreEngine(inventedStore(cases)).answer(MetricsQuery([metric]))
    return try #require(rows.first)
  }

  @Test(
    "counts by hand",
    arguments: [
      ("referred", 3), ("declined", 1), ("filed", 13), ("disposed", 7), ("open", 5),
      ("open_inactive", 1), ("pending_decision", 1), ("roll_forward", 0), ("violent_filed", 1),
      // Felonies 3 × 3, a misdemeanor 1, another 1.
      ("weighted_open", 11),
    ])
  func counts(metric: String, expected: Double) throws {
    let row = try row(metric)
    #expect(row.value == expected)
    #expect(row.state == .ok)
  }

  @Test(
    "is a share of what it says",
    arguments: [
      ("unassigned", 1, 5), ("pending_over_90", 3, 5), ("pending_over_180", 2, 5),
      ("pending_over_365", 1, 5), ("pending_over_standard", 2, 4), ("no_next_event", 2, 5),
      ("stalled", 1, 5), ("within_90", 4, 6), ("within_180", 5, 6), ("within_365", 6, 6),
      ("dismissal_rate", 2, 6), ("plea_rate", 1, 6), ("trial_rate", 2, 6),
      ("conviction_rate", 2, 6), ("acquittal_rate", 1, 2), ("diversion_rate", 1, 6),
      ("late_dismissal_rate", 1, 1), ("incarceration_rate", 1, 1), ("declination_rate", 1, 2),
      ("felony_share", 9, 12), ("violent_conviction_rate", 1, 1), ("continuance_1", 2, 7),
      ("continuance_3", 1, 7), ("aba_30", 1, 2), ("aba_120", 3, 4),
      ("within_standard_felony_75", 2, 4), ("within_standard_misdemeanor_75", 2, 2),
      ("incarceration_serious_share", 1, 1),
    ])
  func shares(metric: String, numerator: Double, denominator: Double) throws {
    let row = try row(metric)
    #expect(row.numerator == numerator)
    #expect(row.denominator == denominator)
    #expect(row.value == numerator / denominator)
    #expect(row.low.map { $0 <= numerator / denominator } == true)
    #expect(row.state == (denominator < 2 ? .few : .ok))
  }

  @Test(
    "measures days of those that have them",
    arguments: [
      // 1, 10, 30, 40, 100, 200 days: the median lies between 30 and 40.
      ("days_to_disposition_median", 35.0, 6.0), ("days_to_disposition_mean", 63.5, 6.0),
      ("days_to_disposition_p90", 150.0, 6.0), ("days_to_dismissal_median", 200.0, 1.0),
      // 4, 30, 100, 200, 400 days.
      ("pending_age_median", 100.0, 5.0), ("pending_age_p90", 320.0, 5.0),
      ("days_to_file_median", 7.0, 2.0), ("sentence_days_median", 60.0, 1.0),
    ])
  func days(metric: String, value: Double, count: Double) throws {
    let row = try row(metric)
    #expect(row.value.map { abs($0 - value) < 1e-9 } == true)
    #expect(row.denominator == count)
  }

  @Test("compares flows and loads without an interval")
  func ratios() throws {
    let clearance = try row("clearance_rate")
    #expect(clearance.value == 7.0 / 13)
    #expect(clearance.low == nil)
    // Ada holds 2, Ben 1; the placeholder and the unassigned case are not in it.
    #expect(try row("open_per_attorney").value == 1.5)
    // (−1·1 + 1·2) ÷ (2·3)
    #expect(try row("caseload_gini").value == 1.0 / 6)
    #expect(try row("years_to_clear").value == 5.0 / 7)
    // On 2021-11-05 the case filed on 2021-10-01 was open, and nothing else.
    #expect(try row("backlog_index").value == 1.0 / 7)
    #expect(try row("hearings_per_case").value == 6.0 / 7)
  }

  @Test("says what it leaves out, and why")
  func leftOut() throws {
    let engine = StoreEngine(inventedStore(cases))
    let explained = try engine.explain(ExplainQuery("days_to_disposition_median"))
    #expect(explained.row.missing == 1)
    #expect(explained.leftOut.map(\.reason) == ["disposed before filed"])
    #expect(explained.row.notes.contains(.partial))
    #expect(explained.row.notes.contains(.clockIncludesInactive))
    let incarcerated = try engine.explain(ExplainQuery("incarceration_rate"))
    #expect(incarcerated.leftOut == [.init(reason: "no sentence recorded", cases: 1)])
    let behind = NumberReference(.metric("incarceration_rate"), .leftOut)
    let list = try engine.answer(CasesQuery(columns: [.field(.disposition)], behind: behind))
    #expect(list.rows.map(\.values) == [[.text("trial_convicted")]])
  }

  @Test("of declining names the review that the data covers")
  func screeningCovers() throws {
    let office = Office(name: "Small County", screeningCovers: "felony review")
    let engine = StoreEngine(inventedStore(cases, office: office))
    let titles = try ["declination_rate", "declined", "filed"].map {
      try engine.explain(ExplainQuery($0)).metric.title
    }
    #expect(
      titles == [
        "Declined at screening (felony review alone)", "Declined (felony review alone)", "Filed",
      ])
  }

  @Test("is not computable without its fields, and never 0")
  func notComputable() throws {
    let engine = StoreEngine(
      inventedStore(cases, without: [.screening, .attorney], hasCalendar: false))
    let rows = try engine.answer(
      MetricsQuery(["declination_rate", "stalled", "fte_needed", "unassigned"]))
    #expect(rows.map(\.state) == Array(repeating: .notComputable, count: 4))
    #expect(rows.map(\.value) == [nil, nil, nil, nil])
    #expect(
      rows.map(\.why) == [
        "not in the data: screening", "not in the data: events, scheduled hearings",
        "the office gives no weights in hours", "not in the data: attorney",
      ])
  }

  @Test("is undefined where its denominator is 0")
  func undefined() throws {
    let rows = try StoreEngine(inventedStore([InventedCase(filed: "2020-01-01")])).answer(
      MetricsQuery(["clearance_rate", "dismissal_rate", "days_to_disposition_median"]))
    #expect(rows.map(\.state) == [.undefined, .undefined, .undefined])
    #expect(rows.map(\.value) == [nil, nil, nil])
    #expect(rows.map(\.denominator) == [0, 0, 0])
  }
}
