import Cases
import Metrics
import Testing

@Suite("A column of the office's own in questions")
struct OwnColumnQueryTests {
  private static let offer = CaseField.own(OwnColumn("plea_offer"))
  private static let review = CaseField.own(OwnColumn("review", kind: .day))
  private static let points = CaseField.own(OwnColumn("points", kind: .number))

  private static func engine() -> StoreEngine {
    let cases = ["2022-01-01", "2022-02-01", "2022-03-01", nil].map { InventedCase(filed: $0) }
    var office = Office(name: "Small County", fewCases: 2)
    office.ownColumns = [offer, review, points].compactMap {
      if case .own(let column) = $0 { column } else { nil }
    }
    let base = inventedStore(cases, office: office)
    var columns = base.columns
    columns[offer] = .text(TextColumn(codes: [1, 2, 0, 1], labels: ["", "Y", "N"]))
    columns[review] = .day(Numbers(["2022-05-01", "2022-12-01", nil, nil].map(dayNumber)))
    columns[points] = .number(Numbers([-3, 0, 5, Int32.min], areDays: false))
    return StoreEngine(
      CaseStore(
        office: office, dataDay: base.dataDay, asOf: base.asOf, count: base.count,
        columns: columns, derived: base.derived))
  }

  private static func dayNumber(_ text: String?) -> Int32 {
    text.map { day($0).number } ?? Day.missing
  }

  private func ids(_ filter: String) throws -> [String] {
    let scope = Scope(filter: try Filter(parsing: filter))
    return try Self.engine().answer(CasesQuery(columns: [], in: scope)).rows.map(\.caseID)
  }

  @Test(
    "filters as a field of its kind does",
    arguments: [
      ("plea_offer = y", ["C0", "C3"]), ("PLEA_OFFER != Y", ["C1", "C2"]),
      ("plea_offer is missing", ["C2"]),
      ("plea_offer in (y, \"n\") and filed > 2022-01-15", ["C1"]),
      ("not (plea_offer ~ Y or points >= 5)", ["C1"]), ("points < 0", ["C0"]),
      ("points not in (0, 5)", ["C0", "C3"]), ("review > today", ["C1"]),
      ("not not review is not missing", ["C0", "C1"]),
    ])
  func filters(text: String, expected: [String]) throws {
    #expect(try ids(text) == expected)
    // It is read again from its own text, before and after the office is known.
    let filter = try Filter(parsing: text)
    #expect(try ids(filter.text) == expected)
    let bound = try filter.bound(to: Self.engine().fields)
    #expect(try ids(bound.text) == expected)
    #expect(try Filter(parsing: filter.text) == filter)
  }

  @Test(
    "is refused with its place where the office has none of the name, or another kind",
    arguments: [
      (
        "open and plea_ofer = Y",
        "column 10: there is no field “plea_ofer”; did you mean plea_offer?"
      ),
      ("points = many", "column 10: points is compared with a whole number, not with “many”"),
      ("plea_offer", "column 1: expected a comparison after plea_offer"),
    ])
  func refused(text: String, expected: String) throws {
    let filter = try Filter(parsing: text)
    let error = #expect(throws: QueryError.self) {
      try Self.engine().answer(CasesQuery(columns: [], in: Scope(filter: filter)))
    }
    #expect(error?.description.contains(expected) == true)
  }

  @Test("makes groups, is listed and sorted, and stands in the case file")
  func groups() throws {
    let engine = Self.engine()
    let rows = try engine.answer(MetricsQuery(["open"], by: [Self.offer]))
    #expect(rows.map { $0.group.first?.label } == ["N", "Y", ""])
    let list = try engine.answer(
      CasesQuery(
        columns: [.field(Self.points)],
        sort: [CasesQuery.SortKey(.field(Self.points), descending: true)]))
    #expect(list.rows.map(\.values) == [[.number(5)], [.number(0)], [.number(-3)], [.missing]])
    #expect(engine.caseFile("C0", asOf: nil)?.values[.field(Self.offer)] == .text("Y"))
    #expect(engine.labels(of: Self.offer).map(\.label) == ["Y", "N"])
  }

  @Test("is suggested while a filter is typed, with its labels")
  func completions() {
    let engine = Self.engine()
    func suggestions(_ text: String) -> [String] {
      Filter.completions(for: text, cursor: text.count, engine: engine).map(\.text)
    }
    #expect(suggestions("plea") == ["plea_offer"])
    #expect(suggestions("plea_offer = ") == ["Y", "N"])
    #expect(suggestions("points ").first == ">=")
  }

  @Test("is not shown to others, by groups or by a filter")
  func shared() throws {
    let engine = try SharedEngine(Self.engine())
    let rows = try engine.answer(MetricsQuery(["open"], by: [Self.offer]))
    #expect(rows.allSatisfy { $0.value == nil })
    let filtered = Scope(filter: try Filter(parsing: "plea_offer = Y"))
    #expect(try engine.answer(MetricsQuery(["open"], in: filtered)).allSatisfy { $0.value == nil })
  }

  @Test("never has a name that means something else in a filter or in a list")
  func reserved() {
    let derived = CaseColumn.all.map(\.name).filter { CaseField(rawValue: $0) == nil }
    let keywords = ["and", "or", "not", "in", "is", "missing"]
    #expect(OwnColumn.reservedNames == Set(derived + keywords))
  }
}
