import Statistics
import Testing

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
