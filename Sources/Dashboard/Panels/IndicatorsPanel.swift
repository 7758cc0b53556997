import Cases
import Metrics
import Terminal

/// Every published indicator under its goal: what the data allows of it, and its number.
func indicatorBlocks(_ view: View) -> [Block] {
  let id = "indicators"
  let sort = view.state.sorts[id]
  let columns = [
    TableColumn("number", "NO.", width: 4, .left),
    TableColumn("title", "INDICATOR", width: 62, least: 14, .left, isFlexible: true),
    TableColumn("state", "DATA", width: 10, .left, priority: 4),
    TableColumn("value", "VALUE", width: 9),
    TableColumn("n", "N", width: 7, priority: 5),
    TableColumn("interval", "95 %", width: 11, priority: 8),
    TableColumn("before", "BEFORE", width: 9, priority: 7),
    TableColumn("note", "WHAT TO KNOW", width: 58, .left, priority: 9),
  ]
  let table = RecordTable(
    id: id, columns: columns, records: indicatorRecords(view.snapshot, hasHeadings: sort == nil),
    sort: sort)
  var list = Block(table, title: "Indicators")
  list.place = ColumnPlace(least: 100, comfortable: 150, weight: 3)
  list.isMain = true
  list.isPinned = true
  return [list, detailBlock(beside: table, view)]
}

/// What an office's data allows of the published list, in a sentence.
func indicatorHeadline(_ snapshot: Snapshot) -> String {
  let rows = snapshot.indicators
  let counts = IndicatorState.allCases.map { state in rows.count { $0.state == state } }
  let unknown = rows.count { $0.state == .not && $0.indicator.how.isEmpty }
  return "Of \(rows.count) \(Indicator.source), this data measures \(counts[0]), \(counts[1]) "
    + "partly, \(counts[2]) not; of \(unknown) of these no published definition is known to us. "
    + "\(capitalized(snapshot.request.scope.period.words))."
}

/// The indicators in the order of their numbers; where that is the order, the goals stand between.
private func indicatorRecords(_ snapshot: Snapshot, hasHeadings: Bool) -> [Record] {
  var records: [Record] = []
  var goal: Indicator.Goal?
  for (index, row) in snapshot.indicators.enumerated() {
    if hasHeadings, let next = row.indicator.objective?.goal, next != goal {
      records.append(heading(next, snapshot.indicators))
      goal = next
    }
    records.append(record(row, at: index, snapshot))
  }
  return records
}

private func heading(_ goal: Indicator.Goal, _ rows: [IndicatorRow]) -> Record {
  let own = rows.filter { $0.indicator.objective?.goal == goal }
  let measured = own.count { $0.state != .not }
  let words = "\(measured) of \(own.count)"
  let title = "Goal \(goal.rawValue): \(goal.title)"
  let objectives = Indicator.Objective.allCases.filter { $0.goal == goal }.map {
    "\($0.rawValue) \($0.title)"
  }
  let subject = Subject.words(
    title: title,
    text: "\(words) of its indicators are measured, or measured in part. Its objectives: "
      + "\(listed(objectives)).")
  return Record(
    id: "goal \(goal.rawValue)",
    cells: [
      "number": TableCell("", explains: subject),
      "title": TableCell(title.uppercased(), style: .heading, explains: subject),
      "state": TableCell(words, style: .muted, explains: subject),
    ])
}

private func record(_ row: IndicatorRow, at index: Int, _ snapshot: Snapshot) -> Record {
  let subject = Subject.indicator(
    index, condition: row.indicator.condition, metric: row.lead?.row.metric)
  let lead = row.lead?.row
  let place = indicatorPlace(row, snapshot)
  func cell(_ text: String, _ style: Style = .plain, _ sort: SortValue? = nil) -> TableCell {
    TableCell(text, style: style, sort: sort ?? .text(text), opens: place, explains: subject)
  }
  let isShown = lead?.isShown == true
  let style: Style = lead?.isFaint == true ? .muted : .strong
  return Record(
    id: row.indicator.number ?? "unnumbered",
    cells: [
      "number": cell(row.indicator.number ?? "?", .plain, .number(Double(index))),
      "title": cell(row.indicator.name, row.state == .not ? .muted : .plain),
      "state": cell(row.state.rawValue, row.state.style, .number(row.state.order)),
      "value": cell(lead?.text ?? absent, style, numberSort(isShown ? lead?.value : nil)),
      "n": cell(
        lead?.denominator.map { decimal($0, 0) } ?? "", .muted, numberSort(lead?.denominator)),
      "interval": cell(isShown ? lead?.intervalText ?? "" : "", .muted),
      "before": cell(beforeText(row), .muted, numberSort(row.lead?.before?.value)),
      "note": cell(noteText(row), row.why.isEmpty ? .plain : .muted),
    ],
    opens: place)
}

private func numberSort(_ value: Double?) -> SortValue {
  value.map(SortValue.number) ?? .absent
}

/// The value in the period before, where both may be shown.
private func beforeText(_ row: IndicatorRow) -> String {
  guard let lead = row.lead, lead.row.isShown, let before = lead.before, before.isShown else {
    return ""
  }
  return before.text
}

/// What is missing; where nothing is, the groups compared or the further numbers.
private func noteText(_ row: IndicatorRow) -> String {
  if !row.why.isEmpty { return row.why }
  if let absence = row.lead?.row.absence { return absence }
  let groups = comparedGroups(row).map { "\(groupName($0.group)) \($0.row.text)" }
  if !groups.isEmpty { return groups.joined(separator: ", ") }
  let others = row.numbers.dropFirst().filter { $0.row.isShown }.map { number in
    "\((Metric.named(number.row.metric)?.title ?? number.row.metric).lowercased()) "
      + number.row.text
  }
  return others.isEmpty ? row.indicator.differs : others.joined(separator: ", ")
}

/// The groups of an indicator, the largest first; those of too few cases are in the card alone.
func comparedGroups(_ row: IndicatorRow) -> [(group: GroupLabel, row: MetricRow)] {
  (row.lead?.groups ?? []).compactMap { number in
    guard let group = number.group.first, number.isShown, number.state != .few else { return nil }
    return (group, number)
  }.sorted { ($0.row.denominator ?? 0) > ($1.row.denominator ?? 0) }
}

/// The cases behind an indicator's leading number; `nil` where there is none, or none of cases.
private func indicatorPlace(_ row: IndicatorRow, _ snapshot: Snapshot) -> Place? {
  guard let lead = row.lead?.row, lead.isShown || lead.isFloor,
    Metric.named(lead.metric)?.isMadeOfCases == true
  else { return nil }
  let hasNumerator = lead.numerator != nil || lead.unit == .count
  let side: NumberReference.Side = hasNumerator ? .numerator : .denominator
  // Some are about cases of years before, which have been followed since.
  let period: Period? = if case .within(let days) = lead.period { days } else { nil }
  return .cases(
    snapshot.selection(
      row.indicator.name.lowercased(), lead.metric, side: side,
      condition: row.indicator.condition, period: period))
}

extension IndicatorState {
  fileprivate var style: Style {
    switch self {
    case .measurable: .good
    case .partly: .warning
    case .not: .muted
    }
  }

  /// The measured ones first.
  fileprivate var order: Double {
    switch self {
    case .measurable: 0
    case .partly: 1
    case .not: 2
    }
  }
}
