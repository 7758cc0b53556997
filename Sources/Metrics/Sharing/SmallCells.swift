import Cases

/// Which rows of a table are hidden before others see it, so that no few people can be made out.
///
/// A cell of 1 to 10 cases is small. Of a table whose columns each add up to a total that may be
/// known, two rows at least are hidden where one is, and enough of them that what is hidden of each
/// column is no small group either, or nobody at all: otherwise the total less what is shown would
/// tell it.
public enum SmallCells {
  /// Whether a count is of so few that they could be made out; nobody is nobody.
  public static func isSmall(_ count: Int, smallest: Int) -> Bool {
    count > 0 && count < smallest
  }

  /// The rows to hide.
  ///
  /// - Parameters:
  ///   - rows: The counts of each row, as many in each; every column adds up.
  ///   - smallest: The least count that is no small one.
  ///   - hidesZero: Whether none at all is as telling as few, as where races meet outcomes.
  /// - Returns: The places of the rows; none where nothing is small.
  public static func hidden(
    _ rows: [[Int]], smallest: Int, hidesZero: Bool = false
  ) -> Set<Int> {
    let isSmall = { (count: Int) in
      Self.isSmall(count, smallest: smallest) || (hidesZero && count == 0)
    }
    var hidden = Set(rows.indices.filter { rows[$0].contains(where: isSmall) })
    guard !hidden.isEmpty else { return [] }
    // Those that cost least come first: the smallest rows.
    var shown = rows.indices.filter { !hidden.contains($0) }
      .sorted { (rows[$1].max() ?? 0, $1) < (rows[$0].max() ?? 0, $0) }
    let columns = rows.first?.count ?? 0
    func isSafe() -> Bool {
      hidden.count > 1
        && (0..<columns).allSatisfy { column in
          let away = hidden.reduce(0) { $0 + rows[$1][column] }
          return away >= smallest || rows.allSatisfy { $0[column] == 0 }
        }
    }
    while !isSafe(), let next = shown.popLast() { hidden.insert(next) }
    return hidden
  }

  /// The parts of one whole to hide.
  public static func hidden(parts: [Int], smallest: Int) -> Set<Int> {
    hidden(parts.map { [$0] }, smallest: smallest)
  }
}

extension MetricRow {
  /// The number as it may stand before others: hidden where it is of few cases or where few are on
  /// its other side; else counts to 5, shares to whole percents, days to whole ones.
  ///
  /// - Parameters:
  ///   - smallest: The least count that is no small one.
  ///   - few: The count below which a rate is of few cases.
  /// - Returns: The row; of one that is hidden only why.
  public func withSmallCellsHidden(smallest: Int, few: Int) -> MetricRow {
    guard state == .ok || state == .few else { return self }
    guard !isOfFew(smallest: smallest) else {
      var row = MetricRow(
        metric: metric, group: group, period: period, unit: unit, state: .suppressed,
        why: "of fewer than \(smallest) cases")
      row.hidesMissing = true
      return row
    }
    return coarse(few: few)
  }

  private func isOfFew(smallest: Int) -> Bool {
    func isSmall(_ value: Double?) -> Bool {
      value.map { SmallCells.isSmall(Int($0.rounded()), smallest: smallest) } ?? false
    }
    switch unit {
    case .count: return isSmall(value)
    case .days:
      // The slowest tenth of 50 is 5 people.
      let least = metric.hasSuffix("_p90") ? 50.0 : Double(smallest)
      return (denominator ?? 0) < least
    case .share, .ratio, .index:
      let rest = numerator.flatMap { part in denominator.map { $0 - part } }
      return isSmall(numerator) || isSmall(denominator) || (unit == .share && isSmall(rest))
    }
  }
}
