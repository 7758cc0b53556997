import Cases
import Metrics
import Reports
import Testing

@Suite("What moved, printed")
struct ChangeReportTests {
  private let now = Period(from: Day(19_000), through: Day(19_089))
  private let before = Period(from: Day(18_635), through: Day(18_724))

  private func row(_ metric: String, _ period: Period, _ value: Double, _ unit: MetricUnit)
    -> MetricRow
  {
    MetricRow(metric: metric, period: .within(period), value: value, unit: unit)
  }

  private var table: ChangeTable {
    var table = ChangeTable(
      against: .year, now: now, before: before, lag: ReportingLag(days: 7, cases: 812))
    var filed = ChangeRow(
      row("filed", before, 100, .count), row("filed", now, 150, .count))
    filed.change = 50
    (filed.ratio, filed.ratioLow, filed.ratioHigh) = (1.5, 1.25, 1.8)
    (filed.dispersion, filed.method, filed.verdict) = (1.4, .quasiPoisson, .up)
    var rate = ChangeRow(
      row("dismissal_rate", before, 0.25, .share), row("dismissal_rate", now, 0.2, .share))
    (rate.change, rate.low, rate.high) = (-0.05, -0.12, 0.02)
    (rate.method, rate.verdict) = (.newcombe, .cannotTell)
    var open = ChangeRow(row("open", before, 40, .count), row("open", now, 44, .count))
    (open.change, open.why) = (4, "some cases are in both")
    table.rows = [filed, rate, open]
    return table
  }

  @Test("shows both numbers, the change with its interval, and how it was told from chance")
  func text() {
    let text = Report.changes(table).text(.table, header: nil)
    #expect(
      text == """
        METRIC          BEFORE     NOW    CHANGE            95 %  VERDICT      NOTE
        filed              100     150   +50.0 %  +25.0 to +80.0  up           ratio of counts, quasi-Poisson
        dismissal_rate  25.0 %  20.0 %  −5.0 pts   −12.0 to +2.0  cannot tell  difference of shares, Newcombe
        open                40      44        +4                  –            some cases are in both

        1 of 2 numbers moved further than chance explains; about 0.1 would without any change.

        """)
  }

  @Test("says in JSON what is true of all of them")
  func json() {
    let text = Report.changes(table).text(.json, header: nil)
    #expect(text.contains(#""against":"year""#))
    #expect(text.contains(#""judged":2,"moved":1,"reporting_lag":{"days":7,"cases":812"#))
    #expect(text.contains(#""change":-0.05,"low":-0.12,"high":0.02"#))
  }
}
