import Statistics
import Testing

@Suite("The log-rank test")
struct LogRankTests {
  typealias Group = (events: DayHistogram, censorings: DayHistogram)
  let one: Group = (DayHistogram([0, 3, 5, 5, 10]), DayHistogram([3, 5, 8, 10, 12]))
  let two: Group = (DayHistogram([2, 4, 4, 9, 11, 15]), DayHistogram([11, 20]))
  let three: Group = (DayHistogram([1, 1, 2, 7, 30]), DayHistogram([6]))

  @Test("is that of lifelines, for two groups and for three")
  func lifelines() throws {
    // From Python, lifelines 0.30.3: multivariate_logrank_test(days, groups, ended)
    let pair = try #require(LogRank([one, two]))
    #expect(isClose(pair.statistic, 0.014544054362634569))
    #expect(isClose(pair.p, 0.9040088725650098))
    let all = try #require(LogRank([one, two, three]))
    #expect(isClose(all.statistic, 0.45896626783823324))
    #expect(isClose(all.p, 0.7949443761209201))
    #expect(all.degreesOfFreedom == 2)
  }

  @Test("expects as many to end as did, and does not care for the order of groups")
  func laws() throws {
    let all = try #require(LogRank([one, two, three]))
    let turned = try #require(LogRank([three, one, two]))
    #expect(isClose(all.statistic, turned.statistic))
    let observed = all.groups.reduce(0) { $0 + $1.observed }
    let expected = all.groups.reduce(0) { $0 + $1.expected }
    #expect(isClose(expected, Double(observed)))
    let same = try #require(LogRank([one, one]))
    #expect(abs(same.statistic) < 1e-12)
  }

  @Test("says nothing where there is nothing to compare")
  func extremes() {
    let none: Group = (DayHistogram(), DayHistogram())
    let open: Group = (DayHistogram(), DayHistogram([5, 9]))
    #expect(LogRank([]) == nil)
    #expect(LogRank([one]) == nil)
    #expect(LogRank([one, none]) == nil)
    #expect(LogRank([open, open]) == nil)
    #expect(LogRank([one, two, none])?.degreesOfFreedom == 1)
    // Lost sight of before anything ended: neither its being there nor its order matters.
    let early: Group = (DayHistogram(), DayHistogram([0]))
    let late: Group = (DayHistogram([2, 4, 9]), DayHistogram([11]))
    let later: Group = (DayHistogram([3, 8]), DayHistogram([12]))
    #expect(LogRank([late, later, early])?.statistic == LogRank([late, later])?.statistic)
    #expect(LogRank([early, late, later])?.degreesOfFreedom == 1)
    #expect(LogRank([early, late]) == nil)
    #expect(LogRank([one, two, none])?.statistic == LogRank([one, two])?.statistic)
  }
}
