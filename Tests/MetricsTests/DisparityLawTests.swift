import Cases
import Metrics
import Testing

@Suite("What is behind a disparity, over random offices")
struct DisparityLawTests {
  /// Invented cases of a few groups, offenses and outcomes, some of it not known.
  private static func cases(seed: UInt64) -> [DisparityCase] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 33) % bound
    }
    return (0..<(40 + next(400))).map { _ in
      var one = DisparityCase.decided(
        ["White", "White", "Black", "Black", "Asian", ""][next(6)],
        [.dismissed, .plea, .trialConvicted, .acquitted, .diverted][next(5)],
        ["Theft", "THEFT", "Fraud", "", "Arson"][next(5)],
        severity: [.felony, .misdemeanor, nil][next(3)],
        sentence: [.prison, .jail, .probation, nil][next(4)], days: next(3) == 0 ? nil : next(900))
      one.gender = ["Male", "Female", ""][next(3)]
      one.priors = [nil, 0, 1, 2, 3, 9][next(6)]
      one.screening = .filed
      one.screened = "2021-01-08"
      return one
    }
  }

  private static let scope = Scope(period: .fixed(disparityYear))

  @Test("strata hold every case of both groups, and their ratios by weight make the adjusted one")
  func strata() throws {
    for seed in 1...20 {
      let engine = StoreEngine(disparityStore(Self.cases(seed: UInt64(seed))))
      let query = DisparityQuery(in: Self.scope)
      for row in try engine.answer(query).rows where row.adjustedRatio != nil {
        let table = try engine.answer(
          DisparityStrataQuery(point: row.point, group: row.group, of: query))
        #expect(table.strata.reduce(0) { $0 + $1.n } == row.n)
        #expect(table.strata.reduce(0) { $0 + $1.events } == row.events)
        #expect(table.strata.reduce(0) { $0 + $1.referenceN } == row.referenceN)
        #expect(table.strata.reduce(0) { $0 + $1.referenceEvents } == row.referenceEvents)
        let kept = table.strata.filter { $0.whyDropped.isEmpty }
        #expect(kept.count == row.strataUsed)
        // A stratum in which the reference has no event weighs nothing, and its events count in
        // the numerator alone: the mean is the adjusted ratio where no such stratum has one.
        guard kept.allSatisfy({ $0.referenceEvents > 0 || $0.events == 0 }) else { continue }
        let mean = kept.reduce(0) { $0 + ($1.weight ?? 0) * ($1.ratio ?? 0) }
        #expect(agrees(mean, try #require(row.adjustedRatio)), "\(seed) \(row.point) \(row.group)")
      }
    }
  }

  @Test("the cases of a stratum are those that it counts")
  func membership() throws {
    let engine = StoreEngine(disparityStore(Self.cases(seed: 7)))
    let query = DisparityQuery(points: ["dismissed"], in: Self.scope)
    let row = try #require(
      try engine.answer(query).rows.first { $0.adjustedRatio != nil })
    for stratum in try engine.answer(
      DisparityStrataQuery(point: row.point, group: row.group, of: query)
    ).strata {
      var scope = Self.scope
      scope.filter = stratum.filter
      for (side, labels, count) in [
        (NumberReference.Side.numerator, row.groupLabels, stratum.events),
        (.denominator, row.groupLabels, stratum.n),
        (.numerator, row.referenceLabels, stratum.referenceEvents),
        (.denominator, row.referenceLabels, stratum.referenceN),
      ] {
        let behind = NumberReference(.point(row.point), side, group: labels)
        let list = try engine.answer(CasesQuery(columns: [], behind: behind, in: scope))
        #expect(list.total == count, "\(stratum.filter) \(side) \(labels)")
      }
    }
  }

  @Test("the groups of two fields, and those not known, add up to the groups of one")
  func crossed() throws {
    for seed in 1...10 {
      let store = disparityStore(Self.cases(seed: UInt64(seed)))
      func all(_ query: DisparityQuery) throws -> Int {
        let rows = try disparityTable(store, query).rows.filter { $0.point == "dismissed" }
        return rows.reduce(rows.first?.referenceN ?? 0) { $0 + $1.n }
      }
      #expect(
        try all(DisparityQuery()) == all(DisparityQuery(by: .race, crossing: .gender)))
    }
  }

  @Test("every number is finite, and none is where nothing can be compared")
  func extremes() throws {
    let plain = DisparityCase.decided("White", .plea)
    let offices: [[DisparityCase]] = [
      [], [plain], Array(repeating: plain, count: 60),
      (0..<60).map { _ in DisparityCase.decided("", .dismissed) },
      (0..<60).map { DisparityCase(race: $0 % 2 == 0 ? "White" : "Black", filed: "2021-02-01") },
      DisparityCase.dismissed("White", 0, of: 50) + DisparityCase.dismissed("Black", 50, of: 50),
      DisparityCase.dismissed("White", 50, of: 50) + DisparityCase.dismissed("Black", 50, of: 50),
      DisparityCase.dismissed("White", 20, of: 50) + DisparityCase.dismissed("Black", 0, of: 50),
    ]
    for (index, cases) in offices.enumerated() {
      let engine = StoreEngine(disparityStore(cases))
      for query in [
        DisparityQuery(in: Self.scope), DisparityQuery(crossing: .gender, in: Self.scope),
        DisparityQuery(cohort: .filed, in: Self.scope),
      ] {
        for row in try engine.answer(query).rows {
          let numbers = [
            row.rate, row.low, row.high, row.ratio, row.ratioLow, row.ratioHigh, row.adjustedRatio,
            row.adjustedLow, row.adjustedHigh, row.adjustedP, row.eValue, row.eValueBound,
            row.standardized?.rate, row.standardized?.low, row.standardized?.high,
            row.persons?.ratio, row.expectedDays?.mean, row.boundLow, row.boundHigh,
          ]
          #expect(numbers.allSatisfy { $0?.isFinite ?? true }, "\(index) \(row.point)")
          if row.group == "Unknown" { #expect(row.ratio == nil && row.eValue == nil) }
        }
      }
      let strata = try engine.answer(
        DisparityStrataQuery(
          point: "dismissed", group: "Black", of: DisparityQuery(in: Self.scope)))
      #expect(!strata.strata.isEmpty || !strata.why.isEmpty)
      let trend = try engine.answer(
        DisparityTrendQuery(point: "dismissed", of: DisparityQuery(in: Self.scope)))
      #expect(trend.trends.allSatisfy { $0.factor.isFinite && $0.p.isFinite })
    }
  }
}
