import Cases
import Metrics
import Testing

@Suite("An engine over a store")
struct EngineLawTests {
  private let engine = StoreEngine(inventedStore(manyCases()))
  private let counts = [
    "referred", "declined", "filed", "disposed", "open", "open_inactive", "pending_decision",
    "violent_filed", "weighted_open",
  ]

  @Test(
    "counts in groups what it counts in all",
    arguments: [
      [CaseField.race], [.offense, .severity], [.violent], [.disposition, .race, .custody],
    ])
  func groupsSumUp(fields: [CaseField]) throws {
    let whole = try engine.answer(MetricsQuery(counts))
    let parts = try engine.answer(MetricsQuery(counts, by: fields))
    for row in whole {
      let sum = parts.filter { $0.metric == row.metric }.compactMap(\.value).reduce(0, +)
      #expect(sum == row.value, "\(row.metric)")
    }
  }

  @Test("counts a group as the filter for that group does")
  func groupIsFilter() throws {
    let ids = Metric.all.map(\.id)
    for field in [CaseField.race, .severity, .violent] {
      let groups = try engine.answer(MetricsQuery(ids, by: [field]))
      for group in Set(groups.map(\.group)) {
        let filter = Filter(all: group.map { Filter($0) })
        let filtered = try engine.answer(MetricsQuery(ids, in: Scope(filter: filter)))
        for (row, own) in zip(filtered, groups.filter { $0.group == group }) {
          #expect(row.value == own.value, "\(row.metric) of \(group)")
          #expect(row.denominator == own.denominator, "\(row.metric) of \(group)")
          #expect(row.missing == own.missing, "\(row.metric) of \(group)")
        }
      }
    }
  }

  @Test("rolls every stock forward to the next", arguments: ["2020", "2021-Q3", "2022-06", "all"])
  func rollForward(period: String) throws {
    let scope = Scope(period: try PeriodChoice(parsing: period))
    #expect(try engine.answer(MetricsQuery(["roll_forward"], in: scope)).first?.value == 0)
  }

  @Test("lists as many cases behind a number as it counts")
  func behind() throws {
    let rows = try engine.answer(MetricsQuery(Metric.all.map(\.id), by: [.race]))
    for row in rows where row.unit == .share && row.numerator != nil {
      for (side, count) in [
        (NumberReference.Side.numerator, row.numerator), (.denominator, row.denominator),
        (.leftOut, Double(row.missing)),
      ] {
        let behind = NumberReference(.metric(row.metric), side, group: row.group)
        let total = try engine.answer(CasesQuery(columns: [], limit: 1, behind: behind)).total
        #expect(Double(total) == count, "\(row.metric) \(side)")
      }
    }
  }

  @Test("looks back in a series to what it says of that day")
  func series() throws {
    let ids = ["open", "pending_age_median", "pending_over_standard", "open_inactive", "stalled"]
    let series = try engine.answer(SeriesQuery(ids, months: 14))
    for (month, offset) in zip(0..<14, (0..<14).reversed()) {
      let last = Day.first(ofMonth: inventedDay.monthIndex - offset + 1) - 1
      let scope = Scope(asOf: min(last, inventedDay))
      let then = try engine.answer(MetricsQuery(ids, in: scope))
      #expect(series.map { $0.rows[month].value } == then.map(\.value))
      #expect(series.map { $0.rows[month].state } == then.map(\.state))
    }
  }

  @Test("gives each month of a series what the month alone gives")
  func months() throws {
    let ids = ["filed", "disposed", "clearance_rate", "dismissal_rate"]
    let series = try engine.answer(SeriesQuery(ids, months: 6))
    #expect(series.map(\.rows.count) == [6, 6, 6, 6])
    for (index, text) in ["2022-06", "2022-07", "2022-08", "2022-09", "2022-10"].enumerated() {
      let scope = Scope(period: try PeriodChoice(parsing: text))
      let month = try engine.answer(MetricsQuery(ids, in: scope))
      #expect(series.map { $0.rows[index] } == month)
    }
  }

