import Cases
import Testing

@testable import DemoOffice

@Suite("The court calendar")
struct CourtCalendarTests {
  @Test("moves a day that is no court day to the next one")
  func moves() throws {
    // 2026-07-04 is a Saturday, 2025-07-04 a Friday and a holiday.
    let saturday = try #require(Day("2026-07-04"))
    let holiday = try #require(Day("2025-07-04"))
    #expect(CourtCalendar.sitting(onOrAfter: saturday).description == "2026-07-06")
    #expect(CourtCalendar.sitting(onOrAfter: holiday).description == "2025-07-07")
    let tuesday = try #require(Day("2026-06-30"))
    #expect(CourtCalendar.sitting(onOrAfter: tuesday) == tuesday)
  }

  @Test("brings more referrals on Mondays than on Sundays, in July than in December, lately")
  func weights() throws {
    let last = try #require(Day("2026-06-30"))
    let july = try #require(Day("2024-07-15"))
    let december = try #require(Day("2024-12-16"))
    func weight(_ day: Day) -> Int { CourtCalendar.referralWeight(of: day, last: last) }
    #expect(weight(july) > 5 * weight(july - 1))
    #expect(weight(july) > weight(december))
    #expect(weight(july + 728) > weight(july))
  }
}
