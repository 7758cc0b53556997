import Cases
import Testing

@testable import Metrics

@Suite("The cases at a decision point")
struct DecisionPointCaseTests {
  /// A case with what happened to it; the number stands for it in what the tests expect.
  private let cases: [DisparityCase] = [
    // Screening: 0 declined, 1 filed, 2 returned, 3 pending, 4 blank, 5 and 6 outside the year.
    DisparityCase(screening: .declined, screened: "2021-01-01"),
    DisparityCase(screening: .filed, screened: "2021-12-31"),
    DisparityCase(screening: .returned, screened: "2021-05-05"),
    DisparityCase(screening: .pending, screened: "2021-05-05"),
    DisparityCase(screened: "2021-05-05"),
    DisparityCase(screening: .declined, screened: "2022-01-01"),
    DisparityCase(screening: .declined),
    // Filed: 7 bail and detained, 8 no bail and released, 9 neither known, 10 before the year.
    DisparityCase(filed: "2021-03-01", bailRequested: true, custody: .detained),
    DisparityCase(filed: "2021-03-01", bailRequested: false, custody: .released),
    DisparityCase(filed: "2021-03-01"),
    DisparityCase(filed: "2020-12-31", bailRequested: true, custody: .detained),
    // Disposed: 11 to 18 each disposition in its order, 19 with none.
    .decided("White", .trialConvicted, sentence: .prison, days: 400),
    .decided("White", .plea, sentence: .probationJail, days: 30),
    .decided("White", .diverted, sentence: .diversion),
    .decided("White", .acquitted),
    .decided("White", .pleaDismissed),
    .decided("White", .dismissed),
    .decided("White", .transferred),
    .decided("White", .other),
    DisparityCase(filed: "2020-03-01", disposed: "2021-04-01"),
    // 20 a plea after an accepted diversion, 21 one that was refused, 22 disposed the year before.
    DisparityCase(
      diversionAccepted: true, disposed: "2021-04-01", disposition: .plea, sentence: .fine),
    DisparityCase(diversionAccepted: false, disposed: "2021-04-01", disposition: .plea),
    DisparityCase(disposed: "2020-04-01", disposition: .plea, sentence: .jail, sentenceDays: 5),
    // 23 jail of unknown length, 24 disposed before it was filed, 25 dismissed and fined.
    DisparityCase(
      filed: "2020-05-01", disposed: "2021-05-01", disposition: .plea, sentence: .jail),
    DisparityCase(
      filed: "2021-05-02", disposed: "2021-05-01", disposition: .trialConvicted, sentence: .jail,
      sentenceDays: 10),
    DisparityCase(disposed: "2021-05-01", disposition: .dismissed, sentence: .fine),
  ]

  struct Expectation: Sendable {
    var point: String
    var atRisk: [Int32]
    var events: [Int32]
    var leftOut: [Int32]

    static let decided: [Int32] = [11, 12, 13, 14, 15, 16, 20, 21, 23, 24, 25]

    static let all = [
      Expectation(point: "declined", atRisk: [0, 1], events: [0], leftOut: [4]),
      Expectation(
        point: "bail_requested", atRisk: [7, 8], events: [7],
        leftOut: [9, 11, 12, 13, 14, 15, 16, 17, 18, 24]),
      Expectation(
        point: "detained", atRisk: [7, 8], events: [7],
        leftOut: [9, 11, 12, 13, 14, 15, 16, 17, 18, 24]),
      Expectation(point: "diverted", atRisk: decided, events: [13, 20], leftOut: [19]),
      Expectation(point: "dismissed", atRisk: decided, events: [16, 25], leftOut: [19]),
      Expectation(point: "plea", atRisk: decided, events: [12, 20, 21, 23], leftOut: [19]),
      Expectation(point: "trial", atRisk: decided, events: [11, 14, 24], leftOut: [19]),
      Expectation(
        point: "convicted", atRisk: decided, events: [11, 12, 20, 21, 23, 24], leftOut: [19]),
      Expectation(point: "charge_reduced", atRisk: [], events: [], leftOut: []),
      Expectation(
        point: "incarcerated", atRisk: [11, 12, 20, 23, 24], events: [11, 12, 23, 24],
        leftOut: [19, 21]),
      Expectation(
        point: "sentence_days", atRisk: [11, 12, 24], events: [11, 12, 24],
        leftOut: [19, 21, 23]),
      Expectation(
        point: "days_to_disposition", atRisk: [11, 12, 13, 14, 15, 16, 17, 18, 19, 23],
        events: [11, 12, 13, 14, 15, 16, 17, 18, 19, 23], leftOut: [20, 21, 24, 25]),
    ]
  }

