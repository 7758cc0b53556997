import Glibc

extension Proportion {
  /// The exact interval of Clopper and Pearson: never too narrow, often too wide; `nil` without
  /// trials.
  ///
  /// The bounds are the quantiles of Beta(k, n−k+1) and Beta(k+1, n−k) at half of what the level
  /// leaves.
  ///
  /// - SeeAlso: Clopper and Pearson (1934), *The Use of Confidence or Fiducial Limits*,
  ///   doi:10.2307/2331986.
  public func exactInterval(_ level: ConfidenceLevel = .ninetyFive) -> Interval? {
    guard trials > 0 else { return nil }
    let tail = (1 - level.coverage) / 2
    let k = Double(successes)
    let n = Double(trials)
    return Interval(
      low: successes == 0 ? 0 : Beta.quantile(tail, k, n - k + 1),
      high: successes == trials ? 1 : Beta.quantile(1 - tail, k + 1, n - k))
  }
}

/// Garwood's exact interval of the mean of a count that comes by chance at a steady rate.
///
/// The bounds are the quantiles of Gamma(k, 1) and Gamma(k+1, 1) at half of what the level leaves.
///
/// - Precondition: `count >= 0`.
/// - SeeAlso: Garwood (1936), *Fiducial Limits for the Poisson Distribution*,
///   doi:10.1093/biomet/28.3-4.437.
public func poissonInterval(_ count: Int, _ level: ConfidenceLevel = .ninetyFive) -> Interval {
  precondition(count >= 0)
  let tail = (1 - level.coverage) / 2
  return Interval(
    low: count == 0 ? 0 : Gamma.quantile(tail, Double(count)),
    high: Gamma.quantile(1 - tail, Double(count) + 1))
}

extension Gamma {
  /// The value below which a share `p` of the distribution Gamma(shape, 1) lies.
  ///
  /// - Precondition: `0 < p < 1` and `shape > 0`.
  static func quantile(_ p: Double, _ shape: Double) -> Double {
    precondition(0 < p && p < 1 && shape > 0)
    var high = max(1, 2 * shape)
    while 1 - upperRegularized(shape, high) < p { high *= 2 }
    return bisected(from: 0, to: high) { 1 - upperRegularized(shape, $0) < p }
  }
}

/// The beta distribution.
public enum Beta {
  /// The share of the distribution Beta(a, b) at or below `x`: the regularized incomplete beta
  /// function, by its continued fraction in Lentz's form.
  ///
  /// - Precondition: `a > 0`, `b > 0` and `0 <= x <= 1`.
  /// - SeeAlso: Press et al. (2007), *Numerical Recipes*, 3rd edition, section 6.4; DLMF 8.17.22.
  public static func cumulative(_ x: Double, _ a: Double, _ b: Double) -> Double {
    precondition(a > 0 && b > 0 && 0 <= x && x <= 1)
    if x == 0 || x == 1 { return x }
    let ways = Gamma.logarithm(a + b) - Gamma.logarithm(a) - Gamma.logarithm(b)
    let front = exp(ways + a * log(x) + b * log1p(-x))
    // The fraction converges fast below the mean; above it, the mirror image is below.
    return x < (a + 1) / (a + b + 2)
      ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b
  }

  /// The value below which a share `p` of the distribution lies.
  ///
  /// - Precondition: `0 < p < 1`, `a > 0` and `b > 0`.
  public static func quantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
    precondition(0 < p && p < 1)
    return bisected(from: 0, to: 1) { cumulative($0, a, b) < p }
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    let nonzero = { (value: Double) in abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / nonzero(1 - (a + b) * x / (a + 1))
    var value = d
    for i in 1...100_000 {
      let m = Double(i)
      for term in [
        m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
        -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
      ] {
        d = 1 / nonzero(1 + term * d)
        c = nonzero(1 + term / c)
        value *= d * c
      }
      if abs(d * c - 1) < 1e-16 { break }
    }
    return value
  }
}

/// Where a condition that holds below some value and not above it changes, to the last bit.
private func bisected(
  from low: Double, to high: Double, whileHolds: (Double) -> Bool
) -> Double {
  var low = low
  var high = high
  // 200 halvings end at neighboring numbers, wherever the range begins.
  for _ in 0..<200 {
    let middle = low + (high - low) / 2
    if middle <= low || middle >= high { break }
    if whileHolds(middle) { low = middle } else { high = middle }
  }
  return low + (high - low) / 2
}
