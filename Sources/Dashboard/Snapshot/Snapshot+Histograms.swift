import Cases
import Metrics

/// How many cases took how many days, in bins of equal width from 0 on.
public struct DaysHistogram: Hashable, Sendable {
  /// The days of a bin.
  public var step: Int
  public var counts: [Int]
  /// How many took longer than all bins.
  public var beyond: Int

  var total: Int { counts.reduce(0, +) + beyond }

  /// The condition of a bin in the filter language; that of all longer ones after the last.
  func condition(_ bin: Int, of column: String) -> String {
    let first = bin * step
    return bin == counts.count
      ? "\(column) >= \(first)" : "\(column) >= \(first) and \(column) < \(first + step)"
  }

  /// The days of a bin in words.
  func words(_ bin: Int) -> String {
    bin == counts.count
      ? "\(grouped(bin * step)) days or more"
      : "\(grouped(bin * step)) to \(grouped((bin + 1) * step - 1)) days"
  }
}

extension Snapshot {
  /// Counts the open cases by age.
  mutating func gatherAges(from engine: some Engine) throws(QueryError) {
    guard request.scope.asOf == nil else { return }
    if fields.contains(.severity) {
      try add(["pending_over_standard"], by: [.severity], from: engine)
    }
    ages = histogram("age_days", longest: office.standards.values.max() ?? 0, "", from: engine)
  }

  /// Counts the cases disposed in the period by the days that they took.
  mutating func gatherDurations(from engine: some Engine) {
    guard request.scope.asOf == nil else { return }
    let days = "disposed >= \(period.first) and disposed < \(period.end)"
    durations = histogram("days", longest: 365, days, from: engine)
  }

  /// Bins of 30 days, or of more where the longest standard would lie beyond them; `nil` where the
  /// engine refuses, as one does that answers only what is shared.
  private func histogram(
    _ column: String, longest: Int, _ condition: String, from engine: some Engine
  ) -> DaysHistogram? {
    let longest = max(365, longest)
    let step = [30, 60, 90, 180].first { longest <= 14 * $0 } ?? 365
    let empty = DaysHistogram(
      step: step, counts: Array(repeating: 0, count: min(15, longest / step + 1)), beyond: 0)
    let measures = (0...empty.counts.count).map {
      AggregateQuery.Measure(
        .count, where: Filter.everything.and(empty.condition($0, of: column)))
    }
    let filter = request.scope.filter.and(pageCondition).and(condition)
    guard let row = try? engine.answer([AggregateQuery(measures, in: filter)]).first?.rows.first
    else { return nil }
    var counts = row.values.map(\.n)
    let beyond = counts.popLast() ?? 0
    return DaysHistogram(step: step, counts: counts, beyond: beyond)
  }
}
