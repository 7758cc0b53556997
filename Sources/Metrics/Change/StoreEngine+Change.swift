import Cases
import Statistics

extension StoreEngine {
  public var reportingLag: ReportingLag { cache.reportingLag }

  public func answer(_ query: ChangeQuery) throws(QueryError) -> ChangeTable {
    let metrics =
      query.metrics.isEmpty
      ? self.metrics.filter(\.isComparedOverTime) : try metrics(query.metrics)
    try query.by?.requireLabels()
    if query.by == .attorney { throw .comparesAttorneys }
    let asOf = query.scope.asOf ?? store.asOf
    let chosen = try view(query.scope, FactsNeed([]))
    let lastWhole = reportingLag.lastWholeDay(dataDay: store.dataDay)
    guard
      let periods = ComparedPeriods(
        chosen.period, against: query.against, asOf: asOf, lastWhole: lastWhole)
    else {
      return nothing(query, chosen.period, "no day of the period is whole yet")
    }
    guard store.history != nil || !chosen.isOfAttorney else {
      return nothing(
        query, chosen.period,
        "who held a case before is not in the data: assignments are not mapped")
    }
    let comparer = try ChangeComparer(self, query, periods, metrics, chosen)
    var table = ChangeTable(
      against: query.against, now: periods.now, before: periods.before, by: query.by,
      lag: reportingLag)
    table.rows = comparer.rows(metrics)
    table.addRemarks(periods, whyNoParts: query.by.flatMap(comparer.whyNoParts) ?? "")
    return table
  }

  private func nothing(_ query: ChangeQuery, _ period: Period, _ why: String) -> ChangeTable {
    ChangeTable(
      against: query.against, now: period, before: period.sameSeasonBefore, by: query.by,
      lag: reportingLag, why: why)
  }
}

extension Metric {
  /// Whether one of its numbers can be set beside an earlier one; a residual of bookkeeping cannot.
  var isComparedOverTime: Bool {
    if case .balance = measure { false } else { true }
  }
}

/// The same metrics in two periods and in the months up to now.
private struct ChangeComparer {
  private let engine: StoreEngine
  private let query: ChangeQuery
  private let periods: ComparedPeriods
  private let asOf: Day
  /// Flows in the period and in the one before, stocks on the day and on the one before.
  private let flows: Pair
  private let stocks: Pair
  private let calendar: TrendCalendar

  /// What was counted of some metrics at both times.
  private struct Pair {
    var metrics: [Metric]
    var before: RowMaker
    var now: RowMaker
    var beforeView: StoreView
    var nowView: StoreView

    func readers(of metric: Metric? = nil) -> (before: TallyReader, now: TallyReader) {
      (
        before.reader(of: metric),
        now.reader(of: metric)
      )
    }
  }

  init(
    _ engine: StoreEngine, _ query: ChangeQuery, _ periods: ComparedPeriods, _ metrics: [Metric],
    _ chosen: StoreView
  ) throws(QueryError) {
    self.engine = engine
    self.query = query
    self.periods = periods
    asOf = chosen.asOf
    let filter = query.scope.filter
    let need = FactsNeed(metrics)
    let fields = query.by.map { [$0] } ?? []
    let now = try engine.view(filter, asOf: asOf, in: periods.now, need, by: fields)
    let before = try engine.view(filter, asOf: asOf, in: periods.before, need, by: fields)
    flows = Self.pair(metrics.filter { $0.anchor != .stock }, before, now, engine, by: [])
    let standing = metrics.filter { $0.anchor == .stock }
    let then =
      standing.isEmpty
      ? before
      : try engine.view(
        filter, asOf: periods.stockBefore, in: periods.before, need, by: fields)
    stocks = Self.pair(standing, then, now, engine, by: [])
    calendar = TrendCalendar(engine, asOf: asOf, lastDay: min(asOf, chosen.period.last))
  }

  private static func pair(
    _ metrics: [Metric], _ before: StoreView, _ now: StoreView, _ engine: StoreEngine,
    by fields: [CaseField]
  ) -> Pair {
    Pair(
      metrics: metrics, before: RowMaker(metrics, by: fields, before, of: engine.store),
      now: RowMaker(metrics, by: fields, now, of: engine.store), beforeView: before, nowView: now)
  }

  /// Why no groups account for anything; `nil` where they can.
  func whyNoParts(by field: CaseField) -> String? {
    engine.store.has(field) ? nil : "not in the data: \(field.title)"
  }

  func rows(_ metrics: [Metric]) -> [ChangeRow] {
    var found: [String: ChangeRow] = [:]
    let trends = calendar.trends(of: flows.metrics, among: flows.nowView)
    let parts = parts()
    for pair in [flows, stocks] where !pair.metrics.isEmpty {
      let catalogue = pair.readers()
      let before = pair.before.row(of: [])
      let now = pair.now.row(of: [])
      for (index, metric) in pair.metrics.enumerated() {
        var row = ChangeRow(before[index], now[index])
        let readers = metric.isOwn ? pair.readers(of: metric) : catalogue
        row.trend = trends[metric.id]
        row.why = whyNotCompared(metric, row)
        if row.why.isEmpty, knowsNoInactivity(metric) {
          row.forgetBefore("when cases became inactive is not in the data")
        } else if row.why.isEmpty {
          ChangeJudge(metric: metric, periods: periods, before: readers.before, now: readers.now)
            .judge(&row)
          row.parts = parts[metric.id]
        }
        found[metric.id] = row
      }
    }
    return metrics.compactMap { found[$0.id] }
  }

  /// Why two numbers are not compared; empty where they are.
  private func whyNotCompared(_ metric: Metric, _ row: ChangeRow) -> String {
    for side in [row.now, row.before]
    where side.state == .notComputable || side.value == nil || side.notes.contains(.outOfCoverage) {
      return side.why
    }
    return calendar.whyNotBegun(metric, periods, asOf: asOf)
  }

  /// Whether open cases of a past day would have the inactive ones among them, and those of today
  /// would not.
  private func knowsNoInactivity(_ metric: Metric) -> Bool {
    metric.countsOpen && asOf == engine.store.dataDay
      && engine.store.derived.inactive.hasMarks
  }

  /// The parts of the changes of shares, by metric.
  private func parts() -> [String: ChangeParts] {
    guard let field = query.by, engine.store.has(field) else { return [:] }
    let shares = flows.metrics.filter(\.isComparable)
    let pair = Self.pair(shares, flows.beforeView, flows.nowView, engine, by: [field])
    let before = Dictionary(grouping: pair.before.rows(), by: \.metric)
    let now = Dictionary(grouping: pair.now.rows(), by: \.metric)
    var found: [String: ChangeParts] = [:]
    for metric in shares {
      found[metric.id] = ChangeParts(
        by: field, before: before[metric.id] ?? [], now: now[metric.id] ?? [])
    }
    return found
  }
}

extension Metric {
  /// Whether it counts open cases, or divides by them.
  public var countsOpen: Bool {
    if case .staff = measure { return false }
    let facts = measure.numeratorTest.all.union(measure.denominatorTest.all)
    return !facts.isDisjoint(with: [.open, .openInactive])
  }
}

extension ChangeRow {
  /// Takes the number of before away, which counts other cases than that of now.
  fileprivate mutating func forgetBefore(_ why: String) {
    self.why = why
    before = MetricRow(
      metric: metric, period: before.period, unit: before.unit, state: .notComputable, why: why)
  }
}
