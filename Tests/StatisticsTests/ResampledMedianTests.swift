import Statistics
import Testing

@Suite("A resampled median")
struct ResampledMedianTests {
  let days = DayHistogram((0..<41).map { ($0 * $0) % 97 })
  let others = DayHistogram((0..<60).map { 20 + ($0 * 7) % 83 })

  @Test("has the interval that resampling gives")
  func interval() throws {
    // From Python, numpy: medians of 400,000 resamples of each with replacement; np.quantile at
    // 0.025 and 0.975 of the medians, of their ratios and of their differences.
    let one = try #require(ResampledMedian(of: days, draws: 40_000, seed: 1))
    let other = try #require(ResampledMedian(of: others, draws: 40_000, seed: 2))
    #expect(one.median == 47)
    #expect(other.median == 60.5)
    #expect(one.interval() == Interval(low: 31, high: 61))
    #expect(other.interval() == Interval(low: 50, high: 71))
    let difference = try #require(one.differenceInterval(from: other))
    #expect(difference == Interval(low: -34, high: 2))
    let ratio = try #require(one.ratioInterval(to: other))
    #expect(isClose(ratio.low, 0.484375, relative: 0.01))
    #expect(isClose(ratio.high, 1.03846154, relative: 0.01))
  }

  @Test("is the same for the same seed")
  func deterministic() throws {
    let one = ResampledMedian(of: days, seed: 5)
    #expect(one == ResampledMedian(of: days, seed: 5))
    #expect(one != ResampledMedian(of: days, seed: 6))
  }

  @Test("of one case, or of equal ones, has no width", arguments: [[7], [7, 7], [7, 7, 7, 7, 7]])
  func constant(_ durations: [Int]) throws {
    let median = try #require(ResampledMedian(of: DayHistogram(durations), seed: 1))
    #expect(median.interval() == Interval(low: 7, high: 7))
    #expect(median.ratioInterval(to: median) == Interval(low: 1, high: 1))
    #expect(median.differenceInterval(from: median) == Interval(low: 0, high: 0))
  }

  @Test("lies inside its own interval")
  func containsMedian() throws {
    for size in 1...40 {
      let durations = DayHistogram((0..<size).map { ($0 * 31) % 53 })
      let median = try #require(ResampledMedian(of: durations, seed: 9))
      #expect(try #require(median.interval()).contains(median.median))
    }
  }

  @Test("has no ratio to 0, and an open one to what may be 0")
  func zero() throws {
    let some = try #require(ResampledMedian(of: DayHistogram([5, 6, 7]), seed: 1))
    let none = try #require(ResampledMedian(of: DayHistogram([0, 0, 0, 9]), seed: 2))
    #expect(some.ratioInterval(to: none) == nil)
    let maybe = try #require(ResampledMedian(of: DayHistogram([0, 0, 9, 9, 9]), seed: 3))
    #expect(try #require(some.ratioInterval(to: maybe)).high == .infinity)
  }

  @Test("of nothing is none")
  func empty() {
    #expect(ResampledMedian(of: DayHistogram(), seed: 1) == nil)
  }
}
