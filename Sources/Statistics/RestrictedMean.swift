import Glibc

/// The mean number of days that cases last within a horizon, open ones counted.
///
/// The area under the survival curve up to the horizon: a case that lasts longer counts with the
/// horizon. Unlike a median it exists wherever cases are followed that far.
///
/// - SeeAlso: Royston and Parmar (2013), *Restricted Mean Survival Time*,
///   doi:10.1186/1471-2288-13-152.
public struct RestrictedMean: Hashable, Sendable {
  /// The mean, in days.
  public let estimate: Double
  /// Its standard error.
  public let error: Double
  /// The horizon, in days.
  public let horizon: Int

  /// The interval of the mean, on the normal scale, not below 0 nor above the horizon.
  public func interval(_ level: ConfidenceLevel = .ninetyFive) -> Interval {
    Interval(
      low: max(0, estimate - level.z * error),
      high: min(Double(horizon), estimate + level.z * error))
  }

  /// This mean less another of the same horizon, and its interval.
  ///
  /// - Precondition: both have the same horizon.
  public func difference(
    from other: RestrictedMean, _ level: ConfidenceLevel = .ninetyFive
  ) -> (estimate: Double, interval: Interval) {
    precondition(horizon == other.horizon, "\(horizon) and \(other.horizon) days")
    let difference = estimate - other.estimate
    let reach = level.z * hypot(error, other.error)
    return (difference, Interval(low: difference - reach, high: difference + reach))
  }
}

extension KaplanMeier {
  /// The mean number of days within a horizon.
  ///
  /// ```
  /// μ = ∫ S(t) dt,   var = Σ (∫ S from tᵢ on)² dᵢ/(nᵢ(nᵢ−dᵢ))      from 0 to the horizon
  /// ```
  /// `nil` where no case was followed to the horizon and not all had ended before.
  ///
  /// - Precondition: `horizon > 0`.
  public func restrictedMean(to horizon: Int) -> RestrictedMean? {
    precondition(horizon > 0)
    guard count > 0 else { return nil }
    let within = steps.filter { $0.day < horizon }
    let hasEnded = within.last.map { $0.survival <= 0 } ?? false
    guard hasEnded || atRisk(on: horizon) > 0 else { return nil }
    // From the last step back: what is left of the area after each day on which cases ended.
    var area = 0.0
    var variance = 0.0
    var end = horizon
    for step in within.reversed() {
      area += step.survival * Double(end - step.day)
      end = step.day
      if step.events < step.atRisk {
        let hazard =
          Double(step.events) / (Double(step.atRisk) * Double(step.atRisk - step.events))
        variance += area * area * hazard
      }
    }
    area += Double(end)
    return RestrictedMean(estimate: area, error: variance.squareRoot(), horizon: horizon)
  }
}
