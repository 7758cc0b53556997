import Cases
import Testing

@testable import Metrics

@Suite("An aggregate")
struct AggregateLawTests {
  private typealias Columns = InventedColumns

  /// Every measure, every kind of number.
  private static let measures: [AggregateQuery.Measure.Kind] =
    [.count]
    + [
      .field(Columns.points), .field(Columns.money),
      .days(from: Columns.begun, to: Columns.ended), .days(from: Columns.begun, to: Columns.wild),
      .age(since: Columns.begun), .age(since: Columns.wild),
    ].flatMap { (number: AggregateQuery.Number) -> [AggregateQuery.Measure.Kind] in
      [
        .sum(number), .maximum(number), .nearestRank(number, percent: 50),
        .nearestRank(number, percent: 90), .interpolated(number, percent: 25),
        .interpolated(number, percent: 100),
      ]
    }

  private static let groupings: [[AggregateQuery.Dimension]] = [
    [], [.label(Columns.small)], [.label(Columns.flag)], [.month(Columns.begun)],
    [.quarter(Columns.ended)], [.month(Columns.wild)],
    [.label(Columns.small), .quarter(Columns.begun)],
    [.label(Columns.many), .label(Columns.more)],
    [.label(Columns.more), .month(Columns.ended)],
    [.quarter(Columns.wild), .label(Columns.flag), .label(Columns.small)],
  ]

  private static let filters = [
    "", "small = a", "begun > 2018-01-01 and small in (A, b, c)", "not (points < 100)",
    "points in (1, 3, 5, 7, 9, 200) or money = 70000", "wild is missing", "money < 0",
    "many ~ 1", "flag", "not flag and (ended >= -12m or begun is missing)", "small = nothing",
    "wild < 1800-01-01 or wild > 2100-01-01", "not not (money > 5 and not small = Z)",
  ]

  /// Questions of all kinds: every grouping, with measures and filters that change from one to the
  /// next.
  private static func questions(_ round: Int) throws -> [AggregateQuery] {
    func filter(_ number: Int) throws -> Filter {
      try Filter(parsing: filters[number % filters.count])
    }
    let shared = try filter(round)
    var questions: [AggregateQuery] = []
    for (index, grouping) in groupings.enumerated() {
      var own: [AggregateQuery.Measure] = []
      for place in 0..<6 {
        let kind = measures[(7 * round + 5 * index + 3 * place) % measures.count]
        own.append(AggregateQuery.Measure(kind, where: try filter(round + index + place)))
      }
      let kept = index % 3 == 0 ? shared.and(try filter(3 * round + index)) : shared
      questions.append(AggregateQuery(by: grouping, own, in: kept))
    }
    return questions
  }

  private func check(
    _ tables: [AggregateTable], _ queries: [AggregateQuery], of engine: StoreEngine
  ) throws {
    #expect(tables.count == queries.count)
    for (table, query) in zip(tables, queries) {
      let expected = try NaiveAggregate(query, of: engine).rows()
      let found = Dictionary(uniqueKeysWithValues: table.rows.map { ($0.keys, $0.values) })
      #expect(found == expected, "by \(query.by) in \(query.filter)")
    }
  }

  @Test(
    "is what comes out case by case, for every measure, grouping and filter", arguments: 0..<13)
  func law(round: Int) throws {
    let rows = [0, 1, 2, 40, 300, 1200][round % 6]
    let engine = Columns(rows: rows, seed: UInt64(round) + 1).engine
    let queries = try Self.questions(round)
    try check(engine.answer(queries), queries, of: engine)
  }

  @Test("is the same over several segments, with one thread and with several")
  func segments() throws {
    let engine = Columns(rows: PackedCells.segmentRows + 5000, seed: 99).engine
    for round in [0, 2] {
      let queries = try Self.questions(round)
      let one = try Aggregates(queries, of: engine, threads: 1).tables
      let several = try Aggregates(queries, of: engine, threads: 3, segmentsPerThread: 1)
      #expect(several.tables == one)
      try check(Array(one[6...7]), Array(queries[6...7]), of: engine)
    }
  }

