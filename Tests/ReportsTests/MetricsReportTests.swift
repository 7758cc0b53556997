import Cases
import Metrics
import Reports
import Testing

@Suite("Metrics, printed")
struct MetricsReportTests {
  @Test("are a table whose numbers stand under each other, each with its unit and n")
  func table() {
    let text = Report.metrics(InventedAnswers.office, by: []).text(.table, header: nil)
    #expect(
      text == """
        METRIC      PERIOD           VALUE  COUNTED    N   95 %  LEFT OUT  NOTE
        open        on 2022-06-30   12,345   12,345
        median_age  on 2022-06-30  92 days           511  88–98            clock includes inactive time
        stalled     on 2022-06-30        –                                 not computable: no events

        """)
  }

  @Test("have a column for the groups, and say why there is no number")
  func groups() {
    let text = Report.metrics(InventedAnswers.shares, by: [.race]).text(.table, header: nil)
    #expect(
      text == """
        METRIC          RACE       PERIOD                   VALUE  COUNTED   N       95 %  LEFT OUT  NOTE
        dismissal_rate  Black      2022-01-01..2022-06-30  25.0 %        5  20  11.2–46.9         3  over 5 % left out
        dismissal_rate  (missing)  2022-01-01..2022-06-30       –        0   0                       undefined: nothing to divide by

        """)
  }

  @Test("are JSON with numbers as numbers and null for what is absent")
  func json() {
    let text = Report.metrics(InventedAnswers.shares, by: [.race]).text(.json, header: nil)
    #expect(
      text == """
        {"rows":[
        {"metric":"dismissal_rate","group":{"race":"Black"},\
        "period":{"from":"2022-01-01","to":"2022-06-30"},"value":0.25,"numerator":5,\
        "denominator":20,"low":0.112,"high":0.469,"unit":"share","n_missing":3,"state":"ok",\
        "why":null,"notes":["partial"]},
        {"metric":"dismissal_rate","group":{"race":"(missing)"},\
        "period":{"from":"2022-01-01","to":"2022-06-30"},"value":null,"numerator":0,\
        "denominator":0,"low":null,"high":null,"unit":"share","n_missing":0,"state":"undefined",\
        "why":null,"notes":[]}
        ]}

        """)
  }

  @Test("have the day of a stock, and a period's days, in columns of their own in CSV")
  func csv() {
    let text = Report.metrics(InventedAnswers.office, by: []).text(.csv, header: nil)
    #expect(
      text == """
        metric,from,to,value,numerator,denominator,low,high,unit,n_missing,state,why,notes
        open,2022-06-30,2022-06-30,12345,12345,,,,count,0,ok,,
        median_age,2022-06-30,2022-06-30,92,,511,88,97.5,days,0,ok,,clock_includes_inactive
        stalled,2022-06-30,2022-06-30,,,,,,count,0,not_computable,no events,

        """)
  }

  @Test("have no two columns of one name, whatever makes the groups")
  func headings() {
    let text = Report.metrics([], by: [.unit, .race]).text(.csv, header: nil)
    #expect(text.hasPrefix("metric,group_unit,race,from,to,value,"))
  }

  @Test("that are none make an empty list, not a missing one")
  func none() {
    #expect(Report.metrics([], by: []).text(.json, header: nil) == "{\"rows\":[]}\n")
  }
}
