import Cases
import Testing

@Suite("A day")
struct DayTests {
  @Test("comes back from its number as the date that it was made of")
  func roundTrip() throws {
    // Every day of four centuries around the epoch, which holds every kind of leap year.
    var previous: Day?
    for year in [1600, 1700, 1899, 1900, 1970, 2000, 2023, 2024, 2100] {
      for month in 1...12 {
        for date in 1...Day.length(ofMonth: month, in: year) {
          let day = try #require(Day(year: year, month: month, day: date))
          if day.date != (year, month, date) { Issue.record("\(year)-\(month)-\(date)") }
          if let last = previous, last.date.year == year, day - last != 1 {
            Issue.record("\(day) does not follow \(last)")
          }
          previous = day
        }
      }
    }
  }

  @Test("has the numbers that Python's date.toordinal() − 719163 gives")
  func numbers() {
    #expect(Day("1970-01-01")?.number == 0)
    #expect(Day("1900-01-01")?.number == -25_567)
    #expect(Day("2022-11-05")?.number == 19_301)
    #expect(Day("2000-02-29")?.number == 11_016)
  }

  @Test(
    "is not read from what is no date",
    arguments: ["2023-02-29", "2023-13-01", "2023-00-10", "23-01-01", "2023-1-1", "", "x"])
  func noDate(_ text: String) {
    #expect(Day(text) == nil)
  }

  @Test("of a longer month becomes the last day of a shorter one")
  func addingMonths() {
    #expect(day("2024-01-31").adding(months: 1) == day("2024-02-29"))
    #expect(day("2023-03-31").adding(months: -1) == day("2023-02-28"))
    #expect(day("2024-02-29").adding(years: -1) == day("2023-02-28"))
    #expect(day("2022-11-05").adding(months: -12) == day("2021-11-05"))
  }

  @Test("knows its weekday")
  func weekday() {
    #expect(day("2022-11-05").weekday == 5)  // A Saturday.
    #expect(day("1969-12-29").weekday == 0)  // A Monday.
  }
}
