import Testing

@testable import DemoOffice

@Suite("Dice")
struct DiceTests {
  @Test("fall the same for the same seed and stream, and otherwise for others")
  func repeatable() {
    var one = Dice(seed: 1, stream: 7)
    var same = Dice(seed: 1, stream: 7)
    var other = Dice(seed: 1, stream: 8)
    let first = (0..<20).map { _ in one.below(1_000_000) }
    #expect(first == (0..<20).map { _ in same.below(1_000_000) })
    #expect(first != (0..<20).map { _ in other.below(1_000_000) })
  }

  @Test("fall the same on every machine and in every version")
  func known() {
    // SplitMix64 worked out apart, in Python's unbounded integers, from the definition of a stream.
    var dice = Dice(seed: 1, stream: 7)
    #expect((0..<4).map { _ in dice.below(1_000_000) } == [453_322, 510_943, 96019, 676_423])
  }

  @Test("stay below what they are asked for, and reach all of it", arguments: [1, 2, 6, 50])
  func range(count: Int) {
    var dice = Dice(seed: 3, stream: 0)
    let seen = Set((0..<2000).map { _ in dice.below(count) })
    #expect(seen == Set(0..<count))
  }

  @Test("happen as often as they are said to", arguments: [0, 30, 250, 500, 999, 1000])
  func frequency(perMille: Int) {
    var dice = Dice(seed: 5, stream: 1)
    let times = (0..<20_000).count { _ in dice.happens(perMille) }
    // Five standard deviations of a binomial count, 353 at most.
    #expect(abs(times - perMille * 20) <= 354)
  }

  @Test("choose by weight, and nothing of weight 0")
  func weights() {
    var dice = Dice(seed: 9, stream: 2)
    var counts = [0, 0, 0, 0]
    for _ in 0..<10_000 { counts[dice.index(weighted: [1, 0, 3, 6])] += 1 }
    #expect(counts[1] == 0)
    #expect((800...1200).contains(counts[0]))
    #expect((5700...6300).contains(counts[3]))
  }
}

@Suite("Quantiles")
struct QuantilesTests {
  private let quantiles = Quantiles((0, 0), (500, 10), (900, 50), (1000, 250))

  @Test("hold at their knots and run straight between them")
  func knots() {
    #expect(quantiles.value(at: 0) == 0)
    #expect(quantiles.value(at: 250_000) == 5)
    #expect(quantiles.value(at: 500_000) == 10)
    #expect(quantiles.value(at: 700_000) == 30)
    #expect(quantiles.value(at: 900_000) == 50)
    #expect(quantiles.value(at: 999_999) == 249)
  }

  @Test("never fall")
  func rising() {
    let values = stride(from: 0, to: 1_000_000, by: 1000).map(quantiles.value(at:))
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
  }
}
