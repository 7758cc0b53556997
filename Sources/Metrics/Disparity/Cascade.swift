import Statistics

extension CascadeRow {
  /// The points that a case passes on its way from the referral to prison or jail: filed, convicted
  /// of those decided, incarcerated of those convicted.
  private static let points = ["declined", "convicted", "incarcerated"]

  /// The cascade of each group that has enough cases at every stage; none where the data lacks one.
  static func rows(of rows: [DisparityRow]) -> [CascadeRow] {
    var groups: [String] = []
    for row in rows where row.point == points[0] { groups.append(row.group) }
    return groups.compactMap { group in
      let stages = points.compactMap { point in
        rows.first { $0.point == point && $0.group == group && $0.state == .ok && $0.ratio != nil }
      }
      return stages.count == points.count ? CascadeRow(stages) : nil
    }
  }

  private init?(_ rows: [DisparityRow]) {
    let comparisons = rows.map(\.passing)
    guard let first = rows.first, let chain = ChainedRatio(comparisons) else { return nil }
    let stages = zip(rows, comparisons).map { row, comparison in
      Stage(
        point: row.point, n: row.n, share: comparison.group.estimate ?? 0,
        referenceShare: comparison.reference.estimate ?? 0)
    }
    self.init(
      group: first.group, reference: first.reference, stages: stages,
      product: stages.reduce(1) { $0 * $1.share },
      referenceProduct: stages.reduce(1) { $0 * $1.referenceShare }, ratio: chain.estimate,
      low: chain.interval?.low, high: chain.interval?.high)
  }
}

extension DisparityRow {
  /// Those who go on: of the declined, the others.
  fileprivate var passing: ProportionComparison {
    let isDeclined = point == "declined"
    return ProportionComparison(
      Proportion(isDeclined ? n - events : events, of: n),
      to: Proportion(isDeclined ? referenceN - referenceEvents : referenceEvents, of: referenceN))
  }
}
