import Statistics
import Testing

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
