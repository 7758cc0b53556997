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

/// How often an interval made this way holds the true value.
public enum ConfidenceLevel: Hashable, Sendable, CaseIterable {
  case ninety
  case ninetyFive
  case ninetyNine

  /// The share of intervals that hold the true value.
  public var coverage: Double {
    switch self {
    case .ninety: 0.90
    case .ninetyFive: 0.95
    case .ninetyNine: 0.99
    }
  }

  /// The standard normal quantile that leaves half of the rest on either side.
  ///
  /// From Python, scipy 1.17.1: `scipy.stats.norm.ppf([0.95, 0.975, 0.995])`.
  public var z: Double {
    switch self {
    case .ninety: 1.6448536269514722
    case .ninetyFive: 1.959963984540054
    case .ninetyNine: 2.5758293035489004
    }
  }
}
