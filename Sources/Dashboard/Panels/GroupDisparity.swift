import Cases
import Metrics
import Terminal

/// Differences between groups of defendants at an attorney's or unit's own decisions: ratios where
/// there are enough cases, else counts alone.
func ownDisparityBlock(_ view: View) -> Block? {
  let snapshot = view.snapshot
  let title = "Own decisions by \(snapshot.request.comparing.title)"
  guard snapshot.fields.contains(snapshot.request.comparing) else {
    return reasonBlock(
      "decisions", title,
      "Not computable: not in the data: \(snapshot.request.comparing.title).", column: 0)
  }
  guard let table = snapshot.disparity else { return nil }
  // A point at which nobody's case had the event tells nothing.
  let met = Set(table.rows.filter { $0.events + $0.referenceEvents > 0 }.map(\.point))
  let rows = table.rows.filter {
    met.contains($0.point) && $0.state != .notComputable && $0.group != $0.reference
      && !$0.isOfUnknown && $0.n > 0
  }
  guard !rows.isEmpty else {
    return reasonBlock(
      "decisions", title,
      "No two groups are among the cases decided \(snapshot.request.scope.period.inWords).",
      column: 0)
  }
  let columns = [
    TableColumn("point", "DECISION", width: 16, least: 10, .left),
    TableColumn("group", "GROUP", width: 16, least: 8, .left),
    TableColumn("events", "OF N", width: 9),
    TableColumn("reference", "\(rows[0].reference.uppercased())", width: 9, priority: 2),
    TableColumn("ratio", "RATIO (95 %)", width: 18, priority: 1),
    TableColumn("why", "", width: 20, least: 8, .left, priority: 3, isFlexible: true),
  ]
  var table2 = RecordTable(
    id: "decisions", columns: columns, records: decisionRecords(rows, view), sort: nil)
  table2.heading = "point"
  var block = Block(table2, least: 4, title: title, notes: decisionNotes(rows))
  block.height = min(block.most, 9)
  block.place = ColumnPlace(ofTwo: 0, ofThree: 2, least: 54, comfortable: 76)
  return block
}

private func decisionNotes(_ rows: [DisparityRow]) -> [String] {
  let compared = rows.count { $0.isResult }
  guard compared > 0 else {
    return [
      "counts only: a ratio needs 20 cases of each, 5 events and 5 others", "too few: counts only",
    ]
  }
  return ["\(compared) of \(rows.count) have enough cases · exploratory", "exploratory"]
}

private func decisionRecords(_ rows: [DisparityRow], _ view: View) -> [Record] {
  rows.enumerated().map { index, row in
    let isFirst = index == 0 || rows[index - 1].point != row.point
    let subject = Subject.comparison(point: row.point, group: row.group)
    let isResult = row.isResult
    let opens = Place.cases(
      CaseSelection(
        "\(pointWords(row.point)), \(row.group)",
        behind: NumberReference(
          .point(row.point), .numerator, group: [GroupLabel(row.by, row.group)]),
        condition: view.snapshot.pageCondition))
    return Record(
      id: "\(row.point)/\(row.group)",
      cells: [
        "point": TableCell(
          isFirst ? DecisionPoint.named(row.point)?.title ?? row.point : "", explains: subject),
        "group": TableCell(row.group, explains: subject),
        "events": TableCell("\(grouped(row.events))/\(grouped(row.n))", explains: subject),
        "reference": TableCell(
          "\(grouped(row.referenceEvents))/\(grouped(row.referenceN))", style: .muted,
          explains: subject),
        "ratio": TableCell(
          isResult ? ratioWords(row) : absent, style: isResult ? .strong : .muted,
          explains: subject),
        "why": TableCell(flagWords(row), style: .muted, explains: subject),
      ], opens: opens)
  }
}

private func ratioWords(_ row: DisparityRow) -> String {
  guard let value = row.ratio else { return absent }
  guard let low = row.ratioLow else { return ratio(value) }
  return "\(ratio(value)) (\(ratio(low))-\(row.ratioHigh.map(ratio) ?? "?"))"
}
