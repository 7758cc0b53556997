import Cases

extension StoreEngine {
  /// What a number is, what it is here, and what was left out of it and why.
  public func explain(_ query: ExplainQuery) throws(QueryError) -> Explanation {
    let metric = try metrics([query.metric])[0].titled(for: store.office)
    let view = try view(query.scope)
    let rows = try members(of: query.group, view)
    let maker = RowMaker([metric], by: query.group.map(\.field), view, of: store)
    let row = targeted(maker.rows(rows[...], of: query.group)[0])
    guard row.state != .notComputable else { return Explanation(metric: metric, row: row) }
    return Explanation(
      metric: metric, row: row,
      parts: view.facing(metric).account(of: metric, among: rows).map(\.part))
  }
}

extension Metric {
  /// The metric with the review that an office's screening data covers in its title, where that is
  /// not all of it.
  fileprivate func titled(for office: Office) -> Metric {
    guard requires.contains(.screening), measure.numeratorTest.all.contains(.declined),
      !office.screeningCovers.isEmpty
    else { return self }
    var metric = self
    metric.title += " (\(office.screeningCovers) alone)"
    return metric
  }
}
