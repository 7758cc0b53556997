import Cases
import Metrics
import Terminal

/// What moved since the period before: a table, the months of the selected metric with the limits
/// of noise, and which groups account for the change of a share.
func movedBlocks(_ view: View) -> [Block] {
  let snapshot = view.snapshot
  guard let table = snapshot.moved, table.why.isEmpty, !table.rows.isEmpty else { return [] }
  let records = movedTable(view, table)
  var list = Block(records, least: 6, title: "What moved")
  list.isPinned = true
  list.isMain = true
  list.place = ColumnPlace(least: 92, comfortable: 116, weight: 2)
  return [
    list, detailBlock(beside: records, view), trendBlock(table, records, snapshot),
    partsBlock(table, records), movedNotes(table),
  ]
}

func movedHeadline(_ snapshot: Snapshot) -> String {
  guard let table = snapshot.moved else { return "Not asked what moved." }
  guard table.why.isEmpty else { return "Nothing is compared: \(table.why)." }
  let base = "\(capitalized(table.now.words)) beside \(table.before.words): "
  guard !table.judged.isEmpty else {
    let uncovered = table.rows.first { $0.notes.contains(.outOfCoverage) && !$0.why.isEmpty }
    let reason =
      (uncovered ?? table.rows.first { !$0.why.isEmpty })?.why ?? "no number is known of both"
    return base + "nothing can be told from chance; \(reason)."
  }
  guard let surest = table.moved.max(by: { $0.sureness < $1.sureness }) else {
    return base + "none of \(counted(table.judged.count, "number")) moved further than chance "
      + "explains."
  }
  let change = surest.changeWords.map { " (\($0))" } ?? ""
  return base + "\(table.moved.count) of \(counted(table.judged.count, "number")) moved further "
    + "than chance explains, about \(decimal(table.chanceMoved, table.chanceMoved < 9.95 ? 1 : 0)) would anyway; the surest: "
    + "\(snapshot.title(of: surest.metric)) \(surest.verdict == .up ? "up" : "down")\(change)."
}

// MARK: - The table

private func movedTable(_ view: View, _ table: ChangeTable) -> RecordTable {
  let id = "moved"
  let columns = [
    TableColumn("metric", "NUMBER", width: 30, least: 14, .left),
    TableColumn("before", "BEFORE", width: 8, priority: 3),
    TableColumn("now", "NOW", width: 8, priority: 2),
    TableColumn("change", "CHANGE", width: 9),
    TableColumn("interval", "(95 %)", width: 14, .left, priority: 3),
    TableColumn("plot", "", width: 21, least: 9, .left, priority: 5, isFlexible: true),
    TableColumn("verdict", "", width: 13, least: 7, .left, priority: 1),
    TableColumn("months", "MONTHS", width: 10, .left, priority: 4),
    TableColumn("n", "N NOW", width: 7, priority: 6),
    TableColumn("nBefore", "N BEFORE", width: 8, priority: 7),
  ]
  let pen = Pen(view.state.look.glyphs)
  // What moved comes first, then what cannot be told, then what has no verdict.
  let ordered = table.rows.filter(\.isMoved) + table.rows.filter { $0.verdict == .cannotTell }
  let rest = table.rows.filter { $0.verdict == nil }
  let apart = rest.filter { $0.change != nil } + rest.filter { $0.change == nil }
  return RecordTable(
    id: id, columns: columns,
    records: ordered.map { movedRecord($0, view.snapshot, pen, isApart: false) }
      + apart.map { movedRecord($0, view.snapshot, pen, isApart: true) },
    sort: view.state.sorts[id])
}

