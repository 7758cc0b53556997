import Cases
import Testing

@testable import Metrics

/// One random office of a law.
struct MessySeed: CustomTestStringConvertible {
  let seed: UInt64
  let cases: Int
  let kind: MessyOffice.Kind

  var office: MessyOffice { MessyOffice(seed: seed, cases: cases, kind: kind) }
  var testDescription: String { "\(cases) cases, \(kind), seed \(seed)" }

  /// Offices without a case, with one, with few and with many, of every kind.
  static let all: [MessySeed] = [0, 1, 2, 7, 60].flatMap { count in
    MessyOffice.Kind.allCases.enumerated().map { number, kind in
      MessySeed(seed: UInt64(count * 100 + number), cases: count, kind: kind)
    }
  }
  /// Offices in which much happens.
  static let large: [MessySeed] = (1...3).map {
    MessySeed(seed: UInt64($0), cases: 80, kind: .mixed)
  }
}

@Suite("Laws of the numbers of random offices")
struct MessyOfficeLawTests {
  private static let fields: [CaseField] = [
    .attorney, .unit, .offense, .severity, .violent, .race, .gender, .counsel, .screening,
    .custody, .disposition, .sentence, .victimRace, .status, .diversionAccepted,
  ]
  private static let periods = [Scope(), Scope(period: .all), Scope(asOf: day("2023-03-31"))]

