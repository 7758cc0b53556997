import Statistics
import Testing

@Suite("A proportion")
struct ProportionTests {
  /// A share and the bounds that statsmodels gives it.
  ///
  /// From Python, statsmodels 0.15.0:
  /// `proportion_confint(successes, trials, alpha=1 - coverage, method="wilson")`.
  struct Reference: Sendable {
    var share: Proportion
    var level: ConfidenceLevel
    var low: Double
    var high: Double

    init(_ successes: Int, _ trials: Int, _ level: ConfidenceLevel, _ low: Double, _ high: Double) {
      share = Proportion(successes, of: trials)
      self.level = level
      self.low = low
      self.high = high
    }

    static let all = [
      Reference(0, 10, .ninety, 0, 0.2129419700834071),
      Reference(0, 10, .ninetyFive, 0, 0.27753279986288926),
      Reference(0, 10, .ninetyNine, 0, 0.3988540933049082),
      Reference(1, 10, .ninety, 0.02263490873086718, 0.34771866733585843),
      Reference(1, 10, .ninetyFive, 0.017876213095072924, 0.40415002679523854),
      Reference(10, 10, .ninetyFive, 0.7224672001371106, 1),
      Reference(10, 100, .ninetyFive, 0.05522913706067509, 0.17436566150491348),
      Reference(37, 120, .ninetyNine, 0.2121937070903986, 0.4245572893989132),
      Reference(812, 1000, .ninetyFive, 0.7866068125887822, 0.8350052901162315),
      Reference(1, 200_000, .ninetyFive, 8.826233199317746e-07, 2.8324109801226002e-05),
    ]
  }

  @Test("has the Wilson interval that statsmodels gives", arguments: Reference.all)
  func wilsonInterval(_ reference: Reference) throws {
    let interval = try #require(reference.share.wilsonInterval(reference.level))
    #expect(isClose(interval.low, reference.low))
    #expect(isClose(interval.high, reference.high))
  }

  @Test("lies inside its own interval, at every level", arguments: ConfidenceLevel.allCases, 0...12)
  func containsEstimate(_ level: ConfidenceLevel, successes: Int) throws {
    let share = Proportion(successes, of: 12)
    let interval = try #require(share.wilsonInterval(level))
    #expect(interval.contains(try #require(share.estimate)))
    #expect(interval.lies(within: 0...1))
  }

  @Test("has the mirror image of the interval of its complement", arguments: 0...30)
  func complement(_ successes: Int) throws {
    let one = try #require(Proportion(successes, of: 30).wilsonInterval())
    let other = try #require(Proportion(30 - successes, of: 30).wilsonInterval())
    #expect(isClose(one.low, 1 - other.high))
    #expect(isClose(one.high, 1 - other.low))
  }

  @Test("of nothing has no estimate and no interval")
  func empty() {
    let share = Proportion(0, of: 0)
    #expect(share.estimate == nil)
    #expect(share.wilsonInterval() == nil)
  }

  @Test("is never more than the whole")
  func outOfRange() async {
    await #expect(processExitsWith: .failure) {
      _ = Proportion(5, of: 3)
    }
  }
}
