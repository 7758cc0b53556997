import Cases
import Metrics
import Terminal

/// The numbers of the office and of whom steps touch, as it is and then, with their intervals.
func beforeAfterTable(_ table: WhatIfTable, _ view: View) -> RecordTable {
  var columns = [
    TableColumn("of", "OF", width: 16, least: 10, .left, isFlexible: true, keepsEnd: true),
    TableColumn("what", "WHAT", width: 24, least: 16, .left, isFlexible: true),
    TableColumn("before", "AS IT IS", width: 8),
    TableColumn("low", "95 %", width: 13, priority: 2),
  ]
  if !table.steps.isEmpty {
    columns += [
      TableColumn("after", "THEN", width: 8),
      TableColumn("high", "95 %", width: 13, priority: 1),
      TableColumn("change", "CHANGE", width: 8),
    ]
  }
  let records = table.subjects.flatMap { subject in
    // What a step changes stands before what it leaves.
    let all = measures(table, subject)
    let changed = all.filter { $0.isChanged(subject) }
    let rest = all.filter { !$0.isChanged(subject) }
    return (changed + rest).enumerated().map { index, measure in
      record(measure, of: subject, table, isFirst: index == 0)
    }
  }
  var shown = RecordTable(
    id: "courses", columns: columns, records: records, sort: view.state.sorts["courses"])
  shown.heading = "of"
  return shown
}

/// What a row says.
private struct Measured {
  var id: String
  var title: String
  var unit: MetricUnit
  var of: (WhatIfCourse) -> WhatIfEstimate

  func isChanged(_ subject: WhatIfSubject) -> Bool {
    guard let old = of(subject.before).value, let new = of(subject.after).value else {
      return false
    }
    return abs(new - old) > 1e-6 * max(1, abs(old))
  }
}

private func measures(_ table: WhatIfTable, _ subject: WhatIfSubject) -> [Measured] {
  let months = "\(table.months) m"
  let last = table.months
  let load = [
    Measured(id: "open0", title: "open now", unit: .count) { $0.open[0] },
    Measured(id: "open", title: "open in \(months)", unit: .count) { $0.open[last] },
    Measured(id: "weighted0", title: "weighted now", unit: .count) { $0.weighted[0] },
    Measured(id: "weighted", title: "weighted in \(months)", unit: .count) { $0.weighted[last] },
  ]
  guard subject.group?.field != .attorney else { return load }
  return load + [
    Measured(id: "disposed", title: "disposed in \(months)", unit: .count) { $0.disposed },
    Measured(id: "clearance", title: "clearance", unit: .share) { $0.clearance },
    Measured(id: "days", title: "half of new end in", unit: .days) { $0.days },
    Measured(id: "needed", title: "attorneys needed", unit: .ratio) { $0.needed },
    Measured(id: "there", title: "attorneys there", unit: .ratio) { $0.attorneys },
    Measured(id: "each", title: "load now of each", unit: .count) { $0.loadPerAttorney },
  ]
}

private func record(
  _ measure: Measured, of subject: WhatIfSubject, _ table: WhatIfTable, isFirst: Bool
) -> Record {
  let name = subject.group.map(groupName) ?? "Office"
  let (before, after) = (measure.of(subject.before), measure.of(subject.after))
  func words(_ value: Double) -> String {
    switch measure.unit {
    case .share: percent(value)
    case .days: decimal(value, 0) + " d"
    case .ratio: decimal(value, 1)
    default: decimal(value, abs(value) < 10 && value != value.rounded() ? 1 : 0)
    }
  }
  func range(_ estimate: WhatIfEstimate) -> String {
    guard let low = estimate.low, let high = estimate.high else { return "" }
    return "\(words(low))-\(words(high))"
  }
  let why = after.why.isEmpty ? before.why : after.why
  // A list of today's cases is what the data holds, where that is a part of all.
  let isFloor =
    table.open.notes.contains(.outOfCoverage) && ["open0", "weighted0"].contains(measure.id)
  var text = "\(measure.title) of \(name): "
  if why.isEmpty {
    text += "as it is \(before.value.map(words) ?? absent)"
    text += range(before).isEmpty ? "" : " (95 % \(range(before)))"
    if !table.steps.isEmpty {
      text += "; then \(after.value.map(words) ?? absent)"
      text += range(after).isEmpty ? "" : " (95 % \(range(after)))"
    }
    text += ". "
  } else {
    text += "not computable: \(why). "
  }
  let subject = Subject.words(
    title: measure.title, text: text + (table.assumptions + table.unknowns).joined(separator: " "))
  func cell(_ text: String, _ value: Double?, isFaint: Bool = false) -> TableCell {
    TableCell(
      text, style: value == nil || isFaint ? .muted : .plain,
      sort: value.map(SortValue.number) ?? .absent, explains: subject)
  }
  func value(_ estimate: WhatIfEstimate) -> TableCell {
    cell(estimate.value.map { (isFloor ? "≥" : "") + words($0) } ?? absent, estimate.value)
  }
  let change = before.value.flatMap { old in after.value.map { $0 - old } }
  return Record(
    id: "\(name)/\(measure.id)",
    cells: [
      "of": TableCell(isFirst ? name : "", style: .strong, sort: .text(name), explains: subject),
      "what": TableCell(measure.title, sort: .text(measure.title), explains: subject),
      "before": value(before), "after": value(after),
      "low": cell(range(before), before.low, isFaint: true),
      "high": cell(range(after), after.low, isFaint: true),
      "change": cell(change.map { changeWords($0, measure.unit) } ?? absent, change),
    ])
}

