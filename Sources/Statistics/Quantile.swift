/// The quantile of sorted values, of the same type as ``DayHistogram/quantile(_:)``.
///
/// - Precondition: `values` is sorted, `0 <= q <= 1`.
public func quantile(_ q: Double, ofSorted values: [Double]) -> Double? {
  precondition(0 <= q && q <= 1, "\(q) is not a share")
  guard !values.isEmpty else { return nil }
  let position = Double(values.count - 1) * q
  let below = Int(position)
  let fraction = position - Double(below)
  // Equal neighbors may be infinite, and then have no straight line between them.
  guard fraction > 0, values[below] < values[below + 1] else { return values[below] }
  return values[below] + fraction * (values[below + 1] - values[below])
}
