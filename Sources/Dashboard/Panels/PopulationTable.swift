import Cases
import Metrics
import Terminal

/// How often the people of each race come to each stage: a benchmark apart from all shares.
func populationBlocks(_ view: View, _ table: PopulationTable) -> [Block] {
  guard table.why.isEmpty else { return [] }
  let id = "population"
  let columns = [
    TableColumn("stage", "STAGE", width: 12, .left),
    TableColumn("group", "GROUP", width: 16, .left),
    TableColumn("cases", "CASES", width: 7, priority: 1),
    TableColumn("people", "PEOPLE", width: 8, priority: 2),
    TableColumn("rate", "OF 1,000", width: 8),
    TableColumn("interval", "(95 %)", width: 11, .left, priority: 6),
    TableColumn("plot", "", width: 21, least: 9, .left, priority: 5, isFlexible: true),
    TableColumn("ratio", "RATIO", width: 5),
    TableColumn("note", "", width: 13, .left),
  ]
  let isSorted = view.state.sorts[id] != nil
  let records = table.rows.enumerated().map { index, row in
    populationRecord(
      row, table, isFirst: isSorted || index == 0 || table.rows[index - 1].stage != row.stage)
  }
  var made = RecordTable(
    id: id, columns: columns, records: records, sort: view.state.sorts[id])
  made.heading = "stage"
  var list = Block(made, least: 6, title: "Of 1,000 people")
  list.isMain = true
  list.place = .whole
  list.isPinned = true
  let text = (table.remarks + table.sources.map { "People: \($0)." }).joined(separator: " ")
  return [list, noteBlock(text, title: "The benchmark of the population")]
}

func populationHeadline(_ snapshot: Snapshot, _ table: PopulationTable) -> String {
  guard table.why.isEmpty else {
    return "No benchmark of the population: \(table.why). B returns to the stage before."
  }
  let stages = table.rows.filter { $0.ratio != nil && !$0.notes.contains(.outOfCoverage) }
  let base =
    "Cases for each 1,000 people, against \(table.reference), \(snapshot.request.scope.period.words)"
  guard let first = stages.first else { return base + ": nothing that can be compared." }
  return base + ": \(first.group) \(first.stage) \(ratio(first.ratio ?? 0)) times, "
    + "\(grouped(first.cases)) cases of \(grouped(first.people)) people."
}

private func populationRecord(
  _ row: PopulationRow, _ table: PopulationTable, isFirst: Bool
) -> Record {
  let isOfPart = row.notes.contains(.outOfCoverage)
  let style: Style = row.state == .ok && !isOfPart ? .plain : .muted
  func cell(_ text: String, _ value: Double) -> TableCell {
    TableCell(text, style: style, sort: .number(value))
  }
  let note =
    isOfPart
    ? "data in part"
    : row.state == .few ? "too few" : row.group == table.reference ? "compared with" : ""
  var cells: [String: TableCell] = [
    "stage": TableCell(
      isFirst ? capitalized(row.stage) : "", style: .strong, sort: .text(row.stage)),
    "group": TableCell(row.group, style: style, sort: .text(row.group)),
    "cases": cell(grouped(row.cases), Double(row.cases)),
    "people": cell(grouped(row.people), Double(row.people)),
    "rate": cell(decimal(row.rate, 1), row.rate),
    "interval": TableCell("\(decimal(row.low, 1))-\(decimal(row.high, 1))", style: .muted),
    "note": TableCell(note, style: .muted),
  ]
  if let value = row.ratio {
    cells["ratio"] = cell(ratio(value), value)
    if !isOfPart {
      cells["plot"] = TableCell("", style: .shape, sort: .number(value))
      cells["plot"]?.interval = RatioInterval(
        low: row.ratioLow, middle: value, high: row.ratioHigh)
    }
  }
  return Record(
    id: "\(row.stage)/\(row.group)", cells: cells,
    opens: .cases(
      CaseSelection(
        "\(row.group): \(row.stage)",
        behind: NumberReference(
          .metric(row.listedBy), row.listedSide, group: [GroupLabel(.race, row.group)]))))
}

extension PopulationRow {
  /// The metric whose cases are those of the stage.
  fileprivate var listedBy: String {
    switch stage {
    case "convicted": "conviction_rate"
    case "incarcerated": "incarceration_rate"
    default: stage
    }
  }

  fileprivate var listedSide: NumberReference.Side { .numerator }
}
