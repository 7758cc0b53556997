import Cases
import Metrics
import Terminal

/// What a metric was and is, how the change was told from chance, and what it is made of.
func changeCard(_ metric: String, _ snapshot: Snapshot) -> CardText {
  guard let row = snapshot.moved?.rows.first(where: { $0.metric == metric }) else {
    return CardText(title: snapshot.title(of: metric), lines: [])
  }
  var card = CardText(title: "\(snapshot.title(of: metric)): what moved", lines: [])
  card.lines = [
    sideLine("Now", row.now, snapshot), sideLine("Before", row.before, snapshot),
  ]
  if let change = row.changeWords {
    let interval = row.intervalWords.map { "   95 % \($0)" } ?? ""
    card.lines.append(CardLine(change + interval, .figure))
  }
  card.lines += [verdictLine(row), CardLine("")]
  card.lines += partLines(row)
  card.lines += trendLines(row) + row.notes.map { CardLine(noteWords($0), .warning) }
  card.lines += snapshot.metric(metric).map { definition(of: $0).lines } ?? []
  card.doors = changeDoors(row, snapshot)
  return card
}

private func sideLine(_ name: String, _ row: MetricRow, _ snapshot: Snapshot) -> CardLine {
  let days: String
  switch row.period {
  case .within(let period): days = period.words
  case .on(let day): days = "on \(day.words)"
  }
  guard row.isShown else {
    return CardLine("\(name), \(days): \(snapshot.reason(row) ?? "not known")", .muted)
  }
  let of = row.unit == .count ? "" : row.denominator.map { " of \(decimal($0, 0))" } ?? ""
  return CardLine("\(name), \(days): \(row.text)\(of)")
}

private func verdictLine(_ row: ChangeRow) -> CardLine {
  guard let verdict = row.verdict, let method = row.method else {
    return CardLine("No verdict: \(row.why).", .muted)
  }
  let noise =
    row.dispersion.map { $0 > 1 ? ", months varying \(decimal($0, 1)) times as by chance" : "" }
  let how = "(\(method.words)\(noise ?? ""))"
  switch verdict {
  case .up: return CardLine("Up, further than chance explains \(how).", .strong)
  case .down: return CardLine("Down, further than chance explains \(how).", .strong)
  case .cannotTell: return CardLine("Cannot tell it from chance \(how).", .strong)
  }
}

/// The groups that did most of a change, and all of them together.
private func partLines(_ row: ChangeRow) -> [CardLine] {
  guard let parts = row.parts else { return [] }
  let shown = parts.groups.prefix(groupsShown)
  let rest = parts.groups.dropFirst(shown.count)
  var lines = [CardLine("Which \(parts.by.title) did it, in points", .heading)]
  lines += shown.map { partLine(groupName($0.label), $0.mix, $0.rate) }
  if !rest.isEmpty {
    lines.append(
      partLine(
        counted(rest.count, "other"), rest.reduce(0) { $0 + $1.mix },
        rest.reduce(0) { $0 + $1.rate }))
  }
  return lines + [partLine("All", parts.mix, parts.rate), CardLine("")]
}

/// How many groups have a line and a list of cases of their own.
private let groupsShown = 3

private func partLine(_ name: String, _ mix: Double, _ rate: Double) -> CardLine {
  CardLine(
    "\(name) \(signed((mix + rate) * 100, 1)): \(signed(mix * 100, 1)) by the mix of cases, "
      + "\(signed(rate * 100, 1)) by a share of its own that moved", .popup)
}

private func trendLines(_ row: ChangeRow) -> [CardLine] {
  guard let trend = row.trend else { return [] }
  var lines = [CardLine("By month", .heading)]
  if let low = trend.low, let mean = trend.mean, let high = trend.high {
    lines.append(
      CardLine(
        "Mean \(worded(mean, row.unit)), limits of noise \(worded(low, row.unit)) to "
          + "\(worded(high, row.unit)), which is 2.66 times the mean distance of neighboring months "
          + "to either side."))
  } else {
    lines.append(CardLine("No limits: \(trend.why).", .muted))
  }
  let beyond = trend.months.filter { $0.signals.contains(.beyondLimit) }
  let runs = trend.months.filter { $0.signals.contains(.run) }
  if !beyond.isEmpty {
    lines.append(CardLine("Beyond the limits: \(listed(beyond.map(\.name)))."))
  }
  if let first = runs.first, let last = runs.last {
    lines.append(
      CardLine(
        "8 or more in a row on one side of the mean, between \(first.name) and \(last.name)."))
  }
  let reasons = Dictionary(grouping: trend.months.filter { !$0.leftOut.isEmpty }, by: \.leftOut)
  for (reason, months) in reasons.sorted(by: { $0.key < $1.key }) {
    lines.append(
      CardLine("\(counted(months.count, "month")) left out: \(reason).", .muted))
  }
  return lines + [CardLine("")]
}

extension Trend.Month {
  /// The month's name and year.
  var name: String {
    if case .within(let period) = row.period { monthWords(period.first.monthIndex) } else { "" }
  }
}

/// The cases of both periods.
private func changeDoors(_ row: ChangeRow, _ snapshot: Snapshot) -> [CardText.Door] {
  let whole: [CardText.Door] = [("now", row.now), ("before", row.before)].compactMap {
    name, side in
    guard side.isShown || side.isListed, case .within(let period) = side.period else { return nil }
    return CardText.Door(
      words: "open the cases of \(name)",
      opens: .cases(
        snapshot.selection(
          "\(snapshot.title(of: row.metric)), \(name)", row.metric, period: period)))
  }
  guard case .within(let period) = row.now.period else { return whole }
  return whole
    + (row.parts?.groups.prefix(groupsShown) ?? []).map { group in
      let name = groupName(group.label)
      return CardText.Door(
        words: "open the \(grouped(group.now.events)) of now: \(name)",
        opens: .cases(
          snapshot.selection(
            "\(name): \(snapshot.title(of: row.metric)), now", row.metric, [group.label],
            period: period)))
    }
}
