import Statistics
import Testing

func comparison(_ a: Int, _ n: Int, _ b: Int, _ m: Int) -> ProportionComparison {
  ProportionComparison(Proportion(a, of: n), to: Proportion(b, of: m))
}

/// Many tables of small counts, some of them empty or full.
let smallTables: [ProportionComparison] = [1, 4, 20, 33].flatMap { n in
  [1, 5, 20, 60].flatMap { m in
    stride(from: 0, through: n, by: max(1, n / 7)).flatMap { a in
      stride(from: 0, through: m, by: max(1, m / 9)).map { b in comparison(a, n, b, m) }
    }
  }
}

@Suite("Two proportions")
struct ProportionComparisonTests {
  /// A ratio with Koopman's intervals.
  ///
  /// Found in Python with `scipy.optimize.brentq` on the score statistic, from the estimate outward,
  /// with `xtol=1e-12, rtol=1e-12` (scipy 1.17.1), at `chi2.ppf(0.95, 1)` and `chi2.ppf(0.9, 1)`.
  struct Ratio: Sendable {
    var comparison: ProportionComparison
    var ratio: Double
    var at95: (low: Double, high: Double)
    var at90: (low: Double, high: Double)

    static let all = [
      Ratio(
        comparison: Self.of(0, 2, 1, 382), ratio: 0, at95: (0, 525.2494071799283),
        at90: (0, 378.5070197775061)),
      Ratio(
        comparison: Self.of(2, 2, 99, 274), ratio: 2.7676767676767677,
        at95: (0.9396822774497201, 3.2603717167540527),
        at90: (1.1677469699910954, 3.1730985253401336)),
      Ratio(
        comparison: Self.of(54, 140, 64, 255), ratio: 1.5368303571428572,
        at95: (1.1382067988642075, 2.063195896330846),
        at90: (1.1948342631785902, 1.968687342031504)),
      Ratio(
        comparison: Self.of(20, 20, 30, 30), ratio: 1,
        at95: (0.8388748419471808, 1.1280486273564707),
        at90: (0.8808421626386256, 1.0901847818031802)),
      Ratio(
        comparison: Self.of(1, 20, 19, 20), ratio: 0.052631578947368425,
        at95: (0.00933229853140862, 0.2498611599488223),
        at90: (0.011807012889106112, 0.20705083082512282)),
      Ratio(
        comparison: Self.of(25, 25, 1, 400), ratio: 400,
        at95: (71.30996728605578, 2265.2735609915912),
        at90: (89.8723249643518, 1792.3450566738095)),
      Ratio(
        comparison: Self.of(1966, 12069, 900, 4434), ratio: 0.8025376308448642,
        at95: (0.7477424590734532, 0.8617625738153183),
        at90: (0.7562654062244917, 0.8519296796064326)),
      Ratio(
        comparison: Self.of(1, 1_000_000, 1, 1_000_000), ratio: 1,
        at95: (0.10440037578659872, 9.578509582044594),
        at90: (0.13748354060939055, 7.273597956700329)),
    ]

    static func of(_ a: Int, _ n: Int, _ b: Int, _ m: Int) -> ProportionComparison {
      ProportionComparison(Proportion(a, of: n), to: Proportion(b, of: m))
    }
  }

  @Test("have the ratio, with the score interval that a root finder gives", arguments: Ratio.all)
  func koopman(_ reference: Ratio) throws {
    #expect(isClose(reference.comparison.ratio, reference.ratio))
    let at95 = try #require(reference.comparison.ratioInterval(.ninetyFive))
    #expect(isClose(at95.low, reference.at95.low))
    #expect(isClose(at95.high, reference.at95.high))
    let at90 = try #require(reference.comparison.ratioInterval(.ninety))
    #expect(isClose(at90.low, reference.at90.low))
    #expect(isClose(at90.high, reference.at90.high))
  }

