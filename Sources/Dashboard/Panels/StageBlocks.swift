import Cases
import Metrics
import Terminal

/// How long cases stay in each stage, and how many wait there, now and before.
func stagesBlock(_ table: StagesTable, _ view: View) -> Block {
  var block = Block(
    stageTable("stages", "STAGE", table.stages, table, view), least: table.stages.count + 2,
    title: "Stages",
    notes: ["left in the period, wait on \(table.asOf)", "left, and wait now"])
  block.isPinned = true
  block.place = .whole
  return block
}

/// After which event open cases wait, the most first; one line where events are not in the data.
func eventsBlock(_ table: StagesTable, _ view: View) -> [Block] {
  let title = "Where open cases wait: after which event"
  guard table.whyNoEvents.isEmpty else {
    return [reasonBlock("events", title, "Not computable: \(table.whyNoEvents).", column: 0)]
  }
  guard !table.events.isEmpty else { return [] }
  var block = Block(
    stageTable("events", "LAST EVENT", table.events, table, view), least: 5, title: title,
    notes: ["until the next event", ""])
  block.place = .whole
  return [block]
}

private func stageTable(
  _ id: String, _ title: String, _ rows: [StageRow], _ table: StagesTable, _ view: View
) -> RecordTable {
  let columns = [
    TableColumn("name", title, width: 28, least: 22, .left, isFlexible: true),
    TableColumn("waiting", "WAIT NOW", width: 8),
    TableColumn("age", "FOR", width: 7),
    TableColumn("over", "OVER 90 D", width: 9, priority: 3),
    TableColumn("longest", "LONGEST", width: 8, priority: 5),
    TableColumn("before", "YEAR AGO", width: 8, priority: 1),
    TableColumn("trend", "BY MONTH", width: 13, .left, priority: 4),
    TableColumn("left", "LEFT", width: 7, priority: 2),
    TableColumn("median", "MEDIAN", width: 7),
    TableColumn("quartiles", "MIDDLE HALF", width: 11, priority: 4),
    TableColumn("change", "CHANGE", width: 8, priority: 3),
    TableColumn("whole", "WITH WAITING", width: 8, priority: 2),
  ]
  return RecordTable(
    id: id, columns: columns, records: rows.map { stageRecord($0, table, view) },
    sort: view.state.sorts[id])
}

private func stageRecord(_ row: StageRow, _ table: StagesTable, _ view: View) -> Record {
  let snapshot = view.snapshot
  let name = stageName(row.name)
  let subject = stageSubject(row, table, snapshot)
  let waits = row.waiting.flatMap { $0 > 0 ? Place.cases(waitingSelection(row, snapshot)) : nil }
  func cell(_ text: String?, _ value: Double?, style: Style = .plain, opens: Place? = nil)
    -> TableCell
  {
    TableCell(
      text ?? absent, style: text == nil ? .muted : style,
      sort: value.map(SortValue.number) ?? .absent, opens: opens, explains: subject)
  }
  func days(_ value: Double?) -> String? { value.map { decimal($0, 0) + " d" } }
  let few = max(2, snapshot.office.fewCases)
  let isTold = row.why.isEmpty && !row.notes.contains(.outOfCoverage)
  let median = isTold && row.finished.n >= few ? row.finished.median?.value : nil
  let quartiles =
    median == nil
    ? nil
    : row.finished.quantile(0.25).flatMap { low in
      row.finished.quantile(0.75).map { "\(decimal(low, 0))-\(decimal($0, 0)) d" }
    }
  let over = row.bands.dropFirst(2).reduce(0, +)
  let trend =
    row.isFloor || row.wasFloor || row.byMonth.isEmpty
    ? "" : shapeText(row.byMonth.suffix(13), view.state.look.glyphs, last: 13)
  let opensLeft = finishedPlace(row, snapshot)
  return Record(
    id: name,
    cells: [
      "name": cell(name, nil, style: row.why.isEmpty ? .plain : .muted, opens: waits),
      "waiting": cell(
        row.waiting.map { (row.isFloor ? "≥" : "") + grouped($0) }, row.waiting.map(Double.init),
        style: .strong, opens: waits),
      "age": cell(days(row.medianAge), row.medianAge, opens: waits),
      "over": cell(
        row.waiting.map { _ in (row.isFloor ? "≥" : "") + grouped(over) },
        row.waiting.map { _ in Double(over) }),
      "longest": cell(
        days(row.longestAge.map(Double.init)), row.longestAge.map(Double.init), style: .muted),
      "before": cell(
        // Of a part of the cases, then and now, a comparison would be of the parts.
        row.why.isEmpty && row.waiting != nil && !row.wasFloor ? row.yearAgo.map(grouped) : nil,
        row.yearAgo.map(Double.init)),
      "trend": TableCell(trend, style: .shape, explains: subject),
      "left": cell(
        row.why.isEmpty
          ? (row.notes.contains(.outOfCoverage) ? "≥" : "") + grouped(row.finished.n) : nil,
        Double(row.finished.n), opens: opensLeft),
      "median": cell(days(median), median, opens: opensLeft),
      "quartiles": cell(quartiles, median, style: .muted),
      "change": cell(
        row.change.map { change in
          change.excludesZero ? signed(change.value, 0) + " d" : "chance"
        }, row.change?.value, style: row.change?.excludesZero == true ? .plain : .muted),
      "whole": cell(
        row.cameNotes.contains(.outOfCoverage) ? nil : days(row.withWaiting?.value),
        row.withWaiting?.value),
    ], opens: waits, isApart: !row.why.isEmpty)
}

