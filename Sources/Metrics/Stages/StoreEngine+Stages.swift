import Cases

extension StoreEngine {
  /// How long cases stay in each stage, where they wait now, and how that moved.
  public func answer(_ query: StagesQuery) throws(QueryError) -> StagesTable {
    if let field = query.by {
      try field.requireLabels()
      guard store.has(field) else { throw .notInData(field.title) }
    }
    let view = try view(query.scope, StageStays.need)
    let before = query.scope.before(asOf: view.asOf).map {
      period($0.period, asOf: $0.asOf ?? view.asOf)
    }
    let days = StageDays(view, before: before, months: query.months)
    var table = StagesTable(
      by: query.by, period: view.period, before: before, asOf: view.asOf,
      days: days.ends.map { Day($0) })
    let known = try StageCaveats(self, query.scope, asOf: view.asOf)
    table.rows = rows(of: nil, view.rows[...], view, days, known)
    if let field = query.by, let grouping = Grouping(view.rows, by: [field], in: view.store) {
      for (index, labels) in grouping.labels.enumerated() {
        table.rows += rows(of: labels.first, grouping[index], view, days, known)
      }
    }
    (table.events, table.whyNoEvents) = eventRows(view, days, known)
    table.remarks = remarks(query)
    return table
  }

  /// The three stages of some cases.
  private func rows(
    of group: GroupLabel?, _ rows: ArraySlice<Int32>, _ view: StoreView, _ days: StageDays,
    _ known: StageCaveats
  ) -> [StageRow] {
    CaseStage.allCases.map { stage in
      guard let stays = StageStays(stage, in: view) else {
        let lacking = stage.requires.filter { !view.store.has($0) }.map(\.needed)
        return StageRow(
          .stage(stage), of: group, why: "not in the data: \(lacking.joined(separator: ", "))")
      }
      let tally = tallied(rows, StageTally(days)) { tally, row in tally.add(stays[row]) }
      var row = tally.row(.stage(stage), of: group, fewest: office.fewCases)
      known.note(stage, in: &row)
      return row
    }
  }

  /// After which event cases wait, and how long until the next one.
  private func eventRows(
    _ view: StoreView, _ days: StageDays, _ known: StageCaveats
  ) -> (rows: [StageRow], why: String) {
    // What was recorded by a past day is found by the days of the events.
    guard let events = store.related.eventDays,
      let stays = StageStays(.disposition, in: view)
    else { return ([], "not in the data: \(Metric.Need.events.words)") }
    let empty = EventTally(StageTally(days), words: events.words.count)
    let tally = tallied(view.rows[...], empty) { tally, row in
      tally.add(stays[row], events, row: Int(row))
    }
    let rows = tally.tallies.enumerated().filter { !$0.element.isEmpty }.map { code, own in
      var row = own.row(
        .after(code == 0 ? "" : events.words[code]), of: nil, fewest: office.fewCases)
      known.note(.disposition, in: &row)
      return row
    }
    return (
      rows.enumerated().sorted {
        ($1.element.waiting ?? 0, $0.offset) < ($0.element.waiting ?? 0, $1.offset)
      }.map(\.element), ""
    )
  }

  private func remarks(_ query: StagesQuery) -> [String] {
    var remarks = [
      "Times of those that left a stage say nothing of those that still wait in it: the median that "
        + "counts them is of the cases that came in the period."
    ]
    if store.derived.inactive.hasMarks {
      remarks.append(
        "When a case came to rest is not dated: on past days it counts as waiting, today it does not."
      )
    }
    if query.by == .attorney {
      remarks.append("By the attorney who holds a case now, who may not have held it then.")
    }
    return remarks
  }
}
