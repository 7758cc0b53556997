import Cases
import Statistics
import Synchronization

/// Answers from an office's data what may be shown to others, and nothing from which a few people
/// could be made out.
///
/// Numbers are those of ``SharedPlan`` alone, of closed calendar periods and of the selections that
/// the office has named; counts are rounded to 5, shares to whole percents, and intervals drawn from
/// the rounded counts. There are no lists of cases, and the data is that of the last closed period,
/// whatever came since.
public struct SharedEngine: Engine {
  private let base: StoreEngine
  private let scope: SharedScope
  private let totals: SharedPlan?
  private let hidesSmallSums: Bool
  private let plans = PlanCache()

  /// The plans by field, made when first asked for.
  private final class PlanCache: Sendable {
    let byField = Mutex<[CaseField: SharedPlan?]>([:])
  }

  /// Creates the engine of what an office shares.
  ///
  /// - Throws: ``QueryError/notShared(_:)`` where the office's own choice cannot be followed.
  public init(_ base: StoreEngine) throws(QueryError) {
    try self.init(base, hidesSmallSums: true)
  }

  /// Creates the engine; without hiding more than what is small, so that it can be shown what that
  /// would give away.
  init(_ base: StoreEngine, hidesSmallSums: Bool) throws(QueryError) {
    self.base = base
    self.hidesSmallSums = hidesSmallSums
    let scope = try SharedScope(base.office, dataDay: base.dataDay)
    self.scope = scope
    let counts = try Self.counts(SharedMetric.all, by: nil, base, scope)
    totals = counts.map {
      SharedPlan(totals: $0, Self.computable(base), smallest: base.office.sharingSmallest)
    }
  }

  public var office: Office { base.office }
  /// The day on which the data is frozen.
  public var dataDay: Day { scope.day }
  public var caseCount: Int { base.caseCount.roundedToFive }
  public var fields: Set<CaseField> { base.fields }
  /// Nothing: places and words of files are the office's own.
  public var findings: Findings { Findings() }
  public var sources: [SourceSummary] { base.sources }
  public var knowsAssignments: Bool { base.knowsAssignments }
  public var filingHoles: [ClosedRange<Int>] { base.filingHoles }

  /// The periods that are shared.
  public var periods: [Period] { scope.periods }
  /// The names and filters of the selections that are shared.
  public var selections: [(name: String, filter: Filter)] { scope.filters }

  public func period(_ choice: PeriodChoice, asOf: Day?) -> Period {
    scope.index(of: choice).map { scope.periods[$0] } ?? base.period(choice, asOf: scope.day)
  }

  public var isShared: Bool { true }

  /// The calendar period that answers a choice which moves with the day.
  public func answered(_ choice: PeriodChoice) -> PeriodChoice {
    scope.index(of: choice).map { .fixed(scope.periods[$0]) } ?? choice
  }

  public func labels(of field: CaseField) -> [(label: String, count: Int)] { [] }

  public func caseFile(_ caseID: String, asOf: Day?) -> CaseFile? { nil }

  public func answer(_ query: CasesQuery) throws(QueryError) -> CaseList {
    throw .notShared("lists of cases")
  }

  public func answer(_ query: SeriesQuery) throws(QueryError) -> [Series] {
    let first = scope.day.monthIndex - query.months + 1
    return try base.metrics(query.metrics).map { metric in
      Series(
        metric: metric.id, firstMonth: first,
        rows: (0..<max(query.months, 0)).map { month in
          let start = Day.first(ofMonth: first + month)
          let days = Period(from: start, through: Day.first(ofMonth: first + month + 1) - 1)
          return .hidden(metric, [], .within(days), "months are not shared")
        })
    }
  }

  public func answer(_ query: OpenByMonthFiledQuery) throws(QueryError) -> [String: [Int]] { [:] }

