/// Cases by who has them and what kind they are, while they are counted.
struct CellTable {
  /// By row, the number of its kind.
  private let kindOfRow: [Int32]
  private let kinds: Int
  /// The cells of a group, one a kind, group after group; where these would be too many, only those
  /// that there are.
  private var dense: [ComparisonCounts.Cell]
  private var sparse: [[Int32: ComparisonCounts.Cell]]

  private static let mostDense = 1 << 20

  /// Creates a table of nothing.
  ///
  /// - Parameters:
  ///   - groups: how many groups there may be.
  ///   - kindOfRow: by row, the number of its kind.
  init(groups: Int, kinds kindOfRow: [Int32]) {
    self.kindOfRow = kindOfRow
    kinds = kindOfRow.max().map { Int($0) + 1 } ?? 0
    let isDense = groups * kinds <= Self.mostDense
    dense = isDense ? Array(repeating: .init(), count: groups * kinds) : []
    sparse = isDense ? [] : Array(repeating: [:], count: groups)
  }

  /// Counts a row, by its place among the rows.
  mutating func add(_ group: Int, _ row: Int, _ doesCount: Bool) {
    if sparse.isEmpty {
      dense[group * kinds + Int(kindOfRow[row])].add(doesCount)
    } else {
      sparse[group][kindOfRow[row], default: .init()].add(doesCount)
    }
  }

  /// The cells of a group by kind.
  subscript(group: Int) -> [Int32: ComparisonCounts.Cell] {
    guard sparse.isEmpty else { return sparse[group] }
    var cells: [Int32: ComparisonCounts.Cell] = [:]
    for kind in 0..<kinds where dense[group * kinds + kind].n > 0 {
      cells[Int32(kind)] = dense[group * kinds + kind]
    }
    return cells
  }
}
