import Cases
import Metrics
import Reports
import Testing

@Suite("A list of cases, printed")
struct CasesReportTests {
  private static func list(_ attorney: String, total: Int = 1) -> CaseList {
    CaseList(
      fields: [.field(.caseID), .field(.attorney), .field(.filed), .ageDays, .open],
      rows: [
        CaseList.Row(
          row: 0, caseID: "22-0001",
          values: [
            .text("22-0001"), .text(attorney), .day(Day(19_173)), .number(1200), .flag(true),
          ])
      ], total: total)
  }

  @Test("has a column a field, and says how many cases are not listed")
  func table() {
    #expect(
      Report.cases(Self.list("Baker", total: 1201)).text(.table, header: nil) == """
        CASE_ID  ATTORNEY  FILED       AGE_DAYS  OPEN
        22-0001  Baker     2022-06-30      1200  yes

        1,200 more cases are not listed.

        """)
  }

  @Test("has flags, days and numbers in JSON as what they are")
  func json() {
    #expect(
      Report.cases(Self.list("Baker")).text(.json, header: nil) == """
        {"rows":[
        {"case_id":"22-0001","attorney":"Baker","filed":"2022-06-30","age_days":1200,"open":true}
        ]}

        """)
  }

  @Test(
    "lets no name be a formula, a line end or a command to a terminal",
    arguments: [
      ("=1+1", "'=1+1", "=1+1", #""=1+1""#),
      ("+4", "'+4", "+4", #""+4""#),
      ("-Baker", "'-Baker", "-Baker", #""-Baker""#),
      ("@SUM(A1)", "'@SUM(A1)", "@SUM(A1)", #""@SUM(A1)""#),
      (#"Baker, "Al""#, #""Baker, ""Al""""#, #"Baker, "Al""#, #""Baker, \"Al\"""#),
      ("Ba\u{1b}[2Jker", "Ba [2Jker", "Ba [2Jker", #""Ba\u001b[2Jker""#),
      ("Ba\nker", "Ba ker", "Ba ker", #""Ba\nker""#),
      ("Ba\u{202e}rek", "Ba rek", "Ba rek", #""Ba\u202erek""#),
      ("Ba\u{9b}2J", "Ba 2J", "Ba 2J", #""Ba\u009b2J""#),
    ])
  func hostile(name: String, csv: String, table: String, json: String) {
    let report = Report.cases(Self.list(name))
    #expect(report.text(.csv, header: nil).contains("22-0001,\(csv),2022-06-30"))
    #expect(report.text(.table, header: nil).contains("22-0001  \(table)  "))
    #expect(report.text(.json, header: nil).contains("\"attorney\":\(json),"))
  }

  @Test("lets no formula hide behind a blank that was a tab")
  func tab() {
    let text = Report.cases(Self.list("\t=1+1")).text(.csv, header: nil)
    #expect(text.contains("22-0001,' =1+1,2022-06-30"))
  }
}
