import Cases
import Metrics
import Terminal

/// How a ratio moved: a row a year or quarter, each with its interval.
func trendBlocks(_ view: View, _ one: ComparedGroup) -> [Block] {
  guard let table = view.snapshot.trend, table.why.isEmpty else { return [] }
  let records = trendRecords(view, table, one)
  var list = Block(records, least: 5, title: "By \(one.step.rawValue)")
  list.isMain = true
  list.place = .whole
  list.isPinned = true
  let text =
    "Each ratio is of the cases of its own days. The line goes through those that are over, that the "
    + "data covers and that have enough cases. Difference among cases that reached this point; not "
    + "bias, not cause."
  return [list, noteBlock(text, title: "A trend of ratios")]
}

func trendHeadline(_ snapshot: Snapshot, _ one: ComparedGroup) -> String {
  let name = "\(capitalized(pointWords(one.point))), \(one.group)"
  guard let table = snapshot.trend else { return "\(name): this was not asked for." }
  guard table.why.isEmpty else { return "\(name): \(table.why)." }
  guard let trend = table.trends.first(where: { $0.group == one.group }) else {
    return "\(name): too few \(one.step.rawValue)s with enough cases for a line."
  }
  let bounds = "(95 % \(ratio(trend.low))-\(ratio(trend.high)))"
  let change =
    trend.low > 1
    ? "the ratio rises \(ratio(trend.factor)) times a year \(bounds)"
    : trend.high < 1
      ? "the ratio falls to \(ratio(trend.factor)) of itself a year \(bounds)"
      : "no change of the ratio can be told, \(ratio(trend.factor)) times a year \(bounds)"
  return "\(name): \(change), over \(counted(trend.points, one.step.rawValue))."
}

private func trendRecords(
  _ view: View, _ table: DisparityTrendTable, _ one: ComparedGroup
) -> RecordTable {
  let id = "trend"
  let columns = [
    TableColumn("days", one.step.rawValue.uppercased(), width: 18, .left),
    TableColumn("events", "EVENTS", width: 6, priority: 4),
    TableColumn("n", "OF", width: 6, priority: 1),
    TableColumn("rate", "RATE", width: 5, priority: 2),
    TableColumn("base", "REFERENCE", width: 9, priority: 3),
    TableColumn("plot", "", width: 21, least: 9, .left, priority: 5, isFlexible: true),
    TableColumn("ratio", "RATIO", width: 5),
    TableColumn("interval", "(95 %)", width: 10, .left, priority: 2),
    TableColumn("note", "", width: 14, .left),
  ]
  let records = table.points.map { point in
    trendRecord(
      point, point.rows.first { $0.group == one.group }, one, view.snapshot.request.cohort)
  }
  return RecordTable(id: id, columns: columns, records: records, sort: view.state.sorts[id])
}

private func trendRecord(
  _ point: DisparityTrendTable.Point, _ row: DisparityRow?, _ one: ComparedGroup,
  _ cohort: CaseField?
) -> Record {
  let days = PeriodChoice.fixed(point.period).text
  var cells = ["days": TableCell(days, style: .strong, sort: .text("\(point.period.first)"))]
  guard let row else {
    cells["note"] = TableCell("no case", style: .muted)
    return Record(id: days, cells: cells)
  }
  let isRate = isShare(row.point)
  let isFaint = row.state != .ok || row.isOfPart || point.isPartial
  let style: Style = isFaint ? .muted : .plain
  func rate(_ value: Double?) -> String {
    value.map { isRate ? percent($0) : decimal($0, 0) + " d" } ?? absent
  }
  func cell(_ text: String, _ value: Double?) -> TableCell {
    TableCell(text, style: style, sort: value.map(SortValue.number) ?? .absent)
  }
  cells["events"] = cell(isRate ? grouped(row.events) : "", Double(row.events))
  cells["n"] = cell(grouped(row.n), Double(row.n))
  cells["rate"] = cell(rate(row.rate), row.rate)
  cells["base"] = cell(rate(row.referenceRate), row.referenceRate)
  cells["note"] = TableCell(
    point.isPartial ? "not over" : isFaint ? flagWords(row) : "", style: .muted)
  if let value = row.ratio, row.state == .ok {
    cells["ratio"] = cell(ratio(value), value)
    if let low = row.ratioLow, let high = row.ratioHigh {
      cells["interval"] = cell("\(ratio(low))-\(ratio(high))", low)
    }
    if !row.isOfPart {
      cells["plot"] = TableCell("", style: isFaint ? .muted : .shape, sort: .number(value))
      cells["plot"]?.interval = RatioInterval(
        low: row.ratioLow, middle: value, high: row.ratioHigh)
    }
  }
  var opens = row.cases(
    .denominator, "\(one.group): \(atRiskWords(row.point)), \(days)", cohort: cohort)
  if case .cases(var selection) = opens {
    selection.period = point.period
    opens = .cases(selection)
  }
  return Record(id: days, cells: cells, opens: opens)
}
