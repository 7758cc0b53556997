import Cases

/// Asks how long cases take with open ones counted, for all cases or by groups.
///
/// About the cases filed in the scope's period, followed to the as-of day.
public struct SurvivalQuery: Hashable, Sendable {
  /// The field that makes the groups; one curve of all cases when `nil`.
  public var by: CaseField?
  /// The group that others are compared with; the office's own for race, else the largest, when
  /// `nil`.
  public var reference: String?
  /// The days within which mean times are compared; the longest that all groups compared are
  /// followed to, a year at most, when `nil`.
  public var horizon: Int?
  public var scope: Scope

  /// Creates a query.
  public init(
    by: CaseField? = nil, reference: String? = nil, horizon: Int? = nil, in scope: Scope = Scope()
  ) {
    self.by = by
    self.reference = reference
    self.horizon = horizon
    self.scope = scope
  }
}

/// How long the cases of some groups take, open ones counted.
public struct SurvivalTable: Hashable, Sendable {
  /// The field that makes the groups; `nil` for all cases together.
  public var by: CaseField?
  /// The groups, in their order; those of no known group last.
  public var groups: [SurvivalGroup]
  /// The group that others are compared with; `nil` where there is none.
  public var reference: String?
  /// The days in which the cases were filed.
  public var period: Period
  /// The day that open cases are followed to.
  public var asOf: Day
  /// The days within which mean times are compared; `nil` where no group is followed long enough.
  public var horizon: Int?
  /// Whether the groups end equally fast; `nil` with fewer than two that are compared.
  public var logRank: LogRankAnswer?
  /// Why there is nothing; empty where there is something.
  public var why: String
  public var notes: [MetricNote]
  /// What a reader must know, in sentences.
  public var remarks: [String]
}

/// The result of a log-rank test.
public struct LogRankAnswer: Hashable, Sendable {
  public var statistic: Double
  public var degreesOfFreedom: Int
  public var p: Double
  /// The groups that were compared.
  public var groups: [String]
}

/// How long the cases of one group take.
public struct SurvivalGroup: Hashable, Sendable {
  /// The group's label; empty for all cases, or where it is not known and has no word for that.
  public var label: String
  /// Cases that the curve is made of.
  public var n: Int
  /// Of these, cases that ended.
  public var disposed: Int
  /// Cases left out: closed at an unknown day, or disposed before filed.
  public var missing: Int
  /// Whether the group is compared with others, and why not; empty where it is.
  public var whyNotCompared: String
  /// Why there is no mean within the horizon; empty where there is one.
  public var whyNoMean: String
  /// The last day to which a case was followed; `nil` without cases.
  public var followed: Int?
  /// The days on which cases ended, with the share that lasts beyond each.
  public var curve: [SurvivalPoint]
  /// The days by which half have ended; `nil` where that was not seen.
  public var median: SurvivalEstimate?
  /// The shares disposed by day 90, 180 and 365.
  public var disposedBy: [SurvivalShare]
  /// The mean days within the table's horizon.
  public var restrictedMean: SurvivalEstimate?
  /// That mean less the reference's.
  public var gap: SurvivalEstimate?
  /// The shares that have ended in each way, by day.
  public var outcomes: [OutcomeIncidence]
}

/// A point of a survival curve.
public struct SurvivalPoint: Hashable, Sendable {
  public var day: Int
  /// The share still open after the day; 0 to 1.
  public var open: Double
  /// The 95 % interval of ``open``, where there is one.
  public var low: Double?
  public var high: Double?
  /// Cases that were followed to the day.
  public var atRisk: Int
}

/// A number of days with its 95 % interval; a bound is `nil` where it was not seen.
public struct SurvivalEstimate: Hashable, Sendable {
  public var value: Double
  public var low: Double?
  public var high: Double?
}

/// A share ended by a day, or why there is none.
public struct SurvivalShare: Hashable, Sendable {
  public var day: Int
  /// 0 to 1; `nil` where ``why`` says why.
  public var value: Double?
  public var low: Double?
  public var high: Double?
  /// Cases that were followed to the day.
  public var atRisk: Int
  public var why: String
}

/// The share of cases that have ended in one way, by day.
public struct OutcomeIncidence: Hashable, Sendable {
  /// How the cases ended; `nil` where no disposition is recorded.
  public var disposition: Disposition?
  /// Cases that ended in this way.
  public var cases: Int
  /// The days on which the share rises.
  public var points: [IncidencePoint]
  /// The shares by day 90, 180 and 365.
  public var endedBy: [SurvivalShare]
}

/// A point of a curve of incidence.
public struct IncidencePoint: Hashable, Sendable {
  public var day: Int
  /// The share that has ended in this way by the day; 0 to 1.
  public var share: Double
}
