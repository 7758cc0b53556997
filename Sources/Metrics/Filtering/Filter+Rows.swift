import Cases

extension Filter {
  /// The rows that the filter keeps, in order.
  ///
  /// - Throws: A ``FilterError`` that names a field which the data does not have.
  func rows(of columns: CaseColumns) throws(FilterError) -> [Int32] {
    let count = columns.store.count
    guard let expression else { return (0..<Int32(count)).map { $0 } }
    let kept = try FilterEvaluation(columns).keeps(expression)
    var rows: [Int32] = []
    rows.reserveCapacity(count)
    for row in 0..<count where kept[row] { rows.append(Int32(row)) }
    return rows
  }
}

/// Evaluates a filter column by column: labels become sets of codes once, days become numbers.
private struct FilterEvaluation {
  private let columns: CaseColumns
  private let asOf: Day

  init(_ columns: CaseColumns) {
    self.columns = columns
    asOf = columns.store.asOf
  }

  /// Whether each row passes.
  func keeps(_ expression: FilterExpression) throws(FilterError) -> [Bool] {
    switch expression {
    case .not(let part):
      return try keeps(part).map { !$0 }
    case .all(let parts):
      return try combined(parts) { $0 && $1 }
    case .any(let parts):
      return try combined(parts) { $0 || $1 }
    case .condition(let condition):
      return try keeps(condition)
    case .unbound(let condition):
      throw condition.error
    }
  }

  private func combined(
    _ parts: [FilterExpression], _ join: (Bool, Bool) -> Bool
  ) throws(FilterError) -> [Bool] {
    var kept = try keeps(parts[0])
    for part in parts.dropFirst() {
      let other = try keeps(part)
      for row in kept.indices { kept[row] = join(kept[row], other[row]) }
    }
    return kept
  }

  private func keeps(_ condition: FilterCondition) throws(FilterError) -> [Bool] {
    guard let column = columns[condition.column] else {
      let known = CaseColumn.all(of: columns.store.office.ownColumns)
        .filter { columns[$0] != nil && $0.kind == condition.column.kind }
      throw FilterError(
        column: condition.place, message: columns.whyMissing(condition.column),
        nearest: nearest(to: condition.column.name, among: known.map(\.name)))
    }
    switch column {
    case .text(let column):
      let passes = column.labels.map { condition.test.holds(forLabel: $0) }
      return column.codes.map { passes[Int($0)] }
    case .flag(let flags):
      let passes = [Bool?.some(false), true, nil].map { condition.test.holds(forFlag: $0) }
      return flags.map { passes[Int($0)] }
    case .day(let days):
      return kept(days, condition.test.ranges(asOf: asOf))
    case .number(let numbers):
      return kept(numbers, condition.test.ranges(asOf: asOf))
    }
  }

  private func kept(_ numbers: Numbers, _ ranges: [ClosedRange<Int32>]) -> [Bool] {
    guard let first = ranges.first else { return numbers.map { _ in false } }
    guard ranges.count > 1 else {
      return numbers.map { first.lowerBound <= $0 && $0 <= first.upperBound }
    }
    return numbers.map { number in ranges.contains { $0.contains(number) } }
  }
}

extension FilterCondition.Test {
  /// Whether a label passes; an empty one is missing.
  func holds(forLabel label: String) -> Bool {
    switch self {
    case .labels(let labels):
      let folded = label.lowercased()
      return labels.contains { $0.lowercased() == folded }
    case .contains(let text):
      return !label.isEmpty && (text.isEmpty || label.lowercased().contains(text.lowercased()))
    case .missing: return label.isEmpty
    case .days, .numbers, .flag: return false
    }
  }

  /// Whether a flag passes; `nil` is missing.
  func holds(forFlag flag: Bool?) -> Bool {
    switch self {
    case .flag(let wanted): flag == wanted
    case .missing: flag == nil
    case .labels, .contains, .days, .numbers: false
    }
  }

  /// The numbers that pass, of days or of a number; the number of "missing" passes only `missing`.
  func ranges(asOf: Day) -> [ClosedRange<Int32>] {
    switch self {
    case .days(let comparison, let days):
      days.map { day in
        let period = day.period(asOf: asOf)
        return comparison.range(from: period.first.number, through: period.last.number)
      }
    case .numbers(let comparison, let numbers):
      numbers.map { comparison.range(from: Int32($0), through: Int32($0)) }
    case .missing: [Int32.min...Int32.min]
    case .labels, .contains, .flag: []
    }
  }
}

extension FilterCondition.Comparison {
  /// What compares so with a value that goes from a number through another.
  fileprivate func range(from first: Int32, through last: Int32) -> ClosedRange<Int32> {
    // The least number stands for "missing", which is neither more nor less than anything.
    let least = Int32.min + 1
    return switch self {
    case .equal: first...last
    case .less: least...(first - 1)
    case .lessOrEqual: least...last
    case .greater: (last + 1)...Int32.max
    case .greaterOrEqual: first...Int32.max
    }
  }
}