  public func explain(_ query: ExplainQuery) throws(QueryError) -> Explanation {
    let rows = try answer(
      MetricsQuery([query.metric], by: query.group.map(\.field), in: query.scope))
    let metric = try base.metrics([query.metric])[0]
    let row = rows.first { Set($0.group) == Set(query.group) }
    return Explanation(
      metric: metric,
      row: row
        ?? .hidden(metric, query.group, .within(period(query.scope.period, asOf: nil)), "hidden"))
  }

  public func answer(_ query: MetricsQuery) throws(QueryError) -> [MetricRow] {
    let metrics = try base.metrics(query.metrics)
    for field in query.by { try field.requireLabels() }
    let days = period(query.scope.period, asOf: nil)
    if let why = whyNotShared(query) {
      return metrics.map { .hidden($0, [], .within(days), why) }
    }
    var asked = query.scope
    asked.period = .fixed(days)
    asked.asOf = scope.day
    let rows = try base.answer(MetricsQuery(metrics.map(\.id), by: query.by, in: asked))
    guard let field = query.by.first else {
      return rows.map { row in
        guard let metric = base.metric(row.metric), row.state != .notComputable else { return row }
        return totals?.metrics.contains(row.metric) == true
          ? row.coarse(few: office.fewCases)
          : .hidden(metric, row.group, row.period, "not among the numbers that are shared")
      }
    }
    guard let plan = try plan(by: field) else { return rows }
    return metrics.flatMap { metric in
      shared(metric, rows.filter { $0.metric == metric.id }, field, plan)
    }
  }

  /// The rows of a metric, one for every label of a field, so that no absence tells anything.
  private func shared(
    _ metric: Metric, _ rows: [MetricRow], _ field: CaseField, _ plan: SharedPlan
  ) -> [MetricRow] {
    guard let first = rows.first, first.state != .notComputable else { return rows }
    guard totals?.metrics.contains(metric.id) == true else {
      return [.hidden(metric, [], first.period, "not among the numbers that are shared")]
    }
    var pooled: [MetricRow] = []
    if field == .attorney, plan.metrics.contains(metric.id) {
      let hidden = rows.filter { plan.hidden.contains($0.group.first?.label ?? "") }
      pooled = pool(metric, hidden, field).map { [$0] } ?? []
    }
    return plan.labels.compactMap { label in
      let group = [GroupLabel(field, label)]
      guard plan.metrics.contains(metric.id), !plan.hidden.contains(label) else {
        return .hidden(metric, group, first.period, "a small group, or beside one")
      }
      return rows.first { $0.group == group }?.coarse(few: office.fewCases)
    } + pooled
  }

  /// The attorneys that are hidden, as one: what all together have follows from the whole anyway.
  private func pool(_ metric: Metric, _ rows: [MetricRow], _ field: CaseField) -> MetricRow? {
    guard rows.count > 1, let first = rows.first else { return nil }
    let group = [GroupLabel(field, Self.pooledLabel)]
    var row = MetricRow(metric: metric.id, group: group, period: first.period, unit: metric.unit)
    switch metric.unit {
    case .count: row.value = rows.reduce(0) { $0 + ($1.value ?? 0) }
    case .share:
      let part = rows.reduce(0) { $0 + ($1.numerator ?? 0) }
      let whole = rows.reduce(0) { $0 + ($1.denominator ?? 0) }
      (row.numerator, row.denominator) = (part, whole)
      row.value = whole > 0 ? part / whole : nil
      if whole == 0 { (row.state, row.why) = (.undefined, "the denominator is 0") }
    default: return .hidden(metric, group, first.period, "not of several attorneys together")
    }
    return row.coarse(few: office.fewCases)
  }

  /// How attorneys that are hidden are called together.
  public static let pooledLabel = "(others together)"

