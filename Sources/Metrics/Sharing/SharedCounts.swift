import Cases

/// The cells of all shared numbers, in every period and selection that is shared and in what is left
/// of one selection when another that lies in it is taken away.
struct SharedCounts: Sendable {
  /// The labels of the field; one empty label for all cases together.
  let labels: [String]
  /// The cells, in order.
  let cells: [SharedCell]
  /// By view, label and cell.
  let counts: [[[Int]]]
  /// How many views can be asked for; those after them only follow from others.
  let sharedViews: Int

  /// Counts the cells of some metrics.
  ///
  /// - Parameters:
  ///   - metrics: The numbers to share.
  ///   - field: What the cells are grouped by; `nil` for all cases together.
  ///   - views: The views, period after period, filter after filter within each.
  ///   - filters: How many filters there are.
  init?(_ metrics: [SharedMetric], by field: CaseField?, views: [StoreView], filters: Int) {
    guard let first = views.first else { return nil }
    let cells = Self.cells(of: metrics, views)
    var position: [String: Int] = [:]
    var labels: [String] = []
    let allRows = (0..<Int32(first.store.count)).map { $0 }
    guard
      let whole = Grouping(allRows, by: field.map { [$0] } ?? [], in: first.store)
    else { return nil }
    for group in whole.labels {
      let label = group.first?.label ?? ""
      position[label] = labels.count
      labels.append(label)
    }
    var counts: [[[Int]]] = []
    for view in views {
      guard let grouping = Grouping(view.rows, by: field.map { [$0] } ?? [], in: view.store)
      else { return nil }
      counts.append(Self.count(cells, grouping, view, labels.count, position))
    }
    sharedViews = views.count
    for (outer, inner) in Self.remainders(views, filters) {
      var rest = counts[outer]
      for view in inner {
        for label in rest.indices {
          for cell in cells.indices { rest[label][cell] -= counts[view][label][cell] }
        }
      }
      // Selections that leave nothing of another say nothing more than they do themselves.
      if rest.contains(where: { $0.contains { $0 != 0 } }) { counts.append(rest) }
    }
    self.labels = labels
    self.cells = cells
    self.counts = counts
  }

  /// The cells of the metrics, and what is left of a cell when another that lies in it is taken
  /// away, or of the decided cases when all shared outcomes are.
  private static func cells(of metrics: [SharedMetric], _ views: [StoreView]) -> [SharedCell] {
    var cells: [SharedCell] = []
    for cell in metrics.flatMap(\.cells) where !cells.contains(cell) { cells.append(cell) }
    return cells
  }

  private static func count(
    _ cells: [SharedCell], _ grouping: Grouping, _ view: StoreView, _ labels: Int,
    _ position: [String: Int]
  ) -> [[Int]] {
    var counts = Array(repeating: Array(repeating: 0, count: cells.count), count: labels)
    let holds = view.facts.combinations.map { facts in cells.map { $0.holds(for: facts) } }
    for (group, names) in grouping.labels.enumerated() {
      guard let label = position[names.first?.label ?? ""] else { continue }
      for row in grouping[group] {
        let own = holds[view.facts.number(of: Int(row))]
        for cell in cells.indices where own[cell] { counts[label][cell] += 1 }
      }
    }
    return counts
  }

  /// By period: a view, and others that lie in it and share no case, which can be taken from it.
  private static func remainders(
    _ views: [StoreView], _ filters: Int
  ) -> [(outer: Int, inner: [Int])] {
    var found: [(outer: Int, inner: [Int])] = []
    for start in stride(from: 0, to: views.count, by: max(1, filters)) {
      let period = Array(start..<min(start + filters, views.count))
      let rows = period.map { Set(views[$0].rows) }
      for outer in period {
        let within = period.filter {
          $0 != outer && rows[$0 - start].count < rows[outer - start].count
            && rows[$0 - start].isSubset(of: rows[outer - start])
        }
        var chosen: [[Int]] = [[]]
        for view in within {
          chosen += chosen.filter { set in
            set.allSatisfy { rows[$0 - start].isDisjoint(with: rows[view - start]) }
          }.map { $0 + [view] }
        }
        found += chosen.filter { !$0.isEmpty }.map { (outer, $0) }
      }
    }
    return found
  }
}
