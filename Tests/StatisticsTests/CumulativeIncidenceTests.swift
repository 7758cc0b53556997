import Statistics
import Testing

@Suite("The share that has ended in each way")
struct CumulativeIncidenceTests {
  @Test(
    "is that of lifelines, without ties",
    arguments: [
      // From Python, lifelines 0.30.3: T = 1…12, E = [1, 2, 0, 1, 1, 3, 0, 2, 1, 0, 2, 1];
      // a = AalenJohansenFitter(calculate_variance=True).fit(T, E, event_of_interest=way)
      // a.cumulative_density_, sqrt(a.variance_), a.confidence_interval_
      (0, 4, 0.17592592592592593, 0.11332877757862443, 0.027500435309355836, 0.43159167191944997),
      (0, 8, 0.2685185185185185, 0.1330476047980901, 0.06380295378136713, 0.5335487135552983),
      (1, 4, 0.08333333333333334, 0.07978559231302818, 0.005052835478990737, 0.3110704099899873),
      (1, 8, 0.19444444444444445, 0.12486275043898369, 0.02925375785304525, 0.4679797472089084),
      (2, 8, 0.09259259259259259, 0.08811174335568023, 0.005457657052666393, 0.3373451049016388),
    ])
  func lifelines(
    _ way: Int, _ day: Int, share: Double, error: Double, low: Double, high: Double
  ) throws {
    let ways = CumulativeIncidence(
      events: [DayHistogram([1, 4, 5, 9, 12]), DayHistogram([2, 8, 11]), DayHistogram([6])],
      censorings: DayHistogram([3, 7, 10]))
    #expect(isClose(ways.share(way, by: day), share))
    #expect(isClose(ways.steps[way].last { $0.day <= day }?.error, error))
    let interval = try #require(ways.interval(way, by: day))
    #expect(isClose(interval.low, low) && isClose(interval.high, high))
    #expect(ways.share(2, by: 5) == 0 && ways.interval(2, by: 5) == nil)
  }

  @Test("takes all that ends on a day from those at risk on it, by hand")
  func ties() {
    // Of 10, 2 end one way and 3 the other on day 4, 1 is lost on it; of 4, 1 and 1 on day 6.
    let ways = CumulativeIncidence(
      events: [DayHistogram([4, 4, 6]), DayHistogram([4, 4, 4, 6])],
      censorings: DayHistogram([4, 9, 9]))
    #expect(isClose(ways.share(0, by: 5), 0.2) && isClose(ways.share(1, by: 5), 0.3))
    #expect(isClose(ways.share(0, by: 6), 0.2 + 0.5 / 4))
    #expect(isClose(ways.share(1, by: 6), 0.3 + 0.5 / 4))
  }

  @Test("adds up to 1 with what is open, on every day", arguments: 1...20)
  func addsUp(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var events = Array(repeating: DayHistogram(), count: 3)
    var censorings = DayHistogram()
    for _ in 0..<(5 * seed) {
      let day = Int.random(in: 0...30, using: &random)
      let way = Int.random(in: 0...3, using: &random)
      if way == 3 { censorings.add(day: day) } else { events[way].add(day: day) }
    }
    let ways = CumulativeIncidence(events: events, censorings: censorings)
    for day in 0...35 {
      let ended = try (0...2).map { try #require(ways.share($0, by: day)) }.reduce(0, +)
      let open = try #require(ways.overall.survival(after: day))
      #expect(abs(ended + open - 1) < 1e-12)
      for way in 0...2 {
        guard let interval = ways.interval(way, by: day) else { continue }
        #expect(0 <= interval.low && interval.high <= 1)
      }
    }
  }

  @Test("is one less the Kaplan-Meier estimate where there is one way, and says nothing of nothing")
  func oneWay() {
    let days = DayHistogram([3, 5, 5, 9])
    let censorings = DayHistogram([4, 12])
    let way = CumulativeIncidence(events: [days], censorings: censorings)
    let estimate = KaplanMeier(events: days, censorings: censorings)
    for day in 0...12 {
      #expect(isClose(way.share(0, by: day), estimate.share(endedBy: day) ?? -1))
    }
    let none = CumulativeIncidence(events: [DayHistogram()], censorings: DayHistogram())
    #expect(none.share(0, by: 10) == nil && none.interval(0, by: 10) == nil)
  }
}
