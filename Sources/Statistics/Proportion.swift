/// A share of a whole: `successes` out of `trials`, such as dismissals out of decided cases.
public struct Proportion: Hashable, Sendable {
  public let successes: Int
  public let trials: Int

  /// Creates a proportion.
  ///
  /// - Precondition: `0 <= successes <= trials`.
  public init(_ successes: Int, of trials: Int) {
    precondition(0 <= successes && successes <= trials, "\(successes) of \(trials) is not a share")
    self.successes = successes
    self.trials = trials
  }

  /// `successes / trials`, or `nil` when there were no trials.
  public var estimate: Double? {
    trials == 0 ? nil : Double(successes) / Double(trials)
  }

  /// The Wilson score interval, or `nil` when there were no trials.
  ///
  /// With p̂ = successes / trials, n = trials and z the normal quantile of `level`:
  /// ```
  /// centre = (p̂ + z²/2n) / (1 + z²/n)
  /// margin = z·√(p̂(1−p̂)/n + z²/4n²) / (1 + z²/n)
  /// ```
  ///
  /// Chosen over the textbook p̂ ± z·√(p̂(1−p̂)/n) because it stays inside 0...1 and keeps its
  /// coverage for small n and for shares near 0 or 1, which is where small offices live.
  ///
  /// - SeeAlso: Brown, Cai and DasGupta (2001), *Interval Estimation for a Binomial Proportion*,
  ///   doi:10.1214/ss/1009213286.
  public func wilsonInterval(_ level: ConfidenceLevel = .ninetyFive) -> Interval? {
    guard let p = estimate else { return nil }
    let n = Double(trials)
    let z = level.z
    let centre = p + z * z / (2 * n)
    let margin = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    // At the ends the bound is the end itself; computed, it would miss it by a rounding error.
    return Interval(
      low: successes == 0 ? 0 : (centre - margin) / scale,
      high: successes == trials ? 1 : (centre + margin) / scale)
  }
}
