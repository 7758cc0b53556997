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
    for period in periods where !flows.isEmpty {
      for row in monthRows(flows, period, now) { rows[row.metric, default: []].append(row) }
    }
    for period in periods where !stocks.isEmpty {
      let found = try stockRows(stocks, on: period.last, now, query.scope)
      for row in found { rows[row.metric, default: []].append(row) }
    }
    return metrics.map { Series(metric: $0.id, firstMonth: first, rows: rows[$0.id] ?? []) }
  }

  /// What happened in a month, seen from the as-of day.
  private func monthRows(_ metrics: [Metric], _ period: Period, _ now: StoreView) -> [MetricRow] {
    let month = StoreView(
      store: now.store, asOf: now.asOf, period: period,
      facts: cache.facts(on: now.asOf, in: period), rows: now.rows,
      isOfAttorney: now.isOfAttorney)
    return RowMaker(metrics, by: [], month, of: store).rows(month.rows[...], of: [])
  }

  /// What stood at the end of a month, as it was known then.
  private func stockRows(
    _ metrics: [Metric], on last: Day, _ now: StoreView, _ scope: Scope
  ) throws(QueryError) -> [MetricRow] {
    let isOwn = metrics.contains { $0.own != nil }
    let then =
      last == now.asOf
      ? now
      : try isOwn
        ? view(scope.filter, asOf: last, in: Period(from: last, through: last))
        : view(of: last, now, scope)
    return RowMaker(metrics, by: [], then, of: store).rows(then.rows[...], of: [])
  }

  private func view(
    of day: Day, _ now: StoreView, _ scope: Scope
  ) throws(QueryError) -> StoreView {
    let period = Period(from: day, through: day)
    guard store.history == nil, scope.filter.isTimeless else {
      return try view(scope.filter, asOf: day, in: period)
    }
    // The same cases pass the filter on every day, so that only the facts have to look back.
    return StoreView(
      store: now.store, asOf: day, period: period,
      facts: cache.standing(on: day, of: now.store), rows: now.rows,
      isOfAttorney: now.isOfAttorney)
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
