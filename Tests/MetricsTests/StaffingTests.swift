import Cases
import Testing

@testable import Metrics

@Suite("Staffing")
struct StaffingTests {
  private let cases = [
    InventedCase(attorney: "Ada", severity: .felony, offense: "Robbery", filed: "2022-03-01"),
    InventedCase(attorney: "Ada", severity: .felony, offense: "Theft", filed: "2020-03-01"),
    InventedCase(attorney: "Ben", severity: .misdemeanor, offense: "Theft", filed: "2022-05-01"),
    InventedCase(
      attorney: "Ben", severity: .misdemeanor, offense: "Theft", filed: "2022-06-01",
      disposed: "2022-07-01", disposition: .plea),
    InventedCase(attorney: "", severity: .felony, offense: "Theft", filed: "2022-09-01"),
  ]

  private func hours() -> Office {
    var office = Office(name: "Small County", fewCases: 2, attorneyHours: 100)
    office.weights = Office.Weights(
      bySeverity: [.felony: 20, .misdemeanor: 5, .other: 1], byOffense: ["robbery": 60],
      areDefaults: false)
    office.saysAttorneyHours = true
    return office
  }

  private func engine(_ office: Office, _ staff: [StaffMember] = []) -> StoreEngine {
    let store = inventedStore(cases, office: office)
    return StoreEngine(
      CaseStore(
        office: office, dataDay: store.dataDay, asOf: store.asOf, count: store.count,
        columns: store.columns, derived: store.derived, staff: staff))
  }

  private let staff = [
    StaffMember(attorney: "Ada", role: "attorney", fteHundredths: 50),
    StaffMember(attorney: "Ben", role: "Attorney"),
    StaffMember(attorney: "Cleo", role: "paralegal", fteHundredths: 100),
    StaffMember(attorney: "Dan", role: "attorney", fteHundredths: 100, to: day("2022-01-31")),
    StaffMember(attorney: "Eve", role: "attorney", fteHundredths: 100, from: day("2022-12-01")),
    StaffMember(attorney: "Vacancy", role: "attorney", fteHundredths: 100, isPlaceholder: true),
  ]

  @Test("is hours of a year's filings ÷ an attorney-year, against who is there")
  func office() throws {
    let table = try engine(hours(), staff).answer(StaffingQuery())
    // Filed in 12 months: 60 + 5 + 5 + 20 = 90 hours, 0.9 attorneys of 100 hours.
    #expect(table.office.needed.numerator == 90 && table.office.needed.value == 0.9)
    // Ada half, Ben taken as full time; nobody else is an attorney there on the day.
    #expect(table.office.attorneys == 2 && table.office.fte == 1.5)
    #expect(abs((table.office.gap ?? 0) + 0.6) < 1e-12)
    #expect(abs((table.office.utilization ?? 0) - 0.6) < 1e-12)
    // Open: 60 + 20 + 5 + 20.
    #expect(table.office.weighted.value == 105 && table.office.open.value == 4)
    #expect(table.remarks.contains { $0.contains("1 have no full-time equivalent") })
  }

  @Test("agrees with the metrics, in every row")
  func sameAsMetrics() throws {
    let engine = engine(hours(), staff)
    for field in [CaseField.attorney, .offense, .severity] {
      let table = try engine.answer(StaffingQuery(by: field))
      let rows = try engine.answer(MetricsQuery(["weighted_open"], by: [field]))
      #expect(table.rows.map(\.weighted) == rows)
      #expect(table.rows.reduce(0) { $0 + ($1.share ?? 0) } == 1)
    }
    let mix = try engine.answer(StaffingQuery()).mix
    // Robbery 60; theft of felonies 20 + 20; theft of misdemeanors 5.
    #expect(mix.map(\.weighted.value) == [60, 40, 5])
    #expect(mix.map(\.weight) == [60, 20, 5])
    #expect(mix.map(\.needed.numerator) == [60, 20, 10])
  }

  @Test("does not know an attorney's inflow without dated assignments")
  func attorneys() throws {
    let rows = try engine(hours(), staff).answer(StaffingQuery(by: .attorney)).rows
    let ada = try #require(rows.first { $0.group.first?.label == "Ada" })
    #expect(ada.fte == 0.5 && ada.utilization == nil)
    #expect(ada.why.contains("assignments are not mapped"))
    let nobody = try #require(rows.first { $0.group.first?.label == "(unassigned)" })
    #expect(nobody.fte == nil && nobody.why == "nobody's")
  }

  @Test("needs hours: points and defaults say what weighs more, not how many are needed")
  func points() throws {
    let plain = try engine(Office(name: "Small County", fewCases: 2)).answer(StaffingQuery())
    #expect(plain.inputs.areDefaults && plain.inputs.unit == "points")
    #expect(!plain.inputs.weights.contains { !$0.isDefault })
    #expect(plain.office.needed.state == .notComputable && plain.office.gap == nil)
    #expect(plain.office.why == "the office gives no weights in hours")
    // 3 + 3 + 1 + 3 points of open cases; with no staff table, Ada and Ben hold some.
    #expect(plain.office.weighted.value == 10 && plain.office.fte == 2)
    var office = hours()
    office.weights.arePoints = true
    let points = try engine(office, staff).answer(StaffingQuery())
    #expect(points.inputs.unit == "points" && !points.inputs.areDefaults)
    #expect(points.office.needed.state == .notComputable)
  }

  @Test("has no gap of a part of the cases")
  func filtered() throws {
    let filter = try Filter(parsing: "severity = felony")
    let table = try engine(hours(), staff).answer(StaffingQuery(in: Scope(filter: filter)))
    #expect(table.office.needed.value == 0.8 && table.office.gap == nil)
    #expect(table.office.why == "the cases are filtered, the attorneys are not")
  }

  @Test("looks back to the attorneys of a past day")
  func past() throws {
    let scope = Scope(asOf: day("2022-01-31"))
    let table = try engine(hours(), staff).answer(StaffingQuery(in: scope))
    // Dan was there, nothing had been filed in that year.
    #expect(table.office.fte == 2.5 && table.office.needed.value == 0)
  }
}
