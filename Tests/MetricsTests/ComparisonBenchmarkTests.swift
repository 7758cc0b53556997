import Cases
import Metrics
import Testing

@Suite("What an attorney or a unit is set beside")
struct ComparisonBenchmarkTests {
  private let cases =
    ["A", "B", "C", "D"].flatMap { decidedCases($0, 12, of: 40) }
    + ["A", "B", "C", "D"].flatMap { decidedCases($0, 8, of: 40, disposed: "2021-06-01") }
  private let units = ["A": "Drugs", "B": "Drugs", "C": "Trials", "D": "Appeals"]

  private func table(by field: CaseField, _ staff: [StaffMember] = []) throws -> ComparisonTable {
    let store = inventedStore(cases, office: Office(name: "Small County"))
    return try StoreEngine(store.with(units: units, staff: staff))
      .answer(ComparisonQuery("dismissal_rate", by: field))
  }

  @Test("is nobody's past where it is not known who held a case")
  func noHistory() throws {
    let table = try table(by: .attorney)
    for row in table.rows {
      #expect(row.past?.rate == nil && row.past?.difference == nil)
      #expect(row.past?.why.contains("assignments are not mapped") == true)
    }
    #expect(table.past == nil)
    #expect(table.remarks.contains { $0.hasSuffix("current attorney, who may not have decided.") })
    #expect(table.remarks.contains { $0.hasPrefix("Own past: not computable") })
  }

  @Test("is a unit's own past in the same season, with Newcombe's interval")
  func past() throws {
    let table = try table(by: .unit)
    #expect(table.past == .within(Period(from: day("2020-11-06"), through: day("2021-11-05"))))
    let past = try #require(table.row("Drugs")?.past)
    #expect(past.n == 80 && past.events == 16)
    #expect(agrees(past.difference, 0.1))
    // statsmodels 0.15: confint_proportions_2indep(24, 80, 16, 80, method='newcomb')
    #expect(agrees(past.differenceLow, -0.03445032532946002))
    #expect(agrees(past.differenceHigh, 0.23007752454610403))
    #expect(table.remarks.allSatisfy { !$0.hasPrefix("Own past") })
  }

  @Test("is the rest of the unit, and the rest of the office")
  func unitAndOffice() throws {
    let table = try table(by: .attorney)
    let row = try #require(table.row("A"))
    #expect(row.unit == "Drugs")
    #expect(row.unitOthers?.name == "Drugs")
    #expect(row.unitOthers?.n == 40 && row.unitOthers?.events == 12)
    #expect(row.unitOthers?.difference == 0)
    #expect(row.officeOthers?.n == 120 && row.officeOthers?.rate == 0.3)
    #expect(table.row("C")?.unitOthers?.why == "fewer than 20 cases of others in the unit")
  }

  @Test("shows the role, the unit and the hours of the staff table")
  func staff() throws {
    let staff = [
      StaffMember(attorney: "A", unit: "Homicide", role: "attorney", fteHundredths: 50)
    ]
    let row = try #require(try table(by: .attorney, staff).row("A"))
    #expect(row.role == "attorney" && row.unit == "Homicide" && row.fte == 0.5)
    #expect(try table(by: .attorney, staff).row("B")?.fte == nil)
  }

  @Test("gives the median load and that of a full-time attorney beside the mean")
  func load() throws {
    func open(_ attorney: String, _ count: Int, isPlaceholder: Bool = false) -> [InventedCase] {
      (0..<count).map { _ in
        InventedCase(attorney: attorney, filed: "2022-10-01", isPlaceholder: isPlaceholder)
      }
    }
    let cases =
      open("A", 10) + open("B", 20) + open("C", 60) + open("", 5)
      + open("Vacancy", 7, isPlaceholder: true)
    let staff = [
      StaffMember(attorney: "A", fteHundredths: 50), StaffMember(attorney: "B", fteHundredths: 100),
    ]
    let store = inventedStore(cases).with(staff: staff)
    let table = try StoreEngine(store).answer(ComparisonQuery("dismissal_rate"))
    #expect(
      table.load
        == AttorneyLoad(attorneys: 3, open: 90, mean: 30, median: 20, perFTE: 20, withFTE: 2))
    let past = try StoreEngine(store).answer(
      ComparisonQuery("dismissal_rate", in: Scope(asOf: day("2022-10-15"))))
    #expect(past.load == nil)
  }

  @Test(
    "is of days that do not overlap, in the same season",
    arguments: [
      ("2022-01-01..2022-12-31", "2021-01-01..2021-11-05"),
      ("2021", "2020-01-01..2020-12-31"),
      ("2022-Q3", "2021-07-01..2021-09-30"),
      ("2021-11-06..2022-11-05", "2020-11-06..2021-11-05"),
      ("2021-01-01..2022-06-30", "2019-01-01..2020-06-30"),
    ])
  func season(_ period: String, _ before: String) throws {
    let early = decidedCases("A", 1, of: 1, disposed: "2018-01-01")
    let store = inventedStore(cases + early, office: Office(name: "Small County"))
      .with(units: units, staff: [])
    let table = try StoreEngine(store).answer(
      ComparisonQuery(
        "dismissal_rate", by: .unit, in: Scope(period: try PeriodChoice(parsing: period))))
    #expect(table.past?.words == before)
  }
}
