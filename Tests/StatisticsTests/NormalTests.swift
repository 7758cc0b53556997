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
