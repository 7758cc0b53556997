import Glibc

/// Two groups compared within strata of like cases.
///
/// In each stratum the group has aᵢ successes in nᵢ trials and the reference bᵢ in mᵢ, and
/// Nᵢ = nᵢ + mᵢ. A stratum that lacks either of the two says nothing and is dropped.
public struct StratifiedComparison: Hashable, Sendable {
  /// The strata that have trials of both.
  public let strata: [ProportionComparison]
  /// How many strata lacked the group, the reference or both.
  public let dropped: Int
  /// The group's trials in the strata that were dropped.
  public let groupLeftOut: Int
  /// The reference's trials in the strata that were dropped.
  public let referenceLeftOut: Int

  /// Creates a comparison from all strata, dropping those that lack either of the two.
  public init(_ all: some Sequence<ProportionComparison>) {
    var strata: [ProportionComparison] = []
    var dropped = 0
    var groupLeftOut = 0
    var referenceLeftOut = 0
    for stratum in all {
      if stratum.group.trials > 0, stratum.reference.trials > 0 {
        strata.append(stratum)
      } else {
        dropped += 1
        groupLeftOut += stratum.group.trials
        referenceLeftOut += stratum.reference.trials
      }
    }
    self.strata = strata
    self.dropped = dropped
    self.groupLeftOut = groupLeftOut
    self.referenceLeftOut = referenceLeftOut
  }

  /// Both groups with the strata that are kept put together, so that what adjustment changes can
  /// be told from what dropping strata changes.
  public var pooled: ProportionComparison {
    var a = 0
    var n = 0
    var b = 0
    var m = 0
    for stratum in strata {
      a += stratum.group.successes
      n += stratum.group.trials
      b += stratum.reference.successes
      m += stratum.reference.trials
    }
    return ProportionComparison(Proportion(a, of: n), to: Proportion(b, of: m))
  }

  /// The share of the group's trials that lie in the strata kept; `nil` when it has no trials.
  public var groupKept: Double? {
    kept(pooled.group.trials, groupLeftOut)
  }

  /// The share of the reference's trials that lie in the strata kept; `nil` when it has no trials.
  public var referenceKept: Double? {
    kept(pooled.reference.trials, referenceLeftOut)
  }

  private func kept(_ kept: Int, _ left: Int) -> Double? {
    kept + left == 0 ? nil : Double(kept) / Double(kept + left)
  }
}

extension StratifiedComparison {
  /// A Mantel-Haenszel risk ratio and its interval.
  public struct Ratio: Hashable, Sendable {
    public let estimate: Double
    /// `nil` where the group has no success in any stratum: the logarithm has no variance then.
    public let interval: Interval?
  }

  /// The Mantel-Haenszel risk ratio; `nil` where the reference has no success in the strata kept.
  ///
  /// ```
  /// RR = R ÷ S,   R = Σ aᵢmᵢ/Nᵢ,   S = Σ bᵢnᵢ/Nᵢ
  /// var(ln RR) = Σ [(aᵢ+bᵢ)nᵢmᵢ − aᵢbᵢNᵢ]/Nᵢ² ÷ (R·S)
  /// ```
  ///
  /// - SeeAlso: Greenland and Robins (1985), *Estimation of a Common Effect Parameter from Sparse
  ///   Follow-Up Data*, doi:10.2307/2530643.
  public func mantelHaenszelRatio(_ level: ConfidenceLevel = .ninetyFive) -> Ratio? {
    var numerator = 0.0
    var denominator = 0.0
    var variance = 0.0
    for s in strata {
      let total = s.n + s.m
      numerator += s.a * s.m / total
      denominator += s.b * s.n / total
      variance += ((s.a + s.b) * s.n * s.m - s.a * s.b * total) / (total * total)
    }
    guard denominator > 0 else { return nil }
    let estimate = numerator / denominator
    guard numerator > 0 else { return Ratio(estimate: 0, interval: nil) }
    // All strata full: the variance is 0 but for rounding, which may fall below it.
    let error = max(0, variance / (numerator * denominator)).squareRoot()
    return Ratio(
      estimate: estimate,
      interval: Interval(
        low: estimate * exp(-level.z * error), high: estimate * exp(level.z * error)))
  }

  /// The p of no association in any stratum: Cochran-Mantel-Haenszel without continuity correction.
  ///
  /// ```
  /// χ² = (Σ aᵢ − nᵢKᵢ/Nᵢ)² ÷ Σ nᵢmᵢKᵢ(Nᵢ−Kᵢ) / (Nᵢ²(Nᵢ−1)),   Kᵢ = aᵢ + bᵢ
  /// ```
  /// with one degree of freedom; `nil` where no stratum has both outcomes.
  ///
  /// - SeeAlso: Mantel and Haenszel (1959), *Statistical Aspects of the Analysis of Data from
  ///   Retrospective Studies of Disease*, doi:10.1093/jnci/22.4.719.
  public var associationP: Double? {
    var distance = 0.0
    var variance = 0.0
    for s in strata {
      let total = s.n + s.m
      let successes = s.a + s.b
      distance += s.a - s.n * successes / total
      variance += s.n * s.m * successes * (total - successes) / (total * total * (total - 1))
    }
    guard variance > 0 else { return nil }
    return ChiSquare.survival(distance * distance / variance, degreesOfFreedom: 1)
  }

  /// The p of the same ratio in all strata: Cochran's Q; `nil` with fewer than two that can tell.
  ///
  /// ```
  /// Q = Σ wᵢ(ln RRᵢ − mean)²,   wᵢ = 1 ÷ (1/aᵢ − 1/nᵢ + 1/bᵢ − 1/mᵢ),   df = k − 1
  /// ```
  /// over the k strata in which both have a success and not both have nothing else; the mean is
  /// weighted by wᵢ.
  ///
  /// - SeeAlso: Cochran (1954), *The Combination of Estimates from Different Experiments*,
  ///   doi:10.2307/3001666.
  public var homogeneityP: Double? {
    var weights = 0.0
    var weighted = 0.0
    var logs: [(ratio: Double, weight: Double)] = []
    for s in strata where s.a > 0 && s.b > 0 {
      let variance = 1 / s.a - 1 / s.n + 1 / s.b - 1 / s.m
      guard variance > 0 else { continue }
      let ratio = log((s.a / s.n) / (s.b / s.m))
      logs.append((ratio, 1 / variance))
      weights += 1 / variance
      weighted += ratio / variance
    }
    guard logs.count > 1 else { return nil }
    let mean = weighted / weights
    let q = logs.reduce(0) { $0 + $1.weight * ($1.ratio - mean) * ($1.ratio - mean) }
    return ChiSquare.survival(q, degreesOfFreedom: logs.count - 1)
  }
}
