import Cases
import Metrics
import Reports
import Testing

@Suite("An explanation, printed")
struct ExplanationReportTests {
  @Test("says what a metric is where there is no office")
  func definition() throws {
    let metric = try #require(Metric.named("clearance_rate"))
    let report = Report.explanation([ExplainedMetric(metric)], by: [])
    let page = report.text(.table, header: nil)
    #expect(page.hasPrefix("\(metric.title) (clearance_rate)\n\(metric.question)\n\n  how"))
    #expect(page.contains(metric.how))
    #expect(!page.contains("  value"))
    let json = report.text(.json, header: .withoutOffice)
    #expect(
      json.hasPrefix(
        #"{"office":null,"profile":null,"as_of":null,"data":null,"filter":null,"rows":["#))
    #expect(json.contains(#"{"metric":"clearance_rate","group":null,"period":null,"value":null,"#))
    #expect(json.contains(#""missing":[],"left_out":[]"#))
  }

  @Test("says what went into a number and what was left out, by reason")
  func number() throws {
    let metric = try #require(Metric.named("clearance_rate"))
    let explained = ExplainedMetric(
      Explanation(
        metric: metric,
        row: MetricRow(
          metric: "clearance_rate", group: [GroupLabel(.unit, "Felony")],
          period: .within(InventedAnswers.half), value: 0.95, numerator: 1900, denominator: 2000,
          unit: .ratio, missing: 12),
        leftOut: [.init(reason: "disposed before filed", cases: 12)]),
      fields: [.filed])
    let report = Report.explanation([explained], by: [.unit])
    #expect(
      report.text(.table, header: nil).hasSuffix(
        """

          group     Felony
          days      2022-01-01..2022-06-30
          value     0.95
          counted   1,900
          n         2,000
          left out  12 disposed before filed

        """))
    let json = report.text(.json, header: nil)
    #expect(json.contains(#""left_out":[{"reason":"disposed before filed","cases":12}]"#))
    #expect(json.contains(#""group":{"unit":"Felony"}"#))
  }
}
