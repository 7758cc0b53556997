import Metrics

/// How a number moved between two states of the same data.
public struct Change: Hashable, Sendable {
  public var by: Double
  public var unit: MetricUnit
}

extension Snapshot {
  /// What moved since another snapshot that answered the same request.
  ///
  /// A number that was not there, or is not there any more, did not move.
  func changes(since earlier: Snapshot) -> [NumberKey: Change] {
    guard request.asksTheSame(as: earlier.request) else { return [:] }
    var changes: [NumberKey: Change] = [:]
    for (key, row) in numbers {
      guard let before = earlier.numbers[key], before.isShown, row.isShown,
        let old = before.value, let new = row.value, old != new
      else { continue }
      changes[key] = Change(by: new - old, unit: row.shownUnit)
    }
    return changes
  }
}

/// A change that is shown until a moment.
public struct Mark: Hashable, Sendable {
  public var change: Change
  /// In milliseconds of the loop's clock.
  public var until: Int

  /// How long a change is shown, in milliseconds.
  static let shownFor = 10_000
}