private func movedRecord(
  _ row: ChangeRow, _ snapshot: Snapshot, _ pen: Pen, isApart: Bool
) -> Record {
  let subject = Subject.change(metric: row.metric)
  let style: Style = row.change == nil ? .muted : .plain
  let cases = casesNow(row, snapshot)
  func cell(
    _ text: String?, _ sort: Double? = nil, _ style: Style? = nil, opens: Place? = nil,
    short: String? = nil
  ) -> TableCell {
    TableCell(
      text ?? "", short: short, style: style ?? (row.change == nil ? .muted : .plain),
      sort: sort.map(SortValue.number) ?? .absent, opens: opens ?? cases, explains: subject)
  }
  var plot = cell("", row.asRatio?.middle, row.isMoved ? .strong : .shape)
  plot.interval = row.verdict == nil ? nil : row.asRatio
  let signals = row.trend?.months.count { !$0.signals.isEmpty } ?? 0
  return Record(
    id: row.metric,
    cells: [
      "metric": TableCell(
        snapshot.title(of: row.metric), style: style, sort: .text(snapshot.title(of: row.metric)),
        opens: cases, explains: subject),
      "before": cell(row.change == nil ? absent : row.before.cell, row.before.value),
      "now": cell(row.now.cell, row.now.value),
      "change": cell(
        row.changeWords ?? absent, row.asRatio?.middle, row.isMoved ? .strong : nil),
      "interval": cell(row.intervalWords, nil, .muted),
      "plot": plot,
      "verdict": cell(
        row.verdictWords(pen), nil, row.isMoved ? .warning : .muted,
        short: row.verdict == .cannotTell ? "unsure" : row.change == nil ? "not" : "none"),
      "months": cell(signals == 0 ? "" : "\(signals) signal\(signals == 1 ? "" : "s")"),
      "n": cell(row.now.denominator.map { decimal($0, 0) }, row.now.denominator, .muted),
      "nBefore": cell(
        row.change == nil ? "" : row.before.denominator.map { decimal($0, 0) },
        row.before.denominator, .muted),
    ], opens: cases, isApart: isApart)
}

/// The cases of the number of now, where they can be listed.
private func casesNow(_ row: ChangeRow, _ snapshot: Snapshot) -> Place? {
  guard row.now.isShown || row.now.isListed else { return nil }
  let title = "\(snapshot.title(of: row.metric)), now"
  switch row.now.period {
  case .within(let period):
    return .cases(snapshot.selection(title, row.metric, period: period))
  case .on: return .cases(snapshot.selection(title, row.metric))
  }
}

extension ChangeRow {
  /// The verdict with its sign, or why there is none, in a few words.
  fileprivate func verdictWords(_ pen: Pen) -> String {
    switch verdict {
    case .up?: "\(pen.up) up"
    case .down?: "\(pen.down) down"
    case .cannotTell?: "cannot tell"
    case nil: change == nil ? "not compared" : "no verdict"
    }
  }
}

// MARK: - The months

/// The row whose months and parts are shown: the selected one, or the first.
private func selectedRow(_ table: ChangeTable, _ records: RecordTable, _ spot: Spot?) -> ChangeRow?
{
  let id = spot?.section == records.id ? spot?.row : nil
  let shown = id ?? records.records.first?.id
  return table.rows.first { $0.metric == shown }
}

private func trendBlock(
  _ table: ChangeTable, _ records: RecordTable, _ snapshot: Snapshot
) -> Block {
  // The selection moves in the table above; the chart is that of the selected row.
  var block = Block(Section("trend", rows: []), height: 11, least: 6) { painter, rect in
    guard let row = selectedRow(table, records, painter.selected) else { return }
    guard row.now.state != .notComputable else {
      painter.paragraph(capitalized(row.now.why) + ".", rect)
      return
    }
    guard let trend = row.trend else {
      painter.paragraph(
        "Not by month: what stands at the end of one month is mostly what stood at the end of the "
          + "last, so its noise has no such limits.", rect)
      return
    }
    let chart = trend.chart(row.unit)
    let (top, place) = rect.split(top: 1)
    painter.write(trend.legend(painter.pen), x: top.x, y: top.y, .muted, width: top.width)
    painter.draw(chart, in: place)
  }
  block.heading = { spot in
    guard let row = selectedRow(table, records, spot) else { return ("By month", []) }
    let unit = row.unit == .share ? ", percent" : row.unit == .days ? ", days" : ""
    return ("\(snapshot.title(of: row.metric)) by month\(unit)", [])
  }
  block.title = "By month"
  block.most = 20
  block.growth = 1
  block.place = ColumnPlace(ofTwo: 0, ofThree: 2)
  return block
}

extension Trend {
  /// The months as points, shares in percent.
  fileprivate func chart(_ unit: MetricUnit) -> LimitChart {
    let scale = unit == .share ? 100.0 : 1
    return LimitChart(
      months.enumerated().map { index, month in
        let isShown = month.row.isShown
        return LimitChart.Point(
          isShown ? month.row.value.map { $0 * scale } : nil, kind(of: month),
          label: String(monthName(firstMonth + index).prefix(1)))
      }, mean: mean.map { $0 * scale }, low: low.map { $0 * scale }, high: high.map { $0 * scale })
  }

  private func kind(of month: Month) -> LimitChart.Point.Kind {
    guard month.leftOut.isEmpty else { return .leftOut }
    if month.signals.contains(.beyondLimit) {
      return (month.row.value ?? 0) > (mean ?? 0) ? .above : .below
    }
    return month.signals.contains(.run) ? .run : .usual
  }

