import Cases
import Metrics
import Reports
import Testing

@Suite("An explanation, printed")
struct ExplanationReportTests {
  @Test("says what a metric is where there is no office")
  func definition() throws {
    let metric = try #require(Metric.named("clearance_rate"))
    #expect(
      metric.page.hasPrefix(
        "\(metric.title)\n\n\(metric.question)\n\n  = \(metric.how)\n  unit: ratio\n"))
    #expect(metric.page.hasSuffix("\(metric.limits)\n"))
  }

  @Test("says what went into a number and what was left out, by reason")
  func number() throws {
    let metric = try #require(Metric.named("clearance_rate"))
    let explanation = Explanation(
      metric: metric,
      row: MetricRow(
        metric: "clearance_rate", group: [GroupLabel(.unit, "Felony")],
        period: .within(InventedAnswers.half), value: 0.95, numerator: 1900, denominator: 2000,
        unit: .ratio, missing: 12),
      parts: [
        AccountPart(.inQuestion, "filed in the period", 2012),
        AccountPart(.counted, "cases filed in the period", 2000),
        AccountPart(.numerator, "cases disposed in the period", 1900),
        AccountPart(.leftOut, "disposed before filed", 12),
      ])
    #expect(
      explanation.page == """

        unit = Felony:
          0.95  (2022-01-01..2022-06-30)
          1,900 of 2,000

          2,012  in question: filed in the period
          2,000  counted: cases filed in the period
          1,900  above the line: cases disposed in the period
             12  left out: disposed before filed

          2,012 filed in the period = 2,000 counted + 12 left out: 12 disposed before filed

        """)
    let json = Report.explanations([explanation], by: [.unit]).text(.json, header: nil)
    #expect(json.contains(#""missing":[{"reason":"disposed before filed","cases":12}]"#))
    #expect(json.contains(#"{"part":"left_out","words":"disposed before filed","cases":12}"#))
    #expect(json.contains(#""adds_up":"2,012 filed in the period = 2,000 counted + 12"#))
    #expect(json.contains(#""group":{"unit":"Felony"}"#))
    #expect(json.contains(#""title":"Clearance rate""#))
  }
}
