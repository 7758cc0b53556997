import Cases

/// A filter as it was understood.
indirect enum FilterExpression: Hashable, Sendable {
  /// All of these hold.
  case all([FilterExpression])
  /// Any of these holds.
  case any([FilterExpression])
  /// This does not hold.
  case not(FilterExpression)
  case condition(FilterCondition)
  /// A condition on a name that is no standard column: whether an office keeps a column under it,
  /// and of what kind, is known with the office.
  case unbound(UnboundCondition)
}

/// A test of one column.
struct FilterCondition: Hashable, Sendable {
  var column: CaseColumn
  var test: Test
  /// Where the column is named, for what only the data can refuse.
  var place = 1

  /// What a value has to be; a missing one passes ``missing`` alone.
  enum Test: Hashable, Sendable {
    /// One of some labels, in whatever case; an empty one stands for "missing".
    case labels([String])
    /// Contains a text, in whatever case.
    case contains(String)
    case days(Comparison, [FilterDay])
    case numbers(Comparison, [Int])
    case flag(Bool)
    case missing
  }

  /// How days and numbers are compared; of several values, one has to fit.
  enum Comparison: String, Hashable, Sendable {
    case equal = "="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  static func == (left: FilterCondition, right: FilterCondition) -> Bool {
    left.column == right.column && left.test == right.test
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(column)
    hasher.combine(test)
  }
}

extension FilterExpression {
  /// Every column that is asked about.
  var columns: Set<CaseColumn> {
    switch self {
    case .all(let parts), .any(let parts): Set(parts.flatMap(\.columns))
    case .not(let part): part.columns
    case .condition(let condition): [condition.column]
    case .unbound: []
    }
  }

  /// The text that is read as this expression.
  var text: String {
    switch self {
    case .all(let parts):
      parts.map { $0.isAny ? "(\($0.text))" : $0.text }.joined(separator: " and ")
    case .any(let parts):
      parts.map { $0.isAll ? "(\($0.text))" : $0.text }.joined(separator: " or ")
    case .not(.condition(let condition)):
      condition.text(isNegated: true)
    case .not(let part):
      "not (\(part.text))"
    case .condition(let condition):
      condition.text(isNegated: false)
    case .unbound(let condition):
      condition.text
    }
  }

  private var isAny: Bool { if case .any = self { true } else { false } }
  private var isAll: Bool { if case .all = self { true } else { false } }
}

extension FilterCondition {
  /// The condition, or its opposite, as text.
  func text(isNegated: Bool) -> String {
    let name = column.name
    let not = isNegated ? "not " : ""
    switch test {
    case .missing:
      return isNegated ? "\(name) is not missing" : "\(name) is missing"
    case .flag(let value):
      return "\(not)\(name) = \(value ? "yes" : "no")"
    case .contains(let text):
      return "\(not)\(name) ~ \(Self.quoted(text))"
    case .labels(let labels):
      return equality(isNegated, .equal, labels.map(Self.written))
    case .days(let comparison, let days):
      return equality(isNegated, comparison, days.map(\.text))
    case .numbers(let comparison, let numbers):
      return equality(isNegated, comparison, numbers.map { String($0) })
    }
  }

  private func equality(
    _ isNegated: Bool, _ comparison: Comparison, _ values: [String]
  ) -> String {
    let name = column.name
    guard values.count == 1, let value = values.first else {
      return "\(name) \(isNegated ? "not in" : "in") (\(values.joined(separator: ", ")))"
    }
    guard comparison == .equal else {
      return "\(isNegated ? "not " : "")\(name) \(comparison.rawValue) \(value)"
    }
    return "\(name) \(isNegated ? "!=" : "=") \(value)"
  }

  /// A label as it is written: plain where it is one word that is no keyword.
  static func written(_ label: String) -> String {
    let isPlain = label.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || "0123456789_-.".unicodeScalars.contains(scalar)
    }
    let isWord = !label.isEmpty && isPlain && !FilterToken.keywords.contains(label.lowercased())
    return isWord ? label : quoted(label)
  }

  static func quoted(_ text: String) -> String {
    "\"" + String(text.flatMap { $0 == "\"" ? [$0, $0] : [$0] }) + "\""
  }
}
