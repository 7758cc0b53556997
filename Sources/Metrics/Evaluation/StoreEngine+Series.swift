import Cases

extension StoreEngine {
  public func answer(_ query: SeriesQuery) throws(QueryError) -> [Series] {
    let metrics = try metrics(query.metrics)
    let asOf = query.scope.asOf ?? store.asOf
    let last = asOf.monthIndex
    let first = last - max(query.months, 1) + 1
    let flows = metrics.filter { $0.anchor != .stock }
    let stocks = metrics.filter { $0.anchor == .stock }
    let periods = (first...last).map { month in
      Period(
        from: Day.first(ofMonth: month), through: min(Day.first(ofMonth: month + 1) - 1, asOf))
    }
    var rows: [String: [MetricRow]] = [:]
    func keep(_ found: [[MetricRow]]) {
      for row in found.joined() { rows[row.metric, default: []].append(row) }
    }
    if !flows.isEmpty { keep(try monthRows(flows, periods, query.scope)) }
    if !stocks.isEmpty { keep(try stockRows(stocks, on: periods.map(\.last), query.scope)) }
    return metrics.map { Series(metric: $0.id, firstMonth: first, rows: rows[$0.id] ?? []) }
  }

  /// What happened in each month, seen from the as-of day.
  func monthRows(
    _ metrics: [Metric], _ periods: [Period], _ scope: Scope
  ) throws(QueryError) -> [[MetricRow]] {
    let need = FactsNeed(metrics)
    // A view for the cases; the facts are those of each month.
    var cases = scope
    cases.period = periods.first.map { .fixed($0) } ?? scope.period
    let now = try view(cases, need, by: [])
    let months = cache.facts(
      periods.map { FactsQuestion(day: now.asOf, period: $0, need: need) })
    return Parallel.map(periods.count) { index in
      RowMaker(
        metrics, by: [], now.seen(on: now.asOf, in: periods[index], months[index]), of: store
      )
      .row(of: [])
    }
  }

  /// What stood at the end of each month, as it was known then.
  private func stockRows(
    _ metrics: [Metric], on days: [Day], _ scope: Scope
  ) throws(QueryError) -> [[MetricRow]] {
    let need = FactsNeed(metrics)
    let filter: Filter
    do {
      filter = try scope.filter.bound(to: store.office.ownColumns.map(CaseField.own))
    } catch {
      throw .filter(error)
    }
    let asksHolders = store.history != nil && need.asksHolders || asksHolders(filter)
    guard need != .all, isTimeless(filter, by: []), !asksHolders else {
      var rows: [[MetricRow]] = []
      for day in days {
        let then = try view(
          filter, asOf: day, in: Period(from: day, through: day), need, by: [])
        rows.append(RowMaker(metrics, by: [], then, of: store).row(of: []))
      }
      return rows
    }
    // The same cases pass the filter on every day, so that only the facts have to look back.
    let asOf = scope.asOf ?? store.asOf
    let now = try view(filter, asOf: asOf, in: Period(from: asOf, through: asOf), need, by: [])
    let facts = cache.facts(
      days.map { FactsQuestion(day: $0, period: Period(from: $0, through: $0), need: need) })
    return Parallel.map(days.count) { index in
      let day = days[index]
      let then = now.seen(on: day, in: Period(from: day, through: day), facts[index])
      return RowMaker(metrics, by: [], then, of: store).row(of: [])
    }
  }
}