  @Test("spreads all open cases over the months in which they were filed")
  func openByMonthFiled() throws {
    let byAttorney = try engine.answer(OpenByMonthFiledQuery(by: .attorney, months: 12))
    let open = try engine.answer(MetricsQuery(["open"], by: [.attorney]))
    #expect(byAttorney.count == 4)
    for row in open {
      let counts = try #require(byAttorney[row.group[0].label])
      #expect(Double(counts.reduce(0, +)) == row.value)
      #expect(counts.count == 12)
    }
  }

  @Test("gives an attorney no past that another may have had")
  func attorneys() throws {
    let rows = try engine.answer(
      MetricsQuery(["filed", "clearance_rate", "dismissal_rate", "open"], by: [.attorney]))
    let own = rows.filter { $0.group == [GroupLabel(.attorney, "Ada")] }
    #expect(own.map(\.state) == [.notComputable, .notComputable, .ok, .ok])
    #expect(own[2].why == "current attorney, who may not have decided")
    // Choosing the cases by a filter asks the same of the data.
    let filtered = try engine.answer(
      MetricsQuery(
        ["filed", "clearance_rate", "dismissal_rate", "open"],
        in: Scope(filter: try Filter(parsing: "attorney = Ada"))))
    #expect(filtered.map(\.state) == own.map(\.state))
    #expect(filtered.map(\.why) == own.map(\.why))
    #expect(
      rows.prefix(4).map { $0.group[0].label } == ["Ada", "Ben", "Cleo", "(unassigned)"])
  }

  @Test("sorts cases by columns, missing values last, and cuts the list")
  func cases() throws {
    let list = try engine.answer(
      CasesQuery(
        columns: [.ageDays, .field(.caseID)], sort: [.init(.ageDays, descending: true)],
        offset: 1, limit: 3, behind: NumberReference(.metric("open"), .numerator)))
    #expect(list.rows.count == 3)
    let open = try engine.answer(MetricsQuery(["open"])).first?.value
    #expect(Double(list.total) == open)
    let all = try engine.answer(
      CasesQuery(columns: [.days], sort: [.init(.days), .init(.field(.caseID))]))
    let days = all.rows.map(\.values[0])
    let known = days.compactMap { if case .number(let days) = $0 { days } else { nil } }
    #expect(known == known.sorted())
    #expect(days.prefix(known.count).allSatisfy { $0 != .missing })
    #expect(all.total == 400)
  }

  @Test("finds one case by its id, as of a day")
  func caseFile() throws {
    let file = try #require(engine.caseFile("C7", asOf: nil))
    #expect(file.row == 7)
    #expect(file.values[.field(.offense)] == .text("Drug possession"))
    #expect(engine.caseFile("C7", asOf: day("2018-01-01"))?.values[.field(.filed)] == nil)
    #expect(engine.caseFile("nobody", asOf: nil) == nil)
    #expect(engine.caseFile("", asOf: nil) == nil)
  }

  @Test("says what cannot be asked")
  func errors() {
    #expect(throws: QueryError.unknownMetric("opne", nearest: "open")) {
      try engine.answer(MetricsQuery(["opne"]))
    }
    #expect(throws: QueryError.cannotGroup(.filed)) {
      try engine.answer(MetricsQuery(["open"], by: [.filed]))
    }
    #expect(throws: QueryError.asOfAfterData(day("2023-01-01"), dataDay: inventedDay)) {
      try engine.answer(MetricsQuery(["open"], in: Scope(asOf: day("2023-01-01"))))
    }
  }

  @Test("answers for an office without cases")
  func empty() throws {
    let engine = StoreEngine(inventedStore([]))
    let rows = try engine.answer(MetricsQuery([]))
    #expect(rows.count == Metric.all.count)
    #expect(rows.first { $0.metric == "open" }?.value == 0)
    #expect(try engine.answer(SeriesQuery(["open"], months: 3)).first?.rows.count == 3)
    #expect(try engine.answer(CasesQuery(columns: [.ageDays])).total == 0)
  }
}
