import Cases

extension DecisionPoint.Condition {
  static func known(_ field: CaseField) -> Self {
    Self(field: field, codes: nil)
  }

  static func yes(_ field: CaseField) -> Self {
    Self(field: field, codes: [1])
  }

  static func isOne<Word: Vocabulary>(of words: [Word], _ field: CaseField) -> Self {
    Self(field: field, codes: words.map { UInt32($0.rawValue) })
  }

  static func disposition(_ words: Disposition...) -> Self {
    isOne(of: words, .disposition)
  }

  /// Disposed with a disposition other than transferred and other.
  static let decided = disposition(
    .trialConvicted, .plea, .diverted, .acquitted, .pleaDismissed, .dismissed)
  static let convicted = disposition(.plea, .trialConvicted)
  static let incarcerated = isOne(of: [Sentence.prison, .jail, .probationJail], .sentence)
}

extension DecisionPoint {
  /// The decision points in the order in which a case meets them.
  public static let all: [DecisionPoint] = [
    DecisionPoint(
      id: "declined", title: "Declined", effect: .relief,
      atRisk: "cases screened and filed or declined", event: "declined", anchor: .screened,
      requires: [.screening, .screened], isInFamily: true,
      atRiskConditions: [.isOne(of: [Screening.declined, .filed], .screening)],
      eventConditions: [.isOne(of: [Screening.declined], .screening)]),
    DecisionPoint(
      id: "bail_requested", title: "Bail requested", effect: .burden,
      atRisk: "filed cases for which it is known whether bail was asked for",
      event: "bail asked for", anchor: .filed, requires: [.bailRequested, .filed],
      isInFamily: true, atRiskConditions: [.known(.bailRequested)],
      eventConditions: [.yes(.bailRequested)]),
    DecisionPoint(
      id: "detained", title: "Detained", effect: .burden,
      atRisk: "filed cases with custody known", event: "detained before trial", anchor: .filed,
      requires: [.custody, .filed], isInFamily: true, atRiskConditions: [.known(.custody)],
      eventConditions: [.isOne(of: [Custody.detained], .custody)]),
    DecisionPoint(
      id: "diverted", title: "Diverted", effect: .relief, atRisk: "decided cases",
      event: "diverted, or diversion accepted", isInFamily: true,
      eventConditions: [.disposition(.diverted), .yes(.diversionAccepted)]),
    DecisionPoint(
      id: "dismissed", title: "Dismissed", effect: .relief, atRisk: "decided cases",
      event: "dismissed", isInFamily: true, eventConditions: [.disposition(.dismissed)]),
    DecisionPoint(
      id: "plea", title: "Plea", effect: .burden, atRisk: "decided cases",
      event: "convicted by plea", isInFamily: false, eventConditions: [.disposition(.plea)]),
    DecisionPoint(
      id: "trial", title: "Trial", effect: .burden, atRisk: "decided cases",
      event: "convicted or acquitted at trial", isInFamily: false,
      eventConditions: [.disposition(.trialConvicted, .acquitted)]),
    DecisionPoint(
      id: "convicted", title: "Convicted", effect: .burden, atRisk: "decided cases",
      event: "convicted by plea or at trial", isInFamily: true, eventConditions: [.convicted]),
    DecisionPoint(
      id: "charge_reduced", title: "Charge reduced", effect: .relief, atRisk: "convicted cases",
      event: "disposed at a lower class than filed",
      requires: [.disposed, .disposition, .chargeReduced], isInFamily: true,
      atRiskConditions: [.convicted, .known(.chargeReduced)],
      eventConditions: [.yes(.chargeReduced)]),
    DecisionPoint(
      id: "incarcerated", title: "Incarcerated", effect: .burden,
      atRisk: "convicted cases with a recorded sentence",
      event: "prison, jail, or jail with probation",
      requires: [.disposed, .disposition, .sentence], isInFamily: true,
      atRiskConditions: [.convicted, .known(.sentence)], eventConditions: [.incarcerated]),
    DecisionPoint(
      id: "sentence_days", title: "Sentence length", effect: .burden,
      measure: .medianDays(.field(.sentenceDays)),
      atRisk: "incarcerated cases with a length on record", event: "days of prison or jail",
      requires: [.disposed, .disposition, .sentence, .sentenceDays], isInFamily: false,
      atRiskConditions: [.convicted, .incarcerated], eventConditions: []),
    DecisionPoint(
      id: "days_to_disposition", title: "Time to disposition", effect: .burden,
      measure: .medianDays(.between(.filed, .disposed)),
      atRisk: "disposed cases that were filed and not after", event: "days from filing",
      requires: [.filed, .disposed], isInFamily: false, atRiskConditions: [],
      eventConditions: []),
  ]
}
