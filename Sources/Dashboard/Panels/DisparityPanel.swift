import Cases
import Metrics
import Terminal

/// Each decision, each group against the reference: how often, and what remains among like cases.
func disparityBlocks(_ view: View) -> [Block] {
  let snapshot = view.snapshot
  guard let table = snapshot.disparity else { return [] }
  let records = disparityTable(view, table)
  var list = Block(records, y: 0, least: 6)
  list.weight = 2
  return [
    list, detailBlock(beside: records, y: 0, from: 148, view), limitsBlock(table, view),
  ]
}

func disparityHeadline(_ snapshot: Snapshot) -> String {
  let field = snapshot.request.comparing
  guard let table = snapshot.disparity, let reference = table.rows.first?.reference else {
    return snapshot.fields.contains(field)
      ? "No decision point can be compared by \(field.title) in this office's data."
      : "The office's data has no \(field.title), so groups cannot be compared."
  }
  let different = table.rows.filter { $0.verdict == .different }
  let base = "Each group compared with \(reference), \(snapshot.request.scope.period.words): "
  let limits = coverageWords(table)
  guard let strongest = different.min(by: { doubt($0) < doubt($1) }) else {
    let count = table.rows.filter { $0.verdict != nil }.count
    return limits + base
      + (count == 0 ? "too few cases to compare." : "no difference that stands out.")
  }
  return limits + base
    + "\(different.count) of \(counted(table.familySize, "comparison")) differ; the surest: "
    + "\(strongest.group) \(pointWords(strongest.point)) \(oftenWords(strongest)), "
    + "\(grouped(strongest.events)) of \(grouped(strongest.n))."
}

/// That some of the numbers are of cases which the data holds only in part; empty where none is.
private func coverageWords(_ table: DisparityTable) -> String {
  let outside = table.rows.filter { $0.notes.contains(.outOfCoverage) }
  guard !outside.isEmpty else { return "" }
  let points = Set(outside.map(\.point))
  let all = Set(table.rows.map(\.point))
  return points == all
    ? "The data does not hold all of these cases. "
    : "The data holds the cases of \(all.count - points.count) of \(all.count) decisions only. "
}

/// The least doubtful first: a wide ratio of few cases is not the one to say aloud.
private func doubt(_ row: DisparityRow) -> Double { row.pAdjusted ?? row.p ?? 1 }

/// What a ratio says in words: "1.27 times as often".
func oftenWords(_ row: DisparityRow) -> String {
  guard let value = row.ratio else { return "" }
  if !isShare(row.point) {
    return "\(ratio(value)) times as long"
  }
  return value >= 1 ? "more often (\(ratio(value)) times)" : "less often (\(ratio(value)) times)"
}

/// Whether a decision point compares shares, and not medians of days.
func isShare(_ point: String) -> Bool {
  guard let point = DecisionPoint.named(point) else { return true }
  return point.measure == .share
}

/// A decision point in words, as what happens to a person.
func pointWords(_ point: String) -> String {
  DecisionPoint.named(point)?.title.lowercased() ?? spaced(point)
}

// MARK: - The table

private func disparityTable(_ view: View, _ table: DisparityTable) -> RecordTable {
  let id = "disparity"
  let isAdjusted = view.state.question.isAdjusted
  var columns = [
    TableColumn("point", "DECISION", width: 15, .left),
    TableColumn("group", "GROUP", width: 15, .left),
    TableColumn("n", "N", width: 6, priority: 4),
    TableColumn("events", "EVENTS", width: 6, priority: 7),
    TableColumn("rate", "RATE", width: 5, priority: 2),
    TableColumn("interval", "(95 %)", width: 10, .left, priority: 8),
    TableColumn("plot", "", width: 21, least: 9, .left, priority: 3, isFlexible: true),
    TableColumn("ratio", "RATIO", width: 5),
    TableColumn("mark", "", width: 1, .left),
    TableColumn("flag", "", width: 19, .left, priority: 6),
    TableColumn("unknown", "UNKNOWN", width: 7, priority: 9),
  ]
  if isAdjusted { columns.insert(TableColumn("adjusted", "ADJ", width: 5, priority: 1), at: 8) }
  var records: [Record] = []
  for (index, row) in table.rows.enumerated() {
    let isNewPoint = index == 0 || table.rows[index - 1].point != row.point
    let isSorted = view.state.sorts[id] != nil
    let pen = Pen(isASCII: view.state.look.isASCII)
    // Each decision begins with those that the others are compared with.
    let reference = isNewPoint ? referenceRow(row) : nil
    if let reference { records.append(disparityRecord(reference, isFirst: true, pen)) }
    let isFirst = isSorted || (isNewPoint && reference == nil)
    records.append(disparityRecord(row, isFirst: isFirst, pen))
  }
  return RecordTable(id: id, columns: columns, records: records, sort: view.state.sorts[id])
}

