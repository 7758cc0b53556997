import Cases
import Reports
import Testing

@Suite("A report of data quality")
struct QualityReportTests {
  private static let findings = [
    Finding(
      rule: .unlistedValue, field: "disposition", rows: 3, outOf: 12,
      first: [2, 5, 7, 9].map { Place(file: "cases.csv", line: $0) },
      values: ["NOLLE", "=SENT BACK", "Ned", "Ted"])
  ]

  @Test("is serious where it is about many rows, though its rule is minor", arguments: [1, 49, 50])
  func severity(rows: Int) {
    let finding = Finding(rule: .badValue, field: "filed", rows: rows, outOf: 1000)
    #expect(finding.severity == (rows < 50 ? .minor : .serious))
  }

  @Test("says the first places, the words, and how to fix what was found")
  func table() {
    #expect(
      Report.quality(Self.findings).text(.table, header: nil) == """
        RULE            FIELD        ROWS   SHARE  SEVERITY  FIRST PLACES                         \
        WORDS                           HOW TO FIX
        unlisted-value  disposition     3  25.0 %  serious   cases.csv:2 cases.csv:5 cases.csv:7  \
        NOLLE, =SENT BACK, Ned, 1 more  list the word under values: in office.yml

        """)
  }

  @Test("gives programs every place that was kept, and every word")
  func json() {
    #expect(
      Report.quality(Self.findings).text(.json, header: nil) == #"""
        {"rows":[
        {"rule":"unlisted-value","field":"disposition","rows":3,"share":0.25,\#
        "severity":"serious","first":["cases.csv:2","cases.csv:5","cases.csv:7","cases.csv:9"],\#
        "values":["NOLLE","=SENT BACK","Ned","Ted"],\#
        "how_to_fix":"list the word under values: in office.yml"}
        ]}

        """#)
  }
}
