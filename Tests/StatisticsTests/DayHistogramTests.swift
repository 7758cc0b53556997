import Statistics
import Testing

@Suite("A histogram of days")
struct DayHistogramTests {
  let some = DayHistogram([0, 0, 3, 7, 7, 12, 400])

  @Test(
    "has the quantiles that numpy gives",
    arguments: [
      // From Python, numpy 2: np.quantile([0, 0, 3, 7, 7, 12, 400], q)
      (0, 0), (0.1, 0), (0.25, 1.5), (0.5, 7), (0.75, 9.5), (0.9, 167.20000000000013), (1, 400),
    ])
  func quantile(_ q: Double, _ expected: Double) {
    #expect(isClose(some.quantile(q), expected, relative: 1e-12))
  }

  @Test("has the mean and median of its days")
  func center() {
    #expect(some.mean == 429.0 / 7)
    #expect(some.median == 7)
    #expect(DayHistogram([1, 2]).median == 1.5)
    #expect(DayHistogram([10, 10, 11, 45_000]).median == 10.5)
  }

  @Test("has the quantiles of the sorted days, for any days")
  func agreesWithSorting() {
    var generator = SeededGenerator(seed: 3)
    for size in 1...60 {
      let days = (0..<size).map { _ in Int.random(in: 0...90, using: &generator) }
      let histogram = DayHistogram(days)
      let sorted = days.sorted().map(Double.init)
      for q in [0, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 1] {
        let expected = Statistics.quantile(q, ofSorted: sorted)
        if histogram.quantile(q) != expected { Issue.record("\(days) at \(q)") }
      }
      #expect(histogram.count == size)
      #expect(histogram.counts.reduce(0, +) == size)
    }
  }

  @Test("counts the days up to one")
  func through() {
    #expect(some.count(through: -1) == 0)
    #expect(some.count(through: 0) == 2)
    #expect(some.count(through: 7) == 5)
    #expect(some.count(through: 399) == 6)
    #expect(some.count(through: 40_000) == 7)
    #expect(some[7] == 2)
    #expect(some[8] == 0)
    #expect(some[40_000] == 0)
    #expect(some[-1] == 0)
    #expect(some.longest == 400)
  }

  @Test("of nothing has no quantile and no mean")
  func empty() {
    let empty = DayHistogram()
    #expect(empty.isEmpty)
    #expect(empty.quantile(0.5) == nil)
    #expect(empty.mean == nil)
    #expect(empty.longest == nil)
    #expect(empty.count(through: 10) == 0)
  }

  @Test("is what it was after merging with an empty one")
  func mergeWithEmpty() {
    var merged = some
    merged.merge(DayHistogram())
    #expect(merged == some)
    merged = DayHistogram()
    merged.merge(some)
    #expect(merged == some)
  }

  @Test("of a whole is that of its parts merged, in any order", arguments: 1...20)
  func merge(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let days = (0..<100).map { _ in Int.random(in: 0...45_000, using: &generator) }
    let cut = Int.random(in: 0...100, using: &generator)
    var left = DayHistogram(days[..<cut])
    var right = DayHistogram(days[cut...])
    let (first, second) = (left, right)
    left.merge(second)
    right.merge(first)
    #expect(left == DayHistogram(days))
    #expect(right == left)
  }

  @Test("holds no negative duration")
  func negative() async {
    await #expect(processExitsWith: .failure) {
      var histogram = DayHistogram()
      histogram.add(day: -1)
    }
  }
}
