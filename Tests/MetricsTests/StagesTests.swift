import Statistics
import Testing

@testable import Cases
@testable import Metrics

@Suite("Stages of cases")
struct StagesTests {
  /// The period is 2021-11-06 to 2022-11-05, the one before begins on 2020-11-06.
  private let cases = [
    // 10 days to the decision, 60 to the disposition, 30 to the sentence.
    InventedCase(
      referred: "2022-01-01", screened: "2022-01-11", screening: .filed, filed: "2022-01-11",
      disposed: "2022-03-12", disposition: .plea, sentence: .probation, sentenced: "2022-04-11"),
    // 20, 100, and 188 days since the plea without a sentence.
    InventedCase(
      referred: "2022-01-01", screened: "2022-01-21", screening: .filed, filed: "2022-01-21",
      disposed: "2022-05-01", disposition: .plea),
    // Waits for the decision for 30 days.
    InventedCase(referred: "2022-10-06", screening: .pending),
    // Open for 90 days, one of them inactive.
    InventedCase(filed: "2022-08-07"),
    InventedCase(filed: "2022-08-07", isInactive: true),
    // Disposed before it was filed; closed nobody knows when.
    InventedCase(filed: "2022-06-01", disposed: "2022-05-01", disposition: .dismissed),
    InventedCase(filed: "2021-01-01", isClosed: true),
    // 365 days, in the period before.
    InventedCase(filed: "2020-11-10", disposed: "2021-11-05", disposition: .acquitted),
  ]

  private func stages(
    _ cases: [InventedCase], without fields: Set<CaseField> = [], _ query: StagesQuery = .init()
  ) throws -> [StageRow] {
    try StoreEngine(inventedStore(cases, without: fields)).answer(query).stages
  }

  @Test("tell who went through, who waits and who waited a year ago")
  func counted() throws {
    let rows = try stages(cases)
    #expect(rows.map(\.name) == CaseStage.allCases.map { .stage($0) })
    let (screening, disposition, sentence) = (rows[0], rows[1], rows[2])
    #expect(screening.finished.n == 2 && screening.finished.median?.value == 15)
    #expect(screening.waiting == 1 && screening.medianAge == 30)
    #expect(disposition.finished.n == 2 && disposition.finished.median?.value == 80)
    #expect(disposition.earlier.n == 1 && disposition.earlier.median?.value == 360)
    #expect(disposition.waiting == 1 && disposition.medianAge == 90 && disposition.inactive == 1)
    #expect(disposition.bands == [0, 1, 0, 0, 0])
    #expect(disposition.unknown == 2)
    // On 2021-11-05 the last case was disposed that day, so that it waited no more.
    #expect(disposition.yearAgo == 0 && disposition.byMonth.count == 25)
    // Filed in the period: 60 and 100 days, and two followed for 90; after 60 days 3 of 4 are left,
    // after 100 the one that is at risk has ended.
    #expect(disposition.entered == 4 && disposition.withWaiting?.value == 100)
    #expect(sentence.finished.n == 1 && sentence.finished.median?.value == 30)
    #expect(sentence.waiting == 1 && sentence.longestAge == 188)
  }

