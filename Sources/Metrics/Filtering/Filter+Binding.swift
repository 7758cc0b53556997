import Cases

/// A condition as it is written, on a column of which only the name is known.
struct UnboundCondition: Hashable, Sendable {
  /// The condition's tokens, the name first.
  var tokens: [FilterToken]

  /// The condition as text.
  var text: String {
    var text = ""
    var isOpening = false
    for token in tokens {
      let isTight = token.kind == .sign(",") || token.kind == .sign(")")
      if !text.isEmpty, !isTight, !isOpening { text += " " }
      text += token.text
      isOpening = token.kind == .sign("(")
    }
    return text
  }

  /// The error where no column has the name.
  var error: FilterError {
    FilterError(
      column: tokens.first?.column ?? 1,
      message: "there is no field \(tokens.first?.name ?? "")")
  }

  // Equal where they are written with the same words, wherever they stand.

  static func == (left: UnboundCondition, right: UnboundCondition) -> Bool {
    left.tokens.elementsEqual(right.tokens) { $0.kind == $1.kind }
  }

  func hash(into hasher: inout Hasher) {
    for token in tokens { hasher.combine(token.kind) }
  }
}

extension Filter {
  /// The filter with every name understood, where an office has some fields.
  ///
  /// - Throws: ``FilterError`` at a name that is neither a standard column nor one of the office's.
  public func bound(to fields: some Sequence<CaseField>) throws(FilterError) -> Filter {
    guard let expression, expression.hasUnbound else { return self }
    return Filter(expression: try expression.bound(to: fields.own))
  }
}

extension Sequence<CaseField> {
  /// The columns that the office keeps under names of its own, in the order of their names.
  var own: [OwnColumn] {
    compactMap { field in
      if case .own(let column) = field { column } else { nil }
    }.sorted { $0.name < $1.name }
  }
}

extension FilterExpression {
  fileprivate var hasUnbound: Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.contains(where: \.hasUnbound)
    case .not(let part): part.hasUnbound
    case .condition: false
    case .unbound: true
    }
  }

  fileprivate func bound(to own: [OwnColumn]) throws(FilterError) -> FilterExpression {
    switch self {
    case .all(let parts): return .all(try Self.bound(parts, to: own))
    case .any(let parts): return .any(try Self.bound(parts, to: own))
    case .not(let part):
      let bound = try part.bound(to: own)
      return if case .not(let inner) = bound { inner } else { .not(bound) }
    case .condition: return self
    case .unbound(let condition):
      var parser = FilterParser(condition.tokens, own: own)
      return try parser.filter() ?? self
    }
  }

  private static func bound(
    _ parts: [FilterExpression], to own: [OwnColumn]
  ) throws(FilterError) -> [FilterExpression] {
    var bound: [FilterExpression] = []
    for part in parts { bound.append(try part.bound(to: own)) }
    return bound
  }
}

extension FilterToken {
  /// The token as it is written.
  fileprivate var text: String {
    switch kind {
    case .word(let word): word
    case .quoted(let text): FilterCondition.quoted(text)
    case .sign(let sign): sign
    case .end: ""
    }
  }
}
