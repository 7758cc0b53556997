import Cases
import Testing

@testable import Metrics

@Suite("Where the time goes")
struct TimeUseTests {
  /// The period is 2021-11-06 to 2022-11-05.
  private let cases = [
    // 100 days, of which 70 lie beyond the 30th.
    InventedCase(
      filed: "2022-01-01", disposed: "2022-04-11", disposition: .dismissed, custody: .detained),
    InventedCase(filed: "2022-01-01", disposed: "2022-01-21", disposition: .dismissed),
    // 5 of its 10 days lie in the period; open for 10 days; over before the period.
    InventedCase(
      severity: .misdemeanor, offense: "Assault", filed: "2021-11-01", disposed: "2021-11-11",
      disposition: .plea, continuances: 3),
    InventedCase(severity: .misdemeanor, offense: "Assault", filed: "2022-10-26"),
    InventedCase(
      severity: .misdemeanor, offense: "Arson", filed: "2020-01-01", disposed: "2020-02-01",
      disposition: .dismissed),
  ]

  private func office() -> Office {
    var office = Office(name: "Small County", fewCases: 2)
    office.weights = Office.Weights(bySeverity: [.felony: 20, .misdemeanor: 6], areDefaults: false)
    return office
  }

  private func answer(_ office: Office, without: Set<CaseField> = []) throws -> TimeUseTable {
    try StoreEngine(inventedStore(cases, without: without, office: office)).answer(TimeUseQuery())
  }

  @Test("is told by offense and stage, what could be saved the most first")
  func counted() throws {
    let table = try answer(office())
    #expect(table.rows.map { $0.group[0].label } == ["Theft", "Assault"])
    let theft = table.rows[0]
    #expect(theft.dismissed.numerator == 2 && theft.dismissed.denominator == 2)
    #expect(theft.lateness.value == 60 && theft.saving.timed == 2 && theft.saving.late == 1)
    #expect(theft.saving.days.value == 70 && theft.saving.share == 1)
    // One case: 70 times the quantiles of Gamma(1, 1) at 2.5 % and of Gamma(2, 1) at 97.5 %, as R's
    // qgamma has them: 0.02531781 and 5.571643.
    #expect(abs((theft.saving.days.low ?? 0) - 1.772247) < 1e-5)
    #expect(abs((theft.saving.days.high ?? 0) - 390.0150) < 1e-3)
    // 70 of the 100 days of a case that weighs 20 hours.
    #expect(theft.saving.weighted.value == 14 && theft.heldDays == 70)
    #expect(theft.stages[.disposition] == StageUse(cases: 2, days: 120, weighted: 40))
    #expect(table.rows[1].stages[.disposition] == StageUse(cases: 2, days: 15, weighted: 6))
    #expect(table.rows[1].saving.days == StageEstimate(0))
    #expect(table.office.stages[.disposition] == StageUse(cases: 4, days: 135, weighted: 46))
    #expect(table.office.saving.share == nil && table.office.continuances == 3)
    #expect(table.lacking[.sentence] == "not in the data: sentenced")
    #expect(table.remarks.contains(TimeUseTable.hindsight))
  }

  @Test("costs what the office says, and nothing is priced that it does not")
  func cost() throws {
    var priced = office()
    priced.delay.continuanceMinutes = 5
    priced.delay.hourlySalaries = 120
    priced.delay.jailBedDay = 100
    let cost = try answer(priced).cost
    // 3 continuances of 5 minutes at 120 an hour; 70 days at 100.
    #expect(cost.continuances.each == 10 && cost.continuances.amount?.value == 30)
    #expect(cost.jail.amount?.value == 7000)
    // R: poisson.test(3)$conf.int is 0.6186721 to 8.767273.
    #expect(abs((cost.continuances.amount?.low ?? 0) - 6.186721) < 1e-5)
    #expect(abs((cost.continuances.amount?.high ?? 0) - 87.67273) < 1e-4)
    let unpriced = try answer(office()).cost
    #expect(unpriced.continuances.amount == nil && unpriced.continuances.count == 3)
    #expect(unpriced.jail.why == "office.yml does not say `delay: jail_bed_day`")
    let unknown = try answer(priced, without: [.custody]).cost
    #expect(unknown.jail.amount == nil && unknown.jail.why.hasPrefix("not in the data"))
  }

  @Test("is nothing where nothing was dismissed, and not known where it is not recorded")
  func nothing() throws {
    let none = [InventedCase(filed: "2022-01-01", disposed: "2022-02-01", disposition: .plea)]
    let table = try StoreEngine(inventedStore(none)).answer(TimeUseQuery())
    #expect(table.office.saving == TimeSaving() && table.rows[0].saving.share == nil)
    #expect(table.office.dismissed.numerator == 0 && table.office.dismissed.denominator == 1)
    let unknown = try answer(office(), without: [.disposition])
    #expect(unknown.office.dismissed.state == .notComputable)
    #expect(!unknown.remarks.contains(TimeUseTable.hindsight))
  }

  @Test("of groups adds up to the office's, and agrees with the metrics and the lists")
  func laws() throws {
    let engine = StoreEngine(inventedStore(manyCases(900)))
    for field in [CaseField.offense, .severity, .attorney] {
      let table = try engine.answer(TimeUseQuery(by: field))
      let rows = table.rows
      #expect(rows.reduce(0) { $0 + $1.totalDays } == table.office.totalDays)
      #expect(abs(rows.reduce(0) { $0 + $1.totalWeighted } - table.office.totalWeighted) < 1e-6)
      #expect(rows.reduce(0) { $0 + $1.saving.days.value } == table.office.saving.days.value)
      #expect(rows.reduce(0) { $0 + $1.saving.late } == table.office.saving.late)
      #expect(rows.map(\.saving.days.value) == rows.map(\.saving.days.value).sorted(by: >))
    }
    let row = try engine.answer(TimeUseQuery()).office
    let late = try engine.answer(
      CasesQuery(
        columns: [.field(.caseID)],
        behind: NumberReference(.metric("days_to_dismissal_median"), .denominator),
        in: Scope(filter: try Filter(parsing: "days > 30"))))
    #expect(late.total == row.saving.late && row.saving.late > 0)
    #expect(Double(row.saving.timed) == row.lateness.denominator)
  }
}
