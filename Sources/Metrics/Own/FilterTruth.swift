import Cases

/// What is known of a case: that a filter keeps it, that it does not, or neither.
enum Truth: UInt8, Hashable, Sendable {
  case no, yes, unknown

  var opposite: Truth {
    switch self {
    case .no: .yes
    case .yes: .no
    case .unknown: .unknown
    }
  }

  /// Both: no where either is, known only where that decides it (Kleene's strong logic).
  func and(_ other: Truth) -> Truth {
    if self == .no || other == .no { return .no }
    return self == .yes && other == .yes ? .yes : .unknown
  }

  /// Either: yes where one is.
  func or(_ other: Truth) -> Truth {
    opposite.and(other.opposite).opposite
  }
}

extension Filter {
  /// What is known of each row.
  ///
  /// A value that is missing makes every comparison unknown, negated or not; `is missing` alone is
  /// always known.
  func truths(of columns: CaseColumns) throws(FilterError) -> [Truth] {
    guard let expression else { return Array(repeating: .yes, count: columns.store.count) }
    return try expression.truths(of: columns)
  }

  /// The columns whose missing values can leave it unknown, in the order of writing.
  var decidingColumns: [CaseColumn] {
    var found: [CaseColumn] = []
    for condition in expression?.conditions ?? []
    where condition.canBeUnknown && !found.contains(condition.column) {
      found.append(condition.column)
    }
    return found
  }
}

extension FilterExpression {
  /// Every condition, in the order of writing.
  fileprivate var conditions: [FilterCondition] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.conditions)
    case .not(let part): part.conditions
    case .condition(let condition): [condition]
    case .unbound: []
    }
  }

  fileprivate func truths(of columns: CaseColumns) throws(FilterError) -> [Truth] {
    switch self {
    case .not(let part):
      return try part.truths(of: columns).map(\.opposite)
    case .all(let parts):
      return try Self.joined(parts, columns) { $0.and($1) }
    case .any(let parts):
      return try Self.joined(parts, columns) { $0.or($1) }
    case .condition(let condition):
      let filter = Filter(expression: .condition(condition))
      var truths = [Truth](repeating: .no, count: columns.store.count)
      for row in try filter.rows(of: columns).rows { truths[Int(row)] = .yes }
      guard condition.canBeUnknown, let column = columns[condition.column] else { return truths }
      for row in truths.indices where column.value(of: row) == .missing {
        truths[row] = truths[row] == .yes ? .yes : .unknown
      }
      return truths
    case .unbound(let condition): throw condition.error
    }
  }

  private static func joined(
    _ parts: [FilterExpression], _ columns: CaseColumns, _ join: (Truth, Truth) -> Truth
  ) throws(FilterError) -> [Truth] {
    var truths = try parts[0].truths(of: columns)
    for part in parts.dropFirst() {
      let other = try part.truths(of: columns)
      for row in truths.indices { truths[row] = join(truths[row], other[row]) }
    }
    return truths
  }
}

extension FilterCondition {
  /// Whether a missing value leaves it unknown: not where it asks for one, nor where a blank says
  /// something, as that nobody holds a case or that nothing is scheduled.
  fileprivate var canBeUnknown: Bool {
    if test == .missing { return false }
    return switch column {
    case .field(.attorney), .field(.caseID), .open, .stalled, .hearings, .nextHearing, .lastEvent:
      false
    default: true
    }
  }
}
