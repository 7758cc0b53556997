import Cases
import Metrics
import Terminal

/// Attorneys or units beside what is expected of their cases: a funnel, a table, what it says not.
func compareBlocks(_ view: View) -> [Block] {
  let snapshot = view.snapshot
  guard let table = snapshot.comparisons[snapshot.request.measure], table.why.isEmpty else {
    return []
  }
  let records = compareTable(view, table)
  var list = Block(records, least: 5, title: "\(table.title) by \(table.by.title)")
  list.isPinned = true
  list.isMain = true
  list.place = ColumnPlace(least: 84, comfortable: 110, weight: 2)
  let detail = detailBlock(beside: records, view)
  guard !table.compared.isEmpty else { return [list, detail, methodBlock(table)] }
  return [funnelBlock(table, records.id, view), list, detail, methodBlock(table)]
}

func compareHeadline(_ snapshot: Snapshot) -> String {
  let request = snapshot.request
  guard let table = snapshot.comparisons[request.measure] else {
    return "The office's data has no \(request.staff.title), so nobody is compared."
  }
  var words =
    "\(table.title): \(within(table.finding)) \(capitalized(request.scope.period.words))"
  if let office = table.office, office.isShown {
    words += ", office \(office.text) of \(decimal(office.denominator ?? 0, 0))"
  }
  return words + "."
}

/// A sentence as it goes on after a colon.
private func within(_ sentence: String) -> String {
  sentence.prefix(1).lowercased() + sentence.dropFirst()
}

// MARK: - The funnel

private func funnelBlock(_ table: ComparisonTable, _ list: String, _ view: View) -> Block {
  // The selection moves in the table below, and the funnel shows where it is.
  var block = Block(
    Section("funnel", rows: []), title: "Observed against expected",
    notes: ["by the number expected · ╌ 95 %  · 99.8 %", "╌ 95 %  · 99.8 %"], height: 13, least: 8
  ) { painter, rect in
    let row = painter.selected?.section == list ? painter.selected?.row : nil
    let plot = FunnelPlot(
      table.compared.map { one in
        FunnelPlot.Dot(
          expected: one.expected ?? 0, ratio: one.ratio ?? 0, label: one.group,
          isOutside: one.isOutside(\.limits95), isSelected: one.group == row)
      }, limits: table.curve.map(\.limits), longestLabel: rect.width / 4)
    painter.draw(plot, in: rect)
    for dot in plot.dots {
      guard let point = plot.place(of: dot, in: rect.size) else { continue }
      painter.note(
        Rect(x: rect.x + point.x, y: rect.y + point.y, width: 1, height: 1),
        .spot(Spot(list, dot.label, "group")))
    }
  }
  block.most = 26
  block.growth = 3
  block.place = ColumnPlace(ofTwo: 0, ofThree: 2, least: 60, comfortable: 70, weight: 2)
  return block
}

extension FunnelCurvePoint {
  fileprivate var limits: FunnelPlot.Limits {
    FunnelPlot.Limits(
      expected: expected, inner: low95...max(low95, high95), outer: low998...max(low998, high998))
  }
}

// MARK: - The table

private func compareTable(_ view: View, _ table: ComparisonTable) -> RecordTable {
  let id = "compare"
  let hasLoad = table.load != nil
  var columns = [
    TableColumn(
      "group", table.by.title.uppercased(), width: 20, least: 9, .left, keepsEnd: true),
    TableColumn("n", "N", width: 5, priority: 2),
    TableColumn("observed", "OBS.", width: 5, priority: 5),
    TableColumn("expected", "EXP.", width: 6, priority: 4),
    TableColumn("ratio", "RATIO", width: 5),
    // Without its limits, a ratio stands with the verdict on it.
    TableColumn("plot", "", width: 21, least: 9, .left, priority: 3, isFlexible: true),
    TableColumn("position", "", width: 14, least: 8, .left, priority: 1),
    TableColumn("covered", "COVERED", width: 7, priority: 9),
    TableColumn("past", "ON OWN PAST (95 %)", width: 18, priority: 5),
  ]
  if hasLoad { columns.append(TableColumn("open", "OPEN", width: 5, priority: 8)) }
  // Who does the same work as all others has no role to tell, but a unit.
  if Set(table.rows.map(\.role)).subtracting([""]).count > 1 {
    columns.append(TableColumn("role", "ROLE", width: 14, .left, priority: 6))
  }
  if table.rows.contains(where: { !$0.unit.isEmpty }) {
    columns.append(TableColumn("unit", "UNIT", width: 16, .left, priority: 7))
  }
  let pen = Pen(view.state.look.glyphs)
  return RecordTable(
    id: id, columns: columns, records: table.rows.map { compareRecord($0, table, pen) },
    sort: view.state.sorts[id])
}

