/// A range of values that are compatible with the data.
public struct Interval: Hashable, Sendable {
  /// The lower bound.
  public let low: Double
  /// The upper bound; infinite where the data set none.
  public let high: Double

  /// Creates an interval.
  ///
  /// - Precondition: `low <= high`.
  public init(low: Double, high: Double) {
    precondition(low <= high, "\(low) to \(high) is not an interval")
    self.low = low
    self.high = high
  }

  /// Whether a value lies between the bounds, both included.
  public func contains(_ value: Double) -> Bool {
    low <= value && value <= high
  }

  /// Whether the whole interval lies inside a range.
  public func lies(within range: ClosedRange<Double>) -> Bool {
    range.lowerBound <= low && high <= range.upperBound
  }

  /// Every value times a factor of 0 or more: from a share to a count, or to percent.
  public func scaled(by factor: Double) -> Interval {
    Interval(low: low * factor, high: high * factor)
  }
}
