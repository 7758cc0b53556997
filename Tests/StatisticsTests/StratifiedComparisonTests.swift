import Statistics
import Testing

@Suite("Two groups within strata")
struct StratifiedComparisonTests {
  /// Five strata that can be compared; in the last both groups never mix outcomes.
  let strata = [
    comparison(10, 40, 8, 60), comparison(20, 50, 30, 120), comparison(5, 25, 2, 22),
    comparison(0, 7, 3, 40), comparison(4, 4, 0, 6),
  ]

  @Test("have the Mantel-Haenszel ratio and test that statsmodels gives")
  func statsmodels() throws {
    // From Python, statsmodels 0.15.0: StratifiedTable([[[a, n − a], [b, m − b]], …])
    // .riskratio_pooled and .test_null_odds(correction=False).pvalue
    let stratified = StratifiedComparison(strata)
    let ratio = try #require(stratified.mantelHaenszelRatio())
    #expect(isClose(ratio.estimate, 1.8366901551720947))
    #expect(isClose(stratified.associationP, 0.0020314148790542274))
  }

  @Test("have the Greenland-Robins interval and Cochran's Q of the formulas in numpy")
  func numpy() throws {
    // The formulas of the documentation, written anew in numpy, with scipy's chi2.sf.
    let dropped = [comparison(3, 9, 0, 0), comparison(0, 0, 1, 5)]
    let stratified = StratifiedComparison(strata + dropped)
    let interval = try #require(stratified.mantelHaenszelRatio()?.interval)
    #expect(isClose(interval.low, 1.2449898065759613))
    #expect(isClose(interval.high, 2.7096050973974526))
    #expect(isClose(stratified.homogeneityP, 0.8929321386878227))
    #expect(isClose(stratified.pooled.ratio, 1.7851605758582503))
    #expect(stratified.strata.count == 5)
    #expect(stratified.dropped == 2)
    #expect(isClose(stratified.groupKept, 126.0 / 135))
    #expect(isClose(stratified.referenceKept, 248.0 / 253))
  }

  @Test("are no different from the unadjusted ratio where there is one stratum")
  func single() throws {
    for table in smallTables where table.reference.successes > 0 {
      let ratio = StratifiedComparison([table]).mantelHaenszelRatio()
      if !isClose(ratio?.estimate, try #require(table.ratio)) {
        Issue.record("\(table): \(String(describing: ratio))")
      }
    }
  }

  @Test("have the ratio of every stratum where all have the same, whatever their sizes")
  func common() throws {
    let same = [
      comparison(20, 100, 10, 100), comparison(60, 100, 90, 300), comparison(4, 40, 1, 20),
    ]
    let stratified = StratifiedComparison(same)
    let ratio = try #require(stratified.mantelHaenszelRatio())
    #expect(isClose(ratio.estimate, 2))
    #expect(isClose(stratified.homogeneityP, 1))
    #expect(try #require(ratio.interval).contains(2))
    // Unadjusted it is 84/240 ÷ 101/420, which is not 2.
    #expect(isClose(stratified.pooled.ratio, 84.0 / 240 / (101.0 / 420)))
  }

  @Test("have a ratio of 0 without an interval where the group has no event")
  func noEvent() throws {
    let ratio = try #require(StratifiedComparison([comparison(0, 30, 5, 40)]).mantelHaenszelRatio())
    #expect(ratio.estimate == 0)
    #expect(ratio.interval == nil)
  }

  @Test("have no ratio where the reference has no event, or there is no stratum")
  func undefined() {
    #expect(StratifiedComparison([comparison(5, 30, 0, 40)]).mantelHaenszelRatio() == nil)
    let none = StratifiedComparison([comparison(5, 30, 0, 0)])
    #expect(none.mantelHaenszelRatio() == nil)
    #expect(none.associationP == nil)
    #expect(none.homogeneityP == nil)
    #expect(none.pooled.ratio == nil)
    #expect(none.groupKept == 0)
    #expect(none.referenceKept == nil)
    #expect(none.dropped == 1)
  }

  @Test("have an interval of no width where every case has the event")
  func full() throws {
    let ratio = try #require(
      StratifiedComparison([comparison(9, 9, 7, 7), comparison(3, 3, 11, 11)])
        .mantelHaenszelRatio())
    #expect(ratio.estimate == 1)
    #expect(ratio.interval == Interval(low: 1, high: 1))
  }
}
