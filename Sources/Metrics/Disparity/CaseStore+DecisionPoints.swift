import Cases

extension CaseStore {
  /// The rows behind a number of the disparity table, by the conditions that count it.
  ///
  /// - Parameters:
  ///   - point: The decision point; a point that the data cannot show has no cases.
  ///   - side: Those with the event, all at risk, or those that a missing value keeps out. For
  ///     medians the first two are the same.
  ///   - selection: The rows to look in, in the order in which they are returned.
  ///   - period: The days in which the point's own day lies.
  ///   - group: Only cases of this group; "Unknown" or an empty label for those of no known group.
  ///     Where all of several labels are unknown, one that is suffices.
  ///   - cohort: The day by which the cases are chosen; the point's own when `nil`.
  /// - Returns: The rows found, in the order of the selection.
  public func rows(
    at point: DecisionPoint, side: NumberReference.Side, among selection: [Int32],
    in period: Period, of group: [GroupLabel] = [], cohort: CaseField? = nil
  ) -> [Int32] {
    guard point.whyNotComputable(with: Set(columns.keys)).isEmpty else { return [] }
    let met = PointOutcomes(of: self, rows: selection, in: period, at: [point], cohort: cohort)
    let found: [Int32]
    switch (side, point.measure) {
    case (.numerator, .share):
      found = met.rows(where: { $1 == 1 })
    case (.numerator, .medianDays), (.denominator, _):
      found = met.rows(where: { atRisk, _ in atRisk == 1 })
    case (.leftOut, _):
      let counted = Set(met.rows(where: { atRisk, _ in atRisk == 1 }))
      let all = PointOutcomes(
        of: self, rows: selection, in: period, at: [point], cohort: cohort, missing: .keeps)
      found = all.rows(where: { atRisk, _ in atRisk == 1 }).filter { !counted.contains($0) }
    case (.inQuestion, _):
      let all = PointOutcomes(
        of: self, rows: selection, in: period, at: [point], missing: .keeps)
      found = all.rows(where: { atRisk, _ in atRisk == 1 })
    case (.because, _): found = []
    }
    return only(group, of: found)
  }

  private func only(_ group: [GroupLabel], of rows: [Int32]) -> [Int32] {
    let unknown: Set = ["", DisparityGroups.unknownLabel]
    var tests: [@Sendable (Int) -> Bool] = []
    for part in group {
      guard let column = text(part.field) else { return [] }
      let names = unknown.contains(part.label) ? unknown : [part.label]
      let isWanted = column.labels.map { names.contains($0) }
      tests.append { isWanted[Int(column.codes[$0])] }
    }
    let isAnyEnough = group.count > 1 && group.allSatisfy { unknown.contains($0.label) }
    return rows.filter { row in
      isAnyEnough
        ? tests.contains { $0(Int(row)) } : tests.allSatisfy { $0(Int(row)) }
    }
  }
}

extension PointOutcomes {
  /// The rows whose words of points at risk and of events a condition holds for.
  fileprivate func rows(where holds: (_ atRisk: UInt32, _ events: UInt32) -> Bool) -> [Int32] {
    rows.indices.filter { holds(atRisk[$0], events[$0]) }.map { rows[$0] }
  }
}
