import Cases
import Metrics
import Reports
import Testing

@Suite("Staffing and what if, printed")
struct PlanReportTests {
  private var engine: StoreEngine {
    let day = Day("2022-11-05") ?? Day(0)
    var office = Office(name: "Small County", attorneyHours: 100)
    office.weights = Office.Weights(
      bySeverity: [.felony: 20, .misdemeanor: 5, .other: 1], areDefaults: false)
    // 40 cases of last year, of which the first 30 ended after 10 days.
    let filed = (0..<40).map { day.number - 100 - Int32($0) }
    let disposed = (0..<40).map { $0 < 30 ? filed[$0] + 10 : Day.missing }
    let columns: [CaseField: Column] = [
      .attorney: .text(
        TextColumn(codes: (0..<40).map { UInt32($0 % 2 + 1) }, labels: ["", "A", "B"])),
      .severity: .text(TextColumn(codes: (0..<40).map { _ in UInt32(1) }, labels: Severity.labels)),
      .filed: .day(Numbers(filed)), .disposed: .day(Numbers(disposed)),
    ]
    let derived = CaseStore.Derived(
      closed: disposed.map { $0 != Day.missing }, inactive: Array(repeating: false, count: 40))
    return StoreEngine(
      CaseStore(
        office: office, dataDay: day, asOf: day, count: 40, columns: columns, derived: derived))
  }

  @Test("says what staffing is made of")
  func staffing() throws {
    let report = Report.staffing(try engine.answer(StaffingQuery()), mix: false)
    // 40 felonies of 20 hours: 800 hours, 8 attorneys of 100 hours; two hold cases.
    let json = report.text(.json, header: nil)
    #expect(
      json.contains(#""hours":800,"fte_needed":8,"attorneys":2,"fte":2,"gap":6,"utilization":4"#))
    #expect(json.contains(#""attorney_hours":100,"attorney_hours_are_default":true"#))
    #expect(json.contains(#"{"severity":"felony","weight":20,"is_default":false}"#))
    let table = report.text(.table, header: nil)
    #expect(table.contains("Weights in hours: felony 20"))
    #expect(table.contains("each counted as full time"))
  }

  @Test("says before and after, each month to programs and the ends to people")
  func whatIf() throws {
    let scenario = try Scenario(parsing: ["move all cases from A to B"])
    let answer = try engine.answer(WhatIfQuery(scenario, months: 3))
    let csv = Report.whatIf(answer, everyMonth: true).text(.csv, header: nil)
    #expect(
      csv.hasPrefix(
        "subject_field,subject,measure,month,now,now_low,now_high,then,then_low,then_high,change,why"
      ),
      "\(csv.prefix(200))")
    let table = Report.whatIf(answer, everyMonth: false).text(.table, header: nil)
    #expect(table.contains("If move all cases from A to B: 5 of 5 open cases."))
    #expect(table.contains("Nothing is written to the data."))
    #expect(table.contains("open cases in 3 months") && !table.contains("in 2 months"))
    #expect(table.contains("not computable: who gets new cases is not in the data"))
  }
}