private func changeWords(_ change: Double, _ unit: MetricUnit) -> String {
  switch unit {
  case .share: signed(change * 100, 1) + " pts"
  case .ratio: signed(change, 1)
  case .days: signed(change, 0) + " d"
  default: signed(change, abs(change) < 10 && change != change.rounded() ? 1 : 0)
  }
}

/// The steps in force with what each comes to.
func stepsBlock(_ plan: PlanAnswer) -> [Block] {
  let steps = plan.whatIf.steps + plan.unread
  guard !steps.isEmpty else { return [] }
  let columns = [
    TableColumn("step", "IF", width: 34, least: 20, .left, isFlexible: true),
    TableColumn("effect", "COMES TO", width: 34, least: 16, .left, isFlexible: true),
  ]
  let records = steps.enumerated().map { index, step in
    let isTaken = step.problem.isEmpty
    let text = isTaken ? step.effect : "not taken: \(step.problem)"
    let subject = Subject.words(title: "If \(step.text)", text: capitalized(text) + ".")
    return Record(
      id: "\(index)",
      cells: [
        "step": TableCell(step.text, sort: .text(step.text), explains: subject),
        "effect": TableCell(
          text, style: isTaken ? .plain : .warning, sort: .text(text), explains: subject),
      ])
  }
  var block = Block(
    RecordTable(id: "steps", columns: columns, records: records, sort: nil), least: 3,
    title: "What is supposed", notes: ["- takes all away, u the last"])
  block.growth = 0
  block.isPinned = true
  block.place = ColumnPlace(ofTwo: 1, ofThree: 1, least: 60, comfortable: 70)
  return [block]
}

/// Open cases over the months ahead, of the subject that is selected in a table: as it is, and then
/// with its band; `nil` where nothing is said of them.
func aheadBlock(_ table: WhatIfTable, _ list: String) -> Block? {
  guard table.why.isEmpty, let office = table.subjects.first else { return nil }
  func subject(_ spot: Spot?) -> WhatIfSubject {
    guard let row = spot?.section == list ? spot?.row : nil else { return office }
    return table.subjects.first { subject in
      row.hasPrefix((subject.group.map(groupName) ?? "Office") + "/") && subject.why.isEmpty
    } ?? office
  }
  let first = table.asOf.monthIndex
  let names = (0...table.months).map { $0 == 0 ? "now" : monthName(first + $0) }
  var block = Block(
    // With steps the numbers before and after want the rows more.
    Section("ahead", rows: []), title: "Open cases ahead", height: table.steps.isEmpty ? 13 : 9,
    least: 8
  ) { painter, rect in
    let shown = subject(painter.selected)
    var lines = [
      line(shown.before.open, .part(0), ("●", "o"), "as it is", hasBand: table.steps.isEmpty)
    ]
    if !table.steps.isEmpty {
      lines.append(line(shown.after.open, .part(1), ("◆", "x"), "then", hasBand: true))
    }
    painter.draw(BandChart(lines, names: names), in: rect)
  }
  block.heading = { spot in
    let name = subject(spot).group.map(groupName) ?? "Office"
    return ("Open cases ahead: \(name)", ["░ 95 %"])
  }
  block.reading = [
    "Open cases ahead: "
      + names.indices.compactMap { month in
        office.after.open[month].value.map { "\(names[month]) \(decimal($0, 0))" }
      }.joined(separator: ", ") + "."
  ]
  block.most = 22
  block.growth = 2
  block.place = ColumnPlace(ofTwo: 1, ofThree: 1, least: 50, comfortable: 70)
  return block
}

private func line(
  _ estimates: [WhatIfEstimate], _ style: Style, _ mark: (unicode: Character, ascii: Character),
  _ label: String, hasBand: Bool
) -> BandChart.Line {
  let values = estimates.map { $0.value ?? 0 }
  let band = estimates.map { one in
    (one.low ?? one.value ?? 0)...max(one.low ?? one.value ?? 0, one.high ?? one.value ?? 0)
  }
  return BandChart.Line(
    values, band: hasBand ? band : [], style: style, mark: mark, label: label)
}
