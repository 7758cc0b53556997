import Statistics
import Testing

@Suite("Ratios of stages and of years")
struct ChainedRatioTests {
  private func comparison(_ a: Int, _ n: Int, _ b: Int, _ m: Int) -> ProportionComparison {
    ProportionComparison(Proportion(a, of: n), to: Proportion(b, of: m))
  }

  @Test("of stages multiply, with the variances of their logarithms added")
  func chain() throws {
    // From Python: r = (80/100)/(150/200) * (30/80)/(40/150);
    // v = sum(1/a - 1/n + 1/b - 1/m); r * exp(±norm.ppf(.975) * sqrt(v))
    let chain = try #require(
      ChainedRatio([comparison(80, 100, 150, 200), comparison(30, 80, 40, 150)]))
    #expect(isClose(chain.estimate, 1.5))
    let interval = try #require(chain.interval)
    #expect(isClose(interval.low, 0.9974692771207867))
    #expect(isClose(interval.high, 2.255708573295276))
    let one = try #require(ChainedRatio([comparison(80, 100, 150, 200)]))
    #expect(isClose(one.estimate, comparison(80, 100, 150, 200).ratio ?? 0))
    #expect(ChainedRatio([]) == nil)
    #expect(ChainedRatio([comparison(1, 2, 0, 5)]) == nil)
    #expect(ChainedRatio([comparison(0, 2, 1, 5)])?.estimate == 0)
    #expect(ChainedRatio([comparison(0, 2, 1, 5)])?.interval == nil)
  }

  @Test("of years lie on a line when each is the same factor from the one before")
  func trend() throws {
    let years = (0..<4).map { year in
      (time: Double(year), comparison: comparison(800 >> year, 2000, 200, 1000))
    }
    let trend = try #require(RatioTrend(years))
    #expect(isClose(trend.factor, 0.5))
    #expect(trend.interval.contains(0.5) && trend.p < 1e-6)
    let flat = try #require(
      RatioTrend((0..<5).map { (time: Double($0), comparison: comparison(30, 100, 40, 160)) }))
    #expect(isClose(flat.factor, 1) && isClose(flat.p, 1))
    #expect(RatioTrend(Array(years.prefix(2))) == nil)
    #expect(
      RatioTrend((0..<5).map { (time: Double($0), comparison: comparison(0, 100, 4, 160)) }) == nil)
  }

  @Test("of years are fitted as statsmodels fits them, by weights")
  func statsmodels() throws {
    // From Python, statsmodels 0.15: y = log(ratio), v = 1/a - 1/n + 1/b - 1/m;
    // f = WLS(y, add_constant(t), weights=1 / v).fit(); exp(f.params[1])
    let counts = [(30, 120, 50, 260), (41, 130, 61, 255), (28, 110, 48, 270), (35, 125, 45, 240)]
    let trend = try #require(
      RatioTrend(
        counts.enumerated().map { index, c in
          (time: Double(index), comparison: comparison(c.0, c.1, c.2, c.3))
        }))
    #expect(isClose(trend.factor, 1.0519849547438793))
  }
}
