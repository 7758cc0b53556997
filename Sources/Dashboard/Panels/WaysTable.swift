import Cases
import Metrics
import Terminal

/// How the cases of all groups have ended by day 90, 180 and 365.
func waysTable(_ table: SurvivalTable, _ view: View) -> RecordTable? {
  guard let whole = view.snapshot.survivalOfAll, !whole.outcomes.isEmpty else { return nil }
  let records = whole.outcomes.map { outcome in
    let name = outcome.disposition.map { words(of: $0) } ?? "not recorded"
    let condition =
      outcome.disposition.map { "disposition = \($0.word)" } ?? "disposition is missing"
    let opens = Place.cases(
      view.snapshot.selection(
        "filed in the period, ended as \(name)", "km_days_to_disposition", condition: condition))
    let subject = Subject.words(
      title: "Ended as \(name)",
      text: "\(counted(outcome.cases, "case")) of \(grouped(whole.n)) filed \(table.period). The "
        + "share by a day counts each other way of ending as an ending (Aalen-Johansen), so that all "
        + "ways and what is still open add up to 100 %.")
    var cells = [
      "way": TableCell(capitalized(name), sort: .text(name), opens: opens, explains: subject),
      "cases": TableCell(
        grouped(outcome.cases), sort: .number(Double(outcome.cases)), opens: opens,
        explains: subject),
    ]
    for share in outcome.endedBy {
      cells["by\(share.day)"] = TableCell(
        share.value.map(percent) ?? "too few", style: share.value == nil ? .muted : .plain,
        sort: share.value.map(SortValue.number) ?? .absent, opens: opens, explains: subject)
    }
    return Record(id: name, cells: cells, opens: opens)
  }
  return RecordTable(
    id: "ways",
    columns: [
      TableColumn("way", "ENDED AS", width: 16, .left), TableColumn("cases", "CASES", width: 6),
      TableColumn("by90", "BY 90 D", width: 7, priority: 2),
      TableColumn("by180", "BY 180 D", width: 8, priority: 1),
      TableColumn("by365", "BY 365 D", width: 8, priority: 3),
    ], records: records, sort: view.state.sorts["ways"])
}

/// A disposition in running text.
private func words(of disposition: Disposition) -> String {
  String(disposition.word.map { $0 == "_" ? " " : $0 })
}
