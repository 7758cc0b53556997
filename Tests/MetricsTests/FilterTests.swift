import Cases
import Metrics
import Testing

@Suite("A filter")
struct FilterTests {
  private let engine = StoreEngine(
    inventedStore([
      InventedCase(id: "a", filed: "2022-01-10", age: 20, nextHearing: "2022-12-01"),
      InventedCase(
        id: "b", attorney: "O\"Hara", severity: .misdemeanor, race: "Black",
        offense: "Drug possession", filed: "2021-06-01", disposed: "2022-06-01",
        disposition: .plea, violent: true, age: 44),
      InventedCase(
        id: "c", attorney: "", severity: nil, race: "Unknown", filed: "2020-12-31",
        lastEvent: "2021-01-15"),
    ]))

  private func ids(_ text: String) throws -> String {
    let filter = try Filter(parsing: text)
    let query = CasesQuery(columns: [], in: Scope(filter: filter))
    return try engine.answer(query).rows.map(\.caseID).joined()
  }

  @Test(
    "keeps the cases that a person means",
    arguments: [
      ("", "abc"), ("  ", "abc"), ("attorney = ada", "a"), ("attorney != Ada", "bc"),
      ("attorney = 'O\"Hara'", "b"), ("attorney = \"o\"\"hara\"", "b"),
      ("attorney = \"(unassigned)\"", "c"), ("attorney is missing", "c"),
      ("attorney is not missing", "ab"), ("race in (black, Unknown)", "bc"),
      ("race not in (black, Unknown)", "a"), ("not race in (black, Unknown)", "a"),
      ("offense ~ \"DRUG p\"", "b"), ("filed = 2022", "a"), ("filed != 2022", "bc"),
      ("filed >= 2021-06", "ab"), ("filed > 2021", "a"), ("filed < 2021", "c"),
      ("filed <= 2021", "bc"), ("filed = 2021-Q2", "b"), ("filed in (2020, 2022-01)", "ac"),
      ("filed >= -12m", "a"), ("filed >= -300d", "a"), ("disposed = 2022-06-01", "b"),
      ("disposed is missing", "ac"), ("age > 20", "b"), ("age >= 20 and age < 44", "a"),
      ("age in (20, 44)", "ab"), ("age != 20", "bc"), ("violent", "b"), ("violent = no", ""),
      ("not violent = yes", "ac"), ("violent is missing", "ac"), ("open", "ac"),
      ("not open", "b"), ("stalled", "c"), ("stalled = false and open", "a"),
      ("age_days > 299", "c"), ("age_days = 299", "a"), ("days = 365", "b"),
      ("next_hearing >= today", "a"), ("last_event < 2022", "c"), ("hearings = 0", "abc"),
      ("severity = felony or race = Black and violent", "ab"),
      ("(severity = felony or race = Black) and violent", "b"),
      ("NOT (severity = felony OR open)", "b"),
    ])
  func keeps(text: String, expected: String) throws {
    #expect(try ids(text) == expected)
  }

