import Cases
import Metrics
import Terminal

/// The days of the period that cases spent in each stage, by group: where the time goes.
func stageDaysBlock(_ table: TimeUseTable, _ view: View) -> Block {
  var block = Block(
    stageDaysTable(table, view), least: 5, title: "Days by stage and \(table.by.title)",
    notes: ["days of the period, waiting cases too", "days of the period"])
  block.place = ColumnPlace(ofTwo: 0, ofThree: 0, least: 70, comfortable: 84)
  return block
}

private func stageDaysTable(_ table: TimeUseTable, _ view: View) -> RecordTable {
  let id = "stage-days"
  let stages = CaseStage.allCases.filter { table.lacking[$0] == nil }
  var columns = [
    TableColumn(
      "name", table.by.title.uppercased(), width: 22, least: 16, .left, isFlexible: true,
      keepsEnd: table.by == .attorney)
  ]
  for stage in stages {
    columns += [
      TableColumn("\(stage)/cases", "CASES", width: 7, priority: 3),
      TableColumn("\(stage)/days", stage.shortTitle.uppercased(), width: 11),
    ]
  }
  columns += [
    TableColumn("share", "SHARE OF DAYS", width: 6, priority: 1),
    TableColumn("weighted", table.unit.uppercased(), width: 8, priority: 2),
  ]
  let all = Double(max(1, table.office.totalDays))
  let records = (table.rows + [table.office]).map { row -> Record in
    let name = row.group.first.map(groupName) ?? "Office"
    let subject = stageDaysSubject(row, name, table)
    var cells = [
      "name": TableCell(
        name, style: row.group.isEmpty ? .strong : .plain, sort: .text(name.lowercased()),
        explains: subject),
      "share": TableCell(
        row.isFloor ? "" : percent(Double(row.totalDays) / all),
        sort: .number(Double(row.totalDays)),
        explains: subject),
      "weighted": TableCell(
        decimal(row.totalWeighted, 0), sort: .number(row.totalWeighted), explains: subject),
    ]
    for stage in stages {
      let use = row.stages[stage] ?? StageUse()
      let opens: Place? =
        stage == .disposition && use.cases > 0
        ? .cases(stageSelection(row, name, table, view.snapshot)) : nil
      let sign = row.isFloor ? "≥" : ""
      cells["\(stage)/cases"] = TableCell(
        sign + grouped(use.cases), style: .muted, sort: .number(Double(use.cases)), opens: opens,
        explains: subject)
      cells["\(stage)/days"] = TableCell(
        sign + grouped(use.days), sort: .number(Double(use.days)), opens: opens, explains: subject)
    }
    return Record(
      id: row.group.first?.label ?? "\u{0}whole", cells: cells, isTotal: row.group.isEmpty)
  }
  let leading = stages.contains(.disposition) ? CaseStage.disposition : stages.first
  return RecordTable(
    id: id, columns: columns, records: records,
    sort: view.state.sorts[id] ?? leading.map { TableSort("\($0)/days", isDescending: true) })
}

/// The cases that were between filing and disposition in the period.
private func stageSelection(
  _ row: TimeUseRow, _ name: String, _ table: TimeUseTable, _ snapshot: Snapshot
) -> CaseSelection {
  let own = row.group.first.map { "\(Filter($0).text) and " } ?? ""
  let (first, last) = (table.period.first, table.period.last)
  return CaseSelection(
    "\(name): between filing and disposition in the period",
    condition: own
      + "filed <= \(last) and (open or disposed >= \(first) and days is not missing)")
}

private func stageDaysSubject(
  _ row: TimeUseRow, _ name: String, _ table: TimeUseTable
) -> Subject {
  var words: [String] = []
  for stage in CaseStage.allCases {
    if let why = table.lacking[stage] {
      words.append("\(stage.title): \(why).")
    } else if let use = row.stages[stage] {
      words.append(
        "\(stage.title): \(counted(use.cases, "case")), \(counted(use.days, "day")), "
          + "\(decimal(use.weighted, 0)) \(table.unit).")
    }
  }
  return .words(
    title: "The time of \(name), \(table.period.words)",
    text: (words + table.remarks).joined(separator: " "))
}

/// What delay costs, each part with what it is made of, or which key of office.yml is missing.
func costBlock(_ table: TimeUseTable) -> Block {
  let sentences = [table.cost.continuances, table.cost.jail].map {
    costWords($0, table.cost.currency)
  }
  var block = reasonBlock("cost", "What delay costs", sentences.joined(separator: " "))
  block.height = 6
  block.most = 8
  block.place = ColumnPlace(ofTwo: 1, ofThree: 1)
  return block
}

private func costWords(_ part: DelayCost.Part, _ currency: String) -> String {
  let counted = part.count.map { "\(grouped($0)) \(part.words)" } ?? "The \(part.words)"
  guard let amount = part.amount, let each = part.each else {
    return "\(counted): no cost, since \(part.why)."
  }
  let interval = range(amount).isEmpty ? "" : " (95 % \(range(amount)))"
  return "\(counted), at \(currency)\(decimal(each, each == each.rounded() ? 0 : 2)) each: "
    + "\(currency)\(decimal(amount.value, 0))\(interval)."
}