  @Test("agree with the metrics that count the same, today and on every day before")
  func agree() throws {
    let many = manyCases(700).enumerated().map { index, invented in
      var invented = invented
      if index % 5 == 0, let disposed = invented.disposed { invented.sentenced = disposed }
      return invented
    }
    let engine = StoreEngine(inventedStore(many))
    for text in ["", "offense = Theft"] {
      let scope = Scope(filter: try Filter(parsing: text))
      let table = try engine.answer(StagesQuery(in: scope))
      for row in table.stages {
        guard case .stage(let stage) = row.name else { continue }
        if let id = stage.finishedMetric {
          let metric = try engine.answer(MetricsQuery([id], in: scope))[0]
          #expect(
            row.finished.median?.value == metric.value
              && metric.denominator == Double(row.finished.n))
        }
        for (day, count) in zip(table.days, row.byMonth) {
          var then = scope
          then.asOf = day
          if let id = stage.waitingMetric {
            #expect(
              try engine.answer(MetricsQuery([id], in: then))[0].value == Double(count),
              "\(stage) \(day)")
          } else {
            then.filter = scope.filter.and(try Filter(parsing: stage.waitingCondition))
            #expect(
              try engine.answer(CasesQuery(columns: [.field(.caseID)], in: then)).total == count,
              "\(day)")
          }
        }
        #expect(row.byMonth.last == row.waiting)
        #expect(row.bands.reduce(0, +) == row.waiting)
      }
      let km = try engine.answer(MetricsQuery(["km_days_to_disposition"], in: scope))[0]
      #expect(table.stages[1].withWaiting?.value == km.value)
      #expect(table.stages[1].withWaiting?.low == km.low)
    }
  }

  @Test("of groups add up to those of all")
  func groups() throws {
    let engine = StoreEngine(inventedStore(manyCases(600)))
    let table = try engine.answer(StagesQuery(by: .offense))
    for (index, whole) in table.stages.enumerated() {
      let parts = table.rows.filter { $0.group != nil && $0.name == whole.name }
      #expect(parts.count == 3)
      #expect(parts.reduce(0) { $0 + $1.finished.n } == whole.finished.n, "\(index)")
      #expect(parts.reduce(0) { $0 + ($1.waiting ?? 0) } == whole.waiting ?? 0)
      #expect(parts.reduce(0) { $0 + $1.unknown } == whole.unknown)
    }
  }

  @Test("name the fields that they lack")
  func lacking() throws {
    let rows = try stages(cases, without: [.referred, .sentenced])
    #expect(rows[0].why == "not in the data: referred" && rows[0].waiting == nil)
    #expect(rows[1].why.isEmpty)
    #expect(rows[2].why == "not in the data: sentenced")
    let table = try StoreEngine(inventedStore(cases)).answer(StagesQuery())
    #expect(table.events.isEmpty && !table.whyNoEvents.isEmpty)
  }

  @Test("between events put every open case in one place")
  func events() {
    // Day by day: 1 and 3 words on day 10, a clerical one on day 20, nothing known, one ahead.
    let recorded: [Int: [(Int32, Int)]] = [
      0: [(10, 1), (10, 2), (20, 3), (30, 1), (Day.missing, 2), (99, 2)], 1: [(3, 1)], 2: [],
    ]
    let reader = EventDays(
      words: ["", "Hearing", "Motion", "Mailed"], isClerical: [false, false, false, true]
    ) { row, body in
      for (day, word) in (recorded[row] ?? []).reversed() { body(day, word) }
    }
    let period = Period(from: Day(0), through: Day(50))
    let days = StageDays(period: period, before: nil, today: 50, ends: [40, 50])
    var tally = EventTally(StageTally(days), words: 4)
    tally.add(.waiting(5), reader, row: 0)
    tally.add(.left(5, 25), reader, row: 1)
    tally.add(.waiting(45), reader, row: 2)
    tally.add(.unknown, reader, row: 2)
    let rows = tally.tallies.map { $0.row(.after(""), of: nil, fewest: 2) }
    // Filed: 5 to 10; 5 to 25, whose event lies before the filing; 45 and nothing since.
    #expect(rows[0].finished.days == DayHistogram([5, 20]) && rows[0].waiting == 1)
    // The last of day 10 is the motion, until the hearing of day 30, which is the last of all.
    #expect(rows[2].finished.days == DayHistogram([20]) && rows[2].waiting == 0)
    #expect(rows[1].finished.n == 0 && rows[1].waiting == 1 && rows[1].longestAge == 20)
    #expect(rows[1].byMonth == [1, 1] && rows[0].byMonth == [0, 1])
    #expect(rows[3].entered == 0)
  }

  @Test("are not told to others")
  func shared() throws {
    let engine = try SharedEngine(StoreEngine(inventedStore(cases)))
    #expect(throws: QueryError.notShared("stages")) { try engine.answer(StagesQuery()) }
    #expect(throws: QueryError.notShared("where the time goes")) {
      try engine.answer(TimeUseQuery())
    }
  }
}
