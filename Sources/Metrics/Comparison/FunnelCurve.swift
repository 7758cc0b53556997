import Statistics

extension ComparisonTable {
  /// How many places a line of the funnel has.
  private static let places = 48

  /// The limits around cases that are all as likely as they are on average, to be drawn as lines.
  ///
  /// Each of those compared has limits of its own, which lie close to these: kinds of cases that
  /// are unlike make them narrower.
  mutating func drawCurve() {
    let cases = compared.map(\.comparedCases).reduce(0, +)
    let expected = compared.compactMap(\.expected)
    guard let most = expected.max(), cases > 0 else { return }
    let share = min(1, expected.reduce(0, +) / Double(cases))
    guard share > 0 else { return }
    let largest = max(2, Int((most * 1.1 / share).rounded(.up)))
    var sizes: [Int] = []
    for place in 1...Self.places {
      // Closer together where the lines bend.
      let part = Double(place) / Double(Self.places)
      let size = max(1, Int((Double(largest) * part * part).rounded()))
      if size != sizes.last { sizes.append(size) }
    }
    curve = sizes.map { FunnelCurvePoint(cases: $0, share: share, overdispersion ?? 1) }
  }
}

extension FunnelCurvePoint {
  fileprivate init(cases: Int, share: Double, _ overdispersion: Double) {
    let distribution = PoissonBinomial([.init(cases, chance: share)])
    let inner = FunnelLimits.line(distribution, .ninetyFive, overdispersion: overdispersion)
    let outer = FunnelLimits.line(
      distribution, .ninetyNinePointEight, overdispersion: overdispersion)
    expected = distribution.mean
    low95 = inner.low / expected
    high95 = inner.high / expected
    low998 = outer.low / expected
    high998 = outer.high / expected
  }
}