  @Test("are those at risk, those with the event, and those left out", arguments: Expectation.all)
  func membership(_ expected: Expectation) throws {
    let store = disparityStore(cases)
    let point = try #require(DecisionPoint.named(expected.point))
    let find = { (side: NumberReference.Side) in
      store.rows(at: point, side: side, among: store.allRows, in: disparityYear)
    }
    #expect(find(.denominator) == expected.atRisk)
    #expect(find(.numerator) == expected.events)
    #expect(find(.leftOut) == expected.leftOut)
  }

  @Test("cover every point")
  func allPoints() {
    #expect(Expectation.all.map(\.point) == DecisionPoint.all.map(\.id))
  }

  /// Invented cases of all kinds in every combination that a small generator makes.
  private var mixed: [DisparityCase] {
    let races = ["White", "Black", "Hispanic", "", "Unknown"]
    let sentences: [Sentence?] = [.prison, .jail, .probation, nil]
    return (0..<600).map { index in
      DisparityCase(
        race: races[index % 7 % 5], offense: ["Theft", "Assault", ""][index % 3],
        severity: index % 4 == 0 ? .misdemeanor : .felony, priors: index % 6 == 0 ? nil : index % 5,
        screening: Screening(rawValue: UInt8(index % 5)), screened: "2021-02-0\(1 + index % 9)",
        filed: index % 11 == 0 ? nil : "2021-0\(1 + index % 9)-11",
        bailRequested: index % 13 == 0 ? nil : index % 2 == 0,
        custody: Custody(rawValue: UInt8(index % 3)), diversionAccepted: index % 17 == 0,
        disposed: index % 5 == 0 ? nil : "2021-06-\(10 + index % 20)",
        disposition: Disposition(rawValue: UInt8(index % 9)), sentence: sentences[index % 4],
        sentenceDays: index % 8 == 0 ? nil : 7 * (index % 50))
    }
  }

  @Test("behind a row are as many as it counts")
  func behindRows() throws {
    let store = disparityStore(mixed)
    let table = try disparityTable(store)
    #expect(table.rows.count > 30)
    for row in table.rows {
      let point = try #require(DecisionPoint.named(row.point))
      let find = { (side: NumberReference.Side, group: String) in
        store.rows(
          at: point, side: side, among: store.allRows, in: disparityYear,
          of: [GroupLabel(.race, group)]
        ).count
      }
      #expect(find(.denominator, row.group) == row.n)
      #expect(find(.numerator, row.group) == row.events)
      #expect(find(.denominator, row.reference) == row.referenceN)
      #expect(find(.numerator, row.reference) == row.referenceEvents)
    }
  }

  @Test("counted in parts add up to those counted at once", arguments: [0, 1, 250, 599])
  func merge(_ cut: Int) throws {
    let store = disparityStore(mixed)
    let groups = try #require(DisparityGroups(.race, in: store, reference: nil))
    let points = DecisionPoint.all
    let outcomes = PointOutcomes(of: store, rows: store.allRows, in: disparityYear, at: points)
    let strata = DisparityStrata(
      of: store, rows: outcomes.rows, by: [.offense, .severity, .priors], groups: groups)
    let count = outcomes.rows.count
    var sum = DisparityCounts(of: store, outcomes, groups, strata, cases: 0..<min(cut, count))
    sum.merge(DisparityCounts(of: store, outcomes, groups, strata, cases: min(cut, count)..<count))
    let whole = DisparityCounts(of: store, outcomes, groups, strata)
    for point in points.indices {
      #expect(sum.strata(reaching: point) == whole.strata(reaching: point))
      for group in groups.labels.indices {
        #expect(sum.share(point: point, group: group) == whole.share(point: point, group: group))
        #expect(sum.days(point: point, group: group) == whole.days(point: point, group: group))
        #expect(
          sum.sharesByStratum(point: point, group: group)
            == whole.sharesByStratum(point: point, group: group))
      }
    }
  }

  @Test("are only those of the rows selected")
  func selection() throws {
    let store = disparityStore(mixed)
    let even = store.allRows.filter { $0.isMultiple(of: 2) }
    let part = try DisparityTable(
      of: store, rows: even, period: disparityYear, query: DisparityQuery(), isFiltered: true)
    let kept = mixed.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    let alone = try disparityTable(disparityStore(kept), isFiltered: true)
    #expect(
      part.rows.sorted { ($0.point, $0.group) < ($1.point, $1.group) }.map(\.n)
        == alone.rows.sorted { ($0.point, $0.group) < ($1.point, $1.group) }.map(\.n))
    #expect(part.familySize == alone.familySize)
  }
}
