import Cases
import Metrics
import Testing

@Suite("A period")
struct PeriodTests {
  @Test(
    "is read as people write it",
    arguments: [
      ("12m", "2021-11-06..2022-11-05"), ("1m", "2022-10-06..2022-11-05"),
      ("2022", "2022-01-01..2022-12-31"), ("2022-Q3", "2022-07-01..2022-09-30"),
      ("2022-q1", "2022-01-01..2022-03-31"), ("2024-02", "2024-02-01..2024-02-29"),
      ("2022-11-05", "2022-11-05..2022-11-05"),
      ("2022-01-01..2022-06-30", "2022-01-01..2022-06-30"),
      ("2020..2021-Q2", "2020-01-01..2021-06-30"), ("ALL", "2015-03-01..2022-11-05"),
    ])
  func reads(text: String, expected: String) throws {
    let choice = try PeriodChoice(parsing: text)
    let period = choice.period(asOf: day("2022-11-05"), first: day("2015-03-01"))
    #expect(period.description == expected)
    #expect(try PeriodChoice(parsing: choice.text) == choice)
  }

  @Test(
    "is refused with what to write instead",
    arguments: [
      "", "m", "0m", "99999m", "202", "2022-13", "2022-Q5", "2022-02-30", "2022..", "..",
      "2022..2021", "yesterday", "1e3m", "-12m", "2022-01-01...2022-02-01",
    ])
  func refuses(text: String) {
    let error = #expect(throws: PeriodError.self) { try PeriodChoice(parsing: text) }
    #expect(error?.description.hasPrefix("“\(text)” is not a period: ") == true)
  }

  @Test("of a year that ends on a leap day begins on the day after the last one's")
  func leap() throws {
    let period = try PeriodChoice(parsing: "12m").period(
      asOf: day("2024-02-29"), first: day("2015-01-01"))
    #expect(period.description == "2023-03-01..2024-02-29")
  }
}
