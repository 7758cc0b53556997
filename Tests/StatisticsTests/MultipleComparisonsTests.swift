import Statistics
import Testing

@Suite("Benjamini and Hochberg's adjustment")
struct MultipleComparisonsTests {
  @Test(
    "gives what statsmodels gives",
    arguments: [
      // From Python, statsmodels 0.15.0: multipletests(p, method="fdr_bh")[1]
      ([0.01, 0.04, 0.03, 0.005], [0.02, 0.04, 0.04, 0.02]),
      ([0.2], [0.2]),
      (
        [0.9, 0.9, 0.001, 0.02, 0.02, 0.5, 1],
        [1, 1, 0.007, 0.04666666666666667, 0.04666666666666667, 0.875, 1]
      ),
      ([], []),
    ])
  func statsmodels(_ pValues: [Double], _ expected: [Double]) {
    let adjusted = benjaminiHochberg(pValues)
    #expect(adjusted.count == expected.count)
    for (one, other) in zip(adjusted, expected) { #expect(isClose(one, other)) }
  }

  @Test("keeps the order of the p-values and never lowers one")
  func monotone() {
    var generator = SeededGenerator(seed: 7)
    for size in 1...40 {
      let pValues = (0..<size).map { _ in Double.random(in: 0...1, using: &generator) }
      let adjusted = benjaminiHochberg(pValues)
      let ranked = pValues.indices.sorted { pValues[$0] < pValues[$1] }.map { adjusted[$0] }
      #expect(ranked == ranked.sorted())
      #expect(zip(pValues, adjusted).allSatisfy { $0 <= $1 && $1 <= 1 })
    }
  }
}
