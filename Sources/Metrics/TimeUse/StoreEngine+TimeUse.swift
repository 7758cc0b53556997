import Cases

extension StoreEngine {
  /// Where the time goes, what could be saved the most first.
  public func answer(_ query: TimeUseQuery) throws(QueryError) -> TimeUseTable {
    try query.by.requireLabels()
    guard store.has(query.by) else { throw .notInData(query.by.title) }
    let ids = ["dismissal_rate", "days_to_dismissal_median"]
    let all = try answer(MetricsQuery(ids, in: query.scope))
    let parted = try answer(MetricsQuery(ids, by: [query.by], in: query.scope))
    let view = try view(query.scope, try FactsNeed(metrics(ids)).joined(StageStays.need))
    let reader = TimeUseReader(view, decideBy: office.delay.decideBy)
    let groups = Grouping(view.rows, by: [query.by], in: view.store)
    let tallies = groups.map { groups in groups.labels.indices.map { reader.tally(groups[$0]) } }
    // Every case is in one group.
    let whole = (tallies ?? []).reduce(into: reader.tally([])) { $0.merge($1) }
    let total = reader.row(whole, [], all)
    let own = Dictionary(grouping: parted, by: \.group)
    var rows: [TimeUseRow] = []
    for (labels, tally) in zip(groups?.labels ?? [], tallies ?? []) {
      var row = reader.row(tally, labels, own[labels] ?? all.map { $0.emptied(for: labels) })
      guard row.stages.values.contains(where: { $0.cases > 0 }) else { continue }
      if total.saving.days.value > 0 {
        row.saving.share = row.saving.days.value / total.saving.days.value
      }
      rows.append(row)
    }
    let why = all[0].state == .notComputable ? all[0].why : ""
    let order = rows.enumerated().sorted {
      ($1.element.saving.days.value, $1.element.totalDays, $0.offset)
        < ($0.element.saving.days.value, $0.element.totalDays, $1.offset)
    }
    return TimeUseTable(
      by: query.by, period: view.period, asOf: view.asOf, decideBy: store.office.delay.decideBy,
      saysDecideBy: store.office.delay.saysDecideBy, unit: store.office.weights.unit,
      weightsAreDefaults: store.office.weights.areDefaults, office: total,
      rows: order.map(\.element), lacking: reader.lacking,
      cost: DelayCost(store.office.delay, whole, store, why: why), remarks: remarks(why))
  }

  private func remarks(_ why: String) -> [String] {
    var remarks: [String] = []
    if why.isEmpty { remarks.append(TimeUseTable.hindsight) }
    if !store.office.delay.saysDecideBy {
      remarks.append(
        "That a decision could come \(store.office.delay.decideBy) days after the filing is a default; "
          + "`delay: decide_by` in office.yml says another.")
    }
    remarks.append(
      "Days are those of the period that cases spent in a stage, waiting ones too, inactive ones not. "
        + "Weights are of the cases disposed in the period, spread over their stages by their days"
        + (store.office.weights.areDefaults ? "; they are defaults and say no hours." : "."))
    return remarks
  }
}

extension FactsNeed {
  /// What two needs ask for together.
  func joined(_ other: FactsNeed) -> FactsNeed {
    // The facts of all cases hold what any of them ask for.
    covers(other) ? self : other.covers(self) ? other : .all
  }
}

extension MetricRow {
  /// The metric of a group of which it counts no case.
  fileprivate func emptied(for group: [GroupLabel]) -> MetricRow {
    MetricRow(
      metric: metric, group: group, period: period, unit: unit,
      state: state == .notComputable ? state : .undefined, why: why, notes: notes)
  }
}