  @Test(
    "is brought up to date by what changed and what was added, as if all were counted anew",
    arguments: 0..<13)
  func upToDate(round: Int) throws {
    var columns = Columns(rows: [0, 3, 300, 900][round % 4], seed: UInt64(round) + 50)
    let queries = try Self.questions(round)
    let answers = try Aggregates(queries, of: columns.engine, threads: 1)
    for step in 0..<4 {
      if step != 1 { columns.append([40, 0, 300, 1][step]) }
      if step != 0 { columns.change([0, 30, 5, 200][step]) }
      let engine = columns.engine
      try answers.update(to: engine)
      #expect(try answers.tables == engine.answer(queries))
    }
    try check(answers.tables, queries, of: columns.engine)
  }

  @Test("lists labels by the alphabet, days in time, what is missing last, and no more than asked")
  func order() throws {
    let engine = Columns(rows: 400, seed: 3).engine
    let byLabel = AggregateQuery(by: [.label(Columns.small)], [.init(.count)])
    let labels = try engine.answer([byLabel])[0].rows.map(\.keys)
    #expect(labels == ["A", "b", "c", "Z", "ä"].map { [.label($0)] } + [[.missing]])
    let quarters = try engine.answer([
      AggregateQuery(
        by: [.quarter(Columns.begun)], [.init(.count)], order: [.dimension(0, descending: true)])
    ])[0].rows.map(\.keys[0])
    #expect(quarters.last == .missing)
    let indexes = quarters.compactMap { if case .quarter(let index) = $0 { index } else { nil } }
    #expect(indexes.count == quarters.count - 1 && indexes == indexes.sorted(by: >))
    let top = try engine.answer([
      AggregateQuery(
        by: [.label(Columns.many)], [.init(.maximum(.field(Columns.points)))],
        order: [.measure(0, descending: true)], limit: 7)
    ])[0]
    let values = top.rows.compactMap { $0.values[0].number }
    #expect(values.count == 7 && values == values.sorted(by: >))
  }

  @Test("of no case is one row without numbers, or none where there are groups")
  func nothing() throws {
    let engine = Columns(rows: 0, seed: 1).engine
    let measures: [AggregateQuery.Measure] = [
      .init(.count), .init(.sum(.field(Columns.points))),
      .init(.maximum(.age(since: Columns.begun))),
    ]
    let tables = try engine.answer([
      AggregateQuery(measures), AggregateQuery(by: [.label(Columns.small)], measures),
    ])
    #expect(
      tables[0].rows.map(\.values) == [
        [.init(n: 0, .whole(0)), .init(n: 0, nil), .init(n: 0, nil)]
      ])
    #expect(tables[1].rows.isEmpty)
  }

  @Test("refuses what cannot be grouped, measured or found")
  func refused() throws {
    let engine = Columns(rows: 3, seed: 1).engine
    func error(_ query: AggregateQuery) -> QueryError? {
      #expect(throws: QueryError.self) { try engine.answer([query]) }
    }
    #expect(error(AggregateQuery(by: [.label(Columns.begun)], [])) == .cannotGroup(Columns.begun))
    #expect(error(AggregateQuery(by: [.month(Columns.small)], [])) == .notADay(Columns.small))
    #expect(
      error(AggregateQuery([.init(.sum(.field(Columns.begun)))])) == .notANumber(Columns.begun))
    #expect(error(AggregateQuery(by: [.label(.race)], [])) == .notInData("race"))
    let filter = try Filter(parsing: "smal = a")
    #expect(
      error(AggregateQuery([], in: filter))?.description.contains("did you mean small?") == true)
    #expect(throws: QueryError.self) {
      try SharedEngine(engine).answer([AggregateQuery([.init(.count)])])
    }
  }
}
