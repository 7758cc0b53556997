import Cases
import Metrics
import Terminal

/// A line of a card.
struct CardLine: Hashable, Sendable {
  var text: String
  var style: Style
  var indent: Int

  init(_ text: String, _ style: Style = .popup, indent: Int = 0) {
    self.text = text
    self.style = style
    self.indent = indent
  }
}

/// What a card says, and the cases that it leads to.
struct CardText: Hashable, Sendable {
  var title: String
  var lines: [CardLine]
  var doors: [Door] = []

  /// A list of cases to open.
  struct Door: Hashable, Sendable {
    var words: String
    var opens: Place
  }
}

/// What a card says of its subject.
func cardText(_ subject: Subject, in view: View) -> CardText {
  switch subject {
  case .number(let key): return numberCard(ExplainedNumber(key), view)
  case .comparison(let point, let group): return comparisonCard(point, group, view.snapshot)
  case .expectation(let metric, let group): return expectationCard(metric, group, view.snapshot)
  case .change(let metric): return changeCard(metric, view.snapshot)
  case .finding(let index): return findingCard(index, view.snapshot)
  case .indicator(let index, _, _): return indicatorCard(index, subject, view)
  case .words(let title, let text):
    return CardText(title: capitalized(title), lines: [CardLine(text)])
  }
}

// MARK: - A number

/// What is known of a number: its value, how it adds up, its definition, what it was made from,
/// and the cases of each of its parts.
func numberCard(_ number: ExplainedNumber, _ view: View) -> CardText {
  let snapshot = view.snapshot
  let key = number.key
  let meaning = snapshot.metric(key.metric).map { definition(of: $0) }
  let explanation = snapshot.explanation(of: number)
  var card = CardText(
    title: explanation?.metric.title ?? meaning?.title ?? spaced(key.metric), lines: [])
  if let row = explanation?.row ?? snapshot.numbers[key] {
    card.lines += valueLines(row, snapshot.reason(row))
    if let sum = explanation?.parts.sum, !sum.isEmpty { card.lines.append(CardLine(sum)) }
    card.lines.append(CardLine(""))
  }
  card.lines += meaning?.lines ?? []
  card.lines += provenanceLines(number, view)
  card.doors = doors(number, card.title.lowercased(), snapshot)
  return card
}

/// The value in words, with its interval, its parts and what was left out.
func valueLines(_ row: MetricRow, _ reason: String?) -> [CardLine] {
  var lines: [CardLine] = []
  let about = row.group.map(groupName).joined(separator: ", ")
  let days: String
  switch row.period {
  case .within(let period): days = period.words
  case .on(let day): days = "on \(day.words)"
  }
  lines.append(CardLine([about, days].filter { !$0.isEmpty }.joined(separator: " · "), .muted))
  var value = row.text
  if let interval = row.intervalText { value += "   95 % interval \(interval)" }
  lines.append(CardLine(value, .figure))
  if let numerator = row.numerator, let denominator = row.denominator {
    let joint = row.unit == .share ? "of" : "÷"
    lines.append(CardLine("\(decimal(numerator, 0)) \(joint) \(decimal(denominator, 0))"))
  } else if row.unit == .days, let n = row.denominator {
    lines.append(CardLine("of \(counted(Int(n), "case"))"))
  }
  if row.missing > 0 {
    lines.append(
      CardLine(
        "\(counted(row.missing, "case")) left out: what it needs is missing or implausible"))
  }
  if let target = row.target {
    let verdict = target.verdict(on: row).map { ": \($0.words)" } ?? ""
    lines.append(CardLine("Target \(target.text)\(verdict)"))
  }
  if let reason { lines.append(CardLine(capitalized(reason) + ".", .warning)) }
  let notes = row.notes.filter { $0 != .outOfCoverage }
  return lines + notes.map { CardLine(noteWords($0), .warning) }
}

/// What a number was made from: the filter, the day and the files.
func provenanceLines(_ number: ExplainedNumber, _ view: View) -> [CardLine] {
  let snapshot = view.snapshot
  var filter = snapshot.request.scope.filter
  if number.key.span != .office { filter = filter.and(snapshot.pageCondition) }
  filter = filter.and(number.condition)
  let aside =
    snapshot.rowsSetAside == 0
    ? "none set aside" : "\(grouped(snapshot.rowsSetAside)) set aside and in no number"
  var lines = [
    CardLine(""),
    CardLine("Filter: \(filter.isEverything ? "none" : filter.text)", .muted),
    CardLine(
      "As of \(snapshot.asOf.words) · \(counted(snapshot.rowsRead, "row")) read, \(aside)", .muted),
  ]
  // Twelve digits tell two states of the data apart; `caseboard explain` prints all.
  let digests = snapshot.sources.compactMap { source in
    view.digests.sha256[source.file].map { "\(source.file) \($0.prefix(12))" }
  }
  if !digests.isEmpty {
    lines.append(CardLine("SHA-256: \(digests.joined(separator: ", "))", .muted))
  }
  return lines
}

/// What a note means.
func noteWords(_ note: MetricNote) -> String {
  switch note {
  case .outOfCoverage: "The data does not cover these days."
  case .partial: "More than 5 % of the cases are left out."
  case .immature: "Over a fifth of the cases filed are still open: times of disposed cases flatter."
  case .clockIncludesInactive: "The clock runs on while a case is inactive."
  }
}

func doors(
  _ number: ExplainedNumber, _ title: String, _ snapshot: Snapshot
) -> [CardText.Door] {
  let key = number.key
  guard key.span == .now || key.span == .lately,
    let explanation = snapshot.explanation(of: number),
    explanation.row.state != .suppressed, explanation.row.state != .notComputable
  else { return [] }
  let parts = explanation.parts.filter { $0.cases > 0 }
  let sorted = parts.filter { $0.kind == .numerator } + parts.filter { $0.kind == .counted }
  let rest = parts.filter { ![.numerator, .counted, .inQuestion].contains($0.kind) }
  let ordered = sorted + rest + parts.filter { $0.kind == .inQuestion }
  let width = ordered.map { grouped($0.cases).count }.max() ?? 0
  let names = explanation.row.group.map { groupName($0) + ": " }.joined()
  return ordered.map { part in
    let count = grouped(part.cases)
    let name = part.kind == .numerator ? title : "\(title), \(part.title)"
    return CardText.Door(
      words: String(repeating: " ", count: width - count.count) + count + "  " + part.title,
      opens: .cases(
        snapshot.selection(
          names + name, key.metric, key.group, side: part.side, condition: number.condition,
          period: key.span == .lately ? snapshot.lately : nil)))
  }
}

// MARK: - A finding

private func findingCard(_ index: Int, _ snapshot: Snapshot) -> CardText {
  guard snapshot.findings.all.indices.contains(index) else {
    return CardText(title: "Finding", lines: [])
  }
  let finding = snapshot.findings.all[index]
  var lines = [
    CardLine(
      "\(grouped(finding.rows)) of \(grouped(finding.outOf)) rows (\(percent(finding.share))), "
        + "\(spaced(finding.field))", .figure),
    CardLine(ruleAdvice(finding.rule)), CardLine(""),
  ]
  if !finding.values.isEmpty {
    lines.append(CardLine("Words found", .heading))
    lines += finding.values.map { CardLine($0, indent: 2) }
  }
  if !finding.first.isEmpty {
    lines.append(CardLine("First places", .heading))
    lines += finding.first.map { CardLine($0.description, indent: 2) }
  }
  return CardText(title: capitalized(ruleTitle(finding.rule)), lines: lines)
}
