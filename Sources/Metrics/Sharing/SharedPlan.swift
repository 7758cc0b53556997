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
  /// The labels of the field, hidden or not, in order.
  let labels: [String]
  /// The labels that are hidden, of the field.
  private(set) var hidden: Set<String> = []

  /// Plans the numbers of all cases together.
  init(totals counts: SharedCounts, _ candidates: [SharedMetric], smallest: Int) {
    labels = []
    let judge = SharedJudge(counts: counts, smallest: smallest)
    metrics = Set(judge.kept(candidates, labels: [0], views: nil).map(\.metric.id))
  }

  /// Plans the numbers by a field, of those that are shared of all cases together.
  init(
    by counts: SharedCounts, _ candidates: [SharedMetric], smallest: Int,
    hidesSmallSums: Bool = true
  ) {
    labels = counts.labels
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

  /// The groups of the table of decision points, in which cases recorded as unknown stand with those
  /// of which nothing is recorded.
  var groups: [String] {
    let known = labels.filter { !Self.unknown.contains($0) }
    return known.count < labels.count ? known + [DisparityGroups.unknownLabel] : known
  }

  /// Whether a group of the table of decision points is hidden, or a part of it is.
  func isHidden(_ group: String) -> Bool {
    guard group == DisparityGroups.unknownLabel else { return hidden.contains(group) }
    return !hidden.isDisjoint(with: Self.unknown)
  }

  private static let unknown: Set<String> = ["", DisparityGroups.unknownLabel]
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

  /// Whether a label has a small cell, or two whose difference is small where one lies in the other
  /// or both are of the same cases, or decided cases of which the outcomes that are shown leave few.
  func isSmall(_ cells: [Int], label: Int) -> Bool {
    let (rests, alike) = (rests(cells), alike(cells))
    return counts.counts.indices.contains { view in
      let own = counts.counts[view][label]
      return cells.contains { isSmall(own[$0], counts.cells[$0], in: own, among: cells) }
        || rests.contains { isSmall($0.count(in: own)) }
        || alike.contains { isSmall(abs($0.count(in: own))) }
    }
  }

  /// Whether the hidden labels together are no small group anywhere.
  func isSafe(_ hidden: [Int], _ cells: [Int]) -> Bool {
    guard hidden.count > 1 else { return false }
    let parts = cells.map { Rest(whole: $0, parts: []) } + rests(cells)
    return counts.counts.indices.allSatisfy { view in
      let counts = counts.counts[view]
      return parts.allSatisfy { part in
        let all = counts.reduce(0) { $0 + part.count(in: $1) }
        // Where there is no case at all, there is nobody to find.
        return all == 0 || hidden.reduce(0) { $0 + part.count(in: counts[$1]) } >= smallest
      }
    }
  }

  /// What is left of a cell when others that lie in it and share no case are taken away.
  private struct Rest {
    var whole: Int
    var parts: [Int]

    func count(in cells: [Int]) -> Int { parts.reduce(cells[whole]) { $0 - cells[$1] } }
  }

  /// What some cells leave of others.
  private func rests(_ cells: [Int]) -> [Rest] {
    nestedPairs(cells).map { Rest(whole: $0.outer, parts: [$0.inner]) }
      + remainders(cells).map { Rest(whole: $0.whole, parts: $0.parts) }
  }

  /// Pairs of cells that are nearly all of the same cases: what one has more than the other may be
  /// what is left of the whole.
  private func alike(_ cells: [Int]) -> [Rest] {
    let days: [Facts] = [.filedIn, .disposedIn, .screenedIn]
    let wholes = cells.filter { !counts.cells[$0].isOutcome }
    return wholes.flatMap { one in
      wholes.filter { other in
        one < other
          && days.contains {
            counts.cells[one].test.all.isSuperset(of: $0)
              && counts.cells[other].test.all.isSuperset(of: $0)
          }
      }.map { Rest(whole: one, parts: [$0]) }
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
      return !one.isOutcome && one.test.all.isSubset(of: cell.test.all.followed)
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
          other.test.all.isSubset(of: one.test.all.followed),
          other.test.none.isSubset(of: one.test.none)
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
