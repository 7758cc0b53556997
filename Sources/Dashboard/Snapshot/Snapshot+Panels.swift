import Cases
import Metrics

extension Snapshot {
  /// The metrics of a caseload table, one a column.
  static let caseloadMetrics = [
    "open", "weighted_open", "pending_age_median", "pending_over_90", "pending_over_180",
    "pending_over_365", "pending_over_standard", "stalled", "no_next_event",
  ]

  /// Asks for the load of each attorney, or of each unit or offense.
  mutating func gatherCaseload(from engine: some Engine) throws(QueryError) {
    grouping = defaultGrouping
    months = 24
    try add(
      Self.caseloadMetrics + ["open_inactive", "unassigned", "open_per_attorney", "caseload_gini"],
      from: engine)
    try add(["filed", "disposed"], span: .lately, in: scope(lately), from: engine)
    try addSeries(["filed", "disposed", "open"], months: months, from: engine)
    shape = try wholeShape(in: request.scope, from: engine)
    try gatherAges(from: engine)
    if fields.contains(.severity) { try add(["open"], by: [.severity], from: engine) }
    if let field = grouping {
      try gatherTable(by: field, in: request.scope, from: engine)
    }
  }

  /// Asks for the rows of a caseload table.
  mutating func gatherTable(
    by field: CaseField, in scope: Scope, from engine: some Engine
  ) throws(QueryError) {
    try add(Self.caseloadMetrics, by: [field], in: scope, from: engine)
    if fields.contains(.severity) {
      try add(["open"], by: [field, .severity], in: scope, from: engine)
    }
    var recent = scope
    recent.period = .fixed(lately)
    try add(["filed", "disposed"], by: [field], span: .lately, in: recent, from: engine)
    labels = groupLabels(field, of: "open")
    openByMonthFiled = try engine.answer(
      OpenByMonthFiledQuery(by: field, months: months, in: scope))
  }

  /// The open cases of a scope by month filed.
  func wholeShape(
    in scope: Scope, from engine: some Engine
  ) throws(QueryError) -> [Int] {
    try engine.answer(OpenByMonthFiledQuery(by: nil, months: months, in: scope))
      .values.first ?? []
  }

  /// Asks for times, standards, clearance and outcomes.
  mutating func gatherPerformance(from engine: some Engine) throws(QueryError) {
    let metrics =
      [
        "filed", "disposed", "clearance_rate", "days_to_disposition_median",
        "days_to_disposition_p90", "km_days_to_disposition", "km_disposed_by_90",
        "km_disposed_by_180", "km_disposed_by_365", "disposed_by_90", "disposed_by_180",
        "disposed_by_365", "within_90", "within_180", "within_365", "dismissal_rate",
        "plea_dismissal_rate", "diversion_rate", "plea_rate", "trial_rate", "conviction_rate",
        "referred", "declination_rate", "incarceration_rate",
      ] + Standard.all.map(\.metric)
    try add(metrics + chosenMetrics.filter { !metrics.contains($0) }, from: engine)
    if let before = scopeBefore {
      try add(metrics, span: .before, in: before, from: engine)
      try add(["disposed"], by: [.disposition], span: .before, in: before, from: engine)
    }
    try add(["disposed"], by: [.disposition], from: engine)
    gatherDurations(from: engine)
    if fields.contains(.severity) {
      try add(["disposed"], by: [.severity, .disposition], from: engine)
    }
    months = 24
    try addSeries(
      ["clearance_rate", "filed", "disposed", "dismissal_rate", "conviction_rate", "plea_rate"],
      months: months, from: engine)
    guard let field = [CaseField.offense, .severity].first(where: fields.contains) else { return }
    grouping = field
    try add(
      [
        "disposed", "days_to_disposition_median", "days_to_disposition_p90", "dismissal_rate",
        "conviction_rate",
      ],
      by: [field], from: engine)
    labels = groupLabels(field, of: "disposed")
  }

  /// Asks how attorneys or units compare with what is expected.
  mutating func gatherComparison(from engine: some Engine) throws(QueryError) {
    guard fields.contains(request.staff) else { return }
    // An office may have given up a metric of its own that was chosen before.
    let isKnown = engine.metric(request.measure)?.isComparable == true
    let measure = isKnown ? request.measure : Question().measure
    comparisons[request.measure] = try engine.answer(
      ComparisonQuery(measure, by: request.staff, in: request.scope))
  }

  /// The fields by which times are compared until a person chooses: held defendants apart first.
  static let timesFields: [CaseField] = [.custody, .severity, .offense]

  /// Asks how long cases take with open ones counted.
  mutating func gatherSurvival(from engine: some Engine) throws(QueryError) {
    let chosen = request.timesBy.flatMap { fields.contains($0) ? $0 : nil }
    let field = chosen ?? Self.timesFields.first(where: fields.contains)
    survival = try engine.answer(
      SurvivalQuery(by: field, reference: nil, in: request.scope))
    survivalOfAll = try engine.answer(SurvivalQuery(in: request.scope)).groups.first
    chances = try engine.answer(ChanceQuery(in: request.scope))
  }

  /// Asks what moved since the period before, and which groups account for it.
  mutating func gatherMoved(from engine: some Engine) throws(QueryError) {
    let usual = [CaseField.offense, .severity, .unit, .race].first(where: fields.contains)
    let field = request.partsBy.flatMap { fields.contains($0) ? $0 : nil } ?? usual
    moved = try engine.answer(
      ChangeQuery(against: request.against, by: field, in: request.scope))
  }

  /// Asks for the cases of a selection.
  mutating func gatherCases(
    _ selection: CaseSelection, from engine: some Engine
  ) throws(QueryError) {
    var scope = selection.condition.isEmpty ? request.scope : scope(selection.condition)
    if let period = selection.period { scope.period = .fixed(period) }
    cases = try engine.answer(
      CasesQuery(
        columns: CaseListColumns.columns(of: selection.worklist).filter { column in
          if case .field(let field) = column { fields.contains(field) } else { true }
        },
        sort: request.sort, limit: request.limit, behind: selection.behind, in: scope))
  }
}

/// The columns of a list of cases, in order.
enum CaseListColumns {
  static let all: [CaseColumn] = [
    .field(.caseID), .field(.filed), .ageDays, .field(.severity), .field(.offense),
    .field(.attorney), .field(.disposed), .days, .field(.disposition), .lastEvent, .nextHearing,
    .hearings, .field(.judge), .field(.unit), .field(.custody), .field(.sentence),
  ]

  /// Those of a list, what puts a case on a worklist behind its id.
  static func columns(of list: Worklist?) -> [CaseColumn] {
    guard let list else { return all }
    return all.prefix(1) + list.columns + all.dropFirst().filter { !list.columns.contains($0) }
  }
}

/// One of the model time standards: a share of cases to be disposed within some days.
///
/// Source: Model Time Standards for State Trial Courts, NCSC 2011.
struct Standard: Hashable, Sendable {
  let severity: Severity
  let days: Int
  /// The share that the standard asks for; 0 to 1.
  let target: Double

  /// The catalogue's id.
  var metric: String { "within_standard_\(severity.word)_\(Int((target * 100).rounded()))" }

  static let all = [
    Standard(severity: .felony, days: 90, target: 0.75),
    Standard(severity: .felony, days: 180, target: 0.90),
    Standard(severity: .felony, days: 365, target: 0.98),
    Standard(severity: .misdemeanor, days: 60, target: 0.75),
    Standard(severity: .misdemeanor, days: 90, target: 0.90),
    Standard(severity: .misdemeanor, days: 180, target: 0.98),
  ]
}
