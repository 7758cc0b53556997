import Cases
import Metrics

/// Answers as an engine would give them, invented.
enum InventedAnswers {
  static let half = Period(from: Day(18_993), through: Day(19_173))

  /// A share, and the same where there is nothing to divide by.
  static let shares = [
    MetricRow(
      metric: "dismissal_rate", group: [GroupLabel(.race, "Black")], period: .within(half),
      value: 0.25, numerator: 5, denominator: 20, low: 0.112, high: 0.469, unit: .share,
      missing: 3, notes: [.partial]),
    MetricRow(
      metric: "dismissal_rate", group: [GroupLabel(.race, "")], period: .within(half),
      numerator: 0, denominator: 0, unit: .share, state: .undefined),
  ]

  /// A stock, a median, and a number that cannot be.
  static let office = [
    MetricRow(
      metric: "open", period: .on(Day(19_173)), value: 12_345, numerator: 12_345, unit: .count),
    MetricRow(
      metric: "median_age", period: .on(Day(19_173)), value: 92, denominator: 511, low: 88,
      high: 97.5, unit: .days, notes: [.clockIncludesInactive]),
    MetricRow(
      metric: "stalled", period: .on(Day(19_173)), unit: .count, state: .notComputable,
      why: "no events"),
  ]

  /// A comparison with all its numbers.
  static var compared: DisparityTable {
    var row = DisparityRow(
      point: "dismissed", by: .race, group: "Black", reference: "White", n: 40, events: 10,
      referenceN: 80, referenceEvents: 10)
    row.rate = 0.25
    row.low = 0.142
    row.high = 0.402
    row.referenceRate = 0.125
    row.ratio = 2
    row.ratioLow = 0.91
    row.ratioHigh = 4.37
    row.difference = 0.125
    row.differenceLow = -0.02
    row.differenceHigh = 0.29
    row.excess = 5
    row.p = 0.0812
    row.pAdjusted = 0.1624
    row.adjustedRatio = 1.1
    row.adjustedLow = 0.6
    row.adjustedHigh = 2.1
    row.adjustedP = 0.7
    row.eValue = 1.43
    row.eValueBound = 1
    row.adjustedFor = [.offense, .severity]
    row.crudeOnStrata = 1.9
    row.groupKept = 0.95
    row.referenceKept = 0.9
    row.strataUsed = 3
    row.strataDropped = 1
    row.heterogeneityP = 0.4
    row.boundLow = 1.5
    row.boundHigh = 2.5
    row.unknownShare = 0.025
    row.flags = [.explainedByMix]
    row.verdict = .cannotTell
    return DisparityTable(
      rows: [row], period: half, familySize: 14, isExploratory: false,
      remarks: ["Differences among cases that reached each point."])
  }
}
