import Cases
import Metrics
import Terminal

/// What a comparison says: its counts, ratios, what is behind them and what they do not say.
func comparisonCard(
  _ point: String, _ group: String, _ snapshot: Snapshot
) -> CardText {
  guard
    let row = snapshot.disparity?.rows.first(where: { $0.point == point && $0.group == group })
  else {
    return CardText(
      title: "\(capitalized(pointWords(point))): \(group)",
      lines: [CardLine("The group that others are compared with: a comparison, no benchmark.")])
  }
  let name = group.isEmpty ? "Unknown" : group
  var card = CardText(title: "\(capitalized(pointWords(point))): \(name)", lines: [])
  card.lines = comparisonLines(row, name)
  if let point = DecisionPoint.named(point) {
    card.lines += [
      CardLine(""), CardLine("Measured: \(point.formula)."),
      CardLine(
        point.effect == .burden
          ? "It weighs on defendants: \(isShare(point.id) ? "more often" : "longer") is worse for them."
          : "It relieves defendants: more often is better for them."),
    ]
  }
  let cohort = snapshot.disparity?.cohort
  func door(_ words: String, _ side: NumberReference.Side, _ count: Int) -> CardText.Door {
    CardText.Door(
      words: "open the \(grouped(count)) \(words)",
      opens: row.cases(side, "\(name): \(words)", cohort: cohort))
  }
  let isRate = isShare(point)
  if isRate { card.doors.append(door(pointWords(point), .numerator, row.events)) }
  card.doors.append(door("who reached this point", .denominator, row.n))
  if row.adjustedRatio != nil {
    card.doors.append(
      CardText.Door(
        words: "open the kinds of case behind the adjusted ratio",
        opens: .strata(ComparedGroup(point, group))))
  }
  if row.ratio != nil {
    card.doors.append(
      CardText.Door(
        words: "show how the ratio moved", opens: .trend(ComparedGroup(point, group))))
  }
  return card
}

/// Whether the interval of a ratio excludes 1, so that a direction may be said.
private func isSure(_ row: DisparityRow) -> Bool {
  guard let low = row.ratioLow, let high = row.ratioHigh else { return false }
  return low > 1 || high < 1
}

private func comparisonLines(_ row: DisparityRow, _ name: String) -> [CardLine] {
  let isRate = isShare(row.point)
  func value(_ rate: Double?) -> String {
    rate.map { isRate ? percent($0) : "\(decimal($0, 0)) days" } ?? absent
  }
  var lines = [
    CardLine(
      isRate
        ? "\(name): \(grouped(row.events)) of \(grouped(row.n)), \(value(row.rate))"
        : "\(name): half of \(grouped(row.n)) took \(value(row.rate)) or less", .figure),
    CardLine(
      isRate
        ? "\(row.reference): \(grouped(row.referenceEvents)) of \(grouped(row.referenceN)), "
          + value(row.referenceRate)
        : "\(row.reference): \(value(row.referenceRate)), of \(grouped(row.referenceN))"),
    CardLine(""),
  ]
  if let value = row.ratio {
    lines.append(
      CardLine(
        "Ratio \(ratio(value))" + interval(row.ratioLow, row.ratioHigh)
          + (isSure(row)
            ? ": \(oftenWords(row)) than \(row.reference)."
            : ": the interval includes 1, so that it may be none.")))
  }
  if let difference = row.difference {
    lines.append(
      CardLine(
        isRate
          ? "Difference \(decimal(difference * 100, 1)) points"
          : "Difference \(decimal(difference, 0)) days"))
  }
  if let excess = row.excess, abs(excess) >= 0.5, isSure(row) {
    lines.append(
      CardLine(
        "\(decimal(abs(excess), 0)) \(excess >= 0 ? "more" : "fewer") than at the rate of "
          + "\(row.reference)."))
  }
  lines += adjustedLines(row) + depthLines(row)
  if let p = row.p {
    lines.append(
      CardLine(
        "p \(pText(p))" + (row.pAdjusted.map { ", within the family q \(pText($0))" } ?? "")))
  }
  if let low = row.boundLow, let high = row.boundHigh {
    lines.append(
      CardLine(
        "\(capitalized(row.by.title)) is not known for \(percent(row.unknownShare)) here: wherever "
          + "they belong, the ratio lies between \(ratio(low)) and \(ratio(high))."))
  }
  if !row.why.isEmpty { lines.append(CardLine(capitalized(row.why) + ".", .warning)) }
  lines.append(CardLine(verdictWords(row), .strong))
  return lines
}

