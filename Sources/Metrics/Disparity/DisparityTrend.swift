import Cases
import Statistics

/// Asks how the ratios at a decision point moved, by calendar year or quarter.
public struct DisparityTrendQuery: Hashable, Sendable {
  /// What a point of the trend is about.
  public enum Step: String, CaseIterable, Hashable, Sendable {
    case year, quarter

    /// How many months it has.
    var months: Int { self == .year ? 12 : 3 }
  }

  /// The decision point's id.
  public var point: String
  public var step: Step
  /// How many years or quarters, the last the one that holds the as-of day.
  public var count: Int
  /// What the ratios are asked with; its points and its period are not used.
  public var table: DisparityQuery

  /// Creates a query.
  ///
  /// - Precondition: `count` is positive.
  public init(
    point: String, step: Step = .year, count: Int = 5, of table: DisparityQuery = DisparityQuery()
  ) {
    precondition(count > 0)
    self.point = point
    self.step = step
    self.count = count
    self.table = table
  }
}

/// How the ratios at a decision point moved.
public struct DisparityTrendTable: Hashable, Sendable {
  public var point: String
  /// One a year or quarter, the oldest first.
  public var points: [Point]
  /// By group, whether its ratio moved.
  public var trends: [GroupTrend]
  /// Why there is nothing; empty where there is something.
  public var why: String

  /// The rows of one year or quarter.
  public struct Point: Hashable, Sendable {
    public var period: Period
    /// The year or quarter is not over on the as-of day.
    public var isPartial: Bool
    public var rows: [DisparityRow]
  }

  /// The line through a group's ratios.
  public struct GroupTrend: Hashable, Sendable {
    public var group: String
    /// The factor by which the ratio changes in a year, and its 95 % interval.
    public var factor: Double
    public var low: Double
    public var high: Double
    public var p: Double
    /// Years or quarters that the line goes through.
    public var points: Int
  }
}

extension Engine {
  /// How the ratios at a decision point moved.
  ///
  /// Each year or quarter is compared by itself, as the table of that period is; those with too few
  /// cases, or outside what the data covers, and the one that is not over, are shown and left out of
  /// the line.
  public func answer(_ query: DisparityTrendQuery) throws(QueryError) -> DisparityTrendTable {
    let asOf = query.table.scope.asOf ?? dataDay
    var table = DisparityTrendTable(point: query.point, points: [], trends: [], why: "")
    for period in query.step.periods(query.count, endingWith: asOf) {
      var asked = query.table
      asked.points = [query.point]
      asked.scope.period = .fixed(period)
      let rows = try answer(asked).rows
      if let missing = rows.first(where: { $0.state == .notComputable }) {
        table.why = missing.why
        return table
      }
      table.points.append(.init(period: period, isPartial: asOf < period.last, rows: rows))
    }
    table.fitLines(months: query.step.months)
    return table
  }
}

extension DisparityTrendTable {
  fileprivate mutating func fitLines(months: Int) {
    var groups: [String] = []
    for row in points.flatMap(\.rows) where !groups.contains(row.group) { groups.append(row.group) }
    trends = groups.compactMap { group in
      let known = points.enumerated().compactMap { index, point in
        point.isPartial
          ? nil
          : point.rows.first {
            $0.group == group && $0.state == .ok && $0.ratio != nil
              && !$0.notes.contains(.outOfCoverage) && $0.decisionPoint?.measure == .share
          }.map { row in
            (
              time: Double(index * months) / 12,
              comparison: ProportionComparison(
                Proportion(row.events, of: row.n),
                to: Proportion(row.referenceEvents, of: row.referenceN))
            )
          }
      }
      return RatioTrend(known).map { trend in
        GroupTrend(
          group: group, factor: trend.factor, low: trend.interval.low, high: trend.interval.high,
          p: trend.p, points: known.count)
      }
    }
  }
}

extension DisparityTrendQuery.Step {
  /// Calendar years or quarters, the oldest first; the last holds a day.
  fileprivate func periods(_ count: Int, endingWith day: Day) -> [Period] {
    let month = day.monthIndex
    let start = month - (month % months + months) % months
    return (0..<count).reversed().map { back in
      let first = start - back * months
      return Period(from: .first(ofMonth: first), through: .first(ofMonth: first + months) - 1)
    }
  }
}
