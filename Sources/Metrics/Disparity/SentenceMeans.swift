import Cases
import Statistics

/// The mean days of prison or jail of all that are convicted, by group.
struct SentenceMeans: Sendable {
  /// The point beside whose medians these stand.
  static let pointID = "sentence_days"

  private struct Sums {
    var n = 0
    var missing = 0
    var sum = 0.0
    var squares = 0.0
  }

  private let sums: [Sums]

  /// Adds the days of the cases at the point of incarceration; `nil` where that, or the length of
  /// sentences, is not in the data.
  init?(of store: CaseStore, _ outcomes: PointOutcomes, _ groupOfCase: [UInt32], groups: Int) {
    guard let lengths = store.numbers(.sentenceDays),
      let bit = outcomes.points.firstIndex(where: { $0.id == "incarcerated" })
    else { return nil }
    var sums = Array(repeating: Sums(), count: groups)
    for index in outcomes.rows.indices where outcomes.atRisk[index] >> bit & 1 == 1 {
      let group = Int(groupOfCase[index])
      let isIncarcerated = outcomes.events[index] >> bit & 1 == 1
      let length = isIncarcerated ? lengths[Int(outcomes.rows[index])] : 0
      guard length >= 0 else {
        sums[group].missing += 1
        continue
      }
      sums[group].n += 1
      sums[group].sum += Double(length)
      sums[group].squares += Double(length) * Double(length)
    }
    self.sums = sums
  }

  /// The days to be expected in a group, against the reference's.
  func expected(of group: Int, against reference: Int?) -> ExpectedDays? {
    guard let own = mean(of: group) else { return nil }
    let z = ConfidenceLevel.ninetyFive.z
    var days = ExpectedDays(
      mean: own.mean, low: max(0, own.mean - z * own.error), high: own.mean + z * own.error,
      n: sums[group].n, missing: sums[group].missing)
    guard let reference, let base = mean(of: reference) else { return days }
    let difference = own.mean - base.mean
    let reach = z * (own.error * own.error + base.error * base.error).squareRoot()
    days.referenceMean = base.mean
    days.difference = difference
    days.differenceLow = difference - reach
    days.differenceHigh = difference + reach
    return days
  }

  /// The mean of a group and its standard error; `nil` with fewer than two cases.
  private func mean(of group: Int) -> (mean: Double, error: Double)? {
    let sums = sums[group]
    guard sums.n > 1 else { return nil }
    let n = Double(sums.n)
    let mean = sums.sum / n
    let variance = max(0, sums.squares - n * mean * mean) / (n - 1)
    return (mean, (variance / n).squareRoot())
  }
}
