/// Which of a series of numbers say more than the noise between them: an XmR chart.
///
/// ```
/// limits = mean ± 3·m̄R/1.128,   m̄R = the mean of |xᵢ − xᵢ₋₁|
/// ```
/// 1.128 turns the mean distance of neighbors into a standard deviation (d₂ for two values).
///
/// - SeeAlso: Wheeler (2000), *Understanding Variation: The Key to Managing Chaos*, 2nd edition.
public struct ProcessBehavior: Hashable, Sendable {
  /// What a point says beyond the noise.
  public enum Signal: Hashable, Sendable {
    /// Beyond a limit.
    case beyondLimit
    /// One of eight or more in a row on the same side of the mean.
    case run
  }

  /// The mean of the series.
  public let mean: Double
  /// The mean distance of neighbors.
  public let meanRange: Double
  /// The signals of each point.
  public let signals: [Set<Signal>]

  private static let runLength = 8
  private static let rangeFactor = 1.128

  /// Looks at a series in order; `nil` with fewer than two numbers.
  public init?(_ values: [Double]) {
    guard values.count > 1 else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    let ranges = zip(values.dropFirst(), values).map { abs($0 - $1) }
    let meanRange = ranges.reduce(0, +) / Double(ranges.count)
    self.mean = mean
    self.meanRange = meanRange
    let reach = 3 * meanRange / Self.rangeFactor
    var signals = [Set<Signal>](repeating: [], count: values.count)
    // Equal but for rounding is neither beyond a limit nor on a side.
    let slack = 1e-9 * max(1, abs(mean))
    for (index, value) in values.enumerated() where abs(value - mean) > reach + slack {
      signals[index].insert(.beyondLimit)
    }
    let sides = values.map { abs($0 - mean) <= slack ? 0 : $0 > mean ? 1 : -1 }
    var start = 0
    for index in sides.indices {
      if sides[index] != sides[start] { start = index }
      guard sides[index] != 0, index - start + 1 >= Self.runLength else { continue }
      for member in start...index { signals[member].insert(.run) }
    }
    self.signals = signals
  }

  /// The lower and upper limits.
  public var limits: Interval {
    let reach = 3 * meanRange / Self.rangeFactor
    return Interval(low: mean - reach, high: mean + reach)
  }
}
