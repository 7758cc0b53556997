import Cases
import Metrics
import Testing

/// Reference numbers of ``changeCases()`` by pandas, statsmodels 0.15 and scipy 1.17, with c the
/// table of the cases, `now` and `before` those of 2022-01..06 and 2021-01..06 by their anchor.
@Suite("What moved between two periods")
struct ChangeTests {
  private let engine = StoreEngine(inventedStore(changeCases()))

  private func answer(
    _ metrics: [String], against: ChangeQuery.Against = .year, by: CaseField? = nil,
    in scope: Scope = changeScope
  ) throws -> ChangeTable {
    try engine.answer(ChangeQuery(metrics, against: against, by: by, in: scope))
  }

  @Test("compares with the same days of the year before")
  func periods() throws {
    let table = try answer(["filed"])
    #expect(table.now == Period(from: day("2022-01-01"), through: day("2022-06-30")))
    #expect(table.before == Period(from: day("2021-01-01"), through: day("2021-06-30")))
    let previous = try answer(["filed"], against: .previous)
    #expect(previous.before == Period(from: day("2021-07-01"), through: day("2021-12-31")))
    #expect(previous.remarks.contains { $0.hasPrefix("Another season") })
    #expect(!table.remarks.contains { $0.hasPrefix("Another season") })
  }

  @Test("tells counts from the noise of the months")
  func counts() throws {
    let table = try answer(["filed", "disposed"])
    // GLM(m, ones(24), family=Poisson()).fit(scale="X2").scale over the months 2020-07..2022-06;
    // e = sqrt(phi * (1/a + 1/b)); a / b * exp(±norm.ppf(.975) * e)
    let filed = try #require(table["filed"])
    #expect(filed.before.value == 144 && filed.now.value == 224 && filed.change == 80)
    #expect(agrees(filed.dispersion, 3.657229524772496))
    #expect(agrees(filed.ratio, 1.5555555555555556))
    #expect(agrees(filed.ratioLow, 1.0423522807206618))
    #expect(agrees(filed.ratioHigh, 2.321435018827592))
    #expect(filed.verdict == .up && filed.method == .quasiPoisson)
    let disposed = try #require(table["disposed"])
    #expect(disposed.dispersion == 1)
    #expect(agrees(disposed.ratioLow, 1.0683892462421687))
    #expect(agrees(disposed.ratioHigh, 1.6466914944678541))
  }

  @Test("tells shares by Newcombe's interval, medians by bootstrap")
  func sharesAndMedians() throws {
    let table = try answer(["dismissal_rate", "days_to_disposition_median"])
    // confint_proportions_2indep(81, 191, 44, 144, compare="diff", method="newcomb")
    let rate = try #require(table["dismissal_rate"])
    #expect(agrees(rate.change, 0.11852821407795228))
    #expect(agrees(rate.low, 0.013988121013262605))
    #expect(agrees(rate.high, 0.21772547361122768))
    #expect(rate.verdict == .up && rate.method == .newcombe)
    let median = try #require(table["days_to_disposition_median"])
    #expect(median.before.value == 98 && median.now.value == 93 && median.change == -5)
    let (low, high) = (try #require(median.low), try #require(median.high))
    #expect(low < -5 && high > -5 && median.method == .bootstrap)
    #expect(median.verdict == .cannotTell)
  }

  @Test("says which groups account for the change of a share, and adds up")
  func parts() throws {
    let table = try answer(["dismissal_rate", "filed"], by: .offense)
    let parts = try #require(table["dismissal_rate"]?.parts)
    // w, r = n / n.sum(), x / n by offense; (w1 - w0) * (r1 + r0) / 2, (r1 - r0) * (w1 + w0) / 2
    #expect(parts.groups.map(\.label.label) == ["Theft", "Assault", "Drug possession"])
    let mixes = [-0.0046342121474813, 0.0119418506036879, -0.0080170474054531]
    let rates = [0.1066920946373009, 0.0319790336313325, -0.0194335052414346]
    for (group, expected) in zip(parts.groups, zip(mixes, rates)) {
      #expect(agrees(group.mix, expected.0) && agrees(group.rate, expected.1))
    }
    #expect(agrees(parts.mix + parts.rate, 0.11852821407795228))
    #expect(agrees(parts.change, 0.11852821407795228))
    #expect(table["filed"]?.parts == nil)
  }

  @Test("draws the limits of the months that are whole, and leaves the others out")
  func trends() throws {
    // mr = abs(diff(m)).mean(); m.mean() ± 3 * mr / 1.128 over the months 2020-07..2022-06
    let trend = try #require(try answer(["disposed"])["disposed"]?.trend)
    #expect(trend.months.map(\.leftOut) == Array(repeating: "", count: 24))
    #expect(agrees(trend.mean, 27.208333333333332))
    #expect(agrees(trend.low, 18.882708911501695))
    #expect(agrees(trend.high, 35.53395775516497))
    let beyond = trend.months.indices.filter { trend.months[$0].signals.contains(.beyondLimit) }
    let runs = trend.months.indices.filter { trend.months[$0].signals.contains(.run) }
    #expect(beyond == [22] && runs == Array(5...17))
    let newest = try #require(try answer(["filed"], in: Scope())["filed"]?.trend)
    #expect(newest.months.last?.leftOut == "the month is not over")
    #expect(newest.months[22].leftOut == "not all of it is recorded yet")
    #expect(newest.months[21].leftOut.isEmpty)
    // -0.704 by the formula, and no count is below 0.
    #expect(try answer(["filed"])["filed"]?.trend?.low == 0)
  }

  @Test("leaves the newest days out by the reporting lag, on both sides")
  func lag() throws {
    // (c.updated - c.disposed).dt.days.dropna().quantile(.9), and how many
    #expect(engine.reportingLag == ReportingLag(days: 7, cases: 1186))
    let table = try answer(["filed"], in: Scope())
    #expect(table.now == Period(from: day("2021-11-06"), through: day("2022-10-29")))
    #expect(table.before == Period(from: day("2020-11-06"), through: day("2021-10-29")))
    #expect(
      table.remarks.contains(
        "The newest 7 days are left out: not all that happened is recorded yet."))
    let within = try answer(
      [], in: Scope(period: .fixed(Period(from: day("2022-11-01"), through: inventedDay))))
    #expect(within.rows.isEmpty && within.why == "no day of the period is whole yet")
    #expect(within.finding == "Not compared: no day of the period is whole yet.")
  }

