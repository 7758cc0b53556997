/// The interval of a sum of weights, one for each case of a number that varies as counts do.
///
/// With weights wᵢ, y = Σ wᵢ and v = Σ wᵢ², where w is the greatest weight and G a quantile of the
/// gamma distribution of the shape in its index:
/// ```
/// low  = (v ÷ y) · G[y² ÷ v](α/2)
/// high = (v + w²) ÷ (y + w) · G[(y + w)² ÷ (v + w²)](1 − α/2)
/// ```
/// Where all weights are 1 it is the exact interval of a count. It says how much such a sum varies
/// from one time to another that is just like it: neither a change of times nor of what is counted
/// is in it.
///
/// - Parameters:
///   - sum: Σ wᵢ.
///   - squares: Σ wᵢ².
///   - greatest: the greatest weight.
///   - level: how sure it is to be.
/// - Returns: the interval; `nil` where there is nothing to tell a weight by.
/// - SeeAlso: Fay and Feuer (1997), *Confidence Intervals for Directly Standardized Rates: A Method
///   Based on the Gamma Distribution*, Statistics in Medicine 16, 791-801.
public func weightedPoissonInterval(
  sum: Double, squares: Double, greatest: Double, _ level: ConfidenceLevel = .ninetyFive
) -> Interval? {
  guard sum > 0, squares > 0, greatest > 0 else { return nil }
  let tail = (1 - level.coverage) / 2
  let (above, aboveSquares) = (sum + greatest, squares + greatest * greatest)
  return Interval(
    low: squares / sum * Gamma.quantile(tail, sum * sum / squares),
    high: aboveSquares / above * Gamma.quantile(1 - tail, above * above / aboveSquares))
}
