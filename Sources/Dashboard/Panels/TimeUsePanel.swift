import Cases
import Metrics
import Terminal

/// The parts of the page: what an earlier decision could save, the stages, and where cases wait.
func timeUseBlocks(_ view: View) -> [Block] {
  guard let answer = view.snapshot.timeUse else { return [] }
  var blocks: [Block] = []
  if let use = answer.use {
    blocks.append(savingBlock(use, view))
  }
  blocks.append(stagesBlock(answer.stages, view))
  blocks += eventsBlock(answer.stages, view)
  if let use = answer.use {
    blocks.append(stageDaysBlock(use, view))
    blocks.append(costBlock(use))
    blocks.append(
      noteBlock(
        use.remarks.joined(separator: " "), title: "What is counted, and what it does not say"))
  }
  return blocks
}

func timeUseHeadline(_ snapshot: Snapshot) -> String {
  guard let answer = snapshot.timeUse else {
    return "Where the time goes is the office's own: it is not shared."
  }
  return [answer.use.map(savingWords), waitingWords(answer.stages)].compactMap(\.self)
    .filter { !$0.isEmpty }.joined(separator: " ")
}

/// How many cases were dismissed late, and what that took.
private func savingWords(_ table: TimeUseTable) -> String {
  let office = table.office
  guard let dismissed = office.dismissed.numerator, let decided = office.dismissed.denominator
  else { return "" }
  let late = "came later than \(table.decideBy) days after the filing"
  let days = decimal(office.saving.days.value, 0)
  guard !office.isFloor else {
    return "The data does not hold all cases of the period. At least "
      + "\(counted(office.saving.late, "dismissal")) \(late), with \(days) days beyond: in the cases "
      + "that are known, the most that an earlier decision could have saved."
  }
  guard office.saving.late > 0 else {
    return "Of \(counted(Int(decided), "decided case")) \(decimal(dismissed, 0)) "
      + "\(dismissed == 1 ? "was" : "were") dismissed, none later than \(table.decideBy) days after "
      + "the filing."
  }
  return
    "\(grouped(office.saving.late)) of \(counted(Int(dismissed), "dismissal")) \(late): at most "
    + "\(days) days of waiting that an earlier decision could have saved; it was not always to be "
    + "known."
}

/// Where most cases wait.
private func waitingWords(_ table: StagesTable) -> String {
  let waiting = table.stages.compactMap { row -> String? in
    guard let count = row.waiting, count > 0, case .stage(let stage) = row.name else { return nil }
    return "\(row.isFloor ? "at least " : "")\(grouped(count)) for \(stage.awaits)"
  }
  guard !waiting.isEmpty else { return "" }
  return "Waiting now: \(listed(waiting))."
}

extension TimeUseRow {
  /// Whether the data holds a part of the cases only.
  var isFloor: Bool { dismissed.notes.contains(.outOfCoverage) }
}

// MARK: - What could be saved

private func savingBlock(_ table: TimeUseTable, _ view: View) -> Block {
  var block = Block(
    savingTable(table, view), least: 6,
    title: "What an earlier decision could save at most, by \(table.by.title)",
    notes: [
      "dismissed later than \(table.decideBy) days\(table.saysDecideBy ? "" : ", a default")",
      "later than \(table.decideBy) d",
    ])
  block.isPinned = true
  block.isMain = true
  block.place = .whole
  return block
}

private func savingTable(_ table: TimeUseTable, _ view: View) -> RecordTable {
  let id = "saving"
  let columns = [
    TableColumn(
      "name", table.by.title.uppercased(), width: 24, least: 18, .left, isFlexible: true,
      keepsEnd: table.by == .attorney),
    TableColumn("dismissed", "DISMISSED", width: 9, priority: 2),
    TableColumn("decided", "OF", width: 6, priority: 4),
    TableColumn("rate", "RATE", width: 10, priority: 3),
    TableColumn("after", "AFTER", width: 7, priority: 1),
    TableColumn("late", "LATE", width: 6),
    TableColumn("days", "DAYS AT MOST", width: 8),
    TableColumn("range", "95 %", width: 15, priority: 2),
    TableColumn("share", "SHARE", width: 6),
    TableColumn("bar", "", width: 12, least: 6, .left, priority: 5, isFlexible: true),
    TableColumn("weighted", "\(table.unit.uppercased()) AT MOST", width: 8, priority: 3),
  ]
  let most = table.rows.map(\.saving.days.value).max() ?? 0
  let records =
    table.rows.map { savingRecord($0, table, view, most: most) }
    + [savingRecord(table.office, table, view, most: most)]
  return RecordTable(
    id: id, columns: columns, records: records,
    sort: view.state.sorts[id] ?? TableSort("days", isDescending: true))
}

