import Glibc

/// The interval of the difference of two independent estimates, from the interval of each.
///
/// With the intervals l₁ to u₁ of x and l₂ to u₂ of y:
/// ```
/// low  = x − y − √((x − l₁)² + (u₂ − y)²)
/// high = x − y + √((u₁ − x)² + (y − l₂)²)
/// ```
/// Of two shares with Wilson's intervals it is Newcombe's.
///
/// - SeeAlso: Zou and Donner (2008), *Construction of Confidence Limits about Effect Measures: A
///   General Approach*, doi:10.1002/sim.3095.
public func differenceInterval(
  of one: (value: Double, interval: Interval), from other: (value: Double, interval: Interval)
) -> Interval {
  let difference = one.value - other.value
  return Interval(
    low: difference
      - hypot(one.value - one.interval.low, other.interval.high - other.value),
    high: difference
      + hypot(one.interval.high - one.value, other.value - other.interval.low))
}
