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
    let (strata, kinds) = Self.kinds(of: rows, asked, in: store)
    let column = GroupColumn(field, in: store)
    let ranks = rows.map { Int(column?.rank(of: Int($0)) ?? 0) }
    var cells = CellTable(groups: column?.count ?? 0, kinds: kinds)
    var isThere = [Bool](repeating: false, count: column?.count ?? 0)
    var isNobodys = isThere
    for (index, row) in rows.enumerated() where column != nil {
      cells.add(ranks[index], index, counts(row))
      isThere[ranks[index]] = true
      if field == .attorney, store.derived.placeholder[Int(row)] { isNobodys[ranks[index]] = true }
    }
    let groups = isThere.indices.filter { isThere[$0] }
    labels = groups.map { column?.label(ofRank: $0).label ?? "" }
    standings = zip(groups, labels).map { group, label in
      label.isEmpty || field == .attorney && label == unassignedLabel
        ? .unassigned : isNobodys[group] ? .placeholder : .member
    }
    self.cells = groups.map { cells[$0] }
    var sums: [Int32: (cell: Cell, members: Int)] = [:]
    for index in labels.indices where standings[index] == .member {
      for (kind, cell) in self.cells[index] {
        let sum = sums[kind] ?? (Cell(), 0)
        sums[kind] = (sum.cell + cell, sum.members + 1)
      }
    }
    self.strata = strata
    self.sums = sums
  }

  /// The number of the kind of each row, in the order in which kinds first come.
  private static func kinds(
    of rows: [Int32], _ asked: [CaseField], in store: CaseStore
  ) -> (strata: [CaseField], ofRow: [Int32]) {
    var strata: [CaseField] = []
    var kinds = [Int32](repeating: 0, count: rows.count)
    for field in asked {
      guard let values = stratumValues(of: field, in: store, rows: rows) else { continue }
      strata.append(field)
      let width = values.max().map { Int($0) + 1 } ?? 0
      let before = kinds.max().map { Int($0) + 1 } ?? 0
      var numbers = [Int32](repeating: -1, count: before * width)
      var count: Int32 = 0
      for index in kinds.indices {
        let pair = Int(kinds[index]) * width + Int(values[index])
        if numbers[pair] < 0 { (numbers[pair], count) = (count, count + 1) }
        kinds[index] = numbers[pair]
      }
    }
    return (strata, kinds)
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