  @Test(
    "says where it cannot be read, and what was expected",
    arguments: [
      ("atorney = Ada", "column 1: there is no field “atorney”; did you mean attorney?"),
      (
        "attorney",
        "column 9: expected a comparison after attorney: "
          + "=, !=, in (…), ~ or is missing, found the end"
      ),
      ("age = abc", "column 7: age is compared with a whole number, not with “abc”"),
      (
        "filed >= 2022-13",
        "column 10: filed is compared with "
          + "a day such as 2022-11-05, 2022-11, 2022-Q3, 2022, today or -12m, not with “2022-13”"
      ),
      ("open = maybe", "column 8: open is compared with yes or no, not with “maybe”"),
      (
        "race < White",
        "column 6: race cannot be compared with “<”; "
          + "use =, !=, in (…), ~ or is missing"
      ),
      ("race = \"White", "column 8: the quote that opens here is never closed"),
      (
        "offense = Drug possession",
        "column 11: "
          + "put quotes around a value of several words: \"Drug possession…\""
      ),
      (
        "(open and violent",
        "column 18: expected “)” to close the parenthesis of column 1, "
          + "found the end"
      ),
      ("open violent", "column 6: expected “and”, “or” or the end, found “violent”"),
      ("race in White", "column 9: expected “(” and a list of values, found “White”"),
      ("and open", "column 1: expected a field such as attorney, offense or filed, found “and”"),
      ("race is White", "column 9: expected “missing”, found “White”"),
    ])
  func errors(text: String, expected: String) {
    let error = #expect(throws: FilterError.self) {
      try Filter(parsing: text, for: CaseField.allCases)
    }
    #expect(error?.description == expected)
  }

  @Test("names a field that the office's data does not have, where it stands")
  func notInData() throws {
    let filter = try Filter(parsing: "open and judge = Jones")
    let error = FilterError(column: 10, message: "this office's data has no judge")
    #expect(throws: QueryError.filter(error)) {
      try engine.answer(MetricsQuery(["open"], in: Scope(filter: filter)))
    }
  }

  @Test(
    "is read again from its own text",
    arguments: [
      "attorney = \"(unassigned)\" and not race in (Black, \"Drug possession\")",
      "not (open or violent) and filed != 2022 or days >= 90", "offense ~ \"a \"\"b\"\"\"",
      "not open and not (age < 3)", "filed in (2022-q3, -12m) and judge is not missing",
      "(open or stalled) and (race = \"and\" or race = x)",
    ])
  func roundTrip(text: String) throws {
    let filter = try Filter(parsing: text)
    let again = try Filter(parsing: filter.text)
    #expect(again == filter)
    #expect(again.text == filter.text)
  }

  @Test("falls into parts that can be taken away one by one")
  func parts() throws {
    let filter = try Filter(parsing: "open and (race = Black or race = White) and age > 3")
    #expect(filter.parts.map(\.text) == ["open = yes", "race = Black or race = White", "age > 3"])
    #expect(filter.removing(part: 1).text == "open = yes and age > 3")
    #expect(filter.removing(part: 0).removing(part: 0).removing(part: 0).isEverything)
    #expect(filter.removing(part: 9) == filter)
    #expect(Filter(all: filter.parts) == filter)
  }

  @Test("grows by drilling down, and repeats nothing")
  func drillDown() throws {
    let open = try Filter(parsing: "open")
    let own = open.and(Filter(.attorney, is: "O\"Hara"))
    #expect(own.text == "open = yes and attorney = \"O\"\"Hara\"")
    #expect(own.and(open) == own)
    #expect(Filter.everything.and(Filter(.unit, is: "")).text == "unit is missing")
    #expect(try Filter(parsing: own.text) == own)
  }

  @Test("survives whatever is typed")
  func hostile() {
    let deep = String(repeating: "(", count: 100_000)
    #expect(throws: FilterError.self) { try Filter(parsing: deep) }
    let negated = String(repeating: "not ", count: 50_000) + "open"
    #expect(throws: FilterError.self) { try Filter(parsing: negated) }
    let long = Array(repeating: "open", count: 20_000).joined(separator: " or ")
    #expect((try? Filter(parsing: long)) != nil)
    #expect(throws: FilterError.self) { try Filter(parsing: "age = \(Int.min)") }
    var state: UInt64 = 7
    for length in 0..<400 {
      let bytes = (0..<length).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let filter = try? Filter(parsing: text, for: CaseField.allCases)
      #expect(filter == nil || length < 3)
      if let filter = try? Filter(parsing: text) {
        #expect((try? Filter(parsing: filter.text)) == filter)
      }
    }
  }

  @Test(
    "is completed with fields, signs and labels",
    arguments: [
      ("", "case_id"), ("att", "attorney"), ("open and sev", "severity"), ("attorney ", "="),
      ("race = ", "Unknown"), ("race = bl", "Black"), ("race in (White, un", "Unknown"),
      ("offense = \"dru", "\"Drug possession\""), ("race = Black ", "and"), ("filed >= ", "today"),
    ])
  func completions(text: String, first: String) {
    let found = Filter.completions(for: text, cursor: text.count, engine: engine)
    #expect(found.map(\.text).contains(first))
    #expect(found.first.map { $0.range.upperBound } == text.count)
  }
}