private func interval(_ low: Double?, _ high: Double?) -> String {
  guard let low, let high else { return "" }
  return " (95 % \(ratio(low))-\(ratio(high)))"
}

private func pText(_ p: Double) -> String { p < 0.001 ? "< 0.001" : decimal(p, 3) }

private func adjustedLines(_ row: DisparityRow) -> [CardLine] {
  guard let adjusted = row.adjustedRatio else { return [] }
  var lines = [
    CardLine(
      "Among like cases (\(listed(row.adjustedFor.map(\.title)))) \(ratio(adjusted))"
        + interval(row.adjustedLow, row.adjustedHigh)
        + (row.adjustedP.map { ", p \(pText($0))" } ?? "") + ".")
  ]
  if let kept = row.groupKept, let other = row.referenceKept {
    lines.append(
      CardLine(
        "\(percent(kept)) of \(row.group) and \(percent(other)) of \(row.reference) lie in the "
          + "\(grouped(row.strataUsed)) kinds of case that both have"
          + (row.crudeOnStrata.map { "; unadjusted among them \(ratio($0))" } ?? "") + ".",
        .muted, indent: 2))
  }
  if let p = row.heterogeneityP, p < 0.05 {
    lines.append(
      CardLine("The ratio is not the same for every kind of case (p \(pText(p))).", .warning))
  }
  return lines
}

/// What stands beside a ratio: the mix of all cases, persons, days, what could explain it.
private func depthLines(_ row: DisparityRow) -> [CardLine] {
  var lines: [CardLine] = []
  if let rates = row.standardized {
    lines.append(
      CardLine(
        "With the mix of all cases \(percent(rates.rate)) (95 % \(percent(rates.low))-"
          + "\(percent(rates.high))), which covers \(percent(rates.coverage)) of them"
          + (rates.referenceRate.map { "; \(row.reference) \(percent($0))" } ?? "") + "."))
  }
  if let persons = row.persons, persons.n > 0 {
    lines.append(
      CardLine(
        "Persons: \(grouped(persons.events)) of \(grouped(persons.n)), each once"
          + (row.ratio == nil
            ? ""
            : persons.ratio.map { ", ratio \(ratio($0))" + interval(persons.low, persons.high) }
              ?? "")
          + "."))
  }
  if let days = row.expectedDays {
    lines.append(
      CardLine(
        "Days of custody to expect of a conviction: \(decimal(days.mean, 0)) (95 % "
          + "\(decimal(days.low, 0))-\(decimal(days.high, 0)))"
          + (days.referenceMean.map { "; \(row.reference) \(decimal($0, 0))" } ?? "") + "."))
  }
  if let value = row.eValue {
    lines.append(
      CardLine(
        "Something not measured would have to go with group and outcome by \(ratio(value)) times "
          + "each to make this by itself"
          + (row.eValueBound.map { ", by \(ratio($0)) to bring the interval to 1" } ?? "")
          + " (E-value)."))
  }
  return lines
}

private func verdictWords(_ row: DisparityRow) -> String {
  if row.state != .ok || row.isOfPart || row.isOfUnknown {
    return capitalized(flagWords(row)) + "."
  }
  switch row.verdict {
  case .different?: return "Different: it survives the correction for many comparisons."
  case .noMeaningfulDifference?: return "No meaningful difference."
  case .cannotTell?: return "The data cannot tell."
  case nil: return isShare(row.point) ? "It restates the decision of conviction." : ""
  }
}
