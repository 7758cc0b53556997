import Cases
import Metrics
import Testing

@Suite("The medians of a disparity table")
struct DisparityMedianTests {
  private let cases: [DisparityCase] = {
    var cases: [DisparityCase] = []
    for index in 0..<25 {
      // 30, 40, … 270 days and twice as many: medians of 150 and 300.
      cases.append(.decided("White", .plea, sentence: .jail, days: 30 + 10 * index))
      cases.append(.decided("Black", .plea, sentence: .prison, days: 60 + 20 * index))
    }
    cases.append(.decided("Asian", .plea, sentence: .jail, days: 100))
    cases.append(.decided("Unknown", .plea, sentence: .jail, days: 80))
    cases.append(.decided("Black", .plea, sentence: .probation, days: 9000))
    cases.append(.decided("Black", .plea, sentence: .prison))
    return cases
  }()

  @Test("are days, with their ratio, difference and intervals")
  func sentence() throws {
    let table = try disparityTable(disparityStore(cases))
    let row = try #require(table.row("sentence_days", "Black"))
    #expect(row.n == 25)
    #expect(row.events == 25)
    #expect(row.referenceN == 25)
    #expect(row.rate == 300)
    #expect(row.referenceRate == 150)
    #expect(row.ratio == 2)
    #expect(row.difference == 150)
    for (low, value, high) in [
      (row.low, row.rate, row.high), (row.ratioLow, row.ratio, row.ratioHigh),
      (row.differenceLow, row.difference, row.differenceHigh),
    ] {
      #expect(try #require(low) < (try #require(value)))
      #expect(try #require(value) < (try #require(high)))
    }
    #expect(row.p == nil)
    #expect(row.pAdjusted == nil)
    #expect(row.verdict == nil)
    #expect(row.adjustedRatio == nil)
    #expect(row.excess == nil)
    #expect(agrees(row.unknownShare, 1.0 / 52))
  }

  @Test("say when there are too few, or nobody knows of whom")
  func few() throws {
    let table = try disparityTable(disparityStore(cases))
    let asian = try #require(table.row("sentence_days", "Asian"))
    #expect(asian.state == .few)
    #expect(asian.rate == 100)
    #expect(asian.ratio == nil)
    let unknown = try #require(table.row("sentence_days", "Unknown"))
    #expect(unknown.rate == 80)
    #expect(unknown.ratio == nil)
  }

  @Test("are the same whenever they are asked for")
  func deterministic() throws {
    let store = disparityStore(cases)
    #expect(try disparityTable(store) == disparityTable(store))
    let alone = try disparityTable(store, DisparityQuery(points: ["sentence_days"]))
    #expect(alone.rows == (try disparityTable(store)).rows.filter { $0.point == "sentence_days" })
  }

  @Test("count from filing, and only where it does not come after the disposition")
  func duration() throws {
    var cases = self.cases
    for index in cases.indices { cases[index].filed = "2021-06-0\(1 + index % 9)" }
    cases[0].filed = "2021-07-01"
    cases[2].filed = nil
    let table = try disparityTable(disparityStore(cases))
    let row = try #require(table.row("days_to_disposition", "Black"))
    #expect(row.n == 27)
    #expect(row.referenceN == 23)
    #expect(try #require(row.rate) >= 21)
    #expect(try #require(row.rate) <= 29)
  }
}
