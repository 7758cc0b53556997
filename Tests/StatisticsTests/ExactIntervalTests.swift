import Statistics
import Testing

@Suite("Exact intervals")
struct ExactIntervalTests {
  @Test(
    "of a share are those of statsmodels",
    arguments: [
      // From Python, statsmodels 0.15: proportion_confint(k, n, method="beta")
      (0, 10, 0, 0.30849710781876083), (3, 17, 0.037985068070626, 0.4343178728442839),
      (17, 17, 0.8049356770309067, 1), (120, 400, 0.2554667280953098, 0.3475218790736496),
    ])
  func clopperPearson(_ k: Int, _ n: Int, _ low: Double, _ high: Double) throws {
    let interval = try #require(Proportion(k, of: n).exactInterval())
    #expect(isClose(interval.low, low) && isClose(interval.high, high))
  }

  @Test(
    "of a count are those of scipy",
    arguments: [
      // From Python, scipy 1.17.1: gamma.ppf(.025, k), gamma.ppf(.975, k + 1)
      (0, 0, 3.6888794541139354), (1, 0.025317807984289876, 5.571643390938898),
      (7, 2.8143630515198654, 14.422675361702376), (250, 219.9679956309373, 282.98770504231607),
    ])
  func garwood(_ k: Int, _ low: Double, _ high: Double) {
    let interval = poissonInterval(k)
    #expect(isClose(interval.low, low) && isClose(interval.high, high))
  }

  @Test("hold what was seen, and are mirrored with it", arguments: 1...25)
  func laws(_ n: Int) throws {
    for k in 0...n {
      let share = Proportion(k, of: n)
      let interval = try #require(share.exactInterval())
      #expect(interval.contains(Double(k) / Double(n)))
      let mirrored = try #require(Proportion(n - k, of: n).exactInterval())
      #expect(abs(mirrored.low - (1 - interval.high)) < 1e-9)
      #expect(poissonInterval(k).contains(Double(k)))
    }
    #expect(Proportion(0, of: 0).exactInterval() == nil)
  }

  @Test(
    "rest on scipy's beta distribution",
    arguments: [
      // From Python, scipy 1.17.1: beta.cdf(x, a, b)
      (0.2, 2, 5, 0.34464), (0.7, 30, 12, 0.4010477903496097),
      (0.001, 0.5, 0.5, 0.020135041633377492),
    ])
  func beta(_ x: Double, _ a: Double, _ b: Double, _ expected: Double) {
    #expect(isClose(Beta.cumulative(x, a, b), expected))
    #expect(isClose(Beta.quantile(expected, a, b), x))
    #expect(Beta.cumulative(0, a, b) == 0 && Beta.cumulative(1, a, b) == 1)
  }
}