/// The cases that wait in a stage, or after an event.
private func waitingSelection(_ row: StageRow, _ snapshot: Snapshot) -> CaseSelection {
  let title =
    if case .stage(let stage) = row.name { "waiting for \(stage.awaits)" } else {
      "open, last event: \(stageName(row.name))"
    }
  // The worklist shows since when they wait.
  if row.name == .stage(.screening),
    let list = Worklist.all(of: snapshot.office, fields: snapshot.fields).first(where: {
      $0.id == "decisions"
    }), snapshot.office.ahead.decisions == 0
  {
    return CaseSelection(list)
  }
  guard let metric = row.name.waitingMetric else {
    return CaseSelection(title, condition: row.name.waitingCondition)
  }
  return snapshot.selection(title, metric, condition: row.name.waitingCondition)
}

/// The cases that left a stage in the period, where a metric has them.
private func finishedPlace(_ row: StageRow, _ snapshot: Snapshot) -> Place? {
  guard row.finished.n > 0, case .stage(let stage) = row.name, let metric = stage.finishedMetric
  else { return nil }
  return .cases(snapshot.selection(stage.title, metric, side: .denominator))
}

func stageName(_ name: StageRow.Name) -> String {
  switch name {
  case .stage(let stage): stage.title
  case .after(""): "Filed, nothing since"
  case .after(let word): word
  }
}

private func stageSubject(_ row: StageRow, _ table: StagesTable, _ snapshot: Snapshot) -> Subject {
  let title = stageName(row.name)
  guard row.why.isEmpty else {
    return .words(title: title, text: "Not computable: \(row.why).")
  }
  func words(_ estimate: StageEstimate?) -> String {
    estimate.map {
      "\(decimal($0.value, 0)) days" + (range($0).isEmpty ? "" : " (95 % \(range($0)))")
    }
      ?? "not seen"
  }
  var text: [String] = []
  if case .stage(let stage) = row.name {
    text.append(stage.formula)
  } else {
    text.append(
      "An open case stands after the last event of its last day; it leaves on the day of the next one, "
        + "or when it is disposed.")
  }
  text.append(
    "\(counted(row.finished.n, "case")) left \(table.period.words): median \(words(row.finished.median)); "
      + "before, \(grouped(row.earlier.n)): \(words(row.earlier.median)).")
  if let change = row.change {
    text.append(
      "Median now less before: \(signed(change.value, 0)) days (95 % \(range(change)))"
        + (change.excludesZero ? "." : ": chance alone may have made it."))
  }
  text.append(
    "Of \(counted(row.entered, "case")) that came in the period, half had left after "
      + "\(words(row.withWaiting)), those that wait counted (Kaplan-Meier).")
  if let waiting = row.waiting {
    text.append(
      "\(counted(waiting, "case")) \(waiting == 1 ? "waits" : "wait") on \(table.asOf), by days: "
        + "up to 30 \(row.bands[0]), to 90 \(row.bands[1]), to 180 \(row.bands[2]), to 365 "
        + "\(row.bands[3]), longer \(row.bands[4]).")
  }
  if row.inactive > 0 { text.append("\(counted(row.inactive, "case")) inactive, not counted.") }
  if row.unknown > 0 {
    text.append(
      "\(counted(row.unknown, "case")) left out: when they left is not known, or their days "
        + "contradict each other.")
  }
  if row.isFloor || row.notes.contains(.outOfCoverage) {
    text.append(
      "The data does not hold all cases: these are at least so many, and times are not told.")
  }
  return .words(title: title, text: (text + table.remarks).joined(separator: " "))
}
