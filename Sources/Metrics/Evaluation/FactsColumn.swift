/// The facts of every case of a store, on a day and in a period.
///
/// Each case has the number of its combination of facts, so that counting is adding into an array.
struct FactsColumn: Sendable {
  /// The number of the combination of each row.
  let numbers: [Int32]
  /// The combinations.
  let combinations: [Facts]

  /// Creates the column from the facts of each row.
  init(_ facts: [Facts]) {
    var interner = Interner()
    numbers = facts.map { interner.number(of: $0.rawValue) }
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
