import Statistics
import Testing

@Suite("Cases first seen at some age")
struct DelayedEntryTests {
  let late = KaplanMeier(
    events: DayHistogram([3, 9, 6, 10, 11, 14, 3]), censorings: DayHistogram([5, 12, 9]),
    entries: DayHistogram([4, 4, 6, 7, 7, 2]))

  @Test(
    "are at risk from the day after, as in lifelines",
    arguments: [
      // From Python, lifelines 0.30.3: KaplanMeierFitter().fit(
      // [3, 5, 9, 12, 6, 10, 11, 9, 14, 3], [1, 0, 1, 0, 1, 1, 1, 0, 1, 1],
      // entry=[0, 0, 0, 0, 4, 4, 6, 7, 7, 2])
      (2, 1, 1, 1), (3, 0.6, 0.125730, 0.881756), (6, 0.45, 0.081834, 0.775122),
      (9, 0.375, 0.069678, 0.696882), (10, 0.28125, 0.045259, 0.594609),
      (13, 0.1875, 0.021689, 0.481205),
    ])
  func lifelines(_ day: Int, _ survival: Double, _ low: Double, _ high: Double) {
    #expect(isClose(late.survival(after: day), survival))
    let interval = late.survivalInterval(after: day)
    #expect(isClose(interval?.low ?? 1, low, relative: 1e-4))
    #expect(isClose(interval?.high ?? 1, high, relative: 1e-4))
  }

  @Test("tell the share that ends soon of those open at an age")
  func soon() throws {
    // Those open after day 5: S(10)/S(5) = 0.28125/0.6.
    let soon = try #require(late.share(endedWithin: 5, ofThoseOpenAfter: 5))
    #expect(isClose(soon.estimate, 1 - 0.28125 / 0.6))
    #expect(try #require(soon.interval).contains(soon.estimate))
    #expect(late.share(endedWithin: 5, ofThoseOpenAfter: 5, fewest: 20) == nil)
    #expect(late.share(endedWithin: 5, ofThoseOpenAfter: 40) == nil)
    let all = try #require(late.share(endedWithin: 2, ofThoseOpenAfter: 12))
    #expect(all.estimate == 1 && all.interval == nil)
    let none = try #require(late.share(endedWithin: 1, ofThoseOpenAfter: 6))
    #expect(none.estimate == 0 && none.interval == nil)
  }

  @Test("count nobody twice: at age 0 the chance is the share ended")
  func fromTheStart() throws {
    let all = KaplanMeier(
      events: DayHistogram([1, 4, 4, 8, 20]), censorings: DayHistogram([3, 9, 25]))
    let chance = try #require(all.share(endedWithin: 9, ofThoseOpenAfter: 0))
    #expect(isClose(chance.estimate, try #require(all.share(endedBy: 9))))
    let interval = try #require(chance.interval)
    let other = try #require(all.shareInterval(endedBy: 9))
    #expect(isClose(interval.low, other.low) && isClose(interval.high, other.high))
  }

  @Test("have a median whose interval holds it")
  func medianInterval() {
    // From Python, lifelines 0.30.3: median_survival_times(k.confidence_interval_) of the ten
    // cases is 0 to infinity.
    let small = KaplanMeier(
      events: DayHistogram([0, 3, 5, 5, 10]), censorings: DayHistogram([3, 5, 8, 10, 12]))
    #expect(small.medianInterval().low == 0 && small.medianInterval().high == nil)
    let none = KaplanMeier(events: DayHistogram(), censorings: DayHistogram([5]))
    #expect(none.medianInterval().low == nil && none.medianInterval().high == nil)
  }
}
