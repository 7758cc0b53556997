import Statistics
import Testing

@Suite("The mean time within a horizon")
struct RestrictedMeanTests {
  let small = KaplanMeier(
    events: DayHistogram([0, 3, 5, 5, 10]), censorings: DayHistogram([3, 5, 8, 10, 12]))

  @Test("is the area that lifelines gives, with the error of its formula in numpy")
  func lifelines() throws {
    // From Python, lifelines 0.30.3: restricted_mean_survival_time(k, t=8), and t=12, of the ten
    // cases; the error as sqrt(sum(area(d)**2 * k / (n * (n - k)))) over the days with events.
    let eight = try #require(small.restrictedMean(to: 8))
    #expect(isClose(eight.estimate, 6.0142857142857125) && isClose(eight.error, 0.8499408314168821))
    let twelve = try #require(small.restrictedMean(to: 12))
    #expect(
      isClose(twelve.estimate, 7.919047619047617) && isClose(twelve.error, 1.3857427664589193))
  }

  @Test("is the plain mean where all have ended, and nothing beyond what was followed")
  func plain() throws {
    let days = DayHistogram([4, 9, 9, 30])
    let all = try #require(
      KaplanMeier(events: days, censorings: DayHistogram()).restrictedMean(to: 100))
    #expect(isClose(all.estimate, 13))
    #expect(all.interval().low >= 0 && all.interval().high <= 100)
    #expect(small.restrictedMean(to: 13) == nil)
    #expect(KaplanMeier(events: .init(), censorings: .init()).restrictedMean(to: 5) == nil)
    let open = KaplanMeier(events: DayHistogram(), censorings: DayHistogram([40, 50]))
    #expect(open.restrictedMean(to: 40)?.estimate == 40)
    #expect(open.restrictedMean(to: 40)?.error == 0)
    let atOnce = KaplanMeier(events: DayHistogram([0, 0, 0]), censorings: DayHistogram())
    #expect(atOnce.restrictedMean(to: 10)?.estimate == 0)
  }

  @Test("differs from another by as much as the other from it")
  func difference() throws {
    let other = KaplanMeier(
      events: DayHistogram([2, 4, 4, 9]), censorings: DayHistogram([11, 15]))
    let one = try #require(small.restrictedMean(to: 10))
    let two = try #require(other.restrictedMean(to: 10))
    let forth = one.difference(from: two)
    let back = two.difference(from: one)
    #expect(isClose(forth.estimate, -back.estimate))
    #expect(isClose(forth.interval.low, -back.interval.high))
    #expect(forth.interval.contains(forth.estimate))
  }
}
