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

  /// Creates a point; most are about decided cases, by the day disposed.
  init(
    id: String, title: String, effect: Effect, measure: Measure = .share, atRisk: String,
    event: String, anchor: CaseField = .disposed,
    requires: [CaseField] = [.disposed, .disposition], isInFamily: Bool,
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
    self.isInFamily = isInFamily
    self.atRiskConditions = atRiskConditions
    self.eventConditions = eventConditions
  }
}

extension DecisionPoint {
  /// The decision point of an id, or `nil` when there is none.
  public static func named(_ id: String) -> DecisionPoint? {
    all.first { $0.id == id }
  }

  /// Why an office's data cannot show it: which fields are missing; empty where it can.
  public func whyNotComputable(with fields: Set<CaseField>) -> String {
    let missing = requires.filter { !fields.contains($0) }.map(\.needed)
    return missing.isEmpty ? "" : "not in the data: \(missing.joined(separator: ", "))"
  }

  /// The dispositions of the cases that it counts; all where it asks for none, and none where it
  /// is decided before the end.
  public var outcomes: Set<Disposition> {
    guard anchor == .disposed else { return [] }
    let asked = atRiskConditions.filter { $0.field == .disposition }.compactMap(\.codes)
    return Set(
      Disposition.allCases.filter { word in
        asked.allSatisfy { $0.contains(UInt32(word.rawValue)) }
      })
  }

  /// How it is measured, in words.
  public var formula: String {
    switch measure {
    case .share: "\(event) ÷ \(atRisk), by the day \(anchor.title)"
    case .medianDays: "median \(event), of \(atRisk), by the day \(anchor.title)"
    }
  }
}
