import Cases

extension StoreEngine {
  /// What would become of open cases if something were otherwise.
  public func answer(_ query: WhatIfQuery) throws(QueryError) -> WhatIfTable {
    var scope = query.scope
    scope.period = .months(12)
    let rows = try answer(
      MetricsQuery(["open", "weighted_open", "filed", "km_days_to_disposition"], in: scope))
    scope.period = .months(WhatIfQuery.learnedMonths)
    let view = try view(scope, FactsNeed(PileReader.tests))
    var table = WhatIfTable(
      steps: [], months: query.months, asOf: view.asOf, learned: view.period, cases: 0, ended: 0,
      overdispersion: 1, weightUnit: store.office.weights.unit, open: rows[0], weighted: rows[1],
      subjects: [], why: whyNotProjected(rows, view), assumptions: [], unknowns: [])
    guard rows[0].state != .notComputable else {
      table.why = rows[0].why
      table.steps = query.scenario.steps.map {
        WhatIfTable.StepAnswer(text: $0.text, effect: "", problem: rows[0].why)
      }
      return table
    }
    let there = try attorneysThere(scope)
    let filters = usable(query.scenario.filters)
    let cases = try plan(view, scope, filters)
    if table.why.isEmpty, cases.ended < EndingRates.fewest {
      table.why =
        "fewer than \(EndingRates.fewest) cases ended in the last "
        + "\(WhatIfQuery.learnedMonths) months"
    }
    (table.cases, table.ended) = (cases.cases, cases.ended)
    table.overdispersion = cases.overdispersion
    let now = SupposedOffice(
      cases, there, placeholders: placeholderNames, filters: filters, fields: fields,
      months: query.months, weightUnit: store.office.weights.unit)
    var supposed = now
    for step in query.scenario.steps {
      var next = supposed
      do {
        let effect = try next.take(step)
        table.steps.append(.init(text: step.text, effect: effect, problem: ""))
        supposed = next
      } catch {
        table.steps.append(.init(text: step.text, effect: "", problem: error.why))
      }
    }
    table.compare(now, supposed, self, whyNoAttorneys: there.why)
    table.explain(cases, supposed, there, self)
    return table
  }

  /// The filters of steps that can be asked of this office.
  private func usable(_ filters: [Filter]) -> [Filter] {
    filters.prefix(32).filter { filter in
      (try? view(filter, asOf: store.asOf, in: period(.months(12), asOf: nil))) != nil
    }
  }

  private func plan(
    _ view: StoreView, _ scope: Scope, _ filters: [Filter]
  ) throws(QueryError) -> PlannedCases {
    let key = StoreCache.PlanKey(filter: scope.filter, asOf: view.asOf, marking: filters)
    return try cache.plan(key) { () throws(QueryError) in
      var marked: [RowSet] = []
      for filter in filters {
        marked.append(try self.view(filter, asOf: view.asOf, in: view.period).kept)
      }
      let isWhole = whyNotCovered("filed", view).isEmpty
      return PlannedCases(
        view, marked: marked, months: isWhole ? WhatIfQuery.learnedMonths : 12)
    }
  }

  private func whyNotCovered(_ metric: String, _ view: StoreView) -> String {
    let caveats = Caveats(
      store, asOf: view.asOf, period: view.period, isOfAttorney: view.isOfAttorney)
    return Metric.named(metric).map(caveats.whyNotCovered) ?? ""
  }

  /// Why the months ahead cannot be projected; empty where they can.
  private func whyNotProjected(_ rows: [MetricRow], _ view: StoreView) -> String {
    if let none = rows.first(where: { $0.metric != "weighted_open" && $0.state == .notComputable })
    {
      return none.why
    }
    if !store.has(.disposed) { return "not in the data: \(CaseField.disposed.title)" }
    for row in [rows[0], rows[2]] where row.notes.contains(.outOfCoverage) { return row.why }
    return whyNotCovered("disposed", view)
  }
}
