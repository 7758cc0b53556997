import Metrics
import Terminal

/// The metrics that the office defines itself or has a target for; `nil` where there are none.
func chosenBlock(_ view: View) -> Block? {
  let snapshot = view.snapshot
  let id = "chosen"
  let metrics = snapshot.chosenMetrics.compactMap(snapshot.metric)
  guard !metrics.isEmpty else { return nil }
  let hasTargets = !snapshot.targets.isEmpty
  let columns =
    [
      TableColumn("name", "NUMBER", width: 28, least: 16, .left, isFlexible: true),
      TableColumn("value", "VALUE", width: 9),
      TableColumn("interval", "(95 %)", width: 12, .left, priority: 3),
      TableColumn("n", "N", width: 7, priority: 2),
    ]
    + (hasTargets
      ? [
        TableColumn("target", "TARGET", width: 16, .left, priority: 1),
        TableColumn("verdict", "", width: 11, .left, priority: 1),
      ] : [])
  let table = RecordTable(
    id: id, columns: columns, records: metrics.map { record($0, snapshot) },
    sort: view.state.sorts[id])
  return Block(table, least: 4, title: heading(metrics, hasTargets))
}

private func heading(_ metrics: [Metric], _ hasTargets: Bool) -> String {
  guard metrics.contains(where: \.isOwn) else { return "Targets" }
  return hasTargets ? "Own metrics and targets" : "Own metrics"
}

private func record(_ metric: Metric, _ snapshot: Snapshot) -> Record {
  let key = NumberKey(metric.id)
  let row = snapshot.numbers[key]
  let cases = Place.cases(snapshot.selection(metric.title.lowercased(), metric.id))
  var value = TableCell(row, key, opens: cases)
  if let row, row.isShown { value.text = row.text }
  let target = snapshot.targets[metric.id]
  let verdict = row.flatMap { row in target?.verdict(on: row) }
  // Where there is no number, the reason stands in the place of its parts.
  let reason = row?.isShown == true ? nil : snapshot.reason(row)
  return Record(
    id: metric.id,
    cells: [
      "name": TableCell(
        metric.title + (reason.map { ": \($0)" } ?? ""), sort: .text(metric.title.lowercased()),
        explains: .number(key)),
      "value": value,
      "interval": TableCell(row?.intervalText ?? "", style: .muted, explains: .number(key)),
      "n": TableCell(
        row?.isShown == true ? row?.denominator.map { decimal($0, 0) } ?? "" : "", style: .muted,
        explains: .number(key)),
      "target": TableCell(target?.text ?? "", style: .muted, explains: .number(key)),
      "verdict": TableCell(
        verdict?.words ?? "", style: verdict == .notMet ? .warning : .plain,
        explains: .number(key)),
    ], opens: row?.isShown == true ? cases : nil)
}
