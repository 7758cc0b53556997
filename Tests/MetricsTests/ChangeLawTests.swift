import Cases
import Metrics
import Testing

@Suite("Changes of all numbers")
struct ChangeLawTests {
  /// Offices from which nothing, or hardly anything, can be told.
  private static let extremes: [[InventedCase]] = [
    [], [InventedCase(filed: "2022-05-01")],
    (0..<30).map { _ in InventedCase(filed: "2022-10-03") },
    (0..<40).map { InventedCase(filed: (day("2021-01-01") + $0 * 15).description) },
    (0..<40).map {
      InventedCase(
        race: "", offense: "", filed: (day("2020-01-01") + $0 * 20).description,
        disposed: (day("2020-03-01") + $0 * 20).description)
    },
  ]

  @Test(
    "find a number or a reason in every office", arguments: 0..<5,
    [PeriodChoice.months(12), .months(3), .all])
  func extremes(_ index: Int, _ period: PeriodChoice) throws {
    let engine = StoreEngine(inventedStore(Self.extremes[index]))
    for against in ChangeQuery.Against.allCases {
      let table = try engine.answer(
        ChangeQuery(against: against, by: .offense, in: Scope(period: period)))
      #expect(!table.finding.isEmpty)
      for row in table.rows {
        #expect(row.verdict != nil || !row.why.isEmpty, "\(row.metric)")
        #expect((row.verdict == nil) == (row.method == nil), "\(row.metric)")
        let numbers = [row.change, row.low, row.high, row.ratio, row.ratioLow, row.ratioHigh]
        let isFinite = numbers.allSatisfy { $0?.isFinite ?? true }
        #expect(isFinite, "\(row.metric)")
      }
    }
  }

  @Test("are the difference of the two numbers, which have intervals that hold it")
  func differences() throws {
    let engine = StoreEngine(inventedStore(manyCases()))
    let table = try engine.answer(ChangeQuery(by: .offense))
    let isAnyChange = table.rows.contains { $0.change != nil }
    #expect(isAnyChange)
    for row in table.rows {
      if let change = row.change, let old = row.before.value, let new = row.now.value {
        #expect(abs(change - (new - old)) < 1e-12)
        if let low = row.low, let high = row.high { #expect(low <= change && change <= high) }
      }
      if let low = row.ratioLow, let ratio = row.ratio, let high = row.ratioHigh {
        #expect(low <= ratio && ratio <= high)
      }
      if let parts = row.parts, let change = row.change {
        let sum = parts.groups.reduce(0) { $0 + $1.total }
        #expect(abs(sum - change) < 1e-12)
        let cases = parts.groups.map(\.now.n).reduce(0, +)
        let events = parts.groups.map(\.before.events).reduce(0, +)
        #expect(Double(cases) == row.now.denominator)
        #expect(Double(events) == row.before.numerator)
      }
    }
  }

  @Test("find no movement where every month is like the others")
  func constant() throws {
    let cases = (0..<46).flatMap { month in
      (0..<20).map { number in
        let filed = Day.first(ofMonth: 2019 * 12 + month) + number
        let disposed = filed + 25
        return InventedCase(
          filed: filed.description, disposed: disposed <= inventedDay ? disposed.description : nil,
          disposition: disposed <= inventedDay
            ? number.isMultiple(of: 2) ? .plea : .dismissed : nil)
      }
    }
    let engine = StoreEngine(inventedStore(cases))
    let table = try engine.answer(ChangeQuery(in: changeScope))
    #expect(table.moved.isEmpty && !table.judged.isEmpty)
    let filed = try #require(table["filed"]?.trend)
    #expect(!filed.hasSignal && filed.mean == 20)
  }

  @Test("turn around when the two periods are exchanged")
  func exchange() throws {
    // The same cases, with the first halves of the two years exchanged.
    let moved = changeCases().map { one in
      var one = one
      one.filed = one.filed.map { exchanged($0) }
      (one.disposed, one.disposition, one.updated) = (nil, nil, nil)
      return one
    }
    let there = try StoreEngine(inventedStore(changeCases())).answer(
      ChangeQuery(["filed"], in: changeScope))
    let back = try StoreEngine(inventedStore(moved)).answer(
      ChangeQuery(["filed"], in: changeScope))
    let (one, other) = (try #require(there["filed"]), try #require(back["filed"]))
    #expect(one.change == other.change.map { -$0 })
    #expect(agrees(one.ratio, 1 / (try #require(other.ratio))))
    #expect(agrees(one.ratioLow, 1 / (try #require(other.ratioHigh))))
  }

  private func exchanged(_ text: String) -> String {
    let day = day(text)
    guard day.date.month <= 6 else { return text }
    switch day.date.year {
    case 2021: return day.adding(years: 1).description
    case 2022: return day.adding(years: -1).description
    default: return text
    }
  }
}
