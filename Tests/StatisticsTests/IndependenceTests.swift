import Statistics
import Testing

@Suite("The tests of independence")
struct IndependenceTests {
  /// A table with what scipy says of it.
  ///
  /// From Python, scipy 1.17.1: `chi2_contingency(table, correction=False)`, `fisher_exact(table)`
  /// and `contingency.expected_freq(table).min()` of `[[a, n − a], [b, m − b]]`.
  struct Reference: Sendable {
    var table: ProportionComparison
    var chiSquare: Double
    var pearson: Double
    var fisher: Double
    var smallestExpected: Double

    static let all = [
      Reference(
        table: comparison(54, 140, 64, 255), chiSquare: 7.831721870661009,
        pearson: 0.005133717189194661, fisher: 0.005887045114762797,
        smallestExpected: 41.822784810126585),
      Reference(
        table: comparison(3, 20, 1, 25), chiSquare: 1.660060975609756,
        pearson: 0.19759509125638647, fisher: 0.3087016342830296,
        smallestExpected: 1.7777777777777777),
      Reference(
        table: comparison(0, 20, 5, 30), chiSquare: 3.7037037037037033,
        pearson: 0.0542918283668548, fisher: 0.07457663916630482, smallestExpected: 2),
      // The observed table and its mirror image are equally likely: both count.
      Reference(
        table: comparison(8, 10, 2, 10), chiSquare: 7.2, pearson: 0.0072903580915356595,
        fisher: 0.023014137565221155, smallestExpected: 5),
      Reference(
        table: comparison(3, 4, 1, 4), chiSquare: 2, pearson: 0.15729920705028105,
        fisher: 0.48571428571428565, smallestExpected: 2),
      Reference(
        table: comparison(3, 526, 5, 1001), chiSquare: 0.03320390160231885,
        pearson: 0.8554105663808126, fisher: 1, smallestExpected: 2.755730189914866),
      Reference(
        table: comparison(1, 20, 19, 20), chiSquare: 32.4, pearson: 1.2548647497615138e-08,
        fisher: 5.818064530643725e-09, smallestExpected: 10),
      Reference(
        table: comparison(2, 22, 10, 3000), chiSquare: 42.35049196281755,
        pearson: 7.629714015543698e-11, fisher: 0.0031955890113029607,
        smallestExpected: 22.0 * 12 / 3022),
      Reference(
        table: comparison(1000, 5000, 1200, 5000), chiSquare: 23.310023310023315,
        pearson: 1.3787959792321253e-06, fisher: 1.5366336246753913e-06, smallestExpected: 1100),
    ]
  }

  @Test("give what scipy gives", arguments: Reference.all)
  func scipy(_ reference: Reference) {
    #expect(isClose(reference.table.pearsonStatistic, reference.chiSquare))
    #expect(isClose(reference.table.pearsonP, reference.pearson))
    #expect(isClose(reference.table.fisherP, reference.fisher))
    #expect(isClose(reference.table.smallestExpectedCell, reference.smallestExpected))
  }

  @Test("are exact where a cell is expected to hold fewer than 5, and only there")
  func choice() {
    #expect(comparison(8, 10, 2, 10).p == comparison(8, 10, 2, 10).pearsonP)
    #expect(comparison(7, 10, 2, 10).p == comparison(7, 10, 2, 10).fisherP)
  }

  @Test("see no difference in a table without one")
  func degenerate() {
    for table in [comparison(20, 20, 30, 30), comparison(0, 20, 0, 30)] {
      #expect(table.pearsonStatistic == 0)
      #expect(table.pearsonP == 1)
      #expect(table.fisherP == 1)
      #expect(table.p == 1)
    }
  }

  @Test("give the same p when the groups, or the outcomes, change places")
  func symmetry() throws {
    for table in smallTables {
      let p = try #require(table.p)
      let turned = try #require(ProportionComparison(table.reference, to: table.group).p)
      let (one, other) = (table.group, table.reference)
      let opposite = try #require(
        comparison(
          one.trials - one.successes, one.trials, other.trials - other.successes, other.trials
        ).p)
      let isValid = 0 < p && p <= 1
      if !(isValid && isClose(turned, p) && isClose(opposite, p)) {
        Issue.record("\(table): \(p), \(turned), \(opposite)")
      }
    }
  }
}
