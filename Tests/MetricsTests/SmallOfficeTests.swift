import Cases
import Metrics
import Testing

@Suite("Every metric of a small office")
struct SmallOfficeTests {
  /// What is counted by hand: value, numerator, denominator, left out.
  struct Expected: Sendable {
    let id: String
    let value: Double?
    let numerator: Double?
    let denominator: Double?
    let missing: Int

    init(
      _ id: String, _ value: Double?, _ numerator: Double? = nil, of denominator: Double? = nil,
      missing: Int = 0
    ) {
      self.id = id
      self.value = value
      self.numerator = numerator
      self.denominator = denominator
      self.missing = missing
    }
  }

  /// Counted from the files of ``SmallOffice`` by a program of its own in Python, which knows
  /// nothing of this one: filters and sums over lists, one line a metric.
  static let expected = [
    Expected("referred", 15),
    Expected("filed", 13),
    Expected("disposed", 10),
    Expected("declined", 1),
    Expected("open", 4),
    Expected("open_inactive", 1),
    Expected("pending_decision", 1),
    Expected("open_per_attorney", 2.0 / 2, 2, of: 2),
    Expected("caseload_gini", 0.0, nil, of: 2),
    Expected("weighted_open", 30),
    Expected("fte_needed", 84.0 / 1227, 84, of: 1227),
    Expected("clearance_rate", 10.0 / 13, 10, of: 13),
    Expected("backlog_index", 3.0 / 10, 3, of: 10),
    Expected("years_to_clear", 4.0 / 10, 4, of: 10),
    Expected("roll_forward", 0),
    Expected("pending_age_median", 160.5, nil, of: 4),
    Expected("pending_age_p90", 626.9000000000001, nil, of: 4),
    Expected("pending_over_90", 2.0 / 4, 2, of: 4),
    Expected("pending_over_180", 2.0 / 4, 2, of: 4),
    Expected("pending_over_365", 1.0 / 4, 1, of: 4),
    Expected("pending_over_standard", 1.0 / 4, 1, of: 4),
    Expected("stalled", 1.0 / 4, 1, of: 4),
    Expected("no_next_event", 3.0 / 4, 3, of: 4),
    Expected("unassigned", 1.0 / 4, 1, of: 4),
    Expected("days_to_disposition_median", 91.0, nil, of: 9, missing: 1),
    Expected("days_to_disposition_mean", 153.44444444444446, nil, of: 9, missing: 1),
    Expected("days_to_disposition_p90", 379.0, nil, of: 9, missing: 1),
    Expected("within_90", 4.0 / 9, 4, of: 9, missing: 1),
    Expected("within_180", 6.0 / 9, 6, of: 9, missing: 1),
    Expected("within_365", 7.0 / 9, 7, of: 9, missing: 1),
    Expected("within_standard_felony_75", 2.0 / 5, 2, of: 5),
    Expected("within_standard_felony_90", 3.0 / 5, 3, of: 5),
    Expected("within_standard_felony_98", 4.0 / 5, 4, of: 5),
    Expected("within_standard_misdemeanor_75", 2.0 / 4, 2, of: 4, missing: 1),
    Expected("within_standard_misdemeanor_90", 2.0 / 4, 2, of: 4, missing: 1),
    Expected("within_standard_misdemeanor_98", 3.0 / 4, 3, of: 4, missing: 1),
    Expected("aba_120", 2.0 / 5, 2, of: 5),
    Expected("aba_30", 1.0 / 4, 1, of: 4, missing: 1),
    Expected("days_to_file_median", 3.0, nil, of: 14),
    Expected("days_to_dismissal_median", 20.0, nil, of: 1, missing: 1),
    Expected("late_dismissal_rate", 0.0 / 1, 0, of: 1, missing: 1),
    Expected("km_days_to_disposition", 91, nil, of: 11, missing: 2),
    Expected("km_disposed_by_90", nil, nil, of: 11, missing: 2),
    Expected("km_disposed_by_180", nil, nil, of: 11, missing: 2),
    Expected("km_disposed_by_365", nil, nil, of: 11, missing: 2),
    Expected("disposed_by_90", 4.0 / 9, 4, of: 9, missing: 2),
    Expected("disposed_by_180", 5.0 / 8, 5, of: 8),
    Expected("disposed_by_365", 0.0 / 2, 0, of: 2),
    Expected("declination_rate", 1.0 / 14, 1, of: 14),
    Expected("felony_share", 5.0 / 13, 5, of: 13),
    Expected("dismissal_rate", 2.0 / 9, 2, of: 9),
    Expected("plea_dismissal_rate", 1.0 / 9, 1, of: 9),
    Expected("plea_rate", 3.0 / 9, 3, of: 9),
    Expected("trial_rate", 2.0 / 9, 2, of: 9),
    Expected("conviction_rate", 4.0 / 9, 4, of: 9),
    Expected("diversion_rate", 1.0 / 9, 1, of: 9),
    Expected("acquittal_rate", 1.0 / 2, 1, of: 2),
    Expected("violent_conviction_rate", 2.0 / 2, 2, of: 2),
    Expected("diversion_success", 1.0 / 2, 1, of: 2),
    Expected("incarceration_rate", 3.0 / 4, 3, of: 4),
    Expected("sentence_days_median", 60.0, nil, of: 3),
    Expected("incarceration_serious_share", 2.0 / 3, 2, of: 3),
    Expected("charge_reduction_rate", 3.0 / 4, 3, of: 4),
    Expected("felony_to_misd", 1.0 / 4, 1, of: 4),
    Expected("detention_rate", 2.0 / 12, 2, of: 12, missing: 1),
    Expected("bail_request_rate", 2.0 / 8, 2, of: 8, missing: 5),
    Expected("hearings_per_case", 0.4, nil, of: 10),
    Expected("continuance_1", 2.0 / 10, 2, of: 10),
    Expected("continuance_3", 1.0 / 10, 1, of: 10),
    Expected("violent_filed", 4),
    Expected("victim_contact_rate", 5.0 / 8, 5, of: 8),
    Expected("days_to_victim_contact", 4.5, nil, of: 4, missing: 1),
    Expected("victim_nonwhite_share", 2.0 / 4, 2, of: 4),
    Expected("dismissal_gap_by_victim", 0.3333333333333333, nil, of: 6),
    Expected("counsel_incarceration_gap", -0.5, nil, of: 4),
    Expected("retention", 5.0 / 6, 5, of: 6),
    Expected("clerical_share", 1.0 / 5, 1, of: 5, missing: 1),
    Expected("diversity", 1.0 / 2, 1, of: 2, missing: 1),
    Expected("diversity_leaders", 0.0 / 1, 0, of: 1),
    Expected("diversity_line", 1.0 / 1, 1, of: 1, missing: 1),
    Expected("new_case_2y", 1.0 / 1, 1, of: 1, missing: 1),
  ]

