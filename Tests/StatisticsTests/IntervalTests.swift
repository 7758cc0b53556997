import Statistics
import Testing

@Suite("An interval")
struct IntervalTests {
  @Test("includes its ends")
  func ends() {
    let interval = Interval(low: 0.5, high: 2)
    #expect(interval.contains(0.5))
    #expect(interval.contains(2))
    #expect(!interval.contains(2.001))
    #expect(interval.lies(within: 0.5...2))
    #expect(!interval.lies(within: 0.6...2))
    #expect(interval.scaled(by: 10) == Interval(low: 5, high: 20))
  }

  @Test("has its lower bound below its upper one")
  func reversed() async {
    await #expect(processExitsWith: .failure) {
      _ = Interval(low: 2, high: 1)
    }
  }

  @Test("has the normal quantile of its level", arguments: ConfidenceLevel.allCases)
  func quantile(_ level: ConfidenceLevel) {
    #expect(isClose(level.z, Normal.quantile(0.5 + level.coverage / 2), relative: 1e-14))
  }
}
