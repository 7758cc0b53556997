import Glibc

/// How many of some trials succeed where each has a chance of its own.
///
/// The sum of independent trials that need not be alike: with equal chances it is the binomial
/// distribution.
public struct PoissonBinomial: Hashable, Sendable {
  /// Trials that have the same chance.
  public struct Trials: Hashable, Sendable {
    public let count: Int
    public let chance: Double

    /// Creates trials.
    ///
    /// - Precondition: `count >= 0` and `0 <= chance <= 1`.
    public init(_ count: Int, chance: Double) {
      precondition(count >= 0 && 0 <= chance && chance <= 1, "\(count) trials at \(chance)")
      self.count = count
      self.chance = chance
    }
  }

  /// The number of trials.
  public let trials: Int
  /// The sum of the chances.
  public let mean: Double
  /// The sum of p(1 − p).
  public let variance: Double
  /// Up to this variance the distribution is computed term by term, beyond it approximated.
  public static let exactUpTo = 10_000.0

  /// The chances of each number that is not negligible; `nil` where they are approximated.
  private let exact: Window?
  /// The third central moment, Σ p(1 − p)(1 − 2p), divided by that of the standard deviation.
  private let skewness: Double

  /// Creates the distribution; the order of the parts makes no difference to the last digit.
  public init(_ parts: [Trials]) {
    var counts: [Double: Int] = [:]
    for part in parts where part.count > 0 { counts[part.chance, default: 0] += part.count }
    let merged = counts.map { Trials($0.value, chance: $0.key) }.sorted { $0.chance < $1.chance }
    var (trials, mean, variance, third) = (0, 0.0, 0.0, 0.0)
    for part in merged {
      let n = Double(part.count)
      let spread = part.chance * (1 - part.chance)
      trials += part.count
      mean += n * part.chance
      variance += n * spread
      third += n * spread * (1 - 2 * part.chance)
    }
    self.trials = trials
    self.mean = mean
    self.variance = variance
    skewness = variance > 0 ? third / (variance * variance.squareRoot()) : 0
    exact =
      variance <= Self.exactUpTo
      ? merged.reduce(Window.certain) { $0.adding(Window(of: $1)) } : nil
  }

  /// The chance of exactly so many successes.
  public func chance(of successes: Int) -> Double {
    guard let exact else { return cumulative(successes) - cumulative(successes - 1) }
    return exact[successes]
  }

  /// The chance of so many successes or fewer.
  ///
  /// Beyond a variance of ``exactUpTo`` by the refined normal approximation, whose error is then
  /// below 1e-5:
  /// ```
  /// F(k) ≈ G((k + ½ − μ) / σ),   G(x) = Φ(x) + γ(1 − x²)φ(x) / 6,   γ the skewness
  /// ```
  ///
  /// - SeeAlso: Hong (2013), *On computing the distribution function for the Poisson binomial
  ///   distribution*, doi:10.1016/j.csda.2012.10.006.
  public func cumulative(_ successes: Int) -> Double {
    if successes < 0 { return 0 }
    if successes >= trials { return 1 }
    guard let exact else { return approximated(successes) }
    return exact.cumulative(successes)
  }

  /// The least number whose ``cumulative(_:)`` is at least `share`.
  ///
  /// - Precondition: `0 <= share <= 1`.
  public func quantile(_ share: Double) -> Int {
    precondition(0 <= share && share <= 1, "\(share) is not a share")
    var (below, least) = (-1, trials)
    while least - below > 1 {
      let middle = below + (least - below) / 2
      if cumulative(middle) >= share { least = middle } else { below = middle }
    }
    return least
  }

  private func approximated(_ successes: Int) -> Double {
    let x = (Double(successes) + 0.5 - mean) / variance.squareRoot()
    let density = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
    let value = Normal.cumulative(x) + skewness * (1 - x * x) * density / 6
    return min(1, max(0, value))
  }
}

/// The chances of some numbers that follow each other, those of all others being negligible.
private struct Window: Hashable, Sendable {
  var first: Int
  var chances: [Double]
  /// The sums of the chances up to each.
  var sums: [Double]

  /// Chances below it are left out: the sum of all that are is below 1e-25.
  private static let negligible = 1e-30

  /// No success, for certain.
  static let certain = Window(first: 0, chances: [1])

  init(first: Int, chances: [Double]) {
    let start = chances.firstIndex { $0 >= Self.negligible } ?? 0
    let end = (chances.lastIndex { $0 >= Self.negligible } ?? chances.count - 1) + 1
    self.first = first + start
    self.chances = Array(chances[start..<end])
    var sum = 0.0
    sums = self.chances.map { chance in
      sum += chance
      return sum
    }
  }

  /// The binomial distribution: from its peak outward, each chance follows from its neighbor.
  ///
  /// `P(k+1)/P(k) = (n − k)/(k + 1) · p/(1 − p)`
  init(of trials: PoissonBinomial.Trials) {
    let n = trials.count
    let p = trials.chance
    guard p > 0, p < 1 else {
      self.init(first: p > 0 ? n : 0, chances: [1])
      return
    }
    let odds = p / (1 - p)
    let peak = min(n, Int(Double(n + 1) * p))
    var weights = [Double](repeating: 0, count: n + 1)
    weights[peak] = 1
    var k = peak
    while k < n, weights[k] >= Self.negligible {
      weights[k + 1] = weights[k] * Double(n - k) / Double(k + 1) * odds
      k += 1
    }
    k = peak
    while k > 0, weights[k] >= Self.negligible {
      weights[k - 1] = weights[k] * Double(k) / Double(n - k + 1) / odds
      k -= 1
    }
    let all = weights.reduce(0, +)
    self.init(first: 0, chances: weights.map { $0 / all })
  }

  subscript(number: Int) -> Double {
    chances.indices.contains(number - first) ? chances[number - first] : 0
  }

  func cumulative(_ number: Int) -> Double {
    if number < first { return 0 }
    return number - first < sums.count ? min(1, sums[number - first]) : 1
  }

  /// The distribution of the sum of two independent numbers.
  func adding(_ other: Window) -> Window {
    var sum = [Double](repeating: 0, count: chances.count + other.chances.count - 1)
    for (index, chance) in chances.enumerated() {
      for (offset, another) in other.chances.enumerated() {
        sum[index + offset] += chance * another
      }
    }
    return Window(first: first + other.first, chances: sum)
  }
}
