import Statistics
import Testing

@Suite("Gini's coefficient")
struct GiniTests {
  @Test(
    "is that of the formula in numpy",
    arguments: [
      // From Python: x.sort(); (2 * arange(1, n + 1) - n - 1).dot(x) / (n * x.sum())
      ([1, 1, 1, 1], 0), ([0, 10, 0, 0], 0.75), ([70, 5, 10, 15], 0.5),
      ([3, 1, 4, 1, 5, 9, 2, 6], 0.36693548387096775),
    ] as [([Int], Double)])
  func numpy(_ values: [Int], _ expected: Double) {
    #expect(isClose(gini(values), expected))
  }

  @Test("does not change with the unit, and says nothing of nothing")
  func laws() {
    #expect(gini([3, 1, 4].map { $0 * 40 }) == gini([3, 1, 4]))
    #expect(gini([]) == nil)
    #expect(gini([0, 0]) == nil)
    #expect(gini([12]) == 0)
  }
}
