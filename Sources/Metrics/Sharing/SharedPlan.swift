import Cases

/// Which numbers are shared, in every period and selection alike, so that what is hidden cannot be
/// worked back from what is shown.
///
/// A label, such as a race, is shown with all shared numbers everywhere or with none anywhere. Take
/// any two labels that are hidden: all cases of the one could be the other's, in every period and
/// selection at once, and nothing that is shown would be different. So all that can be known of a
/// hidden label's count is that it lies between none and the sum of the hidden ones, and that sum is
/// at least the smallest group that may be shown.
///
/// A number is shared of all cases together where no cell of it is small in any period or selection,
/// nor what is left when it is taken from another shared number; it is shared by a field where that
/// holds of the two largest labels too.
struct SharedPlan: Sendable {
  /// The metrics that are shared.
  private(set) var metrics: Set<String> = []
  /// The labels that are hidden, of the field.
  private(set) var hidden: Set<String> = []

  /// Plans the numbers of all cases together.
  init(totals counts: SharedCounts, _ candidates: [SharedMetric], smallest: Int) {
    let judge = SharedJudge(counts: counts, smallest: smallest)
    metrics = Set(judge.kept(candidates, labels: [0], views: nil).map(\.metric.id))
  }

  /// Plans the numbers by a field, of those that are shared of all cases together.
  init(
    by counts: SharedCounts, _ candidates: [SharedMetric], smallest: Int,
    hidesSmallSums: Bool = true
  ) {
    let judge = SharedJudge(counts: counts, smallest: smallest)
    let order = judge.labelsBySize
    let kept = judge.kept(candidates, labels: Array(order.prefix(2)), views: nil)
    let cells = judge.cells(of: kept)
    var shown = order.filter { label in !judge.isSmall(cells, label: label) }
    var away = order.filter { !shown.contains($0) }
    while hidesSmallSums, !away.isEmpty, !judge.isSafe(away, cells), let next = shown.popLast() {
      away.append(next)
    }
    metrics = shown.isEmpty ? [] : Set(kept.map(\.metric.id))
    hidden = Set(away.map { counts.labels[$0] })
  }
}

/// Says what is small among cells, and which numbers can stand beside each other.
private struct SharedJudge {
  let counts: SharedCounts
  let smallest: Int

  /// The labels, those with the most cases in the first view first; those without any last.
  var labelsBySize: [Int] {
    let size = counts.labels.indices.map { label in
      counts.counts.prefix(counts.sharedViews).reduce(0) { $0 + ($1[label].first ?? 0) }
    }
    return counts.labels.indices.sorted { (-size[$0], $0) < (-size[$1], $1) }
  }

  /// The metrics of which nothing is small for some labels, alone and beside those before them.
  func kept(_ candidates: [SharedMetric], labels: [Int], views: Int?) -> [SharedMetric] {
    var kept: [SharedMetric] = []
    for metric in candidates {
      let cells = cells(of: kept + [metric])
      if labels.allSatisfy({ !isSmall(cells, label: $0) }) { kept.append(metric) }
    }
    return kept
  }

  /// The cells of some metrics, by number.
  func cells(of metrics: [SharedMetric]) -> [Int] {
    let wanted = Set(metrics.flatMap(\.cells))
    return counts.cells.indices.filter { wanted.contains(counts.cells[$0]) }
  }

  /// Whether a label has a small cell, or two whose difference is small where one lies in the other,
  /// or decided cases of which the outcomes that are shown leave few.
  func isSmall(_ cells: [Int], label: Int) -> Bool {
    counts.counts.indices.contains { view in
      let own = counts.counts[view][label]
      return cells.contains { isSmall(own[$0], counts.cells[$0], in: own, among: cells) }
        || nestedPairs(cells).contains { isSmall(own[$0.outer] - own[$0.inner]) }
        || remainders(cells).contains { remainder in
          let rest = own[remainder.whole] - remainder.parts.reduce(0) { $0 + own[$1] }
          return isSmall(rest)
        }
    }
  }

  /// Whether the hidden labels together are no small group anywhere.
  func isSafe(_ hidden: [Int], _ cells: [Int]) -> Bool {
    guard hidden.count > 1 else { return false }
    return counts.counts.indices.allSatisfy { view in
      cells.allSatisfy { cell in
        let all = counts.counts[view].reduce(0) { $0 + $1[cell] }
        // Where there is no case at all, there is nobody to find.
        return all == 0 || hidden.reduce(0) { $0 + counts.counts[view][$1][cell] } >= smallest
      }
    }
  }

  private func isSmall(_ count: Int) -> Bool { 0 < count && count < smallest }

  /// An outcome that nobody has, or everybody, is small too, where somebody could have it.
  private func isSmall(
    _ count: Int, _ cell: SharedCell, in own: [Int], among cells: [Int]
  ) -> Bool {
    guard count == 0, cell.isOutcome else { return isSmall(count) }
    let whole = cells.first { other in
      let one = counts.cells[other]
      return !one.isOutcome && one.test.all.isSubset(of: cell.test.all)
        && one.test.none.isSubset(of: cell.test.none)
    }
    return whole.map { own[$0] > 0 } ?? true
  }

  /// The pairs of cells of which one lies in the other by what they ask for.
  private func nestedPairs(_ cells: [Int]) -> [(inner: Int, outer: Int)] {
    var pairs: [(inner: Int, outer: Int)] = []
    for inner in cells {
      for outer in cells where inner != outer {
        let (one, other) = (counts.cells[inner], counts.cells[outer])
        guard other.excluded.isEmpty, other.test != one.test || !one.excluded.isEmpty,
          other.test.all.isSubset(of: one.test.all), other.test.none.isSubset(of: one.test.none)
        else { continue }
        pairs.append((inner, outer))
      }
    }
    return pairs
  }

  /// The cells that are parted by other cells without overlap, with those parts.
  private func remainders(_ cells: [Int]) -> [(whole: Int, parts: [Int])] {
    let outcomes: [Facts] = [.dismissed, .convicted]
    guard
      let whole = cells.first(where: { counts.cells[$0] == SharedCell(.decided) })
    else { return [] }
    let parts = outcomes.compactMap { fact in
      cells.first {
        counts.cells[$0].test == FactsTest.decided.having(fact) && counts.cells[$0].excluded.isEmpty
      }
    }
    return parts.count > 1 ? [(whole, parts)] : []
  }
}
