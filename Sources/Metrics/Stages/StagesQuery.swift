import Cases
import Statistics

/// Asks how long cases stay in each stage, where they wait now, and how that moved.
public struct StagesQuery: Hashable, Sendable {
  /// A row for each label of this field, beside those of all cases.
  public var by: CaseField?
  /// How many months back it is told how many waited.
  public var months: Int
  public var scope: Scope

  /// Creates a query.
  public init(by: CaseField? = nil, months: Int = 24, in scope: Scope = Scope()) {
    self.by = by
    self.months = max(months, 1)
    self.scope = scope
  }
}

/// How long cases stay in each stage, where they wait now, and how that moved.
public struct StagesTable: Hashable, Sendable {
  public var by: CaseField?
  public var period: Period
  /// The period before, as long; `nil` where there is none.
  public var before: Period?
  public var asOf: Day
  /// The days on which it is told how many waited, a month apart, the last of them the as-of day.
  public var days: [Day]
  /// The stages of all cases, then those of each group.
  public var rows: [StageRow] = []
  /// After which event cases wait, the most first; empty where ``whyNoEvents`` says why.
  public var events: [StageRow] = []
  public var whyNoEvents = ""
  public var remarks: [String] = []

  /// The rows of all cases.
  public var stages: [StageRow] { rows.filter { $0.group == nil } }
}

/// A stage: who went through it, who waits in it, and how that moved.
public struct StageRow: Hashable, Sendable {
  /// What cases are in.
  public enum Name: Hashable, Sendable {
    case stage(CaseStage)
    /// Between an event of this word and the next one; empty for filed and nothing since.
    case after(String)
  }

  public var name: Name
  public var group: GroupLabel?
  /// Why there are no numbers; empty where there are.
  public var why: String
  /// The days of those that left the stage in the period, and in the period before.
  public var finished = StageTimes()
  public var earlier = StageTimes()
  /// The median now less the one before, with its 95 % interval; `nil` where either has too few.
  public var change: StageEstimate?
  /// The days after which half of those that came in the period had left, those that still wait
  /// counted (Kaplan-Meier).
  public var withWaiting: StageEstimate?
  /// How many came in the period.
  public var entered = 0
  /// How many wait now; `nil` where it is not known.
  public var waiting: Int?
  /// The days that they have waited.
  public var ages = DayHistogram()
  /// How many waited on each of the table's days.
  public var byMonth: [Int] = []
  /// Cases that rest, and do not wait.
  public var inactive = 0
  /// Cases of which it is not known when they left, or whose days contradict each other.
  public var unknown = 0
  /// What to know of the times of those that left, in the period and in the one before; of those that
  /// came; of how many wait, and of how many waited a year ago.
  public var notes: [MetricNote] = []
  public var earlierNotes: [MetricNote] = []
  public var cameNotes: [MetricNote] = []
  public var waitingNotes: [MetricNote] = []
  public var yearAgoNotes: [MetricNote] = []

  /// Creates a row without numbers.
  public init(_ name: Name, of group: GroupLabel? = nil, why: String = "") {
    self.name = name
    self.group = group
    self.why = why
  }

  /// How many waited a year before; `nil` where it is not told.
  public var yearAgo: Int? { byMonth.count > 12 ? byMonth[byMonth.count - 13] : nil }

  /// Whether more may wait than are counted, and a year ago.
  public var isFloor: Bool { waitingNotes.contains(.outOfCoverage) }
  public var wasFloor: Bool { yearAgoNotes.contains(.outOfCoverage) }

  /// The median and the most days that they have waited; `nil` where nobody waits.
  public var medianAge: Double? { ages.median }
  public var longestAge: Int? { ages.longest }

  /// Those that wait by how long: up to 30 days, 90, 180, a year, and longer.
  public var bands: [Int] {
    let bounds = [30, 90, 180, 365].map { ages.count(through: $0) }
    return zip(bounds + [ages.count], [0] + bounds).map { $0 - $1 }
  }
}

/// A number and its 95 % interval; a bound that is not known is `nil`.
public struct StageEstimate: Hashable, Sendable {
  public var value: Double
  public var low: Double?
  public var high: Double?

  /// Creates an estimate.
  public init(_ value: Double, low: Double? = nil, high: Double? = nil) {
    (self.value, self.low, self.high) = (value, low, high)
  }
}

/// The days that some cases took.
public struct StageTimes: Hashable, Sendable {
  public var days = DayHistogram()
  /// The median with its interval; `nil` without cases.
  public var median: StageEstimate?

  /// How many cases there are.
  public var n: Int { days.count }

  /// The number of days that a share of the cases did not exceed; `nil` without cases.
  public func quantile(_ share: Double) -> Double? { days.quantile(share) }

  /// No cases.
  public init() {}

  /// The days of some cases.
  ///
  /// The interval is from resamples; there is none of fewer than two cases.
  init(_ days: DayHistogram, seed: UInt64) {
    self.days = days
    guard let resampled = ResampledMedian(of: days, seed: seed) else { return }
    let interval = days.count > 1 ? resampled.interval() : nil
    median = StageEstimate(resampled.median, low: interval?.low, high: interval?.high)
  }
}

extension Engine {
  /// Refused, for an engine that keeps no single cases.
  public func answer(_ query: StagesQuery) throws(QueryError) -> StagesTable {
    throw .notShared("stages")
  }
}

extension StageRow.Name {
  /// The condition of the filter language for the cases that wait here, beside those that the
  /// metric of the stage counts; empty where that metric has just these.
  public var waitingCondition: String {
    switch self {
    case .stage(let stage): stage.waitingCondition
    case .after(""): "\(CaseColumn.lastEventType.name) is missing"
    case .after(let word):
      "\(CaseColumn.lastEventType.name) = \(FilterCondition.written(word))"
    }
  }

  /// The metric that counts the cases that wait here, or of which they are a part.
  public var waitingMetric: String? {
    switch self {
    case .stage(let stage): stage.waitingMetric
    case .after: CaseStage.disposition.waitingMetric
    }
  }
}

extension StageEstimate {
  /// Whether the interval of a difference leaves out 0, so that chance alone hardly made it.
  public var excludesZero: Bool {
    guard let low, let high else { return false }
    return low > 0 || high < 0
  }
}