  @Test("does not know the lag where cases are updated for other reasons, or hardly any")
  func unknownLag() {
    let late = changeCases().map { one in
      var one = one
      one.updated = one.disposed.map { _ in inventedDay.description }
      return one
    }
    let lag = StoreEngine(inventedStore(late)).reportingLag
    #expect(lag.days == nil && lag.cases == 1186)
    #expect(lag.why.hasPrefix("cases are updated long after they end"))
    let few = StoreEngine(inventedStore(Array(changeCases().prefix(5)))).reportingLag
    #expect(
      few == ReportingLag(cases: 5, why: "5 disposed cases say when they were updated; 20 must"))
    let none = StoreEngine(inventedStore(changeCases(), without: [.updated])).reportingLag
    #expect(none.why == "not in the data: the day of a case's last update")
  }

  @Test("has no verdict on what stands, which is partly the same cases")
  func stocks() throws {
    let table = try answer(["open", "pending_over_90", "disposed_by_180"])
    let open = try #require(table["open"])
    #expect(open.before.period == .on(day("2021-11-05")) && open.now.period == .on(inventedDay))
    #expect(open.change == (open.now.value ?? 0) - (open.before.value ?? 0))
    #expect(open.verdict == nil && open.why.hasPrefix("some cases are in both"))
    #expect(table["pending_over_90"]?.verdict == nil)
    // Filed in two different years, so that none is in both.
    #expect(table["disposed_by_180"]?.verdict != nil)
    let inactive = changeCases().enumerated().map { index, one in
      var one = one
      one.isInactive = one.disposed == nil && index.isMultiple(of: 2)
      return one
    }
    let other = StoreEngine(inventedStore(inactive))
    let row = try #require(other.answer(ChangeQuery(["open"], in: changeScope))["open"])
    #expect(row.before.value == nil && row.now.value != nil)
    #expect(row.change == nil && row.why == "when cases became inactive is not in the data")
  }

  @Test("compares nothing with what came before the data")
  func beginning() throws {
    let early = Scope(period: .fixed(Period(from: day("2019-03-01"), through: day("2019-12-31"))))
    let row = try #require(try answer(["filed"], in: early)["filed"])
    #expect(row.change == nil && row.verdict == nil)
    #expect(row.why == "the data begins only on 2019-02-01")
    // What ends in the first months was filed before the data begins, and is not in it.
    let next = Scope(period: .fixed(Period(from: day("2020-02-01"), through: day("2020-12-31"))))
    let table = try answer(["disposed", "filed"], in: next)
    #expect(table["disposed"]?.change == nil && table["filed"]?.change != nil)
  }

  @Test("does not compare outside what the office says the data covers")
  func coverage() throws {
    var office = Office(name: "Small County", fewCases: 2)
    office.coverage = Office.Coverage(
      selectedBy: .filed, complete: [day("2021-03-01")...day("2022-11-05")], lookbackMonths: 0)
    let covered = StoreEngine(inventedStore(changeCases(), office: office))
    let row = try #require(covered.answer(ChangeQuery(["filed"], in: changeScope))["filed"])
    #expect(row.change == nil && row.notes.contains(.outOfCoverage))
    #expect(row.trend?.months[0].leftOut.hasPrefix("the data does not hold all cases") == true)
  }

  @Test("refuses to set attorneys beside each other, and an attorney beside an unknown past")
  func attorneys() throws {
    #expect(throws: QueryError.comparesAttorneys) { try self.answer([], by: .attorney) }
    var scope = changeScope
    scope.filter = try Filter(parsing: "attorney = Ada")
    let table = try answer([], in: scope)
    #expect(table.rows.isEmpty && table.why.hasPrefix("who held a case before is not in the data"))
  }
}
