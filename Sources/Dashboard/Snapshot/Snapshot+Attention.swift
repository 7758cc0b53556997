import Cases
import Metrics

extension Snapshot {
  /// Counts what needs attention; each count opens into its cases.
  mutating func gatherAttention(from engine: some Engine) throws(QueryError) {
    attention = [
      part(
        "stalled", "stalled: no event in \(office.stalledAfter) days, nothing scheduled",
        "stalled for \(office.stalledAfter) days"),
      part(
        "pending_over_standard", "over their standard (\(standardsInWords))",
        "over their standard"),
      part("pending_over_365", "open longer than a year"),
      part("unassigned", "open with no attorney"),
    ].compactMap { $0 }
    let soon = try countOpen(
      crossingSoon, "cross their standard within 30 days", "cross it within 30 days",
      from: engine)
    if let soon { attention.insert(soon, at: min(2, attention.count)) }
    let broken = findings.all.reduce(0) { $0 + $1.rows }
    attention.append(
      Attention(
        count: broken, words: "findings in the data: values or rows that break a rule",
        short: "findings in the data", opens: .panel(.quality)))
    attention.removeAll { $0.count == 0 }
  }

  /// The standards in words: felony 365 · misdemeanor 180 days.
  var standardsInWords: String {
    Severity.allCases.compactMap { severity in
      office.standards[severity].map { "\(severity.word) \($0)" }
    }.joined(separator: ", ") + " days"
  }

  /// The cases in the numerator of a metric.
  private func part(
    _ metric: String, _ words: String, _ short: String? = nil
  ) -> Attention? {
    guard let row = self[metric], row.isListed, let count = row.numerator else { return nil }
    return Attention(
      count: Int(count), words: words, short: short ?? words,
      opens: .cases(selection(short ?? words, metric)), key: NumberKey(metric),
      isFloor: row.notes.contains(.outOfCoverage))
  }

  /// Open cases that meet a condition.
  private func countOpen(
    _ condition: String, _ words: String, _ short: String, from engine: some Engine
  ) throws(QueryError) -> Attention? {
    guard !condition.isEmpty else { return nil }
    let row = try engine.answer(MetricsQuery(["open"], in: scope(condition))).first
    guard let row, row.isShown || row.isFloor, let count = row.value else { return nil }
    return Attention(
      count: Int(count), words: words, short: short,
      opens: .cases(selection(words, "open", condition: condition)), isFloor: row.isFloor)
  }

  /// The open cases that come to the end of their standard within 30 days.
  private var crossingSoon: String {
    guard fields.contains(.severity) else { return "" }
    return Severity.allCases.compactMap { severity in
      office.standards[severity].map { days in
        "(severity = \(severity.word) and age_days > \(days - 30) and age_days <= \(days))"
      }
    }.joined(separator: " or ")
  }
}
