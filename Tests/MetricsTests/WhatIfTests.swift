import Cases
import Testing

@testable import Metrics

@Suite("What if")
struct WhatIfTests {
  private func engine(_ office: Office? = nil) -> StoreEngine {
    // Filed on each of 700 days, ended after up to 299 of them.
    let cases = (0..<700).map { index in
      let filed = inventedDay - index
      let ends = filed + (index * 37) % 300
      let isOver = ends <= inventedDay && index % 7 != 0
      return InventedCase(
        attorney: ["Ada", "Ben", "Cleo", ""][index % 4],
        severity: index % 3 == 0 ? .felony : .misdemeanor,
        offense: ["Theft", "Assault"][index % 2], filed: filed.description,
        disposed: isOver ? ends.description : nil, disposition: isOver ? .plea : nil)
    }
    return StoreEngine(
      inventedStore(cases, office: office ?? Office(name: "Small County", fewCases: 2)))
  }

  @Test("without a step is the present, going on")
  func nothing() throws {
    let engine = engine()
    let table = try engine.answer(WhatIfQuery())
    let rows = try engine.answer(MetricsQuery(["open", "weighted_open", "filed"]))
    let whole = try #require(table.subjects.first)
    #expect(table.why.isEmpty && table.subjects.count == 1)
    #expect(whole.before == whole.after)
    #expect(whole.before.open[0].value == rows[0].value)
    #expect(whole.before.weighted[0].value == rows[1].value)
    #expect(whole.before.open.count == 13)
    let filed = try #require(whole.before.filed.value)
    #expect(abs(filed - (rows[2].value ?? 0)) < 1e-9)
    for month in whole.before.open.dropFirst() {
      #expect((month.low ?? 1) < (month.value ?? 0) && (month.value ?? 0) < (month.high ?? 0))
    }
  }

  @Test("says the same of the office whoever holds the cases, and nothing changes for nothing")
  func conserved() throws {
    let engine = engine()
    let before = try #require(try engine.answer(WhatIfQuery()).subjects.first).before
    func after(_ texts: [String]) throws -> WhatIfCourse {
      let table = try engine.answer(WhatIfQuery(try Scenario(parsing: texts)))
      #expect(table.isUnderstood, "\(table.steps)")
      return try #require(table.subjects.first).after
    }
    #expect(try after(["decline 0 % of Theft", "inflow +0 %"]) == before)
    #expect(
      try after(["move 40 cases from Ada to Ben", "return cases from Ben to Ada"]) == before)
    let moved = try after(["attorney Ada leaves", "move all cases from Ben to Cleo"])
    #expect(moved.open[0] == before.open[0] && moved.weighted[0] == before.weighted[0])
    for month in 0...12 {
      #expect(abs((moved.open[month].value ?? 0) - (before.open[month].value ?? 1)) < 1e-9)
    }
    #expect(moved.days == before.days)
    #expect(moved.attorneys.value == 2 && before.attorneys.value == 3)
  }

  @Test("moves only what a filter keeps")
  func filtered() throws {
    let engine = engine()
    let text = "move all cases from Ada to Ben where severity = felony"
    let table = try engine.answer(WhatIfQuery(try Scenario(parsing: [text])))
    let filter = try Filter(parsing: "attorney = Ada and severity = felony")
    let open = try engine.answer(MetricsQuery(["open"], in: Scope(filter: filter)))[0].value ?? 0
    let ada = try #require(table.subjects.first { $0.group?.label == "Ada" })
    #expect(open > 0)
    #expect((ada.before.open[0].value ?? 0) - (ada.after.open[0].value ?? 0) == open)
    // Who gets new cases is not known, and nothing is said of the months ahead.
    #expect(ada.why.contains("assignments are not mapped") && ada.after.open[1].value == nil)
  }

  @Test("says in words why nothing can be said")
  func notComputable() throws {
    let noEnd = StoreEngine(
      inventedStore(manyCases(), without: [.disposed, .status], hasCalendar: false))
    let table = try noEnd.answer(WhatIfQuery())
    #expect(table.subjects.isEmpty && table.why.contains("disposed"))
    var office = Office(name: "Part County")
    office.coverage = Office.Coverage(
      selectedBy: .filed, complete: [day("2022-06-01")...inventedDay])
    let part = try engine(office).answer(WhatIfQuery())
    #expect(part.why.hasPrefix("the data does not hold all cases filed"))
    #expect(part.subjects.first?.after.open[12].value == nil)
    #expect(part.subjects.first?.after.open[0].value == part.open.value)
    let few = try StoreEngine(inventedStore([InventedCase(filed: "2022-01-01")]))
      .answer(WhatIfQuery())
    #expect(few.why == "fewer than 20 cases ended in the last 24 months")
  }

  @Test("keeps a step that the office does not know apart, with the reason")
  func problem() throws {
    let table = try engine().answer(
      WhatIfQuery(try Scenario(parsing: ["attorney Nobody leaves", "decline Theft"])))
    #expect(!table.isUnderstood)
    #expect(table.steps[0].problem.contains("no attorney of this name"))
    #expect(table.steps[1].problem.isEmpty)
    let whole = try #require(table.subjects.first)
    #expect((whole.after.filed.value ?? 0) < (whole.before.filed.value ?? 0))
  }

  @Test("is not shared with others")
  func notShared() throws {
    let shared = try SharedEngine(engine())
    #expect(throws: QueryError.notShared("what if")) { try shared.answer(WhatIfQuery()) }
    #expect(throws: QueryError.notShared("staffing")) { try shared.answer(StaffingQuery()) }
  }
}