/// The counts of the group that others are compared with, as a row without a ratio.
private func referenceRow(_ row: DisparityRow) -> DisparityRow? {
  guard row.referenceN > 0, row.reference != row.group else { return nil }
  var reference = DisparityRow(
    point: row.point, by: row.by, group: row.reference, reference: row.reference,
    n: row.referenceN, events: row.referenceEvents, referenceN: row.referenceN,
    referenceEvents: row.referenceEvents)
  reference.rate = row.referenceRate
  reference.unknownShare = row.unknownShare
  return reference
}

private func disparityRecord(_ row: DisparityRow, isFirst: Bool, _ pen: Pen) -> Record {
  let subject = Subject.comparison(point: row.point, group: row.group)
  let name = row.group.isEmpty ? "Unknown" : row.group
  func cases(_ side: NumberReference.Side, _ words: String) -> Place {
    .cases(
      CaseSelection(
        "\(name): \(words)",
        behind: NumberReference(
          .point(row.point), side, group: [GroupLabel(row.by, row.group)])))
  }
  let isRate = isShare(row.point)
  let isFaint = row.state != .ok
  let plain: Style = isFaint ? .muted : .plain
  let atRisk = cases(.denominator, "who reached \(pointWords(row.point))")
  let happened = cases(.numerator, pointWords(row.point))
  var cells: [String: TableCell] = [
    "point": TableCell(
      isFirst ? capitalized(pointWords(row.point)) : "", style: .strong,
      sort: .text(row.point), explains: subject),
    "group": TableCell(name, style: plain, sort: .text(name), explains: subject),
    "n": TableCell(
      grouped(row.n), style: plain, sort: .number(Double(row.n)), opens: atRisk,
      explains: subject),
    "events": TableCell(
      isRate ? grouped(row.events) : "", style: plain, sort: .number(Double(row.events)),
      opens: isRate ? happened : atRisk, explains: subject),
    "unknown": TableCell(
      percent(row.unknownShare), style: .muted, sort: .number(row.unknownShare),
      explains: subject),
    "mark": TableCell(flagMark(row, pen), style: flagStyle(row), explains: subject),
    "flag": TableCell(flagWords(row), style: flagStyle(row), explains: subject),
    "plot": TableCell("", explains: subject),
    "rate": TableCell(absent, style: .muted, explains: subject),
  ]
  if let rate = row.rate {
    cells["rate"] = TableCell(
      isRate ? percent(rate) : decimal(rate, 0) + " d", style: plain, sort: .number(rate),
      opens: happened, explains: subject)
  }
  if isRate, let low = row.low, let high = row.high {
    cells["interval"] = TableCell(
      "\(decimal(low * 100, 1))-\(decimal(high * 100, 1))", style: .muted, explains: subject)
  }
  ratioCells(row, subject, into: &cells)
  return Record(id: "\(row.point)/\(row.group)", cells: cells, opens: happened)
}

/// The ratio, the adjusted one, and their picture.
private func ratioCells(
  _ row: DisparityRow, _ subject: Subject, into cells: inout [String: TableCell]
) {
  guard let value = row.ratio, row.state == .ok else { return }
  let isFirm = row.verdict == .different
  cells["ratio"] = TableCell(
    ratio(value), style: isFirm ? .strong : .plain, sort: .number(value), explains: subject)
  if let adjusted = row.adjustedRatio {
    cells["adjusted"] = TableCell(
      ratio(adjusted), style: .plain, sort: .number(adjusted), explains: subject)
  }
  var plot = TableCell(
    "", style: isFirm ? .strong : .shape, sort: .number(value), explains: subject)
  plot.interval = RatioInterval(
    low: row.ratioLow, middle: value, high: row.ratioHigh, adjusted: row.adjustedRatio)
  cells["plot"] = plot
}

private func flagStyle(_ row: DisparityRow) -> Style {
  row.verdict == .different && !row.flags.contains(.explainedByMix) ? .warning : .muted
}

/// The sign of a comparison: which way it differs, or that the mix of cases explains it.
private func flagMark(_ row: DisparityRow, _ pen: Pen) -> String {
  guard row.state == .ok, let value = row.ratio else { return "" }
  if row.flags.contains(.reversed) || row.flags.contains(.explainedByMix) {
    return pen.explained
  }
  guard row.verdict == .different else { return "" }
  return value >= 1 ? "▲" : "▼"
}

/// What to know about a comparison, in a few words.
func flagWords(_ row: DisparityRow) -> String {
  if row.group == row.reference { return "compared with" }
  switch row.state {
  case .few: return row.group == "Unknown" || row.group.isEmpty ? "not compared" : "too few"
  case .suppressed: return "hidden"
  case .undefined: return "nothing to compare"
  case .notComputable: return row.why
  case .ok: break
  }
  guard let value = row.ratio else {
    return row.group == "Unknown" || row.group.isEmpty ? "not compared" : ""
  }
  if row.flags.contains(.reversed) { return "turns around adjusted" }
  if row.flags.contains(.explainedByMix) { return "mix of cases" }
  if row.verdict == .different, row.flags.contains(.differsByOffense) {
    return "differs by offense"
  }
  if row.verdict == .different { return value >= 1 ? "more often" : "less often" }
  switch row.verdict {
  case .noMeaningfulDifference?: return "no real difference"
  case .cannotTell?: return "cannot tell"
  // Points outside the family restate one that is in it: they have no verdict of their own.
  case .different?, nil: return ""
  }
}

