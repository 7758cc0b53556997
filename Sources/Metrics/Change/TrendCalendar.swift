import Cases

/// The months of a trend, and which of them are not whole.
struct TrendCalendar: Sendable {
  private let engine: StoreEngine
  private let asOf: Day
  private let months: ClosedRange<Int>
  private let lastWhole: Day
  /// `nil` where the office has said what its data covers.
  private let beginnings: DataBeginnings?

  /// How many months a trend has.
  static let monthCount = 24

  /// The months that end with that of a day.
  init(_ engine: StoreEngine, asOf: Day, lastDay: Day) {
    self.engine = engine
    self.asOf = asOf
    let last = lastDay.monthIndex
    months = (last - Self.monthCount + 1)...last
    lastWhole = min(asOf, engine.reportingLag.lastWholeDay(dataDay: engine.store.dataDay))
    beginnings = engine.store.office.coverage == nil ? engine.cache.beginnings : nil
  }

  /// The trends of some metrics that a period is asked of.
  func trends(of metrics: [Metric], among view: StoreView) -> [String: Trend] {
    guard !metrics.isEmpty else { return [:] }
    var found: [String: [Trend.Month]] = [:]
    let periods = months.map { month in
      Period(from: Day.first(ofMonth: month), through: Day.first(ofMonth: month + 1) - 1)
    }
    let need = FactsNeed(metrics)
    let facts = engine.cache.facts(
      periods.map { FactsQuestion(day: asOf, period: $0, need: need) })
    let rows = Parallel.map(periods.count) { index in
      let monthly = view.seen(on: asOf, in: periods[index], facts[index])
      return RowMaker(metrics, by: [], monthly, of: engine.store).row(of: [])
    }
    for (period, rows) in zip(periods, rows) {
      for (metric, row) in zip(metrics, rows) {
        found[metric.id, default: []].append(
          Trend.Month(row: row, leftOut: whyLeftOut(metric, row, period)))
      }
    }
    var trends: [String: Trend] = [:]
    for metric in metrics {
      guard let months = found[metric.id], months.last?.row.state != .notComputable else {
        continue
      }
      trends[metric.id] = Trend(months, from: self.months.lowerBound, unit: metric.unit)
    }
    return trends
  }

  /// Why a month is not whole, or says nothing; empty where it is and does.
  private func whyLeftOut(_ metric: Metric, _ row: MetricRow, _ period: Period) -> String {
    if period.last > asOf { return "the month is not over" }
    if period.last > lastWhole { return "not all of it is recorded yet" }
    if row.notes.contains(.outOfCoverage) { return row.why }
    let month = period.first.monthIndex
    if engine.filingHoles.contains(where: { $0.contains(month) }) {
      return "hardly any case was filed"
    }
    if begins(metric).map({ month < $0 }) ?? false { return "before the data begins" }
    switch row.state {
    case .few: return "few cases"
    case .ok: return row.value == nil ? "no number" : ""
    case .undefined, .notComputable, .suppressed: return row.why
    }
  }

  /// Why the period before is not in the data; empty where it is.
  func whyNotBegun(_ metric: Metric, _ periods: ComparedPeriods, asOf: Day) -> String {
    guard let first = begins(metric) else { return "" }
    let day = metric.anchor == .stock ? periods.stockBefore : periods.before.first
    guard day < Day.first(ofMonth: first) else { return "" }
    return "the data begins only on \(Day.first(ofMonth: first))"
  }

  /// The first whole month of what a metric counts; a stock is whole when what ends is.
  private func begins(_ metric: Metric) -> Int? {
    guard let beginnings else { return nil }
    switch metric.anchor {
    case .stock: return beginnings[.disposed] ?? beginnings[.filed]
    case .period(let field): return beginnings[field]
    }
  }
}
