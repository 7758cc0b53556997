import Cases
import Metrics
import Terminal

/// What is known of an attorney or a unit beside what is expected, and how it is made.
func expectationCard(_ metric: String, _ group: String, _ snapshot: Snapshot) -> CardText {
  guard let table = snapshot.comparisons[metric],
    let row = table.rows.first(where: { $0.group == group })
  else { return CardText(title: group, lines: []) }
  let label = GroupLabel(table.by, row.standing == .unassigned ? "" : group)
  var card = CardText(
    title: "\(table.title): \(groupName(label))", lines: comparisonLines(row))
  let who = [row.role, row.unit, row.fte.map { "full-time equivalent \(decimal($0, 2))" } ?? ""]
  let about = who.filter { !$0.isEmpty }.joined(separator: " · ")
  if !about.isEmpty { card.lines.insert(CardLine(about, .muted), at: 0) }
  card.lines += (table.isCovered ? benchmarkLines(row) : [uncoveredLine]) + methodLines(table)
  if row.events != nil {
    card.doors.append(
      CardText.Door(
        words: "open the \(grouped(row.events ?? 0)) counted",
        opens: table.cases(of: row, .numerator)))
  }
  card.doors.append(
    CardText.Door(
      words: "open the \(grouped(row.n)) they are of", opens: table.cases(of: row, .denominator)))
  if row.standing == .member {
    card.doors.append(
      CardText.Door(words: "open the page of \(groupName(label))", opens: .group(label)))
  }
  return card
}

private func comparisonLines(_ row: ComparisonRow) -> [CardLine] {
  guard let observed = row.observed, let expected = row.expected, let value = row.ratio,
    let inner = row.limits95, let outer = row.limits998
  else { return [CardLine(capitalized(row.why) + ".", .warning), CardLine("")] }
  var lines = [
    CardLine(
      "\(grouped(observed)) observed, \(decimal(expected, 1)) expected: ratio \(ratio(value))",
      .figure),
    CardLine(
      "By chance 95 % of counts lie between \(decimal(inner.low, 1)) and "
        + "\(decimal(inner.high, 1)), 99.8 % between \(decimal(outer.low, 1)) and "
        + "\(decimal(outer.high, 1))."),
    CardLine(
      row.isOutside
        ? "It lies outside: a reason to read cases, no verdict."
        : "It lies within: nothing here that chance does not explain.", .strong),
  ]
  if let covered = row.covered {
    lines.append(
      CardLine(
        "Compared: \(grouped(row.comparedCases)) of \(counted(row.n, "case")) "
          + "(\(percent(covered))), of kinds of which 3 others have 20.", .muted))
  }
  return lines + [CardLine("")]
}

/// What the data holds in part makes no rate, as on every other page.
private let uncoveredLine = CardLine(
  "The data does not hold all of these cases, so that it says no rate of them.", .warning)

extension ComparisonTable {
  /// Whether the data holds all cases that the rates speak of.
  var isCovered: Bool { office?.notes.contains(.outOfCoverage) != true }
}

/// First the own past, then the unit, then the office.
private func benchmarkLines(_ row: ComparisonRow) -> [CardLine] {
  guard let events = row.events else { return [] }
  let own = rateWords(events, row.n, row.rate, row.low, row.high)
  var lines = [CardLine("Raw rates, of whatever kinds of cases", .heading), CardLine("Now \(own)")]
  let benchmarks = [
    ("Own past", row.past), ("Others of the unit", row.unitOthers),
    ("Others of the office", row.officeOthers),
  ]
  for (name, benchmark) in benchmarks {
    guard let benchmark else { continue }
    guard let change = benchmark.changeWords else {
      lines.append(CardLine("\(name): \(benchmark.why).", .muted))
      continue
    }
    let rate = rateWords(
      benchmark.events ?? 0, benchmark.n, benchmark.rate, benchmark.low, benchmark.high)
    lines.append(CardLine("\(name) \(rate); the difference is \(change) points"))
  }
  return lines + [CardLine("")]
}

/// "26 % (20.0-33.1 %), 51 of 155".
private func rateWords(
  _ events: Int, _ n: Int, _ rate: Double?, _ low: Double?, _ high: Double?
) -> String {
  guard let rate, let low, let high else { return absent }
  return "\(percent(rate)) (95 % \(decimal(low * 100, 1))-\(decimal(high * 100, 1))), "
    + "\(grouped(events)) of \(grouped(n))"
}

private func methodLines(_ table: ComparisonTable) -> [CardLine] {
  let widened =
    (table.overdispersion ?? 0) > 1
    ? " All spread more than that, so the limits are widened by the root of "
      + "\(decimal(table.overdispersion ?? 1, 2)), the mean of z²." : ""
  return [
    CardLine("How it is made", .heading),
    CardLine(
      "Expected: each case as likely as the same \(table.kinds) with all others, own cases left out. "
        + "Limits: the Poisson-binomial distribution of those chances, taken as known.\(widened)"),
    CardLine("\(table.title): \(table.how).", .muted),
    CardLine("Source: Spiegelhalter 2005, funnel plots for comparing institutions.", .muted),
  ]
}
