/// What is true of a case on a day and in a period: one bit a fact.
///
/// A metric asks which of these hold, and nothing else: every number that counts cases is a sum
/// over the combinations that occur, of which there are far fewer than cases.
struct Facts: OptionSet, Hashable, Sendable {
  let rawValue: UInt128

  init(rawValue: UInt128) {
    self.rawValue = rawValue
  }

  private init(bit: Int) {
    rawValue = 1 << UInt128(bit)
  }

  // In the period, by the day of the name.
  static let referredIn = Facts(bit: 0)
  static let screenedIn = Facts(bit: 1)
  static let filedIn = Facts(bit: 2)
  static let disposedIn = Facts(bit: 3)
  static let diversionClosedIn = Facts(bit: 4)
  /// Filed and not disposed at the end of the day before the period, inactive or not.
  static let inInventoryBefore = Facts(bit: 5)
  /// The same at the end of the period's last day.
  static let inInventoryAfter = Facts(bit: 6)

  // On the day.
  static let open = Facts(bit: 8)
  static let openInactive = Facts(bit: 9)
  static let pendingDecision = Facts(bit: 10)
  static let olderThan90 = Facts(bit: 11)
  static let olderThan180 = Facts(bit: 12)
  static let olderThan365 = Facts(bit: 13)
  static let hasStandard = Facts(bit: 14)
  static let overStandard = Facts(bit: 15)
  static let nothingScheduled = Facts(bit: 16)
  static let stalled = Facts(bit: 17)
  static let unassigned = Facts(bit: 18)
  /// Has an attorney who is a person, not a placeholder.
  static let hasAttorney = Facts(bit: 19)

  // Within the year that ends on the day, and before it.
  static let filedInYear = Facts(bit: 20)
  static let disposedInYear = Facts(bit: 21)
  static let inInventoryYearBefore = Facts(bit: 22)
  /// Filed in the 12 months that end 90 days before the day.
  static let followed90 = Facts(bit: 23)
  static let followed180 = Facts(bit: 24)
  static let followed365 = Facts(bit: 25)

  // What is known of its days.
  static let filedKnown = Facts(bit: 28)
  static let disposed = Facts(bit: 29)
  static let closedAtUnknownDay = Facts(bit: 30)
  static let disposedBeforeFiled = Facts(bit: 31)
  static let hasDuration = Facts(bit: 32)
  static let within30 = Facts(bit: 33)
  static let within60 = Facts(bit: 34)
  static let within90 = Facts(bit: 35)
  static let within120 = Facts(bit: 36)
  static let within180 = Facts(bit: 37)
  static let within365 = Facts(bit: 38)
  static let beyond180 = Facts(bit: 39)
  static let hasTimeToFile = Facts(bit: 40)

  // What the case is.
  static let severityKnown = Facts(bit: 44)
  static let felony = Facts(bit: 45)
  static let misdemeanor = Facts(bit: 46)
  static let felonyOrMisdemeanor = Facts(bit: 47)
  static let violentKnown = Facts(bit: 48)
  static let violent = Facts(bit: 49)

  // What was decided.
  static let screeningDecided = Facts(bit: 52)
  static let declined = Facts(bit: 53)
  static let custodyKnown = Facts(bit: 54)
  static let detained = Facts(bit: 55)
  static let bailKnown = Facts(bit: 56)
  static let bailRequested = Facts(bit: 57)
  static let diversionEnded = Facts(bit: 58)
  static let diversionCompleted = Facts(bit: 59)
  static let dispositionKnown = Facts(bit: 60)
  /// Disposed with a disposition other than transferred and other.
  static let decided = Facts(bit: 61)
  static let convicted = Facts(bit: 62)
  static let dismissed = Facts(bit: 63)
  static let pleaDismissed = Facts(bit: 64)
  static let plea = Facts(bit: 65)
  static let tried = Facts(bit: 66)
  static let acquitted = Facts(bit: 67)
  static let diverted = Facts(bit: 68)
  static let sentenceKnown = Facts(bit: 69)
  static let incarcerated = Facts(bit: 70)
  static let hasSentenceLength = Facts(bit: 71)
  static let continued = Facts(bit: 73)
  static let continuedThrice = Facts(bit: 74)
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
