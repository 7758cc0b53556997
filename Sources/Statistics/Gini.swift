/// Gini's coefficient: how unequally a total is spread over its holders.
///
/// 0 where all hold the same, near 1 where one holds all; `nil` where there is nothing to spread.
/// ```
/// G = Σ (2i − n − 1)·xᵢ ÷ (n·Σ xᵢ),   the values sorted, i from 1
/// ```
/// Without the factor n/(n − 1), so it cannot exceed (n − 1)/n.
///
/// - Precondition: no value is negative.
/// - SeeAlso: Gini (1912), *Variabilità e mutabilità*; the formula after Sen (1973), *On Economic
///   Inequality*, chapter 2.
public func gini(_ values: some Sequence<Int>) -> Double? {
  let sorted = values.sorted()
  let total = sorted.reduce(0, +)
  guard let smallest = sorted.first, total > 0 else { return nil }
  precondition(smallest >= 0, "a negative holding")
  let n = sorted.count
  var weighted = 0
  for (index, value) in sorted.enumerated() { weighted += (2 * index + 1 - n) * value }
  return Double(weighted) / (Double(n) * Double(total))
}
