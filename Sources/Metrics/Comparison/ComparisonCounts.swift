import Cases
import Statistics

/// Cases and events of attorneys or units, by kind of case.
struct ComparisonCounts: Sendable {
  /// Cases of one kind, and those of them that count.
  struct Cell: Sendable {
    var n = 0
    var events = 0

    mutating func add(_ doesCount: Bool) {
      n += 1
      if doesCount { events += 1 }
    }

    static func + (one: Cell, other: Cell) -> Cell {
      Cell(n: one.n + other.n, events: one.events + other.events)
    }
  }

  /// Whose cases they are, in the order of their labels.
  let labels: [String]
  let standings: [ComparisonRow.Standing]
  /// The fields that make the kinds.
  let strata: [CaseField]
  /// By label: its cells by the number of their kind.
  private let cells: [[Int32: Cell]]
  /// By kind: the cells of all members together, and how many members have one.
  private let sums: [Int32: (cell: Cell, members: Int)]

  /// A kind of case can be compared where others have at least so many of it.
  static let fewestCases = 20
  /// And where at least so many others have one.
  static let fewestOthers = 3

  /// Counts the cases of some rows that count by a test.
  init(
    _ rows: [Int32], by field: CaseField, among asked: [CaseField], in store: CaseStore,
    where counts: (Int32) -> Bool
  ) {
    var strata: [CaseField] = []
    var keys = [UInt128](repeating: 0, count: rows.count)
    for kind in asked {
      guard let values = stratumValues(of: kind, in: store, rows: rows) else { continue }
      strata.append(kind)
      for index in keys.indices { keys[index] = keys[index] << 32 | UInt128(values[index]) }
    }
    var interner = Interner()
    var kindOfRow = [Int32](repeating: -1, count: store.count)
    for (index, row) in rows.enumerated() {
      kindOfRow[Int(row)] = interner.number(of: keys[index])
    }
    let grouping = Grouping(rows, by: [field], in: store) ?? Grouping(all: [])
    let groups = grouping.labels.indices.filter { !grouping.labels[$0].isEmpty }
    let labels = groups.map { grouping.labels[$0][0].label }
    standings = groups.indices.map {
      store.standing(of: labels[$0], field, rows: grouping[groups[$0]])
    }
    cells = groups.map { group in
      var own: [Int32: Cell] = [:]
      for row in grouping[group] { own[kindOfRow[Int(row)], default: Cell()].add(counts(row)) }
      return own
    }
    var sums: [Int32: (cell: Cell, members: Int)] = [:]
    for index in cells.indices where standings[index] == .member {
      for (kind, cell) in cells[index] {
        let sum = sums[kind] ?? (Cell(), 0)
        sums[kind] = (sum.cell + cell, sum.members + 1)
      }
    }
    self.labels = labels
    self.strata = strata
    self.sums = sums
  }

  /// All cases of a label.
  func own(_ index: Int) -> Cell {
    cells[index].values.reduce(Cell(), +)
  }

  /// What is expected of a member's cases, and which of them others have enough of.
  ///
  /// Own cases are left out of what is expected:
  /// ```
  /// Eⱼ = Σₛ nⱼₛ (Dₛ − dⱼₛ) / (Nₛ − nⱼₛ)
  /// ```
  /// over the kinds s of which at least 3 others have at least 20 cases together, with n cases of
  /// which d count, N and D those of all members.
  func expected(of index: Int) -> (own: Cell, distribution: PoissonBinomial) {
    var kept = Cell()
    var parts: [PoissonBinomial.Trials] = []
    for (kind, own) in cells[index] {
      guard let sum = sums[kind], sum.members - 1 >= Self.fewestOthers else { continue }
      let others = Cell(n: sum.cell.n - own.n, events: sum.cell.events - own.events)
      guard others.n >= Self.fewestCases else { continue }
      kept = kept + own
      parts.append(.init(own.n, chance: Double(others.events) / Double(others.n)))
    }
    return (kept, PoissonBinomial(parts))
  }

  /// The cases of all members but one, of those for whom a condition holds.
  func others(than index: Int, where isMeant: (String) -> Bool = { _ in true }) -> Cell {
    var sum = Cell()
    for other in labels.indices
    where other != index && standings[other] == .member && isMeant(labels[other]) {
      sum = sum + own(other)
    }
    return sum
  }
}

extension CaseStore {
  /// Whether a label is a person's or a unit's, nobody's, or none.
  fileprivate func standing(
    of label: String, _ field: CaseField, rows: ArraySlice<Int32>
  ) -> ComparisonRow.Standing {
    if label.isEmpty || field == .attorney && label == unassignedLabel { return .unassigned }
    guard field == .attorney else { return .member }
    return rows.contains { derived.placeholder[Int($0)] } ? .placeholder : .member
  }
}
