import Cases
import Metrics
import Terminal

/// What is known of an indicator, what the data allows of it, and its leading number.
func indicatorCard(_ index: Int, _ subject: Subject, _ view: View) -> CardText {
  let snapshot = view.snapshot
  guard snapshot.indicators.indices.contains(index) else {
    return CardText(title: "Indicator", lines: [])
  }
  let row = snapshot.indicators[index]
  let indicator = row.indicator
  var card = CardText(title: "\(indicator.label): \(indicator.name)", lines: [])
  if let objective = indicator.objective {
    card.lines.append(
      CardLine(
        "Goal \(objective.goal.rawValue), \(objective.goal.title) · objective "
          + "\(objective.rawValue), \(objective.title)", .muted))
  }
  card.lines.append(
    CardLine(
      row.why.isEmpty
        ? capitalized(row.state.rawValue) + "."
        : "\(capitalized(row.state == .not ? "not measurable" : row.state.rawValue)): \(row.why).",
      row.state == .measurable ? .good : .warning))
  if let lead = row.lead {
    card.lines += valueLines(lead.row, nil)
    card.lines += beforeLines(lead) + groupLines(lead.groups)
  }
  card.lines += row.numbers.filter { $0 != row.lead }.map { otherLine($0.row) }
  card.lines += [CardLine(""), CardLine("Measured: \(indicator.measure).")]
  if !indicator.differs.isEmpty { card.lines.append(CardLine("Here: \(indicator.differs).")) }
  if !indicator.condition.isEmpty {
    card.lines.append(CardLine("Of the cases with \(indicator.condition)."))
  }
  guard let number = subject.number else { return card }
  if let sum = snapshot.explanation(of: number)?.parts.sum, !sum.isEmpty {
    card.lines.append(CardLine(sum))
  }
  if let metric = snapshot.metric(number.key.metric) {
    card.lines += [CardLine(""), CardLine(metric.title, .heading)]
    card.lines += definition(of: metric).lines.dropFirst()
  }
  card.lines += provenanceLines(number, view)
  card.doors = doors(number, indicator.name.lowercased(), snapshot)
  return card
}

private func beforeLines(_ number: IndicatorRow.Number) -> [CardLine] {
  guard number.row.isShown, let before = number.before, before.isShown else { return [] }
  let days: String
  switch before.period {
  case .within(let period): days = period.words
  case .on(let day): days = "on \(day.words)"
  }
  let n = before.denominator.map { ", n \(decimal($0, 0))" } ?? ""
  return [CardLine("Before (\(days)): \(before.text)\(n)")]
}

private func groupLines(_ groups: [MetricRow]) -> [CardLine] {
  groups.map { row in
    let name = row.group.map(groupName).joined(separator: ", ")
    var text = "\(name): \(row.text)"
    if let interval = row.intervalText { text += " (\(interval))" }
    if let n = row.denominator { text += " of \(decimal(n, 0))" }
    if row.state == .few { text += ", few cases" }
    return CardLine(text, row.isFaint ? .muted : .popup, indent: 2)
  }
}

private func otherLine(_ row: MetricRow) -> CardLine {
  let title = Metric.named(row.metric)?.title ?? spaced(row.metric)
  let n = row.denominator.map { ", n \(decimal($0, 0))" } ?? ""
  let absence = row.absence.map { " (\($0))" } ?? ""
  return CardLine("\(title): \(row.text)\(n)\(absence)", row.isFaint ? .muted : .popup)
}
