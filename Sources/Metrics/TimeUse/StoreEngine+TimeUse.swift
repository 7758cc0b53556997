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
    let whole = reader.tally(view.rows[...])
    let whyNotDismissed = all[0].state == .notComputable ? all[0].why : ""
    let row = { (tally: TimeUseTally, group: [GroupLabel], rows: [MetricRow]) in
      reader.row(
        tally, group, rows.first { $0.metric == ids[0] } ?? all[0],
        rows.first { $0.metric == ids[1] } ?? all[1])
    }
    let total = row(whole, [], all)
    var rows: [TimeUseRow] = []
    if let grouping = Grouping(view.rows, by: [query.by], in: view.store) {
      let own = Dictionary(grouping: parted, by: \.group)
      for (index, labels) in grouping.labels.enumerated() {
        var found = row(reader.tally(grouping[index]), labels, own[labels] ?? [])
        guard found.totalDays > 0 || found.stages.values.contains(where: { $0.cases > 0 })
        else { continue }
        if total.saving.days.value > 0 {
          found.saving.share = found.saving.days.value / total.saving.days.value
        }
        rows.append(found)
      }
    }
    let order = rows.enumerated().sorted {
      ($1.element.saving.days.value, $1.element.totalDays, $0.offset)
        < ($0.element.saving.days.value, $0.element.totalDays, $1.offset)
    }
    return TimeUseTable(
      by: query.by, period: view.period, asOf: view.asOf, decideBy: store.office.delay.decideBy,
      saysDecideBy: store.office.delay.saysDecideBy, unit: store.office.weights.unit,
      weightsAreDefaults: store.office.weights.areDefaults, office: total,
      rows: order.map(\.element), lacking: reader.lacking,
      cost: DelayCost(store.office.delay, whole, store, why: whyNotDismissed),
      remarks: remarks(whole, whyNotDismissed))
  }

  private func remarks(_ whole: TimeUseTally, _ why: String) -> [String] {
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
