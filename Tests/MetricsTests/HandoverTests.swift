import Cases
import Foundation
import Metrics
import Testing

@Suite("Handing over of cases")
struct HandoverTests {
  /// An office on disk: four attorneys, one of them a vacancy, two units.
  ///
  /// - 1: Ada from filing on 2024-01-01, Ben from 2024-03-01 (age 60), disposed 2024-04-10.
  /// - 2: Ada from filing on 2024-02-01, nobody from 02-20 to 03-09, Vacancy from 2024-03-10 (38).
  /// - 3: Ada and Ben overlap from 2024-02-15 on: Ben took it last (age 45, filed 2024-01-01).
  /// - 4: Ada, named twice in a row.
  /// - 5: no day of assignment.
  /// - 6: Cleo took it on the day after its disposition, which is no handover.
  private static let assignments = """
    case_id,attorney,from,to
    1,Ada,2024-01-01,2024-02-29
    1,Ben,2024-03-01,
    2,ada,2024-02-01,2024-02-19
    2,Vacancy,2024-03-10,
    3,Ada,2024-01-01,2024-05-31
    3,Ben,2024-02-15,
    4,Ada,2024-01-10,2024-02-10
    4,Ada,2024-02-11,
    5,Ada,,
    6,Ada,2024-01-01,
    6,Cleo,2024-02-02,

    """

  private static let cases = """
    case_id,attorney,filed,disposed,status
    1,Ben,2024-01-01,2024-04-10,closed
    2,Vacancy,2024-02-01,,open
    3,Ben,2024-01-01,,open
    4,Ada,2024-01-10,,open
    5,Ada,2024-01-15,,open
    6,Ada,2024-01-01,2024-02-01,closed

    """

