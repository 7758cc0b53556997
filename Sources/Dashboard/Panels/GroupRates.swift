import Cases
import Metrics
import Terminal

/// The rates of an attorney or a unit that are set beside the own past, the unit and the office.
let groupRates = ["dismissal_rate", "plea_rate", "conviction_rate", "within_180"]

/// Each rate beside the own past, then the unit, then the office, then what is expected of cases
/// like these; `nil` where the group is not compared.
func ratesBlock(_ view: View, _ group: GroupLabel) -> Block? {
  let snapshot = view.snapshot
  let found = groupRates.compactMap { metric -> (ComparisonTable, ComparisonRow)? in
    guard let table = snapshot.comparisons[metric], table.why.isEmpty,
      let row = table.rows.first(where: { $0.isOf(group) }), row.standing == .member
    else { return nil }
    return (table, row)
  }
  guard !found.isEmpty else { return nil }
  let title = "Rates beside past, unit and office"
  guard found.contains(where: { $0.0.isCovered }) else {
    let n = found.map { "\($0.title.lowercased()) of \(grouped($1.n))" }.joined(separator: ", ")
    return reasonBlock(
      "rates", title,
      "Not told: the data holds a part only of what happened "
        + "\(snapshot.request.scope.period.inWords) (\(n)). p chooses another period.", column: 0,
      least: 3)
  }
  let table = RecordTable(
    id: "rates", columns: rateColumns(found.map(\.1)),
    records: found.map { rateRecord($0, $1, snapshot) }, sort: nil)
  var block = Block(table, least: 5, title: title)
  block.place = ColumnPlace(ofTwo: 0, ofThree: 2, least: 90, comfortable: 116)
  block.isPinned = true
  return block
}

extension ComparisonRow {
  /// Whether the row is of a group.
  fileprivate func isOf(_ group: GroupLabel) -> Bool {
    self.group == group.label || standing == .unassigned && group.label.isEmpty
  }
}

private func rateColumns(_ rows: [ComparisonRow]) -> [TableColumn] {
  var columns = [
    TableColumn("rate", "", width: 24, least: 17, .left),
    TableColumn("own", "OWN (95 %)", width: 13),
    TableColumn("n", "N", width: 5, priority: 1),
    TableColumn("past", "ON OWN PAST (95 %)", width: 18, priority: 2),
    TableColumn("office", "OFFICE'S OTHERS", width: 15, priority: 5),
    TableColumn("expected", "OBS./EXPECTED (CHANCE)", width: 22, priority: 4),
  ]
  if rows.contains(where: { $0.unitOthers != nil }) {
    columns.insert(TableColumn("unit", "UNIT'S OTHERS", width: 13, priority: 3), at: 4)
  }
  return columns
}

private func rateRecord(
  _ table: ComparisonTable, _ row: ComparisonRow, _ snapshot: Snapshot
) -> Record {
  let subject = Subject.expectation(metric: table.metric, group: row.group)
  let isCovered = table.isCovered
  let counted = table.cases(of: row, .numerator)
  func cell(_ text: String?, _ style: Style = .plain, opens: Place? = nil) -> TableCell {
    TableCell(
      isCovered ? text ?? absent : absent, style: text == nil || !isCovered ? .muted : style,
      opens: opens, explains: subject)
  }
  let expected = row.expected.flatMap { expected in
    row.observed.map { "\(grouped($0)) / \(decimal(expected, 1))" }
  }
  // Where chance alone would leave it, in words and no color: it is no verdict on a person.
  let limits = row.limits95.map { " (\(decimal($0.low, 0))-\(decimal($0.high, 0)))" } ?? ""
  return Record(
    id: table.metric,
    cells: [
      "rate": TableCell(table.title, explains: subject),
      "own": cell(intervalWords(row.rate, row.low, row.high), .strong, opens: counted),
      "n": TableCell(
        grouped(row.n), style: .muted, opens: table.cases(of: row, .denominator),
        explains: subject),
      "past": cell(row.past?.changeWords),
      "unit": cell(row.unitOthers.flatMap { intervalWords($0.rate, $0.low, $0.high) }),
      "office": cell(row.officeOthers.flatMap { intervalWords($0.rate, $0.low, $0.high) }),
      "expected": cell(expected.map { $0 + limits }),
    ], opens: row.events == nil ? table.cases(of: row, .denominator) : counted)
}

/// "26 % (20-33)".
private func intervalWords(_ rate: Double?, _ low: Double?, _ high: Double?) -> String? {
  guard let rate, let low, let high else { return nil }
  return "\(percent(rate)) (\(decimal(low * 100, 0))-\(decimal(high * 100, 0)))"
}
