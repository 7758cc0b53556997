import Cases

/// The facts of every case of a store, on a day and in a period.
///
/// Each case has the number of its combination of facts, so that counting is adding into an array.
struct FactsColumn: Sendable {
  /// The number of the combination of each row.
  let numbers: Codes
  /// The combinations.
  let combinations: [Facts]
  /// By segment, the number that all of its rows have; −1 where they differ.
  let uniform: [Int32]

  /// Creates the column from the facts of each row.
  init(_ facts: [Facts]) {
    let parts = stride(from: 0, to: facts.count, by: PackedCells.segmentRows).map { first in
      Part(facts[first..<min(first + PackedCells.segmentRows, facts.count)])
    }
    self.init(parts)
  }

  /// Finds the facts of a store, a segment at a time on all cores.
  ///
  /// - Parameters:
  ///   - store: the cases.
  ///   - day: the day; no later than the store's own.
  ///   - period: the period, where facts of one are asked for.
  ///   - need: which facts are asked for.
  init(of store: CaseStore, on day: Day, in period: Period?, _ need: FactsNeed = .all) {
    let filings =
      need.facts.isDisjoint(with: .ofDiversion) ? DefendantFilings() : DefendantFilings(of: store)
    self.init(
      Parallel.map(store.segmentCount) { index in
        let part = DayFacts(
          of: store.segment(index), on: day, needed: need.facts, filings: filings)
        return Part(need.kept(of: part.asked(in: period))[...])
      })
  }

  /// The facts of one segment, numbered by themselves.
  struct Part: Sendable {
    let numbers: [UInt32]
    let combinations: [Facts]

    init(_ facts: ArraySlice<Facts>) {
      var interner = Interner()
      numbers = facts.map { UInt32(interner.number(of: $0.rawValue)) }
      combinations = interner.values.map { Facts(rawValue: $0) }
    }
  }

  /// Joins the parts, whose combinations are numbered in the order of the rows.
  private init(_ parts: [Part]) {
    var interner = Interner()
    var cells = PackedCells()
    var uniform: [Int32] = []
    for part in parts {
      let numbers = part.combinations.map { UInt32(interner.number(of: $0.rawValue)) }
      uniform.append(numbers.count == 1 ? Int32(numbers[0]) : -1)
      part.numbers.map { numbers[Int($0)] }.withUnsafeBufferPointer {
        cells.append(contentsOf: $0)
      }
    }
    self.numbers = Codes(cells: cells)
    self.uniform = uniform
    combinations = interner.values.map { Facts(rawValue: $0) }
  }

  /// The facts of a row.
  subscript(row: Int32) -> Facts { combinations[Int(numbers[Int(row)])] }

  /// Whether each combination passes a test.
  func passes(_ test: FactsTest) -> [Bool] {
    combinations.map { test.holds(for: $0) }
  }

  /// The rows among some that pass a test.
  func rows(_ test: FactsTest, among rows: [Int32]) -> [Int32] {
    let passes = passes(test)
    return rows.filter { passes[Int(numbers[Int($0)])] }
  }
}
