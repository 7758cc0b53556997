/// The p-values of a family, adjusted after Benjamini and Hochberg, in the order given.
///
/// With the p-values ranked from the smallest, the adjusted one of rank i is the smallest of
/// `p(j)·k/j` over j ≥ i, and 1 at most. Those below 0.05 form a list in which at most 5 % are
/// expected to be false.
///
/// - SeeAlso: Benjamini and Hochberg (1995), *Controlling the False Discovery Rate*,
///   doi:10.1111/j.2517-6161.1995.tb02031.x.
public func benjaminiHochberg(_ pValues: [Double]) -> [Double] {
  let ranked = pValues.indices.sorted { pValues[$0] < pValues[$1] }
  var adjusted = pValues
  var smallest = 1.0
  for (index, original) in ranked.enumerated().reversed() {
    // The quotient first: at the last rank it is exactly 1, and no p-value is lowered by rounding.
    let factor = Double(pValues.count) / Double(index + 1)
    smallest = min(smallest, pValues[original] * factor)
    adjusted[original] = smallest
  }
  return adjusted
}