private func savingRecord(
  _ row: TimeUseRow, _ table: TimeUseTable, _ view: View, most: Double
) -> Record {
  let snapshot = view.snapshot
  let name = row.group.first.map(groupName) ?? "Office"
  let known = row.dismissed.state != .notComputable
  let sign = row.isFloor ? "≥" : ""
  func list(
    _ title: String, _ metric: String, _ side: NumberReference.Side, _ condition: String = ""
  )
    -> Place
  {
    .cases(
      snapshot.selection("\(name): \(title)", metric, row.group, side: side, condition: condition))
  }
  let dismissed = list("dismissed", "dismissal_rate", .numerator)
  let late = list(
    "dismissed later than \(table.decideBy) days", "days_to_dismissal_median", .denominator,
    "days > \(table.decideBy)")
  let subject = savingSubject(row, name, table)
  func cell(_ text: String, _ value: Double?, _ opens: Place?, style: Style = .plain) -> TableCell {
    TableCell(
      known ? text : absent, style: known ? style : .muted,
      sort: value.map(SortValue.number) ?? .absent, opens: known && (value ?? 0) > 0 ? opens : nil,
      explains: subject)
  }
  let saving = row.saving
  let bar =
    most > 0 && !row.group.isEmpty && !row.isFloor
    ? String(repeating: "▪", count: Int((saving.days.value / most * 12).rounded())) : ""
  return Record(
    id: row.group.first?.label ?? "\u{0}whole",
    cells: [
      "name": TableCell(
        name, style: row.group.isEmpty ? .strong : .plain, sort: .text(name.lowercased()),
        opens: saving.late > 0 ? late : nil, explains: subject),
      "dismissed": cell(
        sign + decimal(row.dismissed.numerator ?? 0, 0), row.dismissed.numerator, dismissed),
      "decided": cell(
        sign + decimal(row.dismissed.denominator ?? 0, 0), row.dismissed.denominator,
        list("decided", "dismissal_rate", .denominator)),
      "rate": TableCell(
        row.dismissed, NumberKey("dismissal_rate", row.group), opens: dismissed),
      "after": TableCell(
        row.lateness, NumberKey("days_to_dismissal_median", row.group), opens: dismissed),
      "late": cell(sign + grouped(saving.late), Double(saving.late), late),
      "days": cell(sign + decimal(saving.days.value, 0), saving.days.value, late, style: .strong),
      "range": cell(row.isFloor ? "" : range(saving.days), saving.days.low, nil, style: .muted),
      "share": cell(row.isFloor ? "" : saving.share.map(percent) ?? "", saving.share, late),
      "bar": TableCell(known ? bar : "", style: .shape, explains: subject),
      "weighted": cell(
        sign + decimal(saving.weighted.value, 0), saving.weighted.value, late),
    ], opens: saving.late > 0 ? late : nil, isTotal: row.group.isEmpty)
}

/// "10,287-18,428", or nothing.
func range(_ estimate: StageEstimate) -> String {
  guard let low = estimate.low, let high = estimate.high else { return "" }
  return "\(decimal(low, 0))-\(decimal(high, 0))"
}

private func savingSubject(_ row: TimeUseRow, _ name: String, _ table: TimeUseTable) -> Subject {
  let saving = row.saving
  var words = [
    "\(name): \(counted(saving.late, "case")) of \(grouped(saving.timed)) dismissed in the period "
      + "took longer than \(table.decideBy) days from filing to dismissal. Their days beyond the "
      + "\(table.decideBy)th, added: \(decimal(saving.days.value, 0))"
      + (range(saving.days).isEmpty ? "." : " (95 % of like periods \(range(saving.days)))."),
    "In \(table.unit): the weight of each of these cases × its days beyond ÷ all its days, "
      + "\(decimal(saving.weighted.value, 1))"
      + (range(saving.weighted).isEmpty ? "." : " (\(range(saving.weighted)))."),
  ]
  if let first = row.daysToDismissal(0.25), let third = row.daysToDismissal(0.75) {
    words.append(
      "The middle half of the dismissals came after \(decimal(first, 0)) to \(decimal(third, 0)) "
        + "days.")
  }
  words.append(
    "The interval is that of a sum of weights of a Poisson number of cases (Fay and Feuer 1997): how "
      + "much like periods differ by chance.")
  if row.isFloor { words.append("The data does not hold all cases: these are at least so many.") }
  return .words(
    title: "What an earlier decision could save at most",
    text: (words + table.remarks).joined(separator: " "))
}