private func compareRecord(_ row: ComparisonRow, _ table: ComparisonTable, _ pen: Pen) -> Record {
  let group = GroupLabel(table.by, row.standing == .unassigned ? "" : row.group)
  let subject = Subject.expectation(metric: table.metric, group: row.group)
  let style: Style = row.ratio == nil ? .muted : .plain
  func cell(
    _ text: String, short: String? = nil, _ sort: SortValue = .absent, _ style: Style? = nil,
    opens: Place? = nil
  ) -> TableCell {
    TableCell(
      text, short: short, style: style ?? (row.ratio == nil ? .muted : .plain), sort: sort,
      opens: opens,
      explains: subject)
  }
  func number(_ value: Double?) -> SortValue { value.map(SortValue.number) ?? .absent }
  let all = table.cases(of: row, .denominator)
  let counted = row.events == nil ? all : table.cases(of: row, .numerator)
  let cells: [String: TableCell] = [
    "group": TableCell(
      groupName(group), style: style, sort: .text(groupName(group)), explains: subject),
    "n": cell(grouped(row.n), .number(Double(row.n)), opens: all),
    "observed": cell(
      row.observed.map(grouped) ?? "", number(row.observed.map(Double.init)), opens: counted),
    "expected": cell(row.expected.map { decimal($0, 1) } ?? "", number(row.expected), opens: all),
    "ratio": cell(
      row.ratio.map(ratio) ?? absent, number(row.ratio), row.isOutside ? .strong : nil,
      opens: counted),
    "plot": plotCell(row, subject, opens: counted),
    "position": cell(
      row.positionWords(pen), short: row.positionWords(pen, isShort: true), .absent,
      row.isOutside ? .warning : .muted, opens: counted),
    "covered": cell(row.covered.map(percent) ?? "", number(row.covered), .muted, opens: all),
    "past": cell(row.past?.changeWords ?? "", number(row.past?.difference), opens: .group(group)),
    "open": cell(
      row.open.map(grouped) ?? "", number(row.open.map(Double.init)),
      opens: row.open == nil ? nil : openCases(of: group)),
    "role": cell(row.role, .text(row.role), .muted),
    "unit": cell(row.unit, .text(row.unit), .muted),
  ]
  return Record(
    id: row.group, cells: cells, opens: .group(group), isApart: row.standing != .member)
}

/// The limits as whiskers around the line of 1, the ratio as a dot that may lie beyond them.
private func plotCell(_ row: ComparisonRow, _ subject: Subject, opens: Place) -> TableCell {
  var cell = TableCell(
    "", style: row.isOutside ? .strong : .shape, opens: opens, explains: subject)
  if let expected = row.expected, let ratio = row.ratio, let band = row.limits95, expected > 0 {
    cell.interval = RatioInterval(
      low: band.low / expected, middle: ratio, high: band.high / expected)
  }
  return cell
}

private func openCases(of group: GroupLabel) -> Place {
  .cases(
    CaseSelection(
      "\(groupName(group)): open",
      behind: NumberReference(.metric("open"), .numerator, group: [group])))
}

extension ComparisonTable {
  /// The cases of a row that a metric is about, or those of them that count.
  func cases(of row: ComparisonRow, _ side: NumberReference.Side) -> Place {
    let label = row.standing == .unassigned ? "" : row.group
    let group = GroupLabel(by, label)
    let words = title.lowercased() + (side == .numerator ? "" : ", all")
    return .cases(
      CaseSelection(
        "\(groupName(group)): \(words)",
        behind: NumberReference(.metric(metric), side, group: [group])))
  }
}

extension ComparisonRow {
  /// Whether it lies beyond the 95 % limits.
  var isOutside: Bool { isOutside(\.limits95) }

  /// Where it lies among the limits, or why it is not compared, in a few words.
  fileprivate func positionWords(_ pen: Pen, isShort: Bool = false) -> String {
    switch position {
    case .within?: return ""
    case .above?: return "\(pen.up) \(isShort ? "" : "above ")95 %"
    case .below?: return "\(pen.down) \(isShort ? "" : "below ")95 %"
    case .farAbove?: return "\(pen.up) \(isShort ? "" : "above ")99.8 %"
    case .farBelow?: return "\(pen.down) \(isShort ? "" : "below ")99.8 %"
    case nil: break
    }
    switch standing {
    case .placeholder: return isShort ? "no one" : "placeholder"
    case .unassigned: return "nobody's"
    case .member where state == .undefined: return isShort ? "fixed" : "cannot vary"
    case .member where events == nil: return isShort ? "too few" : "too few cases"
    case .member: return isShort ? "alone" : "no others"
    }
  }
}

extension Benchmark {
  /// The difference with its interval, in points: "+10 (-0.2 to 21)".
  var changeWords: String? {
    guard let difference, let differenceLow, let differenceHigh else { return nil }
    func points(_ share: Double) -> String { decimal(share * 100, abs(share) < 0.0995 ? 1 : 0) }
    return (difference > 0 ? "+" : "") + points(difference)
      + " (\(points(differenceLow)) to \(points(differenceHigh)))"
  }
}

// MARK: - What it says and does not say

private func methodBlock(_ table: ComparisonTable) -> Block {
  let text = ([loadWords(table.load)] + table.remarks).filter { !$0.isEmpty }
    .joined(separator: " ")
  return notesBlock("method", text, height: 4)
}

/// How open cases are spread: the median and that of full time beside the mean.
private func loadWords(_ load: AttorneyLoad?) -> String {
  guard let load else { return "" }
  let perFTE = load.perFTE.map { ", for full time \(decimal($0, 1))" } ?? ""
  return "Open cases of an attorney: mean \(decimal(load.mean, 1)), median "
    + "\(decimal(load.median, load.median == load.median.rounded() ? 0 : 1))\(perFTE)."
}
