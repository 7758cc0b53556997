/// The largest value of a sum over all points that satisfy linear inequalities, by the simplex
/// method.
///
/// The points are those with no negative coordinate. The inequalities are made ready once, so that
/// many sums can be asked for.
struct LinearProgram {
  /// A sum of coordinates with weights.
  typealias Terms = [(variable: Int, weight: Double)]

  /// What is asked is at most a bound.
  struct Inequality {
    var terms: Terms
    var bound: Double

    init(_ terms: Terms, atMost bound: Double) {
      self.terms = terms
      self.bound = bound
    }
  }

  /// Rows of the dictionary: basic variable = last entry − sum of entries × nonbasic variables.
  private var table: [[Double]]
  /// The variables of the rows, and those of the columns; slack variables come after all others.
  private var basic: [Int]
  private var nonbasic: [Int]
  private let variables: Int

  private static let tolerance = 1e-9

  /// Prepares inequalities in some variables.
  ///
  /// - Returns: `nil` where no point satisfies them.
  init?(variables: Int, _ inequalities: [Inequality]) {
    self.variables = variables
    nonbasic = Array(0..<variables)
    basic = Array(variables..<(variables + inequalities.count))
    table = inequalities.map { inequality in
      var row = [Double](repeating: 0, count: variables + 1)
      for term in inequality.terms { row[term.variable] += term.weight }
      row[variables] = inequality.bound
      return row
    }
    guard findPoint() else { return nil }
  }

  /// The largest value of a sum; `nil` where there is none, since the points go on for ever.
  mutating func maximum(of terms: Terms) -> Double? {
    var goal = [Double](repeating: 0, count: nonbasic.count + 1)
    let rowOf = Dictionary(uniqueKeysWithValues: basic.enumerated().map { ($1, $0) })
    let columnOf = Dictionary(uniqueKeysWithValues: nonbasic.enumerated().map { ($1, $0) })
    for term in terms {
      if let column = columnOf[term.variable] { goal[column] += term.weight }
      guard let row = rowOf[term.variable] else { continue }
      for column in nonbasic.indices { goal[column] -= term.weight * table[row][column] }
      goal[nonbasic.count] += term.weight * table[row][nonbasic.count]
    }
    return climb(&goal) ? goal[nonbasic.count] : nil
  }

  /// The smallest value of a sum; `nil` where there is none.
  mutating func minimum(of terms: Terms) -> Double? {
    maximum(of: terms.map { ($0.variable, -$0.weight) }).map { -$0 }
  }

  /// Goes to a point that satisfies all inequalities, by one variable that relaxes them all.
  private mutating func findPoint() -> Bool {
    let last = nonbasic.count
    guard let worst = table.indices.min(by: { table[$0][last] < table[$1][last] }),
      table[worst][last] < 0
    else { return true }
    let relaxing = -1
    nonbasic.append(relaxing)
    for row in table.indices { table[row].insert(-1, at: last) }
    var goal = [Double](repeating: 0, count: last + 2)
    goal[last] = -1
    pivot(worst, last, &goal)
    guard climb(&goal), goal[last + 1] > -1e-7 else { return false }
    if let row = basic.firstIndex(of: relaxing) {
      // It is 0 there; any column takes its place.
      guard let column = nonbasic.indices.max(by: { abs(table[row][$0]) < abs(table[row][$1]) })
      else { return false }
      pivot(row, column, &goal)
    }
    guard let column = nonbasic.firstIndex(of: relaxing) else { return false }
    nonbasic.remove(at: column)
    for row in table.indices { table[row].remove(at: column) }
    return true
  }

  /// Raises a goal until it can be raised no more; `false` where it has no end.
  private mutating func climb(_ goal: inout [Double]) -> Bool {
    var steps = 0
    while let column = entering(goal, isCareful: steps > 4 * basic.count) {
      guard let row = leaving(column) else { return false }
      pivot(row, column, &goal)
      steps += 1
    }
    return true
  }

  /// The column that raises the goal fastest; the first by number where it may run in circles, as
  /// Bland's rule asks.
  private func entering(_ goal: [Double], isCareful: Bool) -> Int? {
    let raising = nonbasic.indices.filter { goal[$0] > Self.tolerance }
    return isCareful
      ? raising.min { nonbasic[$0] < nonbasic[$1] } : raising.max { goal[$0] < goal[$1] }
  }

  /// The row that stops a column first.
  private func leaving(_ column: Int) -> Int? {
    let last = nonbasic.count
    var found: (row: Int, room: Double)?
    for row in table.indices where table[row][column] > Self.tolerance {
      let room = max(table[row][last], 0) / table[row][column]
      let isFirst =
        found.map { room < $0.room || room == $0.room && basic[row] < basic[$0.row] } ?? true
      if isFirst { found = (row, room) }
    }
    return found?.row
  }

  private mutating func pivot(_ row: Int, _ column: Int, _ goal: inout [Double]) {
    let pivot = table[row][column]
    var own = table[row]
    for index in own.indices { own[index] /= pivot }
    own[column] = 1 / pivot
    let last = nonbasic.count
    table[row] = own
    for other in table.indices where other != row {
      let factor = table[other][column]
      guard factor != 0 else { continue }
      table[other][column] = 0
      table[other].withUnsafeMutableBufferPointer { target in
        own.withUnsafeBufferPointer { source in
          for index in 0...last { target[index] -= factor * source[index] }
        }
      }
    }
    let factor = goal[column]
    goal[column] = 0
    for index in 0..<last { goal[index] -= factor * own[index] }
    goal[last] += factor * own[last]
    swap(&basic[row], &nonbasic[column])
  }
}
