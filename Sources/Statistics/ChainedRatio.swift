import Glibc

/// The ratio of two groups' chances to pass several stages, one after the other.
///
/// The product of the stages' ratios. Each stage is about those who passed the one before, so that
/// the variances of the logarithms add up.
/// ```
/// RR = Π RRᵢ,   var ln RR = Σ (1/aᵢ − 1/nᵢ + 1/bᵢ − 1/mᵢ)
/// ```
public struct ChainedRatio: Hashable, Sendable {
  /// The product of the ratios.
  public let estimate: Double
  /// `nil` where a group passes a stage with nobody.
  public let interval: Interval?

  /// Chains stages; `nil` without any, or where a stage has no ratio.
  public init?(_ stages: [ProportionComparison], _ level: ConfidenceLevel = .ninetyFive) {
    let ratios = stages.compactMap(\.ratio)
    guard !stages.isEmpty, ratios.count == stages.count else { return nil }
    let estimate = ratios.reduce(1, *)
    self.estimate = estimate
    let variances = stages.compactMap(\.logRatioVariance)
    guard estimate > 0, variances.count == stages.count else {
      interval = nil
      return
    }
    let error = max(0, variances.reduce(0, +)).squareRoot()
    interval = Interval(
      low: estimate * exp(-level.z * error), high: estimate * exp(level.z * error))
  }
}
