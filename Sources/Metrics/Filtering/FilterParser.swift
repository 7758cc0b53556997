import Cases

/// Reads the tokens of a filter.
///
/// ```
/// filter    = [ either ]
/// either    = both { "or" both }
/// both      = one { "and" one }
/// one       = "not" one | "(" either ")" | condition
/// condition = column [ sign value | [ "not" ] "in" "(" value { "," value } ")"
///           | "is" [ "not" ] "missing" ]
/// ```
struct FilterParser {
  private let tokens: [FilterToken]
  /// The columns that the office keeps under names of its own; `nil` while the office is not known.
  private let own: [OwnColumn]?
  private var position = 0
  private var depth = 0

  /// How deep parentheses and `not` may be nested: deeper than any person writes.
  static let deepest = 100

  init(_ text: String, own: [OwnColumn]? = nil) throws(FilterError) {
    tokens = try filterTokens(of: text)
    self.own = own
  }

  /// Reads the tokens of one condition.
  init(_ tokens: [FilterToken], own: [OwnColumn]) {
    let end = FilterToken(kind: .end, column: tokens.last?.column ?? 1)
    self.tokens = tokens + [end]
    self.own = own
  }

  /// The whole filter; `nil` where there is nothing.
  mutating func filter() throws(FilterError) -> FilterExpression? {
    if current.kind == .end { return nil }
    let expression = try either()
    guard current.kind == .end else { throw unexpected("“and”, “or” or the end") }
    return expression
  }

  private mutating func either() throws(FilterError) -> FilterExpression {
    var parts = [try both()]
    while take("or") { parts.append(try both()) }
    return parts.count == 1 ? parts[0] : .any(parts.flatMap(\.alternatives))
  }

  private mutating func both() throws(FilterError) -> FilterExpression {
    var parts = [try one()]
    while take("and") { parts.append(try one()) }
    return parts.count == 1 ? parts[0] : .all(parts.flatMap(\.requirements))
  }

  private mutating func one() throws(FilterError) -> FilterExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw FilterError(
        column: current.column, message: "nested more than \(Self.deepest) deep")
    }
    if take("not") { return .not(try one()).simplified }
    if take(sign: "(") {
      let opening = tokens[position - 1].column
      let expression = try either()
      guard take(sign: ")") else {
        throw unexpected("“)” to close the parenthesis of column \(opening)")
      }
      return expression
    }
    return try condition()
  }

  private mutating func condition() throws(FilterError) -> FilterExpression {
    let place = current.column
    guard let column = try self.column() else { return try unbound() }
    func holds(_ test: FilterCondition.Test) -> FilterExpression {
      .condition(FilterCondition(column: column, test: test, place: place))
    }
    if take("is") {
      let isNegated = take("not")
      guard take("missing") else { throw unexpected("“missing”") }
      return isNegated ? .not(holds(.missing)) : holds(.missing)
    }
    if current.isKeyword("in") || (current.isKeyword("not") && following.isKeyword("in")) {
      let isNegated = take("not")
      position += 1
      let test = try list(of: column)
      return isNegated ? .not(holds(test)) : holds(test)
    }
    guard case .sign(let sign) = current.kind, Self.comparisons.contains(sign) else {
      if column.kind == .flag { return holds(.flag(true)) }
      throw unexpected("a comparison after \(column.name): \(column.kind.comparisons)")
    }
    position += 1
    if sign == "~" {
      guard column.kind == .text else { throw mismatch(column, sign: sign) }
      return holds(.contains(try value("the text to look for").text))
    }
    if sign == "!=" { return .not(holds(try test(of: column, .equal))) }
    guard let comparison = FilterCondition.Comparison(rawValue: sign) else {
      throw unexpected("a comparison")
    }
    guard comparison == .equal || column.kind == .day || column.kind == .number else {
      throw mismatch(column, sign: sign)
    }
    return holds(try test(of: column, comparison))
  }

  /// The column that is named; `nil` where only the office can tell.
  private mutating func column() throws(FilterError) -> CaseColumn? {
    guard case .word(let word) = current.kind, !FilterToken.keywords.contains(word.lowercased())
    else { throw unexpected("a field such as attorney, offense or filed") }
    let name = word.lowercased()
    let ownColumn = own?.first { $0.name == name }.map { CaseColumn.field(.own($0)) }
    guard let column = CaseColumn(named: name) ?? ownColumn else {
      let known = own.map(CaseColumn.all) ?? CaseColumn.all
      if own == nil, OwnColumn.isName(word.lowercased()) { return nil }
      throw FilterError(
        column: current.column, message: "there is no field “\(word.prefix(40))”",
        nearest: nearest(to: String(word.prefix(40)), among: known.map(\.name)))
    }
    position += 1
    return column
  }

  /// A condition that is read once the office is known: a name and what the grammar allows behind
  /// one.
  private mutating func unbound() throws(FilterError) -> FilterExpression {
    let start = position
    position += 1
    if take("is") {
      _ = take("not")
      guard take("missing") else { throw unexpected("“missing”") }
    } else if current.isKeyword("in") || (current.isKeyword("not") && following.isKeyword("in")) {
      _ = take("not")
      position += 1
      guard take(sign: "(") else { throw unexpected("“(” and a list of values") }
      repeat { _ = try value("a value") } while take(sign: ",")
      guard take(sign: ")") else { throw unexpected("“,” and another value, or “)”") }
    } else if case .sign(let sign) = current.kind, Self.comparisons.contains(sign) {
      position += 1
      _ = try value("a value")
    }
    return .unbound(UnboundCondition(tokens: Array(tokens[start..<position])))
  }

  private mutating func list(of column: CaseColumn) throws(FilterError) -> FilterCondition.Test {
    guard take(sign: "(") else { throw unexpected("“(” and a list of values") }
    var tests: [FilterCondition.Test] = []
    repeat { tests.append(try test(of: column, .equal)) } while take(sign: ",")
    guard take(sign: ")") else { throw unexpected("“,” and another value, or “)”") }
    return tests.dropFirst().reduce(tests[0]) { $0.or($1) }
  }

  private mutating func test(
    of column: CaseColumn, _ comparison: FilterCondition.Comparison
  ) throws(FilterError) -> FilterCondition.Test {
    let (text, token) = try value(column.kind.values)
    switch column.kind {
    case .text:
      return .labels([column == .field(.attorney) && text == unassignedLabel ? "" : text])
    case .day:
      guard let day = FilterDay(text) else { throw mismatch(column, token) }
      return .days(comparison, [day])
    case .number:
      guard let number = Int(text), number.magnitude < 1_000_000_000 else {
        throw mismatch(column, token)
      }
      return .numbers(comparison, [number])
    case .flag:
      switch text.lowercased() {
      case "true", "yes": return .flag(true)
      case "false", "no": return .flag(false)
      default: throw mismatch(column, token)
      }
    }
  }

  private mutating func value(
    _ expected: String
  ) throws(FilterError) -> (text: String, token: FilterToken) {
    let token = current
    switch token.kind {
    case .quoted(let text):
      position += 1
      return (text, token)
    case .word(let word) where !FilterToken.keywords.contains(word.lowercased()):
      position += 1
      try refuseSecondWord(after: word, token)
      return (word, token)
    case .word, .sign, .end:
      throw unexpected(expected)
    }
  }

  /// Two words in a row are one value whose quotes were forgotten.
  private func refuseSecondWord(after word: String, _ token: FilterToken) throws(FilterError) {
    guard case .word(let next) = current.kind,
      !FilterToken.keywords.contains(next.lowercased())
    else { return }
    throw FilterError(
      column: token.column,
      message: "put quotes around a value of several words: \"\(word) \(next)…\"")
  }
}

