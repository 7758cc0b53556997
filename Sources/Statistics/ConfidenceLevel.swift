/// How often an interval made this way holds the true value.
public enum ConfidenceLevel: Hashable, Sendable, CaseIterable {
  case ninety
  case ninetyFive
  case ninetyNine
  /// The outer limits of a funnel plot.
  case ninetyNinePointEight

  /// The share of intervals that hold the true value.
  public var coverage: Double {
    switch self {
    case .ninety: 0.90
    case .ninetyFive: 0.95
    case .ninetyNine: 0.99
    case .ninetyNinePointEight: 0.998
    }
  }

  /// The standard normal quantile that leaves half of the rest on either side.
  ///
  /// From Python, scipy 1.17.1: `scipy.stats.norm.ppf([0.95, 0.975, 0.995, 0.999])`.
  public var z: Double {
    switch self {
    case .ninety: 1.6448536269514722
    case .ninetyFive: 1.959963984540054
    case .ninetyNine: 2.5758293035489004
    case .ninetyNinePointEight: 3.090232306167813
    }
  }
}
