import Glibc

/// A median with the medians of resamples of its durations: the bootstrap.
///
/// Each draw has the distribution of the median of a sample of the same size taken with
/// replacement, without taking the sample: of n uniform numbers, the k-th smallest is
/// Beta(k, n−k+1) distributed and the next follows from it, and both are looked up in the sorted
/// durations. So a draw costs the same for a hundred cases as for a million.
///
/// - SeeAlso: Efron (1979), *Bootstrap Methods: Another Look at the Jackknife*,
///   doi:10.1214/aos/1176344552; David and Nagaraja (2003), *Order Statistics*, 3rd edition,
///   chapter 2.
public struct ResampledMedian: Hashable, Sendable {
  /// The median of the durations themselves.
  public let median: Double
  /// How many durations there are.
  public let count: Int
  let draws: [Double]

  /// Draws medians; `nil` without durations.
  ///
  /// Medians that are compared need different seeds, or their draws rise and fall together.
  public init?(of durations: DayHistogram, draws count: Int = 2_000, seed: UInt64) {
    guard let median = durations.median else { return nil }
    self.median = median
    self.count = durations.count
    let sampler = MedianSampler(durations)
    var generator = SeededGenerator(seed: seed)
    draws = (0..<count).map { _ in sampler.draw(&generator) }
  }

  /// The percentile interval of the median.
  public func interval(_ level: ConfidenceLevel = .ninetyFive) -> Interval? {
    percentileInterval(of: draws, level)
  }

  /// The percentile interval of the ratio of this median to another; `nil` where the other is 0.
  ///
  /// Its upper bound is infinite where the other may well be 0.
  public func ratioInterval(
    to reference: ResampledMedian, _ level: ConfidenceLevel = .ninetyFive
  ) -> Interval? {
    guard reference.median > 0 else { return nil }
    let ratios = zip(draws, reference.draws).map { one, other in
      other > 0 ? one / other : one > 0 ? .infinity : 1
    }
    return percentileInterval(of: ratios, level)
  }

  /// The percentile interval of this median less another.
  public func differenceInterval(
    from reference: ResampledMedian, _ level: ConfidenceLevel = .ninetyFive
  ) -> Interval? {
    percentileInterval(of: zip(draws, reference.draws).map { $0 - $1 }, level)
  }
}

private func percentileInterval(of values: [Double], _ level: ConfidenceLevel) -> Interval? {
  let sorted = values.sorted()
  let tail = (1 - level.coverage) / 2
  guard let low = quantile(tail, ofSorted: sorted),
    let high = quantile(1 - tail, ofSorted: sorted)
  else { return nil }
  return Interval(low: low, high: high)
}

/// Draws the medians of resamples of durations.
private struct MedianSampler {
  private let sorted: [Int32]

  init(_ durations: DayHistogram) {
    var sorted: [Int32] = []
    sorted.reserveCapacity(durations.count)
    for (day, count) in durations.counts.enumerated() where count > 0 {
      sorted.append(contentsOf: repeatElement(Int32(day), count: count))
    }
    self.sorted = sorted
  }

  func draw(_ generator: inout SeededGenerator) -> Double {
    let n = Double(sorted.count)
    // Counted from 1: the middle one, or the lower of the two in the middle.
    let rank = Double((sorted.count + 1) / 2)
    let below = generator.beta(rank, n - rank + 1)
    guard sorted.count.isMultiple(of: 2) else { return value(at: below) }
    // The smallest of the n − rank numbers that lie above it.
    let above = 1 - (1 - below) * pow(generator.uniform(), 1 / (n - rank))
    return (value(at: below) + value(at: above)) / 2
  }

  private func value(at share: Double) -> Double {
    Double(sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))])
  }
}

extension SeededGenerator {
  /// A number with the Beta(a, b) distribution, for a and b of 1 or more.
  mutating func beta(_ a: Double, _ b: Double) -> Double {
    let x = gamma(a)
    return x / (x + gamma(b))
  }

  /// A number with the Gamma(shape, 1) distribution, for shapes of 1 or more.
  ///
  /// - SeeAlso: Marsaglia and Tsang (2000), *A Simple Method for Generating Gamma Variables*,
  ///   doi:10.1145/358407.358414.
  mutating func gamma(_ shape: Double) -> Double {
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      let v = root * root * root
      if v > 0, log(uniform()) < x * x / 2 + d - d * v + d * log(v) { return d * v }
    }
  }

  /// A standard normal number, by the method of Box and Muller.
  mutating func normal() -> Double {
    (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform())
  }
}
