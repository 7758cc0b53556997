import Statistics
import Testing

@Suite("Two counts over time")
struct CountComparisonTests {
  @Test("have the ratio, interval and p of the formulas")
  func numpy() throws {
    // From Python, with b, a, phi = 120, 151, 1.8: e = sqrt(phi * (1 / a + 1 / b));
    // a / b * exp(±norm.ppf(.975) * e), 2 * norm.sf(abs(a - (a + b) / 2) / sqrt(phi * (a + b) / 4))
    let change = CountComparison(before: 120, after: 151, dispersion: 1.8)
    #expect(isClose(change.ratio, 1.2583333333333333))
    let interval = try #require(change.ratioInterval())
    #expect(isClose(interval.low, 0.9122943909940905))
    #expect(isClose(interval.high, 1.7356270008986983))
    #expect(isClose(change.p, 0.1604404638239184))
  }

  @Test("have the dispersion that statsmodels estimates")
  func dispersions() {
    // From Python, statsmodels 0.15: GLM(c, ones(12), family=Poisson()).fit(scale="X2").scale
    let counts = [52, 61, 40, 55, 47, 73, 58, 66, 49, 51, 60, 44]
    #expect(isClose(dispersion(ofCounts: counts), 1.6374722838137472))
    #expect(dispersion(ofCounts: [5, 5, 5, 5]) == 1)
    #expect(dispersion(ofCounts: [0, 0, 0]) == nil)
    #expect(dispersion(ofCounts: [7]) == nil)
  }

  @Test("say nothing of nothing, and count time")
  func extremes() {
    let none = CountComparison(before: 0, after: 0)
    #expect(none.ratio == nil && none.p == 1 && none.ratioInterval() == nil)
    #expect(CountComparison(before: 4, after: 0).ratioInterval() == nil)
    let longer = CountComparison(before: 10, after: 30, beforeTime: 1, afterTime: 3)
    #expect(longer.ratio == 1 && isClose(longer.p, 1))
    #expect(CountComparison(before: 9, after: 12, dispersion: 0.2).dispersion == 1)
  }
}
