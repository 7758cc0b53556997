/// A number that is shared with others, and the counts that it is made of.
struct SharedMetric: Sendable {
  let metric: Metric
  /// What it counts: the only cells of it that can be worked back.
  let cells: [SharedCell]

  /// The numbers that are shared, those that matter most first.
  ///
  /// Where two cannot both be shared, the later one is not. One list, so that what can be worked
  /// back from them together is known.
  static let all: [SharedMetric] = [
    "filed", "dismissal_rate", "conviction_rate", "diversion_rate", "incarceration_rate",
    "detention_rate", "declination_rate", "felony_share", "disposed", "referred", "declined",
    "days_to_disposition_median",
  ].compactMap { Metric.named($0).flatMap(SharedMetric.init) }

  /// `nil` for a number that is not made of counts of cases.
  private init?(_ metric: Metric) {
    self.metric = metric
    switch metric.measure {
    case .count(let test):
      // What asks for more than a day, such as a decision, is an outcome.
      cells = [SharedCell(test, isOutcome: test.all.rawValue.nonzeroBitCount > 1)]
    case .share(let facts, let among, _):
      cells = [
        SharedCell(among), SharedCell(among.having(facts), isOutcome: true),
        SharedCell(among, butNot: facts),
      ]
    case .quantile(_, _, let test, _): cells = [SharedCell(test)]
    default: return nil
    }
  }
}

/// Cases that a shared number counts, or that follow from what it counts.
struct SharedCell: Hashable, Sendable {
  let test: FactsTest
  /// Facts that must not all hold, beside what the test says.
  let excluded: Facts
  /// Whether even none of them says something: nobody of a group had the outcome, or all had.
  let isOutcome: Bool

  init(_ test: FactsTest, isOutcome: Bool = false) {
    self.test = test
    excluded = []
    self.isOutcome = isOutcome
  }

  init(_ test: FactsTest, butNot facts: Facts) {
    self.test = test
    excluded = facts
    isOutcome = true
  }

  func holds(for facts: Facts) -> Bool {
    guard test.holds(for: facts) else { return false }
    return excluded.isEmpty || !excluded.isSubset(of: facts)
  }
}

extension Facts {
  /// These and all that is true of a case wherever these are.
  var followed: Facts {
    var all = self
    if !all.isDisjoint(with: [.convicted, .dismissed]) { all.insert(.decided) }
    if all.contains(.decided) { all.insert(.dispositionKnown) }
    if all.contains(.felony) { all.formUnion([.severityKnown, .felonyOrMisdemeanor]) }
    if all.contains(.detained) { all.insert(.custodyKnown) }
    if all.contains(.incarcerated) { all.insert(.sentenceKnown) }
    if all.contains(.declined) { all.insert(.screeningDecided) }
    return all
  }
}
