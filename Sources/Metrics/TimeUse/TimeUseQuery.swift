import Cases
import Statistics

/// Asks where the time goes: by group and stage, and what an earlier decision could save at most.
public struct TimeUseQuery: Hashable, Sendable {
  /// One row for each label of this field.
  public var by: CaseField
  public var scope: Scope

  /// Creates a query.
  public init(by: CaseField = .offense, in scope: Scope = Scope()) {
    self.by = by
    self.scope = scope
  }
}

/// Where the time goes, what could be saved the most first.
public struct TimeUseTable: Hashable, Sendable {
  public var by: CaseField
  public var period: Period
  public var asOf: Day
  /// A dismissal is late from so many days after the filing on.
  public var decideBy: Int
  /// Whether the office says so, and it is not our default.
  public var saysDecideBy: Bool
  /// What the weights count, and whether they are ours.
  public var unit: String
  public var weightsAreDefaults: Bool
  public var office: TimeUseRow
  /// Those first whose late dismissals took the most days beyond.
  public var rows: [TimeUseRow]
  /// Why a stage has no numbers, by stage.
  public var lacking: [CaseStage: String]
  public var cost: DelayCost
  public var remarks: [String]

  /// That it was not always to be known.
  public static let hindsight =
    "A dismissal was not always to be known at the filing: witnesses are lost, laboratories answer "
    + "late, and a case may be dismissed because its defendant kept a bargain. This is the most that "
    + "an earlier decision could have saved, not what it would have."
}

/// The time of some cases.
public struct TimeUseRow: Hashable, Sendable {
  /// Empty for the office.
  public var group: [GroupLabel]
  /// What each stage took; none for a stage of which nothing is known.
  public var stages: [CaseStage: StageUse]
  /// The metrics that say how many of the disposed cases were dismissed, and after how long:
  /// `dismissal_rate` and `days_to_dismissal_median`.
  public var dismissed: MetricRow
  public var lateness: MetricRow
  /// The days from filing to dismissal of those disposed in the period.
  public var days: DayHistogram
  public var saving: TimeSaving
  /// Of late dismissals of detained people: the days beyond, as if they were held all the time.
  public var heldDays: Int
  /// Continuances of the cases disposed in the period; `nil` where they are not in the data.
  public var continuances: Int?

  /// The days that a share of the dismissed did not exceed; `nil` where there are none.
  public func daysToDismissal(_ share: Double) -> Double? { days.quantile(share) }
  /// The days of all stages in the period.
  public var totalDays: Int { stages.values.reduce(0) { $0 + $1.days } }
  /// The weights of the cases disposed in the period.
  public var totalWeighted: Double { stages.values.reduce(0) { $0 + $1.weighted } }
}

/// What a stage took of a period.
public struct StageUse: Hashable, Sendable {
  /// Cases that were in the stage in the period.
  public var cases = 0
  /// The days of the period that they were in it, added.
  public var days = 0
  /// The weights of the cases disposed in the period, spread over their stages by their days.
  public var weighted = 0.0

  /// Nothing.
  public init(cases: Int = 0, days: Int = 0, weighted: Double = 0) {
    (self.cases, self.days, self.weighted) = (cases, days, weighted)
  }
}

/// What an earlier decision could save at most.
public struct TimeSaving: Hashable, Sendable {
  /// Dismissed cases whose days are known, and those of them that took longer than the limit.
  public var timed = 0
  public var late = 0
  /// The days beyond the limit, added, with the interval of a like period.
  public var days = StageEstimate(0)
  /// The weights of these cases, in proportion to their days beyond.
  public var weighted = StageEstimate(0)
  /// The part of the office's days that could be saved; `nil` where there are none.
  public var share: Double?
}

/// What delay costs, as far as the office says so.
public struct DelayCost: Hashable, Sendable {
  /// How amounts are written.
  public var currency: String
  /// Continuances of cases disposed in the period, at the minutes and salaries of the office.
  public var continuances: Part
  /// The days in jail beyond the limit of cases that were dismissed, at the office's price.
  public var jail: Part

  /// A part of the cost, or why it is not told.
  public struct Part: Hashable, Sendable {
    /// What is counted, how often, and what one costs.
    public var words: String
    public var count: Int?
    public var each: Double?
    public var amount: StageEstimate?
    /// Why it is not told; empty where it is.
    public var why: String
  }
}

extension Engine {
  /// Refused, for an engine that keeps no single cases.
  public func answer(_ query: TimeUseQuery) throws(QueryError) -> TimeUseTable {
    throw .notShared("where the time goes")
  }
}
