import Statistics

extension DisparityRow {
  /// The decision point that the row is about.
  public var decisionPoint: DecisionPoint? { DecisionPoint.named(point) }

  /// The 95 % interval of the reference's share (Wilson); `nil` for medians, and without cases.
  public var referenceBounds: ClosedRange<Double>? {
    guard decisionPoint?.measure == .share,
      let interval = Proportion(referenceEvents, of: referenceN).wilsonInterval()
    else { return nil }
    return interval.low...interval.high
  }

  /// The 95 % interval of ``excess``: n times that of the difference; `nil` where there is none.
  public var excessBounds: ClosedRange<Double>? {
    guard excess != nil, let differenceLow, let differenceHigh else { return nil }
    return Double(n) * differenceLow...Double(n) * differenceHigh
  }
}
