import Cases
import Testing

@testable import Metrics

/// An office on 2024-12-31, one case and more on each list.
private enum WaitingOffice {
  static let settings = """
    office: Small County
    profile: caseboard
    as_of: 2024-12-31

    """

  static let files = [
    "office.yml": settings,
    "cases.csv": """
    case_id,attorney,unit,severity,status,referred,screening,filed,disposed,disposition,speedy_trial_due,discovery_due,excluded_days,diversion_due,diversion_closed,diversion_result
    a,Ada,North,felony,open,,filed,2023-12-01,,,2024-12-21,,30,,,
    b,Ben,North,misdemeanor,open,,filed,2024-07-24,,,,2025-01-20,,,,
    c,Cleo,South,felony,open,,filed,2024-09-01,,,,,,,,
    d,,South,felony,open,,filed,2024-12-30,,,,,,,,
    e,,,felony,,2024-11-01,pending,,,,,,,,,
    f,Ada,North,felony,closed,,filed,2024-02-01,2024-10-01,,,,,,,
    g,Ben,North,misdemeanor,closed,,filed,2024-03-01,2024-04-01,diverted,,,,2025-01-10,,active
    h,Ben,North,misdemeanor,closed,,filed,2024-03-01,2024-04-01,diverted,,,,2024-12-01,2024-11-20,completed
    i,Dee,North,felony,inactive,,filed,2024-01-01,,,,,,,,
    j,Ada,North,felony,open,,filed,2024-12-01,,,2025-01-30,2024-12-15,,,,

    """,
    "events.csv": """
    case_id,date,type
    a,2024-12-20,hearing
    b,2024-12-01,hearing
    j,2024-12-02,hearing

    """,
    "hearings.csv": """
    case_id,date
    a,2025-01-05
    a,2025-02-05
    d,2025-01-13
    i,2025-03-01
    j,2025-02-01

    """,
    "staff.csv": """
    attorney,role,from,to
    Ada,attorney,2020-01-01,
    Ben,attorney,2020-01-01,2022-01-01
    Ben,attorney,2023-01-01,
    Cleo,attorney,2020-01-01,2024-12-30

    """,
  ]

  static func engine(_ changes: [String: String] = [:]) throws -> StoreEngine {
    StoreEngine(try SmallOffice.load(files.merging(changes) { $1 }))
  }
}

@Suite("Worklists")
struct WorklistTests {
  @Test("count who waits, and how long")
  func counts() throws {
    let rows = try WaitingOffice.engine().answer(WorklistsQuery())
    // The list: its cases, the median of their ages, and the age of the most pressing.
    let expected: [(String, Int, Double?, Int?)] = [
      // a was due 10 days ago, j is due in 30.
      ("speedy_trial", 2, 10, -10),
      // b; j's day has passed, and nothing says whether it was given.
      ("discovery", 1, 20, 20),
      // a in 5 days, once; d on the last of 14 days, today being the first.
      ("hearings", 2, 9, 5),
      // a is 396 days old, of 365; b is 160 of 180.
      ("over_standard", 1, -31, -31), ("crossing", 1, 20, 20),
      // g; h is completed.
      ("diversions", 1, 10, 10),
      // c has no event since 2024-09-01; b had one 30 days ago.
      ("stalled", 1, 121, 121),
      ("nothing_scheduled", 2, 140.5, 160),
      // Cleo left yesterday; Ben left and came back.
      ("departed", 1, 121, 121), ("unassigned", 1, 1, 1), ("decisions", 1, 60, 60),
      ("no_disposition", 1, 91, 91),
    ]
    #expect(rows.map(\.list.id) == expected.map(\.0))
    for (row, (id, count, median, foremost)) in zip(rows, expected) {
      #expect(row.count == count, "\(id)")
      #expect(row.median == median, "\(id)")
      #expect(row.foremost == foremost, "\(id)")
      #expect(row.why.isEmpty, "\(id)")
    }
  }

