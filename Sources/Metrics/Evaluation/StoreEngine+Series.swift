import Cases

extension StoreEngine {
  public func answer(_ query: SeriesQuery) throws(QueryError) -> [Series] {
    let metrics = try metrics(query.metrics)
    let now = try view(query.scope)
    let last = now.asOf.monthIndex
    let first = last - max(query.months, 1) + 1
    let flows = metrics.filter { $0.anchor != .stock }
    let stocks = metrics.filter { $0.anchor == .stock }
    let periods = (first...last).map { month in
      Period(
        from: Day.first(ofMonth: month), through: min(Day.first(ofMonth: month + 1) - 1, now.asOf))
    }
    var rows: [String: [MetricRow]] = [:]
    func keep(_ found: [[MetricRow]]) {
      for row in found.joined() { rows[row.metric, default: []].append(row) }
    }
    let need = FactsNeed(flows.filter { $0.own == nil })
    if !flows.isEmpty {
      keep(Parallel.map(periods.count) { monthRows(flows, periods[$0], now, need) })
    }
    if !stocks.isEmpty { keep(try stockRows(stocks, on: periods.map(\.last), now, query.scope)) }
    return metrics.map { Series(metric: $0.id, firstMonth: first, rows: rows[$0.id] ?? []) }
  }

  /// What happened in a month, seen from the as-of day.
  private func monthRows(
    _ metrics: [Metric], _ period: Period, _ now: StoreView, _ need: FactsNeed
  ) -> [MetricRow] {
    let needsAll = metrics.contains { $0.own != nil }
    let month = StoreView(
      store: now.store, asOf: now.asOf, period: period,
      facts: cache.facts(on: now.asOf, in: period, needsAll ? .all : need), rows: now.rows,
      isOfAttorney: now.isOfAttorney)
    return RowMaker(metrics, by: [], month, of: store).rows(month.rows[...], of: [])
  }

  /// What stood at the end of each month, as it was known then.
  private func stockRows(
    _ metrics: [Metric], on days: [Day], _ now: StoreView, _ scope: Scope
  ) throws(QueryError) -> [[MetricRow]] {
    let isOwn = metrics.contains { $0.own != nil }
    // Who held a case then matters only where attorneys are asked for.
    let asksHolders =
      metrics.contains { $0.measure.spread != nil }
      || !FactsNeed(metrics).facts.isDisjoint(with: .ofAttorney)
      || scope.filter.columns.contains(.field(.attorney))
    let isTimeless = scope.filter.isTimeless && (store.history == nil || !asksHolders)
    guard !isOwn, isTimeless else {
      var rows: [[MetricRow]] = []
      for day in days {
        let then =
          day == now.asOf
          ? now
          : try view(scope.filter, asOf: day, in: Period(from: day, through: day))
        rows.append(RowMaker(metrics, by: [], then, of: store).rows(then.rows[...], of: []))
      }
      return rows
    }
    // The same cases pass the filter on every day, so that only the facts have to look back.
    let need = FactsNeed(metrics)
    return Parallel.map(days.count) { index in
      let day = days[index]
      let then =
        day == now.asOf
        ? now
        : StoreView(
          store: now.store, asOf: day, period: Period(from: day, through: day),
          facts: cache.standing(on: day, of: now.store, need), rows: now.rows,
          isOfAttorney: now.isOfAttorney)
      return RowMaker(metrics, by: [], then, of: store).rows(then.rows[...], of: [])
    }
  }
}

extension Filter {
  /// Whether it keeps the same cases on whatever day it is asked.
  fileprivate var isTimeless: Bool {
    columns.allSatisfy { column in
      guard case .field(let field) = column else { return false }
      switch field {
      case .disposition, .dispositionReason, .sentence, .sentenceDays, .screening, .status:
        return false
      default: return field.kind != .day
      }
    }
  }
}
