/// How strongly something not measured would have to go with both the group and the outcome, as a
/// ratio, to make a ratio by itself: `RR + √(RR(RR − 1))`, with RR turned over where it is below 1.
///
/// 1 for a ratio of 1; infinite for a ratio of 0.
///
/// - Precondition: `ratio >= 0`.
/// - SeeAlso: VanderWeele and Ding (2017), *Sensitivity Analysis in Observational Research:
///   Introducing the E-Value*, doi:10.7326/M16-2607.
public func eValue(ofRatio ratio: Double) -> Double {
  precondition(ratio >= 0)
  let above = ratio < 1 ? 1 / ratio : ratio
  guard above.isFinite else { return .infinity }
  return above + (above * (above - 1)).squareRoot()
}

/// The E-value of the bound of a ratio's interval that is nearest to 1; 1 where the interval holds
/// 1, for then nothing unmeasured is needed.
public func eValue(ofInterval interval: Interval) -> Double {
  if interval.contains(1) { return 1 }
  return eValue(ofRatio: interval.low > 1 ? interval.low : interval.high)
}