  @Test("are what the filter language keeps, and what the catalogue counts")
  func law() throws {
    for scope in [Scope(), Scope(filter: try Filter(parsing: "unit = North"))] {
      let engine = try WaitingOffice.engine()
      for row in try engine.answer(WorklistsQuery(in: scope)) {
        var kept = scope
        kept.filter = kept.filter.and(try Filter(parsing: row.list.condition))
        let list = try engine.answer(
          CasesQuery(columns: [row.list.age], sort: [row.list.sort], in: kept))
        #expect(row.count == list.total, "\(row.list.id)")
        guard row.list.isOfMetric, let metric = row.list.metric else { continue }
        let number = try engine.answer(MetricsQuery([metric], in: scope))[0]
        #expect(
          (number.numerator ?? number.value).map { Int($0) } == row.count, "\(row.list.id)")
      }
    }
  }

  @Test("hold in every random office, and groups add up to the list", arguments: MessySeed.large)
  func random(_ seed: MessySeed) throws {
    let engine = StoreEngine(try seed.office.load())
    let byAttorney = try engine.answer(WorklistsQuery(by: .attorney))
    for row in try engine.answer(WorklistsQuery()) {
      guard let count = row.count else {
        #expect(!row.why.isEmpty)
        continue
      }
      let parts = byAttorney.filter { $0.list == row.list }
      #expect(parts.reduce(0) { $0 + ($1.count ?? 0) } == count, "\(row.list.id)")
      guard row.list.isOfMetric, let metric = row.list.metric else { continue }
      let number = try engine.answer(MetricsQuery([metric]))[0]
      #expect((number.numerator ?? number.value).map { Int($0) } == count, "\(row.list.id)")
    }
  }

  @Test("are sorted by what presses most")
  func sorted() throws {
    let engine = try WaitingOffice.engine()
    let list = try engine.worklists(["nothing_scheduled"])[0]
    let cases = try engine.answer(
      CasesQuery(
        columns: [list.age], sort: [list.sort], in: Scope(filter: try list.filter(engine))))
    #expect(cases.rows.map(\.caseID) == ["b", "c"])
  }

  @Test("name the field that is missing, and never say 0 for it")
  func missing() throws {
    let engine = try WaitingOffice.engine([
      "cases.csv": """
      case_id,severity,filed,disposed,disposition
      a,felony,2023-12-01,,
      b,felony,2023-12-01,2024-02-01,plea

      """, "events.csv": "case_id,date,type\n", "hearings.csv": "case_id,date\n",
      "staff.csv": "attorney,role\n",
    ])
    let rows = try engine.answer(WorklistsQuery())
    let counts = Dictionary(uniqueKeysWithValues: rows.map { ($0.list.id, $0.count) })
    #expect(counts["over_standard"] == 1)
    #expect(counts["no_disposition"] == 0)
    for id in ["speedy_trial", "discovery", "diversions", "departed", "unassigned", "decisions"] {
      let row = try #require(rows.first { $0.list.id == id })
      #expect(row.count == nil && !row.why.isEmpty, "\(id)")
    }
    let speedy = try #require(rows.first { $0.list.id == "speedy_trial" })
    #expect(speedy.why == "the data has no speedy trial due")
  }

  @Test("say of a past day only what is known of it")
  func past() throws {
    let engine = try WaitingOffice.engine()
    let rows = try engine.answer(WorklistsQuery(in: Scope(asOf: day("2024-11-30"))))
    let unknown = rows.filter { $0.count == nil }.map(\.list.id)
    #expect(unknown == ["hearings", "stalled", "nothing_scheduled"])
    // a was exactly 365 days old.
    #expect(rows.first { $0.list.id == "over_standard" }?.count == 0)
    #expect(rows.first { $0.list.id == "departed" }?.count == 0)
  }

  @Test("follow the office's thresholds, and add days that do not count where it says so")
  func thresholds() throws {
    let engine = try WaitingOffice.engine([
      "office.yml": WaitingOffice.settings
        + "thresholds: { stalled: 200, crossing: 10, hearings: 5, deadlines: 20, "
        + "add_excluded_days: true, decisions: 61 }\n"
    ])
    let rows = try engine.answer(WorklistsQuery())
    let counts = Dictionary(uniqueKeysWithValues: rows.map { ($0.list.id, $0.count) })
    #expect(counts["stalled"] == 0)
    #expect(counts["crossing"] == 0)
    #expect(counts["hearings"] == 0)
    #expect(counts["decisions"] == 0)
    let speedy = try #require(rows.first { $0.list.id == "speedy_trial" })
    // a has 30 days that do not count: 20 are left; j has 30 left.
    #expect(speedy.count == 1 && speedy.foremost == 20)
  }

  @Test("are refused by a name that is none, and to others")
  func refused() throws {
    let engine = try WaitingOffice.engine()
    #expect(throws: QueryError.unknownWorklist("stall", nearest: "stalled")) {
      try engine.answer(WorklistsQuery(["stall"]))
    }
    let shared = try SharedEngine(engine)
    #expect(throws: QueryError.notShared("worklists")) { try shared.answer(WorklistsQuery()) }
  }
}