  @Test(
    "groups add up to the whole, and none is dropped", arguments: MessySeed.all + MessySeed.large)
  func groupsSumUp(_ seed: MessySeed) throws {
    let engine = StoreEngine(try seed.office.load())
    for scope in Self.periods {
      let whole = try engine.answer(MetricsQuery([], in: scope))
      for fields in Self.fields.map({ [$0] }) + [[.race, .gender], [.unit, .severity, .race]] {
        let parts = try engine.answer(MetricsQuery([], by: fields, in: scope))
        for (row, metric) in zip(whole, engine.metrics) {
          let own = parts.filter { $0.metric == row.metric }
          guard own.allSatisfy({ $0.state != .notComputable }), metric.addsUp(by: fields) else {
            #expect(own.allSatisfy { $0.state != .notComputable || !$0.why.isEmpty })
            continue
          }
          for part in metric.additive {
            #expect(
              own.reduce(0) { $0 + ($1[keyPath: part] ?? 0) } == row[keyPath: part] ?? 0,
              "\(row.metric) by \(fields)")
          }
          #expect(own.reduce(0) { $0 + $1.missing } == row.missing, "\(row.metric) by \(fields)")
        }
      }
    }
  }

  @Test("lists are as long as the counts that open them, and part the cases in question")
  func lists() throws {
    for seed in MessySeed.all.suffix(6) + MessySeed.large.prefix(2) {
      let engine = StoreEngine(try seed.office.load())
      for fields in [[], [CaseField.race], [.attorney]] {
        for row in try engine.answer(MetricsQuery([], by: fields))
        where row.state != .notComputable {
          try checkLists(of: row, engine)
        }
      }
    }
  }

  private func checkLists(of row: MetricRow, _ engine: StoreEngine) throws {
    let explanation = try engine.explain(ExplainQuery(row.metric, group: row.group))
    func cases(_ side: NumberReference.Side) throws -> Set<Int> {
      let number = NumberReference(.metric(row.metric), side, group: row.group)
      let list = try engine.answer(CasesQuery(columns: [], behind: number))
      #expect(list.total == list.rows.count)
      return Set(list.rows.map(\.row))
    }
    let words = "\(row.metric) of \(row.group)"
    for part in explanation.parts {
      #expect(try cases(part.side).count == part.cases, "\(words): \(part.words)")
    }
    guard let metric = engine.metric(row.metric), let whole = explanation.cases(.inQuestion)
    else { return }
    let counted = try cases(.denominator)
    let others = explanation.parts.filter { $0.kind == .leftOut || $0.kind == .apart }
    var union = counted
    for part in others { union.formUnion(try cases(part.side)) }
    #expect(union == (try cases(.inQuestion)), "\(words)")
    #expect(whole == counted.count + others.reduce(0) { $0 + $1.cases }, "\(words)")
    #expect(
      row.missing == others.filter { $0.kind == .leftOut }.reduce(0) { $0 + $1.cases }, "\(words)")
    #expect(try cases(.leftOut).count == row.missing, "\(words)")
    if metric.countsCases {
      #expect(Double(counted.count) == row.denominator ?? row.value, "\(words)")
    }
    if case .share = metric.measure {
      #expect(Double(try cases(.numerator).count) == row.numerator, "\(words)")
      #expect(try cases(.numerator).isSubset(of: counted), "\(words)")
    }
  }

  @Test("a filter counts what an office of the kept cases alone counts", arguments: MessySeed.large)
  func filterFirst(_ seed: MessySeed) throws {
    let office = seed.office
    let engine = StoreEngine(try office.load())
    let tests: [(filter: String, passes: ([String: String]) -> Bool)] = [
      ("race = Black", { $0["race"] == "Black" }),
      (
        "counsel = public and violent = yes",
        { $0["counsel"] == "public" && $0["violent"] == "true" }
      ),
      (
        "gender is missing or race in (White, Hispanic)",
        {
          $0["gender"] == "" || ["White", "Hispanic"].contains($0["race"] ?? "")
        }
      ),
      ("race = nobody", { _ in false }),
    ]
    for test in tests {
      let scope = Scope(filter: try Filter(parsing: test.filter))
      let alone = StoreEngine(try office.keeping(test.passes).load())
      // Whether a defendant came back, and which severity a class of charges has, is read from all
      // cases, whatever is looked at.
      let metrics = Metric.all.map(\.id).filter { !["new_case_2y", "felony_to_misd"].contains($0) }
      let filtered = try engine.answer(MetricsQuery(metrics, in: scope))
      for (row, own) in zip(filtered, try alone.answer(MetricsQuery(metrics)))
      where own.state != .notComputable {
        #expect(row.counts == own.counts, "\(row.metric) where \(test.filter)")
      }
    }
  }

  @Test("stocks roll forward whatever the data is", arguments: MessySeed.all + MessySeed.large)
  func rollForward(_ seed: MessySeed) throws {
    let engine = StoreEngine(try seed.office.load())
    for period in ["2021", "2022-Q3", "2023-06", "2024-06-30", "2019-01-01..2024-01-17", "all"] {
      let scope = Scope(period: try PeriodChoice(parsing: period))
      for row in try engine.answer(MetricsQuery(["roll_forward"], by: [.race], in: scope)) {
        #expect(row.value == 0, "\(period) of \(row.group)")
      }
    }
  }

  @Test("the order of rows decides nothing", arguments: MessySeed.all + MessySeed.large)
  func order(_ seed: MessySeed) throws {
    let office = seed.office
    let engine = StoreEngine(try office.load())
    for shuffle in 1...2 as ClosedRange<UInt64> {
      let other = StoreEngine(try office.shuffled(seed: shuffle).load())
      for fields in [[], [CaseField.race], [.offense, .severity], [.attorney]] {
        let query = MetricsQuery([], by: fields)
        for (row, own) in zip(try engine.answer(query), try other.answer(query)) {
          #expect(row == own, "\(row.metric) of \(row.group)")
        }
      }
      let series = SeriesQuery([], months: 3)
      #expect(try engine.answer(series) == other.answer(series))
      for field in [CaseField.race, .offense, .gender] {
        let query = DisparityQuery(by: field, in: Scope(period: .all))
        #expect(try engine.answer(query) == other.answer(query))
      }
      let survival = SurvivalQuery(by: .severity, in: Scope(period: .all))
      #expect(try engine.answer(survival) == other.answer(survival))
      let list = CasesQuery(
        columns: CaseColumn.all, sort: [.init(.ageDays), .init(.field(.caseID))])
      #expect(
        try engine.answer(list).rows.map(\.values) == other.answer(list).rows.map(\.values))
    }
  }

  @Test("threads that ask at once are told what one alone is told", arguments: MessySeed.large)
  func threads(_ seed: MessySeed) async throws {
    let store = try seed.office.load()
    let queries = [[], [CaseField.race], [.attorney], [.severity, .unit]].flatMap { fields in
      Self.periods.map { MetricsQuery([], by: fields, in: $0) }
    }
    let alone = try queries.map { try StoreEngine(store).answer($0) }
    let shared = StoreEngine(store)
    let together = try await withThrowingTaskGroup(of: (Int, [MetricRow]).self) { group in
      for (number, query) in queries.enumerated() {
        group.addTask { (number, try shared.answer(query)) }
      }
      return try await group.reduce(into: [Int: [MetricRow]]()) { $0[$1.0] = $1.1 }
    }
    for (number, rows) in alone.enumerated() { #expect(together[number] == rows) }
  }

  @Test(
    "every number stands with its n and interval, or with a reason",
    arguments: MessySeed.all + MessySeed.large)
  func soundness(_ seed: MessySeed) throws {
    let engine = StoreEngine(try seed.office.load())
    for scope in Self.periods {
      for fields in [[], [CaseField.race], [.attorney, .severity]] {
        for row in try engine.answer(MetricsQuery([], by: fields, in: scope)) { check(row, engine) }
      }
      for series in try engine.answer(SeriesQuery([], months: 5, in: scope)) {
        for row in series.rows { check(row, engine) }
      }
      for field in [CaseField.race, .gender] {
        let table = try engine.answer(DisparityQuery(by: field, in: scope))
        for row in table.rows { check(row) }
      }
    }
  }

  private func check(_ row: MetricRow, _ engine: StoreEngine) {
    let words: Comment = "\(row.metric) of \(row.group), \(row.period)"
    let numbers = [row.value, row.numerator, row.denominator, row.low, row.high]
    #expect(numbers.allSatisfy { $0?.isFinite ?? true }, words)
    #expect((row.low == nil) == (row.high == nil), words)
    if let low = row.low, let high = row.high, let value = row.value {
      #expect(low <= value && value <= high, words)
    }
    switch row.state {
    case .ok, .few:
      #expect(row.value != nil, words)
    case .undefined, .notComputable, .suppressed:
      #expect(row.value == nil && row.low == nil && !row.why.isEmpty, words)
    }
    guard let metric = engine.metric(row.metric), row.value != nil else { return }
    // A share of people counts all of them, so that chance has no part in it.
    if case .staff = metric.measure { return }
    if row.unit == .share {
      #expect(row.denominator ?? 0 > 0, words)
      #expect(row.low != nil || row.why.contains("no interval"), words)
    }
    if row.unit == .days { #expect(row.denominator ?? 0 > 0, words) }
  }

  private func check(_ row: DisparityRow) {
    let words: Comment = "\(row.point) of \(row.group)"
    let numbers = [
      row.rate, row.low, row.high, row.referenceRate, row.ratio, row.ratioLow, row.ratioHigh,
      row.difference, row.differenceLow, row.differenceHigh, row.excess, row.p, row.pAdjusted,
      row.adjustedRatio, row.adjustedLow, row.adjustedHigh, row.adjustedP, row.crudeOnStrata,
      row.groupKept, row.referenceKept, row.heterogeneityP, row.boundLow, row.boundHigh,
      row.eValue, row.eValueBound, row.unknownShare,
    ]
    #expect(numbers.allSatisfy { !($0?.isNaN ?? false) }, words)
    #expect(row.n > 0 && row.events <= row.n && row.referenceEvents <= row.referenceN, words)
    #expect(row.rate != nil && row.low != nil && row.high != nil, words)
    if row.ratio != nil { #expect(row.ratioLow != nil && row.state == .ok, words) }
    if row.state != .ok { #expect(row.ratio == nil && row.p == nil && !row.why.isEmpty, words) }
  }

  @Test("every group of the table of decision points is a group of the metric")
  func pointsAddUp() throws {
    let metrics = [
      "dismissed": "dismissal_rate", "plea": "plea_rate", "convicted": "conviction_rate",
      "incarcerated": "incarceration_rate", "declined": "declination_rate",
      "detained": "detention_rate", "bail_requested": "bail_request_rate",
    ]
    for seed in MessySeed.large {
      let engine = StoreEngine(try seed.office.load())
      let table = try engine.answer(DisparityQuery(by: .gender, in: Scope(period: .all)))
      for (point, metric) in metrics {
        let whole = try #require(
          try engine.answer(MetricsQuery([metric], in: Scope(period: .all))).first)
        let rows = table.rows.filter { $0.point == point }
        let one = try #require(rows.first)
        #expect(
          Double(rows.reduce(one.referenceN) { $0 + $1.n }) == whole.denominator, "\(point)")
        #expect(
          Double(rows.reduce(one.referenceEvents) { $0 + $1.events }) == whole.numerator,
          "\(point)")
      }
    }
  }
}

