import Cases
import Metrics

extension Snapshot {
  /// Counts what needs attention; each count opens into its cases.
  mutating func gatherAttention(from engine: some Engine) throws(QueryError) {
    // Lists of cases are not shared, counts are.
    attention =
      isShared
      ? [
        part("stalled", "stalled: no event in \(office.stalledAfter) days, nothing scheduled"),
        part("pending_over_standard", "over their standard (\(standardsInWords))"),
        part("unassigned", "open with no attorney"),
      ].compactMap { $0 } : try listsOfAttention(from: engine)
    if let old = part("pending_over_365", "open longer than a year") {
      attention.insert(old, at: min(3, attention.count))
    }
    let broken = findings.all.reduce(0) { $0 + $1.rows }
    attention.append(
      Attention(
        count: broken, words: "findings in the data: values or rows that break a rule",
        short: "findings in the data", opens: .panel(.quality)))
    attention.removeAll { $0.count == 0 }
  }

  /// The worklists, those first that a person can do most about.
  private func listsOfAttention(from engine: some Engine) throws(QueryError) -> [Attention] {
    let order = [
      "stalled", "speedy_trial", "over_standard", "crossing", "departed", "unassigned", "decisions",
      "diversions", "no_disposition", "hearings", "discovery",
    ]
    let rows = try engine.answer(WorklistsQuery(order, in: request.scope))
    return order.compactMap { id in
      guard let row = rows.first(where: { $0.list.id == id }), let count = row.count else {
        return nil
      }
      let key = row.list.isOfMetric ? row.list.metric.map { NumberKey($0) } : nil
      return Attention(
        count: count, words: "\(row.list.title.lowercased()): \(row.list.reason)",
        short: row.list.title.lowercased(), opens: .cases(CaseSelection(row.list)), key: key,
        isFloor: row.isFloor)
    }
  }

  /// The standards in words: felony 365 · misdemeanor 180 days.
  var standardsInWords: String {
    Severity.allCases.compactMap { severity in
      office.standards[severity].map { "\(severity.word) \($0)" }
    }.joined(separator: ", ") + " days"
  }

  /// The cases in the numerator of a metric.
  private func part(_ metric: String, _ words: String) -> Attention? {
    guard let row = self[metric], row.isListed, let count = row.numerator else { return nil }
    return Attention(
      count: Int(count), words: words, short: words,
      opens: .cases(selection(words, metric)), key: NumberKey(metric),
      isFloor: row.notes.contains(.outOfCoverage))
  }
}