  public func answer(_ query: DisparityQuery) throws(QueryError) -> DisparityTable {
    let days = period(query.scope.period, asOf: nil)
    var table = DisparityTable(
      rows: [], period: days, familySize: 0, isExploratory: false, remarks: [])
    let asked = MetricsQuery([], by: [query.by], in: query.scope)
    guard query.crossing == nil, query.cohort == nil, whyNotShared(asked) == nil,
      let plan = try self.plan(by: query.by)
    else {
      table.remarks = ["Not shared: this selection of cases, days or groups."]
      return table
    }
    var exact = query
    exact.scope.period = .fixed(days)
    exact.scope.asOf = scope.day
    exact.adjust = []
    table.rows = Self.shared(try base.answer(exact).rows, plan)
    table.remarks = [
      "Differences among cases that reached each point: not bias, not cause.",
      "Shared with others: counts are rounded to 5, small groups are hidden, nothing is adjusted.",
    ]
    return table
  }

  /// The rows of the decision points, those of hidden groups at every one, so that no absence tells
  /// anything.
  private static func shared(_ rows: [DisparityRow], _ plan: SharedPlan) -> [DisparityRow] {
    var points: [String] = []
    for row in rows where !points.contains(row.point) { points.append(row.point) }
    let hidden = plan.groups.filter(plan.isHidden)
    return points.flatMap { point in
      let own = rows.filter { $0.point == point }
      let shown = own.filter { !plan.isHidden($0.group) }.map { $0.coarse(plan) }
      guard let one = own.first else { return shown }
      return shown
        + hidden.filter { $0 != one.reference }.map { group in
          DisparityRow(
            point: point, by: one.by, group: group, reference: one.reference, n: 0, events: 0,
            referenceN: 0, referenceEvents: 0
          ).coarse(plan)
        }
    }
  }

  /// Why a question is not answered; `nil` where it is.
  private func whyNotShared(_ query: MetricsQuery) -> String? {
    if query.by.count > 1 { return "groups of two fields are not shared" }
    if let field = query.by.first, !field.isOfPeople || scope.isAsked(of: field) {
      return "groups by \(field.title) are not shared: a shared number is made of it"
    }
    if let asOf = query.scope.asOf, asOf != scope.day { return "frozen on \(scope.day)" }
    let filter = try? query.scope.filter.bound(to: fields)
    guard let filter, scope.index(of: filter) != nil else {
      let names = scope.filters.map(\.name).joined(separator: ", ")
      return "this selection is not shared; there are \(names)"
    }
    guard scope.index(of: query.scope.period) != nil else {
      let texts = scope.periods.map { PeriodChoice.fixed($0).text }
      return "this period is not shared; there are \(texts.joined(separator: ", "))"
    }
    return nil
  }

  /// What is shared by a field; `nil` where the data has no such field.
  private func plan(by field: CaseField) throws(QueryError) -> SharedPlan? {
    if let known = plans.byField.withLock({ $0[field] }) { return known }
    let candidates = Self.computable(base).filter { totals?.metrics.contains($0.metric.id) == true }
    let counts = try Self.counts(candidates, by: field, base, scope)
    let plan = counts.map {
      SharedPlan(
        by: $0, candidates, smallest: base.office.sharingSmallest, hidesSmallSums: hidesSmallSums)
    }
    plans.byField.withLock { $0[field] = .some(plan) }
    return plan
  }

  private static func computable(_ base: StoreEngine) -> [SharedMetric] {
    SharedMetric.all.filter { $0.metric.requires.allSatisfy(base.fields.contains) }
  }

  /// The cells of every view that is shared.
  private static func counts(
    _ metrics: [SharedMetric], by field: CaseField?, _ base: StoreEngine, _ scope: SharedScope
  ) throws(QueryError) -> SharedCounts? {
    var views: [StoreView] = []
    for period in scope.periods {
      for selection in scope.filters {
        views.append(try base.view(selection.filter, asOf: scope.day, in: period))
      }
    }
    return SharedCounts(metrics, by: field, views: views, filters: scope.filters.count)
  }
}

extension CaseField {
  /// Whether it says who and what a case is about, and nothing of how it went, of which shared
  /// numbers are made.
  fileprivate var isOfPeople: Bool {
    switch self {
    case .attorney, .unit, .supervisor, .judge, .agency, .area, .offense, .race, .ethnicity,
      .gender, .counsel, .victimRace:
      true
    default: false
    }
  }
}