  /// What the signs of this chart mean, those that it has.
  fileprivate func legend(_ pen: Pen) -> String {
    let kinds = Set(months.map(kind))
    func sign(_ kind: LimitChart.Point.Kind) -> String {
      kind.sign(pen.glyphs)
    }
    var parts: [String] = []
    if kinds.contains(.above) || kinds.contains(.below) {
      parts.append("\(sign(.above)) \(sign(.below)) beyond the limits of noise")
    }
    if kinds.contains(.run) { parts.append("\(sign(.run)) 8 or more on one side") }
    let reasons = Set(months.map(\.leftOut)).subtracting([""]).sorted()
    if !reasons.isEmpty {
      let why = reasons.count == 1 ? reasons[0] : "\(reasons[0]), or \(reasons[1])"
      parts.append("\(sign(.leftOut)) left out: \(why)")
    }
    if mean == nil { parts.append("no limits: \(why)") }
    return parts.isEmpty ? "no month beyond noise" : parts.joined(separator: " · ")
  }
}

extension Painter {
  /// Writes a text in as many lines as there is room for.
  fileprivate mutating func paragraph(_ text: String, _ rect: Rect) {
    for (line, words) in wrapped(text, to: rect.width).prefix(rect.height).enumerated() {
      write(words, x: rect.x, y: rect.y + line, .muted, width: rect.width)
    }
  }
}

// MARK: - What the table says and does not say

private func movedNotes(_ table: ChangeTable) -> Block {
  notesBlock("notes", table.remarks.dropFirst().joined(separator: " "), height: 3)
}

// MARK: - The groups

private func partsBlock(_ table: ChangeTable, _ records: RecordTable) -> Block {
  var block = Block(
    Section("parts", rows: []), title: "Which \(table.by?.title ?? "group") did it, points",
    notes: ["mix   own   both"], height: 11, least: 6
  ) { painter, rect in
    guard let row = selectedRow(table, records, painter.selected) else { return }
    guard let parts = row.parts else {
      let why =
        row.unit == .share && row.change != nil
        ? "what stands on a day is not decomposed" : "only the change of a share has parts"
      painter.paragraph(capitalized(why) + ".", rect)
      return
    }
    painter.parts(parts, in: rect)
  }
  block.most = 14
  block.growth = 1
  block.place = ColumnPlace(ofTwo: 1, ofThree: 2)
  return block
}

extension Painter {
  /// A group a line, the one that did most first, and all of them at the foot.
  fileprivate mutating func parts(_ parts: ChangeParts, in rect: Rect) {
    let room = max(0, rect.height - 1)
    let isCut = parts.groups.count > room
    let shown = parts.groups.prefix(isCut ? max(0, room - 1) : room)
    let greatest = parts.groups.map { abs($0.total) }.max() ?? 0
    var y = rect.y
    for group in shown {
      let name = group.label.label.isEmpty ? "(missing)" : group.label.label
      part(name, group.mix, group.rate, greatest: greatest, rect, y: y)
      y += 1
    }
    let rest = parts.groups.dropFirst(shown.count)
    if !rest.isEmpty {
      part(
        counted(rest.count, "other"), rest.reduce(0) { $0 + $1.mix },
        rest.reduce(0) { $0 + $1.rate }, greatest: greatest, rect, y: y)
      y += 1
    }
    part("All", parts.mix, parts.rate, greatest: nil, rect, y: y)
  }

  /// The name, a bar to the left or right of none, and the two parts with their sum.
  private mutating func part(
    _ name: String, _ mix: Double, _ rate: Double, greatest: Double?, _ rect: Rect, y: Int
  ) {
    let numbers = [mix, rate, mix + rate].map { signed($0 * 100, 1) }
    let end = rect.x + rect.width
    for (index, text) in numbers.reversed().enumerated() {
      writeRight(
        text, end: end - index * 6, y: y, index == 0 || greatest == nil ? .strong : .plain, width: 6
      )
    }
    let free = max(0, rect.width - 19)
    let nameWidth = min(max(10, free / 2), free)
    write(name, x: rect.x, y: y, greatest == nil ? .strong : .plain, width: nameWidth)
    let half = (free - nameWidth - 3) / 2
    guard let greatest, greatest > 0, half >= 2 else { return }
    let middle = rect.x + nameWidth + 1 + half
    write("│", x: middle, y: y, .axis)
    let cells = Int((abs(mix + rate) / greatest * Double(half)).rounded())
    guard cells > 0 else { return }
    let bar = String(repeating: pen.isASCII ? "#" : "█", count: cells)
    write(bar, x: mix + rate < 0 ? middle - cells : middle + 1, y: y, .shape)
  }
}
