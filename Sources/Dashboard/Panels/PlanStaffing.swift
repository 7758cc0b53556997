import Cases
import Metrics
import Terminal

/// Load, attorneys needed and there, by unit or another field, the office below.
func staffingTable(_ table: StaffingTable, _ view: View) -> RecordTable {
  let id = "staffing"
  let field = table.by
  let columns = [
    TableColumn(
      "name", field?.title.uppercased() ?? "", width: 20, least: 10, .left, isFlexible: true,
      keepsEnd: true),
    TableColumn("open", "OPEN", width: 7, priority: 1),
    TableColumn("weighted", "WEIGHTED", width: 8),
    TableColumn("share", "SHARE", width: 6, priority: 5),
    TableColumn("filed", "FILED 12 M", width: 8, priority: 4),
    TableColumn("hours", "HOURS/Y", width: 7, priority: 3),
    TableColumn("needed", "NEEDED", width: 6),
    TableColumn("there", "THERE", width: 5),
    TableColumn("gap", "GAP", width: 6),
    TableColumn("used", "USED", width: 5),
  ]
  let records =
    table.rows.map { staffingRecord($0, table, view.snapshot) }
    + [staffingRecord(table.office, table, view.snapshot)]
  return RecordTable(
    id: id, columns: columns, records: records,
    sort: view.state.sorts[id] ?? TableSort("weighted", isDescending: true))
}

private func staffingRecord(
  _ row: StaffingRow, _ table: StaffingTable, _ snapshot: Snapshot
) -> Record {
  let group = row.group.first
  let name = group.map(groupName) ?? "Office"
  let inputs = Subject.words(title: "What the numbers are made of", text: inputWords(table))
  func number(_ metric: MetricRow) -> TableCell {
    let key = NumberKey(metric.metric, row.group)
    return TableCell(
      metric, key,
      opens: .cases(
        snapshot.selection("\(name): \(spaced(metric.metric))", metric.metric, row.group)))
  }
  func made(_ value: Double?, _ text: (Double) -> String, _ title: String) -> TableCell {
    let why = row.why.isEmpty ? row.whyNoFTE : row.why
    let words = value.map { "\(title) of \(name): \(text($0)). " } ?? "\(title): \(why). "
    return TableCell(
      value.map(text) ?? absent, style: value == nil ? .muted : .plain,
      sort: value.map(SortValue.number) ?? .absent,
      explains: .words(title: title, text: words + inputWords(table)))
  }
  var cells = [
    "name": TableCell(
      name, style: group == nil ? .strong : group?.label.isEmpty == true ? .warning : .plain,
      sort: .text(name.lowercased()), explains: inputs),
    "open": number(row.open), "weighted": number(row.weighted), "filed": number(row.filed),
    "needed": number(row.needed),
    "there": made(row.fte, { decimal($0, 1) }, "Full-time equivalents there"),
    "gap": made(row.gap, { signed($0, 1) }, "Needed less there"),
    "used": made(row.utilization, percent, "A year's work ÷ what those there can do"),
    "share": made(
      row.weighted.isShown || row.weighted.isFloor ? row.share : nil, percent,
      "Part of the office's weighted load"),
  ]
  cells["needed"]?.text = row.needed.isShown ? decimal(row.needed.value ?? 0, 1) : absent
  let hours = row.needed.isShown ? row.needed.numerator : nil
  cells["hours"] = made(hours, { decimal($0, 0) }, "Hours of a year of filings")
  return Record(
    id: group?.label ?? "\u{0}whole", cells: cells,
    opens: group.flatMap { [.unit, .attorney].contains($0.field) ? Place.group($0) : nil },
    isTotal: group == nil, isApart: group?.label.isEmpty == true)
}

/// The weights and the attorney-year, each as default or the office's own.
func inputWords(_ table: StaffingTable) -> String {
  let inputs = table.inputs
  let weights = inputs.weights.map { entry in
    "\(entry.name) \(decimal(entry.weight, entry.weight == entry.weight.rounded() ? 0 : 2))"
      + (entry.isDefault ? " (default)" : "")
  }
  return
    "Weight of a case, in \(inputs.unit): \(weights.joined(separator: ", ")). An attorney-year "
    + "is \(decimal(inputs.attorneyHours, 0)) hours"
    + (inputs.saysAttorneyHours ? ", as the office says." : " (default).")
    + " Needed: hours of the cases filed in 12 months ÷ the attorney-year. Used: needed ÷ there. "
    + table.remarks.joined(separator: " ")
}

/// Severity and offense: cases, weight and load; `nil` where no severity is in the data.
func mixTable(_ table: StaffingTable, _ view: View) -> RecordTable? {
  guard !table.mix.isEmpty else { return nil }
  let snapshot = view.snapshot
  let columns = [
    TableColumn("name", "OFFENSE", width: 22, least: 12, .left, isFlexible: true),
    TableColumn("severity", "SEVERITY", width: 11, .left, priority: 1),
    TableColumn("open", "OPEN", width: 6),
    TableColumn("weight", "WEIGHT", width: 6),
    TableColumn("weighted", "WEIGHTED", width: 8),
    TableColumn("share", "SHARE", width: 6),
    TableColumn("filed", "FILED 12 M", width: 8, priority: 2),
  ]
  let inputs = Subject.words(title: "What the numbers are made of", text: inputWords(table))
  let records = table.mix.map { row -> Record in
    let severity = row.group.first?.label ?? ""
    let offense = row.group.dropFirst().first.map(groupName) ?? "all offenses"
    let name = "\(offense), \(severity.isEmpty ? "no severity" : severity)"
    func number(_ metric: MetricRow) -> TableCell {
      TableCell(
        metric, NumberKey(metric.metric, row.group),
        opens: .cases(
          snapshot.selection("\(name): \(spaced(metric.metric))", metric.metric, row.group)))
    }
    let weight = row.weight ?? 0
    return Record(
      id: name,
      cells: [
        "name": TableCell(offense, sort: .text(offense.lowercased()), explains: inputs),
        "severity": TableCell(
          severity.isEmpty ? "not known" : severity, style: .muted, sort: .text(severity)),
        "open": number(row.open), "weighted": number(row.weighted), "filed": number(row.filed),
        "weight": TableCell(
          decimal(weight, weight == weight.rounded() ? 0 : 1) + (row.weightIsDefault ? "*" : ""),
          style: row.weightIsDefault ? .muted : .plain, sort: .number(weight), explains: inputs),
        "share": TableCell(
          row.share.map(percent) ?? absent, sort: row.share.map(SortValue.number) ?? .absent,
          explains: inputs),
      ])
  }
  return RecordTable(
    id: "mix", columns: columns, records: records,
    sort: view.state.sorts["mix"] ?? TableSort("weighted", isDescending: true))
}
