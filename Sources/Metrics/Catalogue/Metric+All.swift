import Cases

extension Metric {
  /// Every metric, in the order in which they are listed.
  public static let all: [Metric] =
    flows + stocks + ages + movement + times + standardsMet + survival + screening + outcomes
    + sentences + charges + pretrial + courtDates + diversions + victims + staff
}

/// Which cases a metric is about, and which it leaves out.
extension FactsTest {
  static let open = FactsTest(.open)
  /// No case: none is both.
  static let nobody = FactsTest([.open, .disposed])
  static let disposed = FactsTest(.disposedIn)
  static let timed = FactsTest([.disposedIn, .hasDuration])
  static let decided = FactsTest([.disposedIn, .decided])
  static let convicted = FactsTest([.disposedIn, .convicted])
  /// What can be followed from one day to the next: filed, ended at a known day or not at all.
  static let countable = FactsTest(
    .filedKnown, without: [.closedAtUnknownDay, .disposedBeforeFiled])
}

extension LeftOut {
  /// Of the disposed cases that pass, those without a duration.
  static func withoutDuration(_ facts: Facts = []) -> [LeftOut] {
    let base = FactsTest(.disposedIn).having(facts)
    return [
      LeftOut(
        reason: "no plausible filed day", test: FactsTest(base.all, without: .filedKnown)),
      LeftOut(reason: "disposed before filed", test: base.having(.disposedBeforeFiled)),
    ]
  }

  static let withoutDisposition = [
    LeftOut(
      reason: "no disposition recorded",
      test: FactsTest(.disposedIn, without: [.dispositionKnown, .dispositionUnlisted])),
    LeftOut(
      reason: "disposition that the mapping does not list",
      test: FactsTest([.disposedIn, .dispositionUnlisted])),
  ]

  static let withoutSentence = [
    LeftOut(
      reason: "no sentence recorded",
      test: FactsTest([.disposedIn, .convicted], without: .sentenceKnown))
  ]

  /// Of the cases filed in the period, those of which something is not known.
  static func filed(without known: Facts, _ reason: String) -> [LeftOut] {
    [LeftOut(reason: reason, test: FactsTest(.filedIn, without: known))]
  }
}