  @Test("have a ratio inside its interval, which narrows with the level")
  func nested() throws {
    for table in smallTables {
      guard let ratio = table.ratio else { continue }
      let wide = try #require(table.ratioInterval(.ninetyFive))
      let narrow = try #require(table.ratioInterval(.ninety))
      let isNested = wide.low <= narrow.low && narrow.high <= wide.high
      if !(isNested && narrow.contains(ratio) && wide.low >= 0) {
        Issue.record("\(table): \(ratio) in \(narrow) in \(wide)")
      }
    }
  }

  @Test("have a ratio whose interval excludes 1 exactly when Pearson's p is below 0.05")
  func agreesWithPearson() throws {
    var excluding = 0
    for table in smallTables {
      guard let interval = table.ratioInterval() else { continue }
      let excludes = !interval.contains(1)
      excluding += excludes ? 1 : 0
      if excludes != (table.pearsonP < 0.05) {
        Issue.record("\(table): \(interval), p \(table.pearsonP)")
      }
    }
    #expect(excluding > 100)
  }

  @Test("have the ratio upside down when they change places")
  func reciprocal() throws {
    for table in smallTables where table.group.successes > 0 && table.reference.successes > 0 {
      let turned = ProportionComparison(table.reference, to: table.group)
      let one = try #require(table.ratioInterval())
      let other = try #require(turned.ratioInterval())
      if !(isClose(one.low, 1 / other.high) && isClose(one.high, 1 / other.low)) {
        Issue.record("\(table): \(one), turned \(other)")
      }
    }
  }

  @Test("have no ratio where the reference has no success, and none of nothing")
  func undefined() {
    #expect(comparison(3, 20, 0, 30).ratio == nil)
    #expect(comparison(3, 20, 0, 30).ratioInterval() == nil)
    #expect(comparison(0, 0, 3, 30).ratio == nil)
    #expect(comparison(0, 0, 3, 30).difference == nil)
    #expect(comparison(0, 0, 3, 30).p == nil)
    #expect(comparison(3, 30, 0, 0).excess == nil)
  }

  /// A difference with Newcombe's interval.
  ///
  /// From Python, statsmodels 0.15.0:
  /// `confint_proportions_2indep(a, n, b, m, compare="diff", method="newcomb")`.
  @Test(
    "have the difference, with the interval that statsmodels gives",
    arguments: [
      (comparison(54, 140, 64, 255), 0.134733893557423, 0.03950229588351925, 0.230953394161246),
      (
        comparison(0, 20, 5, 30), -0.16666666666666666, -0.33564350506416035, 0.019522587838585514
      ),
      (comparison(20, 20, 30, 30), 0, -0.16112515805281957, 0.11351339317396891),
      (comparison(56, 70, 48, 80), 0.2, 0.05243147240236498, 0.33387265403690614),
      (comparison(9, 10, 3, 10), 0.6, 0.1705227239345029, 0.809017973535488),
      (comparison(5, 56, 0, 29), 0.08928571428571429, -0.038137147903536936, 0.19256001385511165),
    ])
  func newcombe(_ table: ProportionComparison, difference: Double, low: Double, high: Double) throws
  {
    let interval = try #require(table.differenceInterval())
    #expect(isClose(table.difference, difference))
    #expect(isClose(interval.low, low))
    #expect(isClose(interval.high, high))
  }

  @Test("have the excess of the difference times the cases")
  func excess() throws {
    let table = comparison(54, 140, 64, 255)
    // 54 − 140 × 64/255, by hand.
    #expect(isClose(table.excess, 18.862745098039216))
    let interval = try #require(table.excessInterval())
    #expect(isClose(interval.low, 140 * 0.03950229588351925))
    #expect(isClose(interval.high, 140 * 0.230953394161246))
  }

  @Test("have a difference inside its interval")
  func containsDifference() throws {
    for table in smallTables {
      let interval = try #require(table.differenceInterval())
      let difference = try #require(table.difference)
      if !(interval.contains(difference) && interval.lies(within: -1...1)) {
        Issue.record("\(table): \(difference) in \(interval)")
      }
    }
  }
}
