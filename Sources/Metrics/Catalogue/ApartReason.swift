/// Why a case in question is not counted, though nothing is missing: it is not what the number is
/// about.
struct ApartReason: Hashable, Sendable {
  /// The fact that the number asks for and the case lacks, or that it excludes and the case has.
  let fact: Facts
  /// What else must hold of the case.
  let when: FactsTest
  let words: String

  init(_ fact: Facts, when: FactsTest = FactsTest([]), _ words: String) {
    self.fact = fact
    self.when = when
    self.words = words
  }

  /// Why a case is not counted by a test that it does not pass; never in the words for cases that
  /// are left out, which this one is not.
  static func first(
    _ facts: Facts, against test: FactsTest, leftOut: [LeftOut]
  ) -> ApartReason? {
    let obstacles = test.obstacles(of: facts)
    return all.first { reason in
      obstacles.contains(reason.fact) && reason.when.holds(for: facts)
        && !leftOut.contains { $0.reason == reason.words }
    }
  }

  /// What is said where the list below has no words.
  static let unnamed = "not what is counted"

  /// The reasons: what a case is before what is known of it, the first that fits.
  static let all: [ApartReason] = [
    ApartReason(.open, when: FactsTest(.disposed), "disposed by then"),
    ApartReason(.open, when: FactsTest(.closedAtUnknownDay), "closed at an unknown day"),
    ApartReason(.open, when: FactsTest(.openInactive), "inactive"),
    ApartReason(.openInactive, when: FactsTest(.disposed), "disposed by then"),
    ApartReason(.openInactive, when: FactsTest(.closedAtUnknownDay), "closed at an unknown day"),
    ApartReason(.openInactive, when: FactsTest(.open), "open and active"),
    ApartReason(.felony, when: FactsTest([], without: .severityKnown), "no severity recorded"),
    ApartReason(.felony, "not a felony"),
    ApartReason(.misdemeanor, when: FactsTest([], without: .severityKnown), "no severity recorded"),
    ApartReason(.misdemeanor, "not a misdemeanor"),
    ApartReason(
      .felonyOrMisdemeanor, when: FactsTest([], without: .severityKnown), "no severity recorded"),
    ApartReason(.felonyOrMisdemeanor, "neither a felony nor a misdemeanor"),
    ApartReason(
      .violent, when: FactsTest([], without: .violentKnown), "not known whether violent"),
    ApartReason(.violent, "not violent"),
    ApartReason(.hasStandard, when: FactsTest([], without: .severityKnown), "no severity recorded"),
    ApartReason(.hasStandard, "of a severity without a standard"),
    ApartReason(.hasAttorney, when: FactsTest(.unassigned), "with no attorney"),
    ApartReason(.hasAttorney, "held by a placeholder, not a person"),
    ApartReason(
      .declined, when: FactsTest([], without: .screeningDecided), "undecided or returned"),
    ApartReason(.declined, "filed"),
    ApartReason(.screeningDecided, "undecided or returned"),
    ApartReason(.decided, when: FactsTest(.dispositionKnown), "transferred, or ended otherwise"),
    ApartReason(
      .decided, when: FactsTest(.dispositionUnlisted), "disposition that the mapping does not list"),
    ApartReason(.decided, "no disposition recorded"),
    ApartReason(
      .convicted, when: FactsTest([], without: [.dispositionKnown, .dispositionUnlisted]),
      "no disposition recorded"),
    ApartReason(
      .convicted, when: FactsTest(.dispositionUnlisted),
      "disposition that the mapping does not list"),
    ApartReason(.convicted, "not convicted"),
    ApartReason(
      .tried, when: FactsTest([], without: [.dispositionKnown, .dispositionUnlisted]),
      "no disposition recorded"),
    ApartReason(
      .tried, when: FactsTest(.dispositionUnlisted), "disposition that the mapping does not list"),
    ApartReason(.tried, "not tried"),
    ApartReason(
      .dismissed, when: FactsTest([], without: [.dispositionKnown, .dispositionUnlisted]),
      "no disposition recorded"),
    ApartReason(
      .dismissed, when: FactsTest(.dispositionUnlisted),
      "disposition that the mapping does not list"),
    ApartReason(.dismissed, "not dismissed"),
    ApartReason(
      .incarcerated, when: FactsTest([], without: .sentenceKnown), "no sentence recorded"),
    ApartReason(.incarcerated, "not sentenced to prison or jail"),
    ApartReason(.sentenceKnown, "no sentence recorded"),
    ApartReason(.felonyFiled, "not filed as a felony"),
    ApartReason(.convictedSeverityKnown, "severity of the conviction not recorded"),
    ApartReason(.reductionKnown, "class not recorded"),
    ApartReason(.defendantKnown, "defendant not recorded"),
    ApartReason(.diversionFollowed, "not followed for 730 days yet"),
    ApartReason(.victimKnown, "no victim recorded"),
    ApartReason(.victimContacted, "no contact recorded"),
    ApartReason(
      .hasTimeToContact, when: FactsTest([], without: .victimKnown), "no victim recorded"),
    ApartReason(
      .hasTimeToContact, when: FactsTest([], without: .victimContacted), "no contact recorded"),
    ApartReason(.hasTimeToContact, "contacted before filed"),
    ApartReason(.victimRaceKnown, when: FactsTest(.victimKnown), "race of the victim not recorded"),
    ApartReason(.victimRaceKnown, "no victim recorded"),
    ApartReason(.victimNonWhite, "with a White victim"),
    ApartReason(.publicCounsel, when: FactsTest(.privateCounsel), "with private counsel"),
    ApartReason(.publicCounsel, when: FactsTest(.counselKnown), "without counsel"),
    ApartReason(.publicCounsel, "counsel not recorded"),
    ApartReason(.privateCounsel, when: FactsTest(.counselKnown), "without private counsel"),
    ApartReason(.privateCounsel, "counsel not recorded"),
    ApartReason(.hasSentenceLength, "no length recorded"),
    ApartReason(.diversionEnded, "diversion without a result"),
    ApartReason(.custodyKnown, "custody not recorded"),
    ApartReason(.bailKnown, "not recorded whether bail was asked for"),
    ApartReason(.violentKnown, "not known whether violent"),
    ApartReason(.hasTimeToFile, "no referral day, or one after the decision"),
    ApartReason(.closedAtUnknownDay, "closed at an unknown day"),
    ApartReason(.disposedBeforeFiled, "disposed before filed"),
    ApartReason(.filedKnown, "no filed day"),
    ApartReason(.hasDuration, when: FactsTest(.disposedBeforeFiled), "disposed before filed"),
    ApartReason(.hasDuration, "no filed day"),
    ApartReason(.ownCounted, "outside what the office asks of"),
    ApartReason(.ownNumerator, "not of what the office counts"),
  ]
}
