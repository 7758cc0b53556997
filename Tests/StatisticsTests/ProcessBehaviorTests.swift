import Statistics
import Testing

@Suite("An XmR chart")
struct ProcessBehaviorTests {
  @Test("has the limits of the formula and marks what is beyond them")
  func limits() throws {
    // From Python: mr = abs(diff(x)).mean(); x.mean() ± 3 * mr / 1.128
    let chart = try #require(
      ProcessBehavior([10, 12, 11, 13, 9, 10, 12, 11, 30, 11, 10, 12]))
    #expect(isClose(chart.mean, 12.583333333333334))
    #expect(isClose(chart.meanRange, 4.909090909090909))
    #expect(isClose(chart.limits.low, -0.4727595099935531))
    #expect(isClose(chart.limits.high, 25.639426176660223))
    #expect(chart.signals.indices.filter { chart.signals[$0].contains(.beyondLimit) } == [8])
  }

  @Test("marks eight on one side, and no seven")
  func runs() throws {
    let eight = try #require(ProcessBehavior([1, 2, 1, 2, 1, 2, 1, 2] + [3, 4, 3, 4, 3, 4, 3, 4]))
    let inRuns = eight.signals.filter { $0.contains(.run) }
    #expect(inRuns.count == 16)
    let sevens = try #require(ProcessBehavior([1, 2, 1, 2, 1, 2, 1] + [3, 4, 3, 4, 3, 4, 3]))
    let inSevens = sevens.signals.filter { $0.contains(.run) }
    #expect(inSevens.isEmpty)
  }

  @Test("finds nothing in a series that does not move", arguments: [2, 9, 24])
  func constant(_ count: Int) throws {
    let chart = try #require(ProcessBehavior(Array(repeating: 0.1 + 0.2, count: count)))
    #expect(chart.signals == Array(repeating: [], count: count))
    #expect(ProcessBehavior([]) == nil && ProcessBehavior([4]) == nil)
  }
}
