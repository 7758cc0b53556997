import Cases

/// Which cases a question is about, in the filter language.
///
/// ```
/// attorney = "PA-0586" and severity = felony and filed >= 2022-01-01 and not race in (Unknown)
/// ```
/// Labels and texts are compared in whatever case they are written. A value that is missing passes
/// no comparison, so it passes every negated one: `attorney != "PA-0586"` finds unassigned cases.
public struct Filter: Hashable, Sendable {
  /// What was understood; `nil` for all cases.
  let expression: FilterExpression?

  /// All cases.
  public static let everything = Filter(expression: nil)

  init(expression: FilterExpression?) {
    self.expression = expression
  }

  /// Reads a filter; a text of nothing but spaces is ``everything``.
  ///
  /// A name that is no standard column may be one that the office keeps: it is understood once the
  /// office is asked, which refuses it where there is no such column.
  public init(parsing text: String) throws(FilterError) {
    var parser = try FilterParser(text)
    self.init(expression: try parser.filter())
  }

  /// Reads a filter of an office that has some fields, in which every name must be known.
  public init(
    parsing text: String, for fields: some Sequence<CaseField>
  ) throws(FilterError) {
    var parser = try FilterParser(text, own: fields.own)
    self.init(expression: try parser.filter())
  }

  /// Creates the filter that keeps the cases with one label in a text field.
  ///
  /// An empty label keeps those in which the field is missing.
  public init(_ field: CaseField, is label: String) {
    let test: FilterCondition.Test = label.isEmpty ? .missing : .labels([label])
    self.init(expression: .condition(FilterCondition(column: .field(field), test: test)))
  }

  /// Creates the filter that keeps the cases that have the same value in a column.
  public init(_ column: CaseColumn, is value: CaseValue) {
    let test: FilterCondition.Test
    switch value {
    case .missing: test = .missing
    case .text(let text): test = text.isEmpty ? .missing : .labels([text])
    case .day(let day):
      test = .days(.equal, [.fixed(Period(from: day, through: day), text: "\(day)")])
    case .number(let number): test = .numbers(.equal, [number])
    case .flag(let flag): test = .flag(flag)
    }
    self.init(expression: .condition(FilterCondition(column: column, test: test)))
  }

  /// Creates the filter that keeps the cases whose text in a column contains another, in whatever
  /// case.
  public init(_ column: CaseColumn, contains text: String) {
    let condition = FilterCondition(column: column, test: .contains(text))
    self.init(expression: .condition(condition))
  }

  /// Creates the filter that keeps the cases with one of some labels; an empty one stands for
  /// "missing".
  public init(_ field: CaseField, isOneOf labels: [String]) {
    self.init(
      expression: .condition(FilterCondition(column: .field(field), test: .labels(labels))))
  }

  /// Creates the filter that keeps the cases with a number in a range.
  init(_ field: CaseField, in range: ClosedRange<Int>) {
    let ends: [(FilterCondition.Comparison, Int)] =
      range.lowerBound == range.upperBound
      ? [(.equal, range.lowerBound)]
      : [(.greaterOrEqual, range.lowerBound), (.lessOrEqual, range.upperBound)]
    let tests = ends.filter { $0.1 < Int(Int32.max) }.map { comparison, number in
      FilterExpression.condition(
        FilterCondition(column: .field(field), test: .numbers(comparison, [number])))
    }
    self.init(expression: tests.count > 1 ? .all(tests) : tests.first)
  }

  /// Creates the filter that keeps the cases of a group of an answer.
  public init(_ group: GroupLabel) {
    guard group.field.kind == .flag, !group.label.isEmpty else {
      self.init(group.field, is: group.label)
      return
    }
    self.init(
      expression: .condition(
        FilterCondition(column: .field(group.field), test: .flag(group.label == "yes"))))
  }

  /// The filter as it is written, in one form whatever form it was read from; empty for all cases.
  public var text: String { expression?.text ?? "" }

  /// Whether it keeps all cases.
  public var isEverything: Bool { expression == nil }

  /// The columns that it asks about.
  public var columns: Set<CaseColumn> { expression?.columns ?? [] }

  /// The conditions that all have to hold, each a filter of its own: what a screen shows as chips.
  public var parts: [Filter] {
    switch expression {
    case nil: []
    case .all(let parts)?: parts.map { Filter(expression: $0) }
    case let expression?: [Filter(expression: expression)]
    }
  }

  /// Both conditions; one that is there already is not repeated.
  public func and(_ other: Filter) -> Filter {
    let own = parts
    return Filter(all: own + other.parts.filter { !own.contains($0) })
  }

  /// The filter without one of its ``parts``.
  public func removing(part index: Int) -> Filter {
    var rest = parts
    guard rest.indices.contains(index) else { return self }
    rest.remove(at: index)
    return Filter(all: rest)
  }

  /// Creates the filter that keeps what all of some filters keep.
  public init(all filters: [Filter]) {
    let expressions = filters.flatMap { filter in filter.parts.compactMap(\.expression) }
    self.init(expression: expressions.count > 1 ? .all(expressions) : expressions.first)
  }
}

extension Filter: CustomStringConvertible {
  public var description: String { text }
}
