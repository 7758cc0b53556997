import Cases

/// A decision in a case, at which the cases of groups are compared.
///
/// Values of this type are the only definition of the decision points: the disparity table, the
/// lists of cases behind it, the screens and the explanations all read ``all``.
public struct DecisionPoint: Hashable, Sendable {
  /// The name in queries and data files, such as "dismissed".
  public let id: String
  /// The name on screen.
  public let title: String
  /// Whether it weighs on defendants or relieves them.
  public let effect: Effect
  /// What is compared.
  public let measure: Measure
  /// The cases that the decision is about, in words.
  public let atRisk: String
  /// What is counted among them, in words; for medians, what is measured.
  public let event: String
  /// The day that puts a case into a period.
  public let anchor: CaseField
  /// The fields without which there is nothing to compare.
  public let requires: [CaseField]
  /// What it needs beside fields of a case, which no office's data can say yet; empty for nothing.
  public let lacks: String
  /// Whether it belongs to the family of comparisons that Benjamini and Hochberg's method adjusts.
  public let isInFamily: Bool
  /// All of these hold for a case at risk.
  let atRiskConditions: [Condition]
  /// Any of these is the event.
  let eventConditions: [Condition]

  /// What the decision means for a defendant.
  public enum Effect: String, Hashable, Sendable {
    case burden
    case relief
  }

  /// What is compared between groups.
  public enum Measure: Hashable, Sendable {
    /// The share of cases at risk that have the event.
    case share
    /// The median of a number of days.
    case medianDays(Days)
  }

  /// A number of days that a case has.
  public enum Days: Hashable, Sendable {
    /// A field that holds days.
    case field(CaseField)
    /// From one day to another that is not before it.
    case between(CaseField, CaseField)
  }

  /// A field with one of some values.
  struct Condition: Hashable, Sendable {
    let field: CaseField
    /// The codes in the column; any but "missing" when `nil`.
    let codes: [UInt32]?
  }

  private init(
    id: String, title: String, effect: Effect, measure: Measure = .share, atRisk: String,
    event: String, anchor: CaseField = .disposed,
    requires: [CaseField] = [.disposed, .disposition], lacks: String = "", isInFamily: Bool,
    atRiskConditions: [Condition] = [.decided], eventConditions: [Condition]
  ) {
    self.id = id
    self.title = title
    self.effect = effect
    self.measure = measure
    self.atRisk = atRisk
    self.event = event
    self.anchor = anchor
    self.requires = requires
    self.lacks = lacks
    self.isInFamily = isInFamily
    self.atRiskConditions = atRiskConditions
    self.eventConditions = eventConditions
  }
}

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
      lacks: "the class of the charge at filing and at disposition", isInFamily: true,
      atRiskConditions: [.convicted], eventConditions: []),
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

  /// The decision point of an id, or `nil` when there is none.
  public static func named(_ id: String) -> DecisionPoint? {
    all.first { $0.id == id }
  }

  /// Why an office's data cannot show it: which fields are missing; empty where it can.
  public func whyNotComputable(with fields: Set<CaseField>) -> String {
    let missing = requires.filter { !fields.contains($0) }.map(\.title)
    let all = missing + (lacks.isEmpty ? [] : [lacks])
    return all.isEmpty ? "" : "not in the data: \(all.joined(separator: ", "))"
  }

  /// How it is measured, in words.
  public var formula: String {
    switch measure {
    case .share: "\(event) ÷ \(atRisk), by the day \(anchor.title)"
    case .medianDays: "median \(event), of \(atRisk), by the day \(anchor.title)"
    }
  }
}
