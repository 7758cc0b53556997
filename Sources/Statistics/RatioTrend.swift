import Glibc

/// How a ratio moves with time: a straight line through its logarithms, each weighted by what is
/// known of it.
/// ```
/// b = Σ wᵢ(tᵢ−t̄)(yᵢ−ȳ) ÷ Σ wᵢ(tᵢ−t̄)²,   var b = 1 ÷ Σ wᵢ(tᵢ−t̄)²,   yᵢ = ln RRᵢ, wᵢ = 1/varᵢ
/// ```
///
/// - SeeAlso: Greenland and Longnecker (1992), *Methods for Trend Estimation from Summarized
///   Dose-Response Data*, doi:10.1093/oxfordjournals.aje.a116237, for the weights.
public struct RatioTrend: Hashable, Sendable {
  /// The factor by which the ratio changes in one unit of time.
  public let factor: Double
  public let interval: Interval
  /// The two-sided p of no change.
  public let p: Double

  /// Fits the line; `nil` with fewer than three ratios that have a variance.
  public init?(
    _ points: [(time: Double, comparison: ProportionComparison)],
    _ level: ConfidenceLevel = .ninetyFive
  ) {
    let known = points.compactMap { point -> (t: Double, y: Double, w: Double)? in
      guard let ratio = point.comparison.ratio, ratio > 0,
        let variance = point.comparison.logRatioVariance, variance > 0
      else { return nil }
      return (point.time, log(ratio), 1 / variance)
    }
    guard known.count >= 3 else { return nil }
    let weight = known.reduce(0) { $0 + $1.w }
    let time = known.reduce(0) { $0 + $1.w * $1.t } / weight
    let level0 = known.reduce(0) { $0 + $1.w * $1.y } / weight
    let spread = known.reduce(0) { $0 + $1.w * ($1.t - time) * ($1.t - time) }
    guard spread > 0 else { return nil }
    let slope = known.reduce(0) { $0 + $1.w * ($1.t - time) * ($1.y - level0) } / spread
    let error = 1 / spread.squareRoot()
    factor = exp(slope)
    interval = Interval(low: exp(slope - level.z * error), high: exp(slope + level.z * error))
    p = ChiSquare.survival(slope * slope * spread, degreesOfFreedom: 1)
  }
}
