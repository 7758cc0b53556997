/// Between which numbers of events a count lies by chance, around the number that is expected.
///
/// From the exact distribution: at most half of what the level leaves over lies beyond each limit.
/// Where the counts of all that are compared spread more than chance explains, the limits are
/// widened by the square root of that overdispersion; they are never narrowed.
///
/// - SeeAlso: Spiegelhalter (2005), *Funnel plots for comparing institutional performance*,
///   doi:10.1002/sim.1970.
public struct FunnelLimits: Hashable, Sendable {
  /// The lowest and the highest count that chance explains.
  public let counts: Interval
  /// The chance that a count lies beyond the limits before they are widened: at most what the
  /// level leaves over, and mostly less, since counts are whole.
  public let chanceBeyond: Double

  /// Creates the limits of a distribution.
  ///
  /// - Parameters:
  ///   - distribution: How the count varies by chance.
  ///   - level: How often a count lies within.
  ///   - overdispersion: The mean of z² over all that are compared; below 1 it changes nothing.
  public init(
    _ distribution: PoissonBinomial, _ level: ConfidenceLevel, overdispersion: Double = 1
  ) {
    let tail = (1 - level.coverage) / 2
    let low = distribution.least(above: tail)
    let high = distribution.quantile(1 - tail)
    chanceBeyond =
      distribution.cumulative(low - 1) + max(0, 1 - distribution.cumulative(high))
    let mean = distribution.mean
    let factor = max(1, overdispersion).squareRoot()
    // A limit on the far side of the mean, as chances near 0 or 1 give it, would be drawn inward.
    let lowest = min(Double(low), mean - factor * (mean - Double(low)))
    let highest = max(Double(high), mean + factor * (Double(high) - mean))
    counts = Interval(low: max(0, lowest), high: min(Double(distribution.trials), highest))
  }

  /// The limits as a smooth line through whole counts: a count beyond the limits lies beyond it.
  ///
  /// With r the quantile of a share p, the line lies at r − (F(r) − p) ÷ (F(r) − F(r − 1)), and one
  /// above that for the upper limit, since a count is beyond it only from the next one on.
  public static func line(
    _ distribution: PoissonBinomial, _ level: ConfidenceLevel, overdispersion: Double = 1
  ) -> Interval {
    let tail = (1 - level.coverage) / 2
    let mean = distribution.mean
    let factor = max(1, overdispersion).squareRoot()
    let low = min(mean, distribution.smoothQuantile(tail))
    let high = max(mean, distribution.smoothQuantile(1 - tail) + 1)
    return Interval(
      low: max(0, mean - factor * (mean - low)),
      high: min(Double(distribution.trials), mean + factor * (high - mean)))
  }

  /// Whether a count lies beyond what chance explains.
  public func excludes(_ count: Int) -> Bool {
    // The factor is rounded, the count is not.
    Double(count) < counts.low - 1e-9 || Double(count) > counts.high + 1e-9
  }

  /// How much more counts spread than chance alone would make them: the mean of z².
  ///
  /// z = (observed − expected) ÷ √variance; what cannot vary has none and is left out.
  ///
  /// - Returns: The mean, or `nil` where nothing can vary.
  public static func overdispersion(
    _ counts: [(observed: Int, expected: PoissonBinomial)]
  ) -> Double? {
    let squares = counts.compactMap { count in
      count.expected.z(of: count.observed).map { $0 * $0 }
    }
    return squares.isEmpty ? nil : squares.sorted().reduce(0, +) / Double(squares.count)
  }
}

extension PoissonBinomial {
  /// How many standard deviations a number lies above the mean; `nil` where nothing can vary.
  public func z(of successes: Int) -> Double? {
    variance > 0 ? (Double(successes) - mean) / variance.squareRoot() : nil
  }

  /// The place between whole numbers where the share is reached, as Spiegelhalter draws it.
  fileprivate func smoothQuantile(_ share: Double) -> Double {
    let number = quantile(share)
    let own = chance(of: number)
    guard own > 0 else { return Double(number) }
    return Double(number) - min(1, max(0, (cumulative(number) - share) / own))
  }

  /// The least number with more than a share at it or below.
  func least(above share: Double) -> Int {
    var number = quantile(share)
    while number < trials, cumulative(number) <= share { number += 1 }
    return number
  }
}
