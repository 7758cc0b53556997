import Statistics
import Testing

@Suite("The Kaplan-Meier estimate")
struct KaplanMeierTests {
  /// Ten invented cases; on days 3, 5 and 10 some ended and others were last seen.
  let small = KaplanMeier(
    events: DayHistogram([0, 3, 5, 5, 10]), censorings: DayHistogram([3, 5, 8, 10, 12]))

  @Test(
    "is what lifelines gives for ten cases",
    arguments: [
      // From Python, lifelines 0.30.3:
      // k = KaplanMeierFitter().fit([0, 3, 3, 5, 5, 5, 8, 10, 10, 12], [1, 1, 0, 1, 1, 0, 0, 1, 0, 0])
      // k.survival_function_, k.confidence_interval_survival_function_
      (0, 0.9, 0.47300927136205084, 0.985281393367343),
      (3, 0.8, 0.40869078163340444, 0.9458726458389115),
      (4, 0.8, 0.40869078163340444, 0.9458726458389115),
      (5, 0.5714285714285714, 0.21719270238228386, 0.8145721379207792),
      (9, 0.5714285714285714, 0.21719270238228386, 0.8145721379207792),
      (10, 0.38095238095238093, 0.07010645228919375, 0.7043774128929687),
      (500, 0.38095238095238093, 0.07010645228919375, 0.7043774128929687),
    ])
  func lifelines(_ day: Int, survival: Double, low: Double, high: Double) throws {
    #expect(isClose(small.survival(after: day), survival))
    let interval = try #require(small.survivalInterval(after: day))
    #expect(isClose(interval.low, low))
    #expect(isClose(interval.high, high))
    let ended = try #require(small.shareInterval(endedBy: day))
    #expect(isClose(ended.low, 1 - high))
    #expect(ended.contains(try #require(small.share(endedBy: day))))
  }

  @Test("has the first day by which half have ended as its median")
  func median() {
    #expect(small.median == 10)
    // 1 of 4, 1 of 3 and 1 of 2 leave 3/4, 1/2 and 1/4: exactly half counts, through the rounding.
    #expect(KaplanMeier(events: DayHistogram([2, 4, 6, 8]), censorings: .init()).median == 4)
    let tenths = KaplanMeier(events: DayHistogram(1...10), censorings: .init())
    #expect(tenths.median == 5)
    #expect(KaplanMeier(events: DayHistogram([1]), censorings: DayHistogram([5, 5])).median == nil)
  }

  @Test("counts as at risk on a day whoever lasted to it")
  func atRisk() {
    #expect(small.atRisk(on: 0) == 10)
    #expect(small.atRisk(on: 1) == 9)
    #expect(small.atRisk(on: 3) == 9)
    #expect(small.atRisk(on: 4) == 7)
    #expect(small.atRisk(on: 10) == 3)
    #expect(small.atRisk(on: 12) == 1)
    #expect(small.atRisk(on: 13) == 0)
    for step in small.steps { #expect(step.atRisk == small.atRisk(on: step.day)) }
  }

  @Test("is the plain share ended where nobody was lost sight of", arguments: 0...70)
  func uncensored(_ day: Int) throws {
    let days = DayHistogram([5, 5, 9, 14, 21, 33, 33, 33, 60, 61])
    let estimate = KaplanMeier(events: days, censorings: DayHistogram())
    let expected = Double(days.count(through: day)) / 10
    #expect(abs(try #require(estimate.share(endedBy: day)) - expected) < 1e-12)
  }

  @Test("has no interval where none have ended, or all")
  func noInterval() {
    let all = KaplanMeier(events: DayHistogram([3, 5]), censorings: DayHistogram())
    #expect(all.survivalInterval(after: 2) == nil)
    #expect(all.survivalInterval(after: 3) != nil)
    #expect(all.survival(after: 5) == 0)
    #expect(all.survivalInterval(after: 5) == nil)
  }

  @Test("of nothing, or of none ended, says so")
  func empty() {
    let nothing = KaplanMeier(events: DayHistogram(), censorings: DayHistogram())
    #expect(nothing.count == 0)
    #expect(nothing.median == nil)
    #expect(nothing.survival(after: 10) == nil)
    #expect(nothing.atRisk(on: 0) == 0)
    let open = KaplanMeier(events: DayHistogram(), censorings: DayHistogram([10, 20]))
    #expect(open.median == nil)
    #expect(open.share(endedBy: 15) == 0)
    #expect(open.atRisk(on: 11) == 1)
  }
}
