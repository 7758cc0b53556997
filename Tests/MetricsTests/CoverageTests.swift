import Cases
import Metrics
import Testing

@Suite("An office's coverage")
struct CoverageTests {
  let coverage = Office.Coverage(
    selectedBy: .filed,
    complete: [Self.day(2015)...Self.day(2018, 12, 31), Self.day(2022)...Self.day(2022, 11, 4)],
    removedAfterMonths: [.dismissed: 24], lookbackMonths: 12)
  let dataDay = Self.day(2022, 11, 5)

  private static func day(_ year: Int, _ month: Int = 1, _ number: Int = 1) -> Day {
    Day(year: year, month: month, day: number) ?? Day(0)
  }

  private func period(_ first: Day, _ last: Day) -> Period { Period(from: first, through: last) }

  private func why(
    _ first: Day, _ last: Day, by anchor: CaseField?, using outcomes: Set<Disposition> = []
  ) -> String {
    coverage.whyNotCovered(
      period(first, last), by: anchor, using: outcomes, dataDay: dataDay)
  }

  @Test("holds what came in while the data was complete")
  func inflow() {
    #expect(why(Self.day(2015), Self.day(2015, 12, 31), by: .filed) == "")
    #expect(why(Self.day(2022), Self.day(2022, 11, 4), by: .filed) == "")
    #expect(
      why(Self.day(2018, 7), Self.day(2019, 6, 30), by: .filed)
        == "the data does not hold all cases filed 2018-07-01..2019-06-30")
    #expect(
      why(Self.day(2018), Self.day(2022, 11, 4), by: .screened)
        == "the data does not hold all cases filed 2018-01-01..2022-11-04")
  }

  @Test("holds what ended, or was open, only after the lookback")
  func lookback() {
    #expect(why(Self.day(2016), Self.day(2016, 12, 31), by: .disposed) == "")
    #expect(
      why(Self.day(2015, 12, 31), Self.day(2016, 12, 31), by: .disposed)
        == "the data does not hold all cases filed 2014-12-31..2016-12-31")
    #expect(why(Self.day(2018, 6), Self.day(2018, 6), by: nil) == "")
    #expect(
      why(Self.day(2022, 11, 4), Self.day(2022, 11, 4), by: nil)
        == "the data does not hold all cases filed 2021-11-04..2022-11-04")
  }

  @Test("holds no outcome that was removed by the data day")
  func removed() {
    #expect(
      why(Self.day(2016), Self.day(2016, 12, 31), by: .disposed, using: [.plea, .dismissed])
        == "cases that end as dismissed are removed after 24 months")
    #expect(why(Self.day(2016), Self.day(2016, 12, 31), by: .disposed, using: [.plea]) == "")
    #expect(
      coverage.whyNotCovered(
        period(Self.day(2018, 1, 2), Self.day(2018, 12, 31)), by: .disposed, using: [.dismissed],
        dataDay: Self.day(2020, 1, 1)) == "")
  }

  @Test("holds everything where no range is stated")
  func unstated() {
    let open = Office.Coverage(selectedBy: .filed, complete: [])
    #expect(
      open.whyNotCovered(
        period(Self.day(1990), Self.day(2022)), by: .disposed, using: Set(Disposition.allCases),
        dataDay: dataDay) == "")
  }
}
