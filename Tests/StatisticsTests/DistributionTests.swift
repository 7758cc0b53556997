import Statistics
import Testing

@Suite("The normal distribution")
struct NormalTests {
  @Test(
    "has the quantiles that scipy gives",
    arguments: [
      // From Python, scipy 1.17.1: stats.norm.ppf(p)
      (1e-300, -37.0470962993612), (1e-10, -6.361340902404056), (0.001, -3.090232306167813),
      (0.01, -2.3263478740408408), (0.05, -1.6448536269514729), (0.2, -0.8416212335729142),
      (0.5, 0), (0.8, 0.8416212335729143), (0.975, 1.959963984540054),
      (0.995, 2.5758293035489004), (1 - 1e-10, 6.361340889697422),
    ])
  func quantile(_ p: Double, _ expected: Double) {
    #expect(isClose(Normal.quantile(p), expected, relative: 1e-12))
  }

  @Test(
    "has the shares that scipy gives",
    arguments: [
      // stats.norm.cdf(x)
      (-30.0, 4.906713927147908e-198), (-8, 6.22096057427174e-16), (-1.96, 0.024997895148220435),
      (0, 0.5), (1, 0.8413447460685429), (3, 0.9986501019683699),
    ])
  func cumulative(_ x: Double, _ expected: Double) {
    #expect(isClose(Normal.cumulative(x), expected, relative: 1e-12))
  }

  @Test(
    "gives back the share of a quantile", arguments: Array(stride(from: 0.001, to: 1, by: 0.037)))
  func inverse(_ p: Double) {
    #expect(isClose(Normal.cumulative(Normal.quantile(p)), p, relative: 1e-13))
  }

  @Test("has no end")
  func ends() {
    #expect(Normal.quantile(0) == -.infinity)
    #expect(Normal.quantile(1) == .infinity)
  }
}

@Suite("The chi-square distribution")
struct ChiSquareTests {
  @Test(
    "has the tails that scipy gives",
    arguments: [
      // From Python, scipy 1.17.1: stats.chi2.sf(x, df)
      (0.5, 1, 0.47950012218695337), (3.841458820694124, 1, 0.04999999999999989),
      (30, 1, 4.3204630578274955e-08), (1, 2, 0.6065306597126334),
      (11.07, 5, 0.050009618622405425), (3, 10, 0.9814240637778593),
      (25, 10, 0.005345505487134069), (140, 100, 0.0051405024585059085),
      (60, 100, 0.999481108537452), (1000, 2, 7.124576406741474e-218), (0, 7, 1),
      (900, 1000, 0.9892827619087102), (250, 200, 0.009379131668826098),
    ])
  func survival(_ x: Double, _ degreesOfFreedom: Int, _ expected: Double) {
    #expect(
      isClose(ChiSquare.survival(x, degreesOfFreedom: degreesOfFreedom), expected, relative: 1e-11))
  }

  @Test("falls with the value and rises with the degrees of freedom", arguments: 1...40)
  func monotone(_ degreesOfFreedom: Int) {
    var last = 1.0
    for x in stride(from: 0.25, through: 80, by: 0.25) {
      let tail = ChiSquare.survival(x, degreesOfFreedom: degreesOfFreedom)
      let wider = ChiSquare.survival(x, degreesOfFreedom: degreesOfFreedom + 1)
      if !(0 <= tail && tail <= last && tail <= wider) {
        Issue.record("at \(x): \(tail) after \(last), \(wider) with one more")
      }
      last = tail
    }
    #expect(ChiSquare.survival(.infinity, degreesOfFreedom: degreesOfFreedom) == 0)
  }
}

@Suite("The gamma function")
struct GammaTests {
  @Test(
    "has the logarithms that scipy gives",
    arguments: [
      // From Python, scipy 1.17.1: special.gammaln(x)
      (0.1, 2.252712651734206), (0.5, 0.5723649429247), (1, 0), (2, 0),
      (10.5, 13.940625219403763), (1000, 5905.220423209181),
    ])
  func logarithm(_ x: Double, _ expected: Double) {
    #expect(isClose(Gamma.logarithm(x), expected, relative: 1e-12))
  }

  @Test("sums the Poisson distribution", arguments: 1...30)
  func poisson(_ n: Int) {
    // Q(n, x) is the chance of fewer than n events where x are expected.
    let x = 7.5
    var term = 1.0
    var sum = 1.0
    for k in 1..<max(n, 2) where k < n {
      term *= x / Double(k)
      sum += term
    }
    let expected = sum / 1808.0424144560632  // exp(7.5)
    #expect(isClose(Gamma.upperRegularized(Double(n), x), expected, relative: 1e-12))
  }
}
