/// Chance in whole numbers, the same for the same seed on every machine.
///
/// Nothing here is a floating-point number: logarithms and exponentials differ in their last bit
/// between C libraries, and one bit would change every row after it. The bits come from SplitMix64.
///
/// - SeeAlso: Steele, Lea and Flood (2014), *Fast Splittable Pseudorandom Number Generators*,
///   doi:10.1145/2660193.2660195.
struct Dice {
  private var state: UInt64

  /// Creates dice for one stream of a seed, so that what happens in one case leaves others alone.
  init(seed: UInt64, stream: UInt64) {
    state = seed
    let mixed = nextBits()
    state = mixed ^ (stream &* 0xD134_2543_DE82_EF95)
    _ = nextBits()
  }

  private mutating func nextBits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 to `count` − 1.
  ///
  /// - Precondition: `count` is positive.
  mutating func below(_ count: Int) -> Int {
    precondition(count > 0, "nothing to choose from")
    return Int(UInt64(count).multipliedFullWidth(by: nextBits()).high)
  }

  /// A number of the range.
  mutating func between(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// True so many times in a thousand.
  mutating func happens(_ perMille: Int) -> Bool {
    below(1000) < perMille
  }

  /// One of the list, each as likely.
  mutating func one<Value>(of list: [Value]) -> Value {
    list[below(list.count)]
  }

  /// The index of one of the weights, as likely as its weight.
  mutating func index(weighted weights: [Int]) -> Int {
    var left = below(weights.reduce(0, +))
    for (index, weight) in weights.enumerated() {
      if left < weight { return index }
      left -= weight
    }
    return weights.count - 1
  }

  /// A number drawn from a distribution.
  mutating func drawn(from quantiles: Quantiles) -> Int {
    quantiles.value(at: below(1_000_000))
  }
}

/// A distribution of whole numbers, as its values at some quantiles and straight lines between.
struct Quantiles {
  /// Parts of a thousand below the value, and the value; rising from 0 to 1,000.
  private let knots: [(perMille: Int, value: Int)]

  /// Creates a distribution from its knots.
  init(_ knots: (perMille: Int, value: Int)...) {
    self.knots = knots
  }

  /// The value below which so many parts of a million lie.
  func value(at perMillion: Int) -> Int {
    var lower = knots[0]
    for upper in knots.dropFirst() {
      if perMillion < upper.perMille * 1000 {
        let width = (upper.perMille - lower.perMille) * 1000
        let into = perMillion - lower.perMille * 1000
        return lower.value + (upper.value - lower.value) * into / max(1, width)
      }
      lower = upper
    }
    return lower.value
  }
}