  private func engine(assignments: String? = assignments) throws -> StoreEngine {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "handovers-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var files = [
      "cases.csv": Self.cases,
      "office.yml": "office: X\nprofile: caseboard\nas_of: 2024-06-01\nplaceholders: [Vacancy]\n",
      "staff.csv": "attorney,unit\nAda,Theft\nBen,Theft\nCleo,Drugs\n",
    ]
    files["assignments.csv"] = assignments
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    var options = LoadOptions()
    options.today = day("2024-06-01")
    return StoreEngine(try CaseStore.load(path: folder.path, options: options))
  }

  private func table(
    by field: CaseField = .attorney, of label: String? = nil, asOf: Day? = nil,
    assignments: String? = assignments
  ) throws -> HandoverTable {
    try engine(assignments: assignments).answer(
      HandoverQuery(
        by: field, of: label, byMonth: true,
        in: Scope(period: try PeriodChoice(parsing: "2024"), asOf: asOf)))
  }

  @Test("counts what came and what left, whom it came from and at what age")
  func counts() throws {
    let table = try table()
    #expect(table.rows.map(\.group) == ["Ada", "Ben", "Vacancy"])
    let ada = try #require(table.row("Ada"))
    // First of 1, 2, 3, 4 and 6; 5 has no day. Given 1 (60 days), 2 (38) and 3 (45).
    #expect(ada.first == 5 && ada.received.n == 0 && ada.disposed == 1 && ada.holds == 1)
    #expect(ada.given == HeldDays(n: 3, known: 3, median: 45))
    let ben = try #require(table.row("Ben"))
    #expect(ben.received == HeldDays(n: 2, known: 2, median: 52.5))
    #expect(ben.disposed == 1 && ben.holds == 1 && ben.given.n == 0)
    #expect(table.row("Vacancy")?.standing == .placeholder)
    #expect(
      table.moves == [
        HandoverMove(from: "Ada", to: "Ben", cases: 2),
        HandoverMove(from: "Ada", to: "Vacancy", cases: 1),
      ])
    #expect(table.handovers == HeldDays(n: 3, known: 3, median: 45))
    #expect(table.cases == 6 && table.undated == 1)
  }

  @Test("are listed as they are counted, a case that comes back once")
  func lists() throws {
    let engine = try engine(
      assignments: Self.assignments + "4,Ben,2024-03-01,\n4,Ada,2024-04-01,\n4,Ben,2024-05-01,\n")
    let scope = Scope(period: try PeriodChoice(parsing: "2024"))
    func cases(_ from: String?, _ to: String?) throws -> [String] {
      try engine.answer(
        CasesQuery(
          columns: [], behind: .init(.handover(Handover(from: from, to: to)), .numerator), in: scope
        )
      ).rows.map(\.caseID)
    }
    let table = try engine.answer(HandoverQuery(in: scope))
    // 4 goes from Ada to Ben, back to Ada, and to Ben again: two handovers of one case.
    let ada = try #require(table.row("Ada"))
    #expect(ada.given.n == 5 && ada.givenCases == 4)
    #expect(ada.received.n == 1 && ada.receivedCases == 1)
    #expect(try cases("Ada", nil) == ["1", "2", "3", "4"] && cases(nil, "Ada") == ["4"])
    #expect(table.moves.first == HandoverMove(from: "Ada", to: "Ben", cases: 3))
    #expect(try cases("Ada", "Ben") == ["1", "3", "4"])
    for row in table.rows {
      #expect(try cases(nil, row.group).count == row.receivedCases)
      #expect(try cases(row.group, nil).count == row.givenCases)
    }
  }

  @Test("counts the days on which a case was held, not those on which nobody held it")
  func daysHeld() throws {
    let table = try table()
    // Ada: 1 for 60 days, 2 for 19 (02-01 to 02-19), 3 for 45, 6 for 31; the median of them is 38.
    #expect(table.row("Ada")?.held == HeldDays(n: 4, known: 4, median: 38))
    // Ben: 1 from 03-01 to its disposition on 04-10.
    #expect(table.row("Ben")?.held == HeldDays(n: 1, known: 1, median: 40))
  }

  @Test("tells the months")
  func months() throws {
    let ada = try #require(try table().row("Ada"))
    #expect(ada.months.count == 12)
    #expect(ada.months.map(\.first).prefix(3) == [4, 1, 0])
    #expect(ada.months.map(\.given).prefix(4) == [0, 1, 2, 0])
    #expect(ada.months.map(\.disposed).prefix(3) == [0, 1, 0])
  }

  @Test("knows nothing that came later than the as-of day")
  func asOf() throws {
    let table = try table(asOf: day("2024-02-20"))
    // Ben took 3 on 02-15; 1 and 4 are Ada's; 2 is held by nobody.
    #expect(table.row("Ada")?.holds == 2 && table.row("Ben")?.holds == 1)
    #expect(table.handovers.n == 1)
  }

  @Test("of one says what all together say of it")
  func ofOne() throws {
    for field in HandoverQuery.fields {
      for row in try table(by: field).rows {
        let one = try table(by: field, of: row.group)
        #expect(one.rows == [row])
      }
    }
  }

  @Test("between units is one only where the unit is another")
  func units() throws {
    let table = try table(by: .unit)
    // Ada and Ben are of Theft; the vacancy is of no unit.
    #expect(table.moves == [HandoverMove(from: "Theft", to: "", cases: 1)])
    #expect(table.row("Theft")?.first == 5 && table.row("Theft")?.holds == 2)
    #expect(table.rows.last?.standing == .unassigned)
  }

  @Test("is not computable without assignments")
  func unknown() throws {
    let table = try table(assignments: nil)
    #expect(table.rows.isEmpty)
    #expect(
      table.why == "who held a case when is not in the data: assignments are not mapped")
  }

  @Test("tells of each case who held it from when to when")
  func caseHolders() throws {
    let engine = try engine()
    let second = try #require(engine.caseFile("2", asOf: nil)).holders
    #expect(second.map(\.attorney) == ["Ada", "", "Vacancy"])
    // Nobody from 02-20 to 03-09 (10 + 9 days); the vacancy from 03-10 to 06-01.
    #expect(second.map(\.days) == [19, 19, 83])
    #expect(second.map(\.to) == [day("2024-02-19"), day("2024-03-09"), nil])
    #expect(second.last?.ending == .holds && second.last?.isPlaceholder == true)
    let first = try #require(engine.caseFile("1", asOf: nil)).holders
    #expect(first.map(\.ending) == [.handedOver, .disposed])
    #expect(first.last?.to == day("2024-04-10") && first.last?.days == 40)
    #expect(try #require(engine.caseFile("5", asOf: nil)).holders.isEmpty)
    #expect(try #require(engine.caseFile("6", asOf: nil)).holders.map(\.attorney) == ["Ada"])
  }

  @Test("agrees with who holds open cases on a past day, however their names are spelled")
  func agreesWithLoad() throws {
    let engine = try engine()
    let asOf = day("2024-02-10")
    let open = try engine.answer(
      MetricsQuery(["open"], by: [.attorney], in: Scope(asOf: asOf)))
    let load = open.filter { $0.value ?? 0 > 0 }.map { "\($0.group[0].label) \($0.value ?? 0)" }
    // 1, 2, 3 and 4 by their assignments, and 5, of which none has a day, with who has it now.
    #expect(load == ["Ada 5.0"])
    #expect(try table(asOf: asOf).row("Ada")?.holds == 4)
  }
}
