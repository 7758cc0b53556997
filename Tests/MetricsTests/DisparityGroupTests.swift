import Cases
import Metrics
import Testing

@Suite("The groups of a disparity table")
struct DisparityGroupTests {
  @Test("may be those of any text field, compared with the largest, the blank being unknown")
  func gender() throws {
    var cases = DisparityCase.dismissed("", 10, of: 60) + DisparityCase.dismissed("", 20, of: 40)
    for index in cases.indices { cases[index].gender = index < 60 ? "Male" : "Female" }
    cases += DisparityCase.dismissed("", 3, of: 5)
    let table = try disparityTable(disparityStore(cases), DisparityQuery(by: .gender))
    let row = try #require(table.row("dismissed", "Female"))
    #expect(row.reference == "Male")
    #expect(row.by == .gender)
    #expect(agrees(row.ratio, 3))
    let unknown = try #require(table.row("dismissed", "Unknown"))
    #expect(unknown.n == 5)
    #expect(unknown.state == .few)
    #expect(!table.remarks.contains { $0.contains("Hispanic") })
  }

  @Test("join those recorded as unknown with those not recorded")
  func blankAndUnknown() throws {
    let cases =
      DisparityCase.dismissed("White", 10, of: 30) + DisparityCase.dismissed("", 4, of: 9)
      + DisparityCase.dismissed("Unknown", 3, of: 7)
    let table = try disparityTable(disparityStore(cases))
    let rows = table.rows.filter { $0.point == "dismissed" }
    #expect(rows.map(\.group) == ["Unknown"])
    #expect(rows.first?.n == 16)
    #expect(rows.first?.events == 7)
  }

  @Test("are not made of days, numbers or what names one case")
  func noGroups() {
    let store = disparityStore([])
    for field in [CaseField.filed, .priors, .violent, .caseID, .defendantID] {
      #expect(throws: QueryError.unknownField(field.rawValue, nearest: "race")) {
        try disparityTable(store, DisparityQuery(by: field))
      }
    }
  }

  @Test("are none where the field is not in the data")
  func unmapped() throws {
    let table = try disparityTable(disparityStore([], without: [.race]))
    #expect(table.rows.isEmpty)
    #expect(table.remarks == ["Nothing to compare: race is not in the office's data."])
  }

  @Test("of an empty office, or of cases all unknown, are compared with nothing")
  func empty() throws {
    #expect(try disparityTable(disparityStore([])).rows.isEmpty)
    let unknown = try disparityTable(disparityStore(DisparityCase.dismissed("", 3, of: 50)))
    #expect(unknown.rows.allSatisfy { $0.group == "Unknown" && $0.ratio == nil })
    #expect(unknown.row("dismissed", "Unknown")?.unknownShare == 1)
    #expect(unknown.familySize == 0)
  }
}
