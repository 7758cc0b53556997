import Glibc

/// Two counts of what comes by chance, each over a length of time.
///
/// Counts of cases vary more than a steady rate would have them; the dispersion says how much more.
public struct CountComparison: Hashable, Sendable {
  public let before: Int
  public let after: Int
  /// The lengths of time, in any one unit.
  public let beforeTime: Double
  public let afterTime: Double
  /// The variance of counts ÷ their mean; 1 for a steady rate.
  public let dispersion: Double

  /// Creates a comparison.
  ///
  /// - Precondition: no count is negative, both times are positive; a dispersion below 1 is taken
  ///   as 1, for noise that is less than chance is not believed.
  public init(
    before: Int, after: Int, beforeTime: Double = 1, afterTime: Double = 1,
    dispersion: Double = 1
  ) {
    precondition(before >= 0 && after >= 0 && beforeTime > 0 && afterTime > 0)
    self.before = before
    self.after = after
    self.beforeTime = beforeTime
    self.afterTime = afterTime
    self.dispersion = max(1, dispersion)
  }

  /// The rate after ÷ the rate before; `nil` where there was nothing before.
  public var ratio: Double? {
    before == 0 ? nil : Double(after) / afterTime / (Double(before) / beforeTime)
  }

  /// The interval of ``ratio``, by the variance φ(1/a + 1/b) of its logarithm; `nil` where either
  /// count is 0.
  ///
  /// - SeeAlso: McCullagh and Nelder (1989), *Generalized Linear Models*, 2nd edition, section 6.2.
  public func ratioInterval(_ level: ConfidenceLevel = .ninetyFive) -> Interval? {
    guard let ratio, after > 0 else { return nil }
    let error = (dispersion * (1 / Double(before) + 1 / Double(after))).squareRoot()
    return Interval(low: ratio * exp(-level.z * error), high: ratio * exp(level.z * error))
  }

  /// The two-sided p of equal rates: after given both together, φ times as variable as a binomial
  /// count; 1 where there is nothing at all.
  public var p: Double {
    let all = Double(before + after)
    guard all > 0 else { return 1 }
    let share = afterTime / (beforeTime + afterTime)
    let z = (Double(after) - all * share) / (dispersion * all * share * (1 - share)).squareRoot()
    return ChiSquare.survival(z * z, degreesOfFreedom: 1)
  }
}

/// How much more counts vary than a steady rate would have them: Pearson's chi-square ÷ n − 1, 1 at
/// least; `nil` with fewer than two counts, or where all are 0.
///
/// - SeeAlso: McCullagh and Nelder (1989), *Generalized Linear Models*, 2nd edition, section 6.2.3.
public func dispersion(ofCounts counts: [Int]) -> Double? {
  let sum = counts.reduce(0, +)
  guard counts.count > 1, sum > 0 else { return nil }
  let mean = Double(sum) / Double(counts.count)
  let square = counts.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) / mean }
  return max(1, square / Double(counts.count - 1))
}
