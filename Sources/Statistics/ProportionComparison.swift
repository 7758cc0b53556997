import Glibc

/// Two shares side by side: a group of interest and the reference that it is compared with.
///
/// Throughout, the group has `a` successes in `n` trials and the reference `b` in `m`.
public struct ProportionComparison: Hashable, Sendable {
  public let group: Proportion
  public let reference: Proportion

  /// Creates a comparison.
  public init(_ group: Proportion, to reference: Proportion) {
    self.group = group
    self.reference = reference
  }

  var a: Double { Double(group.successes) }
  var n: Double { Double(group.trials) }
  var b: Double { Double(reference.successes) }
  var m: Double { Double(reference.trials) }

  /// The relative risk (a/n) ÷ (b/m); `nil` where either has no trials or the reference no success.
  public var ratio: Double? {
    guard let share = group.estimate, let base = reference.estimate, base > 0 else { return nil }
    return share / base
  }

  /// The difference of the shares, a/n − b/m; `nil` where either has no trials.
  public var difference: Double? {
    guard let share = group.estimate, let base = reference.estimate else { return nil }
    return share - base
  }

  /// The variance of the logarithm of ``ratio``, `1/a − 1/n + 1/b − 1/m`; `nil` where either has no
  /// success.
  public var logRatioVariance: Double? {
    group.successes > 0 && reference.successes > 0 ? 1 / a - 1 / n + 1 / b - 1 / m : nil
  }

  /// Successes above those that the group would have had at the reference's share: a − n·b/m.
  public var excess: Double? {
    reference.estimate.map { a - n * $0 }
  }

  /// Newcombe's hybrid score interval of the difference; `nil` where either has no trials.
  ///
  /// With the Wilson intervals l₁ to u₁ of p = a/n and l₂ to u₂ of q = b/m:
  /// ```
  /// low  = p − q − √((p − l₁)² + (u₂ − q)²)
  /// high = p − q + √((u₁ − p)² + (q − l₂)²)
  /// ```
  ///
  /// - SeeAlso: Newcombe (1998), *Interval Estimation for the Difference Between Independent
  ///   Proportions*, method 10, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.
  public func differenceInterval(_ level: ConfidenceLevel = .ninetyFive) -> Interval? {
    guard let p = group.estimate, let q = reference.estimate,
      let one = group.wilsonInterval(level), let two = reference.wilsonInterval(level)
    else { return nil }
    return Interval(
      low: p - q - hypot(p - one.low, two.high - q),
      high: p - q + hypot(one.high - p, q - two.low))
  }

  /// The interval of ``excess``: n times that of the difference.
  public func excessInterval(_ level: ConfidenceLevel = .ninetyFive) -> Interval? {
    differenceInterval(level)?.scaled(by: n)
  }
}
