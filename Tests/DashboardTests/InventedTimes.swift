import Cases

@testable import Metrics

extension InventedEngine {
  func answer(_ query: SurvivalQuery) throws(QueryError) -> SurvivalTable {
    let days = period(query.scope.period, asOf: query.scope.asOf)
    var table = SurvivalTable(
      by: query.by, groups: [], period: days, asOf: dataDay, why: "", notes: [],
      remarks: ["Differences are not causes."])
    guard query.by != nil else {
      table.groups = [Self.times("", n: 300, stepDays: 12, why: "")]
      return table
    }
    table.reference = "released"
    table.horizon = 180
    table.logRank = LogRankAnswer(
      statistic: 9.6, degreesOfFreedom: 1, p: 0.002, groups: ["detained", "released"])
    table.groups = [
      Self.times("detained", n: 100, stepDays: 20, why: "", gap: 21),
      Self.times("released", n: 190, stepDays: 10, why: ""),
      Self.times("", n: 10, stepDays: 15, why: "custody not known: never compared"),
    ]
    return table
  }

  func answer(_ query: ChanceQuery) throws(QueryError) -> ChanceTable {
    let chance = ChanceTable.Chance(value: 0.4, low: 0.35, high: 0.46, why: "")
    let none = ChanceTable.Chance(why: "fewer than 20 cases were followed at that age")
    return ChanceTable(
      days: query.days, learned: period(.months(24), asOf: nil), cases: 900, ended: 700,
      bands: [
        .init(
          ages: 0...90, open: 60, medianAge: 40, chance: chance, expected: 24, withoutChance: 0),
        .init(
          ages: 366...900, open: 4, medianAge: 500, chance: none, expected: 0, withoutChance: 4),
      ], byAge: [40: chance], why: "", notes: [], remarks: [])
  }

  /// A group of which a tenth ends every so many days.
  private static func times(
    _ label: String, n: Int, stepDays: Int, why: String, gap: Double? = nil
  ) -> SurvivalGroup {
    let curve = (1...8).map { step in
      SurvivalPoint(
        day: step * stepDays, open: 1 - 0.1 * Double(step), low: 0.95 - 0.1 * Double(step),
        high: 1.03 - 0.1 * Double(step), atRisk: n - step * n / 10)
    }
    let shares = [90, 180, 365].map { day in
      SurvivalShare(
        day: day, value: day < 200 ? min(0.8, 0.1 * Double(day / stepDays)) : nil,
        atRisk: day < 200 ? 40 : 0, why: day < 200 ? "" : "fewer than 20 cases are followed")
    }
    return SurvivalGroup(
      label: label, n: n, disposed: n * 8 / 10, missing: 2, whyNotCompared: why, whyNoMean: "",
      followed: 200, curve: curve,
      median: SurvivalEstimate(value: Double(5 * stepDays), low: 40, high: nil),
      disposedBy: shares,
      restrictedMean: SurvivalEstimate(value: Double(6 * stepDays), low: 50, high: 130),
      gap: gap.map { SurvivalEstimate(value: $0, low: $0 - 13, high: $0 + 13) },
      outcomes: [
        OutcomeIncidence(
          disposition: .plea, cases: n / 2, points: [IncidencePoint(day: 30, share: 0.3)],
          endedBy: shares),
        OutcomeIncidence(disposition: nil, cases: n / 10, points: [], endedBy: shares),
      ])
  }
}
