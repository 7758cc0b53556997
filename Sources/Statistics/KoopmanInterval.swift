extension ProportionComparison {
  /// Koopman's score interval of ``ratio``; `nil` where the ratio is undefined.
  ///
  /// All θ whose score statistic does not exceed the chi-square quantile of the level:
  /// ```
  /// (a/n − θ·b/m)² ÷ [p₁(1−p₁)/n + θ²·p₀(1−p₀)/m] ≤ z²,   p₁ = θp₀
  /// p₀ = (−B − √(B² − 4AC)) / 2A,   A = (n+m)θ,  B = −(nθ + a + m + bθ),  C = a + b
  /// ```
  /// where p₀ is the reference's share that is most likely if θ is the true ratio.
  ///
  /// Chosen over the interval of logarithms because it needs no correction when a count is 0 and
  /// agrees with the test: at θ = 1 the statistic is Pearson's chi-square without correction, so a
  /// 95 % interval excludes 1 exactly when Pearson's p is below 0.05.
  ///
  /// - SeeAlso: Koopman (1984), *Confidence Intervals for the Ratio of Two Binomial Proportions*,
  ///   doi:10.2307/2531405.
  public func ratioInterval(_ level: ConfidenceLevel = .ninetyFive) -> Interval? {
    guard let ratio else { return nil }
    let limit = level.z * level.z
    let isInside = { theta in scoreStatistic(ofRatio: theta) <= limit }
    // The statistic is 0 at the estimate and grows away from it on either side.
    let low = ratio > 0 ? boundary(from: ratio, times: 0.5, while: isInside) : 0
    let start = max(ratio, Double.leastNormalMagnitude.squareRoot())
    let high = boundary(from: start, times: 2, while: isInside)
    return Interval(low: min(low, ratio), high: max(high, ratio))
  }

  /// The score statistic of the hypothesis that the true ratio is θ; chi-square with one degree
  /// of freedom when it is.
  func scoreStatistic(ofRatio theta: Double) -> Double {
    let distance = a / n - theta * b / m
    if distance == 0 { return 0 }
    let p0 = constrainedReferenceShare(ofRatio: theta)
    let p1 = min(1, theta * p0)
    let variance = p1 * (1 - p1) / n + theta * theta * p0 * (1 - p0) / m
    return variance > 0 ? distance * distance / variance : .infinity
  }

  /// The most likely share of the reference if the true ratio is θ.
  private func constrainedReferenceShare(ofRatio theta: Double) -> Double {
    let linear = n * theta + a + m + b * theta
    let discriminant = max(0, linear * linear - 4 * (n + m) * theta * (a + b))
    // 2C / (−B + √…) is the same root without the difference of two nearly equal numbers.
    return min(1, 2 * (a + b) / (linear + discriminant.squareRoot()))
  }
}

/// The point where a condition that holds at `start` ceases to, going up or down by a factor.
///
/// Steps outward by the factor, then halves the last step until no number lies between.
private func boundary(
  from start: Double, times factor: Double, while holds: (Double) -> Bool
) -> Double {
  var inside = start
  var outside = start * factor
  while holds(outside) {
    inside = outside
    outside *= factor
    if outside == 0 || outside == .infinity { return outside }
  }
  while true {
    let middle = inside + (outside - inside) / 2
    if middle == inside || middle == outside { return inside }
    if holds(middle) { inside = middle } else { outside = middle }
  }
}