// MARK: - Limits

/// What the table does not say, in sentences, always at its foot.
private func limitsBlock(_ table: DisparityTable, _ view: View) -> Block {
  let snapshot = view.snapshot
  let pen = Pen(isASCII: view.state.look.isASCII)
  var sentences = [
    "Differences among cases that reached each point; not by themselves bias, and no cause.",
    "▲ ▼ survive Benjamini-Hochberg at 5 % in a family of "
      + "\(counted(table.familySize, "comparison")); \(pen.explained) is explained by the mix of cases.",
  ]
  if let adjusted = table.rows.first(where: { !$0.adjustedFor.isEmpty }) {
    sentences.append("Adjusted for \(listed(adjusted.adjustedFor.map(\.title))).")
  }
  if let unknown = table.rows.map(\.unknownShare).max(), unknown > 0 {
    sentences.append(
      "\(capitalized(snapshot.request.comparing.title)) is not known for up to \(percent(unknown)) "
        + "of those at a point.")
  }
  if table.isExploratory {
    sentences.append("Filtered, so exploratory: it was chosen after seeing the data.")
  }
  sentences += table.remarks
  let text = sentences.joined(separator: " ")
  let id = "limits"
  let choice = Choice(
    spot: Spot(id, id), explains: .words(title: "What this does not say", text: text))
  var block = Block(Section(id, y: 1, list: [choice]), height: 5, least: 2) { painter, rect in
    painter.note(rect, .spot(choice.spot))
    let lines = wrapped(text, to: rect.width)
    let style: Style = painter.selected == choice.spot ? .selected : .muted
    for (line, words) in lines.prefix(rect.height).enumerated() {
      let isCut = line == rect.height - 1 && lines.count > rect.height
      painter.write(
        isCut ? words + " …" : words, x: rect.x, y: rect.y + line, style, width: rect.width)
    }
  }
  block.isPinned = true
  return block
}

// MARK: - One comparison on the overview

/// One decision point, the groups against the reference.
func stripBlock(_ snapshot: Snapshot) -> Block? {
  guard let table = snapshot.disparity, let first = table.rows.first else { return nil }
  let id = "strip"
  let section = Section(
    id, x: 1, y: 2,
    list: table.rows.map { row in
      Choice(
        spot: Spot(id, row.group), opens: .panel(.disparity),
        explains: .comparison(point: row.point, group: row.group),
        words: "\(row.group): \(flagWords(row))")
    })
  return Block(section, height: 8, least: 4) { painter, rect in
    let part = first.notes.contains(.outOfCoverage) ? ", of a part of the cases" : ""
    painter.heading(
      "\(pointWords(first.point)), against \(first.reference)\(part)", rect,
      isFocused: painter.selected?.section == id, note: "ratio  adj")
    painter.strip(table.rows, id, in: rect)
  }
}

extension Painter {
  fileprivate mutating func strip(_ rows: [DisparityRow], _ id: String, in rect: Rect) {
    let nameWidth = min(16, max(6, rect.width / 3))
    let plotWidth = max(0, rect.width - nameWidth - 1 - 13)
    let shown = rows.prefix(max(0, rect.height - 2))
    let values = shown.compactMap(\.ratio)
    let axis = LogAxis(covering: values, upTo: 4)
    for (line, row) in shown.enumerated() {
      let y = rect.y + 1 + line
      let spot = Spot(id, row.group)
      let whole = Rect(x: rect.x, y: y, width: rect.width, height: 1)
      let isSelected = selected == spot
      if isSelected { fill(whole, .selected) }
      func style(_ style: Style) -> Style { isSelected ? .selected : style }
      note(whole, .spot(spot))
      write(row.group, x: rect.x, y: y, style(.plain), width: nameWidth)
      guard let value = row.ratio, row.state == .ok else {
        write(
          flagWords(row), x: rect.x + nameWidth + 1, y: y, style(.muted),
          width: rect.width - nameWidth - 1)
        continue
      }
      interval(
        RatioInterval(low: row.ratioLow, middle: value, high: row.ratioHigh), on: axis,
        x: rect.x + nameWidth + 1, y: y, width: plotWidth,
        style(row.verdict == .different ? .strong : .shape))
      let end = rect.x + rect.width
      writeRight(ratio(value), end: end - 6, y: y, style(.strong), width: 6)
      writeRight(
        row.adjustedRatio.map(ratio) ?? absent, end: end, y: y, style(.muted), width: 5)
    }
    if shown.count + 1 < rect.height, plotWidth > 8 {
      self.axis(
        axis, x: rect.x + nameWidth + 1, y: rect.y + 1 + shown.count, width: plotWidth)
    }
  }
}
