import Cases

/// Asks what would become of open cases in the next months if something were otherwise, beside the
/// present going on.
public struct WhatIfQuery: Hashable, Sendable {
  public var scenario: Scenario
  /// The months that are looked ahead.
  public var months: Int
  /// The cases; its period is not used.
  public var scope: Scope

  /// The months of which cases and their endings are learned from.
  static let learnedMonths = 24

  /// Creates a query.
  ///
  /// - Precondition: `1 <= months <= 36`.
  public init(_ scenario: Scenario = Scenario(), months: Int = 12, in scope: Scope = Scope()) {
    precondition((1...36).contains(months))
    self.scenario = scenario
    self.months = months
    self.scope = scope
  }
}

/// What would become of open cases, now and going on, and if something were otherwise.
public struct WhatIfTable: Hashable, Sendable {
  /// What was supposed, with what each step comes to.
  public var steps: [StepAnswer]
  public var months: Int
  public var asOf: Day
  /// The days that rates were learned from; the cases, and those that ended in them.
  public var learned: Period
  public var cases: Int
  public var ended: Int
  /// How much more the filings of a month vary than chance makes them; at least 1.
  public var overdispersion: Double
  /// What a weight counts: hours, or points.
  public var weightUnit: String
  /// The metrics of today, which month 0 repeats.
  public var open: MetricRow
  public var weighted: MetricRow
  /// The office first, then the units and attorneys that a step touches.
  public var subjects: [WhatIfSubject]
  /// Why nothing is said of the months ahead; empty where something is.
  public var why: String
  /// What is assumed, in sentences.
  public var assumptions: [String]
  /// What the projection does not know, in sentences.
  public var unknowns: [String]

  /// A step as it was understood.
  public struct StepAnswer: Hashable, Sendable {
    public var text: String
    /// What it comes to, in words.
    public var effect: String
    /// Why it could not be taken; empty where it was.
    public var problem: String

    /// Creates an answer; one that could not be taken has a problem and no effect.
    public init(text: String, effect: String = "", problem: String) {
      (self.text, self.effect, self.problem) = (text, effect, problem)
    }
  }
}

/// The office, a unit or an attorney before and after.
public struct WhatIfSubject: Hashable, Sendable {
  /// Who it is; `nil` for the office.
  public var group: GroupLabel?
  /// Why the months ahead are not known of it; empty where they are.
  public var why: String
  public var before: WhatIfCourse
  public var after: WhatIfCourse
}

/// What becomes of the cases of somebody, month by month.
public struct WhatIfCourse: Hashable, Sendable {
  /// Open cases and their weights at the end of each month; the first is today.
  public var open: [WhatIfEstimate]
  public var weighted: [WhatIfEstimate]
  /// Over all the months ahead.
  public var filed: WhatIfEstimate
  public var disposed: WhatIfEstimate
  public var clearance: WhatIfEstimate
  /// The days by which half of the new cases have ended.
  public var days: WhatIfEstimate
  /// Attorneys that a year of new cases needs, and full-time equivalents there.
  public var needed: WhatIfEstimate
  public var attorneys: WhatIfEstimate
  /// Today's weighted load of each full-time equivalent.
  public var loadPerAttorney: WhatIfEstimate
}

/// A number with its 95 % interval, or why there is none.
public struct WhatIfEstimate: Hashable, Sendable {
  public var value: Double?
  public var low: Double?
  public var high: Double?
  /// Empty where there is a number.
  public var why = ""

  /// A number that is known, without chance.
  init(_ value: Double) {
    self.value = value
  }

  /// A number with its standard deviation; what is counted is never below 0.
  init(_ value: Double, deviation: Double) {
    self.value = value
    low = max(0, value - 1.959964 * deviation)
    high = value + 1.959964 * deviation
  }

  init(_ value: Double, low: Double?, high: Double?) {
    (self.value, self.low, self.high) = (value, low, high)
  }

  init(why: String) {
    self.why = why
  }
}