  private static let engine = Result { StoreEngine(try SmallOffice.load()) }

  @Test("is what is counted by hand", arguments: expected)
  func byHand(_ expected: Expected) throws {
    // Diversions are followed for two years.
    let period = expected.id == "new_case_2y" ? "2022" : "2024"
    let scope = Scope(period: try PeriodChoice(parsing: period))
    let row = try #require(
      try Self.engine.get().answer(MetricsQuery([expected.id], in: scope)).first)
    if let value = expected.value {
      #expect(abs(try #require(row.value) - value) < 1e-9)
    } else {
      #expect(row.value == nil && row.state == .undefined && !row.why.isEmpty)
    }
    if let numerator = expected.numerator { #expect(row.numerator == numerator) }
    if let denominator = expected.denominator { #expect(row.denominator == denominator) }
    #expect(row.missing == expected.missing)
  }

  @Test("has been counted, each of them")
  func all() {
    #expect(Set(Metric.all.map(\.id)) == Set(Self.expected.map(\.id)))
  }

  @Test("is not computable without its fields, and names what is missing")
  func without() throws {
    let bare = StoreEngine(inventedStore([], without: Set(CaseField.allCases), hasCalendar: false))
    for row in try bare.answer(MetricsQuery([])) {
      #expect(row.state == .notComputable && row.value == nil, "\(row.metric)")
      #expect(row.why.hasPrefix("not in the data: "), "\(row.metric): \(row.why)")
    }
    let rows = try bare.answer(
      MetricsQuery(["charge_reduction_rate", "retention", "clerical_share"]))
    #expect(
      rows.map(\.why) == [
        "not in the data: disposed, disposition, charge reduced, or charges with class, filed class "
          + "and disposition", "not in the data: staff with from and to",
        "not in the data: staff with role",
      ])
  }

  @Test("leaves a case out of the outcomes whose end is in words that nobody listed")
  func unlisted() throws {
    let cases = """
      case_id,filed,disposed,disposition
      A,2024-01-02,2024-03-01,dismissed
      B,2024-01-02,2024-03-01,plea
      C,2024-01-02,2024-03-01,Abated by death
      D,2024-01-02,2024-03-01,other
      E,2024-01-02,2024-03-01,
      F,2024-01-02,2024-03-01,

      """
    let charges = """
      case_id,number,disposition
      F,1,Stricken on leave
      F,2,other

      """
    let engine = StoreEngine(
      try SmallOffice.load([
        "office.yml": "office: X\nprofile: caseboard\nas_of: 2024-12-31\n", "cases.csv": cases,
        "charges.csv": charges,
      ]))
    let explained = try engine.explain(ExplainQuery("dismissal_rate"))
    #expect(explained.row.numerator == 1 && explained.row.denominator == 2)
    #expect(explained.row.missing == 3)
    let parts = explained.parts.filter { $0.kind == .leftOut }
    #expect(
      Dictionary(uniqueKeysWithValues: parts.map { ($0.words, $0.cases) }) == [
        "disposition that the mapping does not list": 2, "no disposition recorded": 1,
      ])
    #expect(try engine.answer(MetricsQuery(["disposed"])).first?.value == 6)
  }

  @Test("has an indicator of those who came back, of diversions two years before")
  func followedIndicator() throws {
    let scope = Scope(period: try PeriodChoice(parsing: "2024"))
    let rows = try Self.engine.get().answer(IndicatorsQuery(in: scope))
    let row = try #require(rows.first { $0.indicator.number == "4.4" }?.lead?.row)
    #expect(row.numerator == 1 && row.denominator == 1 && row.missing == 1)
    #expect(row.period == .within(Period(from: day("2022-01-01"), through: day("2022-12-31"))))
  }
}