extension FilterParser {
  private static let comparisons: Set = ["=", "!=", "<", "<=", ">", ">=", "~"]

  private var current: FilterToken { tokens[position] }
  private var following: FilterToken { tokens[min(position + 1, tokens.count - 1)] }

  private mutating func take(_ keyword: String) -> Bool {
    guard current.isKeyword(keyword) else { return false }
    position += 1
    return true
  }

  private mutating func take(sign: String) -> Bool {
    guard current.kind == .sign(sign) else { return false }
    position += 1
    return true
  }

  private func unexpected(_ expected: String) -> FilterError {
    FilterError(
      column: current.column, message: "expected \(expected), found \(current.name)")
  }

  private func mismatch(_ column: CaseColumn, _ token: FilterToken) -> FilterError {
    FilterError(
      column: token.column,
      message: "\(column.name) is compared with \(column.kind.values), not with \(token.name)")
  }

  private func mismatch(_ column: CaseColumn, sign: String) -> FilterError {
    FilterError(
      column: tokens[position - 1].column,
      message: "\(column.name) cannot be compared with “\(sign)”; use \(column.kind.comparisons)")
  }
}

extension FilterExpression {
  /// The parts of an "and", or the expression itself.
  fileprivate var requirements: [FilterExpression] {
    if case .all(let parts) = self { parts } else { [self] }
  }

  /// The parts of an "or", or the expression itself.
  fileprivate var alternatives: [FilterExpression] {
    if case .any(let parts) = self { parts } else { [self] }
  }

  /// The expression without two "not" in a row.
  fileprivate var simplified: FilterExpression {
    if case .not(.not(let part)) = self { part } else { self }
  }
}

extension FilterCondition.Test {
  /// Either of two tests of the same kind, as in a list of values.
  fileprivate func or(_ other: Self) -> Self {
    switch (self, other) {
    case (.labels(let some), .labels(let more)): .labels(some + more)
    case (.days(let comparison, let some), .days(_, let more)): .days(comparison, some + more)
    case (.numbers(let comparison, let some), .numbers(_, let more)):
      .numbers(comparison, some + more)
    default: self
    }
  }
}

extension CaseField.Kind {
  /// What a value of the kind looks like, in an error.
  var values: String {
    switch self {
    case .text: "a value, in quotes where it has spaces"
    case .day: FilterDay.forms
    case .number: "a whole number"
    case .flag: "yes or no"
    }
  }

  /// How a value of the kind can be compared, in an error.
  var comparisons: String {
    switch self {
    case .text: "=, !=, in (…), ~ or is missing"
    case .day, .number: "=, !=, <, <=, >, >=, in (…) or is missing"
    case .flag: "=, != or is missing"
    }
  }
}