extension Metric {
  /// Whether the parts of its groups add up to those of all: people are not parted by fields of
  /// cases.
  fileprivate func addsUp(by fields: [CaseField]) -> Bool {
    if case .staff = measure { return false }
    return true
  }

  /// What of its rows adds up: counts of cases do, counts of attorneys, quantiles and rates do not.
  fileprivate var additive: [KeyPath<MetricRow, Double?>] {
    switch measure {
    case .count, .known, .balance, .weight: [\.value]
    case .share, .ratio: [\.numerator, \.denominator]
    case .gap, .quantile, .mean, .survivalMedian, .survivalShare: [\.denominator]
    case .perAttorney, .attorneyYears: [\.numerator]
    case .attorneyGini, .staff: []
    }
  }

  /// Whether what stands below the line, or alone, is a number of cases.
  fileprivate var countsCases: Bool {
    switch measure {
    case .perAttorney, .attorneyGini, .weight, .attorneyYears, .staff, .balance, .gap: false
    default: true
    }
  }
}

extension MetricRow {
  /// What was counted, without what is said of it.
  fileprivate var counts: [Double?] {
    [value, numerator, denominator, low, high, Double(missing)]
  }
}

extension Explanation {
  fileprivate func cases(_ kind: AccountPart.Kind) -> Int? {
    parts.first { $0.kind == kind }?.cases
  }
}
