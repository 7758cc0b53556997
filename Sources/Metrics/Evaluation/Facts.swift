/// What is true of a case on a day and in a period: one bit a fact.
///
/// A metric asks which of these hold, and nothing else: every number that counts cases is a sum
/// over the combinations that occur, of which there are far fewer than cases.
struct Facts: OptionSet, Hashable, Sendable {
  let rawValue: UInt128

  init(rawValue: UInt128) {
    self.rawValue = rawValue
  }

  // The facts are computed, not stored: stored ones would be looked up once a case.
  private init(bit: Int) {
    rawValue = 1 &<< UInt128(truncatingIfNeeded: bit)
  }

  // In the period, by the day of the name.
  static var referredIn: Facts { Facts(bit: 0) }
  static var screenedIn: Facts { Facts(bit: 1) }
  static var filedIn: Facts { Facts(bit: 2) }
  static var disposedIn: Facts { Facts(bit: 3) }
  static var diversionClosedIn: Facts { Facts(bit: 4) }
  /// Filed and not disposed at the end of the day before the period, inactive or not.
  static var inInventoryBefore: Facts { Facts(bit: 5) }
  /// The same at the end of the period's last day.
  static var inInventoryAfter: Facts { Facts(bit: 6) }

  // On the day.
  static var open: Facts { Facts(bit: 8) }
  static var openInactive: Facts { Facts(bit: 9) }
  static var pendingDecision: Facts { Facts(bit: 10) }
  static var olderThan90: Facts { Facts(bit: 11) }
  static var olderThan180: Facts { Facts(bit: 12) }
  static var olderThan365: Facts { Facts(bit: 13) }
  static var hasStandard: Facts { Facts(bit: 14) }
  static var overStandard: Facts { Facts(bit: 15) }
  static var nothingScheduled: Facts { Facts(bit: 16) }
  static var stalled: Facts { Facts(bit: 17) }
  static var unassigned: Facts { Facts(bit: 18) }
  /// Has an attorney who is a person, not a placeholder.
  static var hasAttorney: Facts { Facts(bit: 19) }

  // Within the year that ends on the day, and before it.
  static var filedInYear: Facts { Facts(bit: 20) }
  static var disposedInYear: Facts { Facts(bit: 21) }
  static var inInventoryYearBefore: Facts { Facts(bit: 22) }
  /// Filed in the 12 months that end 90 days before the day.
  static var followed90: Facts { Facts(bit: 23) }
  static var followed180: Facts { Facts(bit: 24) }
  static var followed365: Facts { Facts(bit: 25) }

  // What is known of its days.
  static var filedKnown: Facts { Facts(bit: 28) }
  static var disposed: Facts { Facts(bit: 29) }
  static var closedAtUnknownDay: Facts { Facts(bit: 30) }
  static var disposedBeforeFiled: Facts { Facts(bit: 31) }
  static var hasDuration: Facts { Facts(bit: 32) }
  static var within30: Facts { Facts(bit: 33) }
  static var within60: Facts { Facts(bit: 34) }
  static var within90: Facts { Facts(bit: 35) }
  static var within120: Facts { Facts(bit: 36) }
  static var within180: Facts { Facts(bit: 37) }
  static var within365: Facts { Facts(bit: 38) }
  static var beyond180: Facts { Facts(bit: 39) }
  static var hasTimeToFile: Facts { Facts(bit: 40) }

  // What the case is.
  static var severityKnown: Facts { Facts(bit: 44) }
  static var felony: Facts { Facts(bit: 45) }
  static var misdemeanor: Facts { Facts(bit: 46) }
  static var felonyOrMisdemeanor: Facts { Facts(bit: 47) }
  static var violentKnown: Facts { Facts(bit: 48) }
  static var violent: Facts { Facts(bit: 49) }

  // What was decided.
  static var screeningDecided: Facts { Facts(bit: 52) }
  static var declined: Facts { Facts(bit: 53) }
  static var custodyKnown: Facts { Facts(bit: 54) }
  static var detained: Facts { Facts(bit: 55) }
  static var bailKnown: Facts { Facts(bit: 56) }
  static var bailRequested: Facts { Facts(bit: 57) }
  static var diversionEnded: Facts { Facts(bit: 58) }
  static var diversionCompleted: Facts { Facts(bit: 59) }
  static var dispositionKnown: Facts { Facts(bit: 60) }
  /// Has a disposition whose word is not listed, so that how the case ended is not known.
  static var dispositionUnlisted: Facts { Facts(bit: 72) }
  /// Disposed with a disposition other than transferred and other.
  static var decided: Facts { Facts(bit: 61) }
  static var convicted: Facts { Facts(bit: 62) }
  static var dismissed: Facts { Facts(bit: 63) }
  static var pleaDismissed: Facts { Facts(bit: 64) }
  static var plea: Facts { Facts(bit: 65) }
  static var tried: Facts { Facts(bit: 66) }
  static var acquitted: Facts { Facts(bit: 67) }
  static var diverted: Facts { Facts(bit: 68) }
  static var sentenceKnown: Facts { Facts(bit: 69) }
  static var incarcerated: Facts { Facts(bit: 70) }
  static var hasSentenceLength: Facts { Facts(bit: 71) }
  static var continued: Facts { Facts(bit: 73) }
  static var continuedThrice: Facts { Facts(bit: 74) }
  static var reductionKnown: Facts { Facts(bit: 76) }
  static var reduced: Facts { Facts(bit: 77) }
  static var felonyFiled: Facts { Facts(bit: 78) }
  static var convictedSeverityKnown: Facts { Facts(bit: 79) }
  static var convictedOfMisdemeanor: Facts { Facts(bit: 80) }

  // What became of a diversion.
  static var diversionBegunIn: Facts { Facts(bit: 84) }
  static var defendantKnown: Facts { Facts(bit: 85) }
  /// Begun 730 days before the day or earlier.
  static var diversionFollowed: Facts { Facts(bit: 86) }
  /// The same defendant has a new case, filed within 730 days of the diversion's beginning.
  static var newCaseAfterDiversion: Facts { Facts(bit: 87) }

  // Who else is in the case.
  static var victimKnown: Facts { Facts(bit: 90) }
  static var victimContacted: Facts { Facts(bit: 91) }
  static var hasTimeToContact: Facts { Facts(bit: 92) }
  static var victimRaceKnown: Facts { Facts(bit: 93) }
  static var victimNonWhite: Facts { Facts(bit: 94) }
  static var counselKnown: Facts { Facts(bit: 95) }
  static var publicCounsel: Facts { Facts(bit: 96) }
  static var privateCounsel: Facts { Facts(bit: 97) }
}

/// Which facts have to hold of a case, and which must not.
struct FactsTest: Hashable, Sendable {
  var all: Facts
  var none: Facts

  /// Creates a test.
  init(_ all: Facts, without none: Facts = []) {
    self.all = all
    self.none = none
  }

  /// Whether a case with these facts passes.
  func holds(for facts: Facts) -> Bool {
    facts.rawValue & (all.rawValue | none.rawValue) == all.rawValue
  }

  /// The test with more facts to hold.
  func having(_ facts: Facts) -> FactsTest {
    FactsTest(all.union(facts), without: none)
  }
}
