import Cases

/// Asks for every indicator, and what the office's data allows of it.
public struct IndicatorsQuery: Hashable, Sendable {
  public var scope: Scope

  /// Creates a query.
  public init(in scope: Scope = Scope()) {
    self.scope = scope
  }
}

/// Whether an office's data can say an indicator.
public enum IndicatorState: String, CaseIterable, Hashable, Sendable {
  case measurable
  /// Something that it needs is not known of all cases, or of a part of it nothing is known.
  case partly
  case not
}

/// One indicator in one office: its numbers, or what is missing for them.
public struct IndicatorRow: Hashable, Sendable {
  public var indicator: Indicator
  public var state: IndicatorState
  /// What is missing, in words; empty where it is measurable.
  public var why: String
  /// The fields and tables that are not in the data, in words.
  public var missing: [String]
  /// Fields that are known of a part of the cases only, the least known first.
  public var filled: [FilledField]
  /// Its numbers, the leading one first; those that cannot be computed too.
  public var numbers: [Number]

  /// A metric of an indicator.
  public struct Number: Hashable, Sendable {
    public var row: MetricRow
    /// The same in the period before; `nil` where nothing is known of it.
    public var before: MetricRow?
    /// By the groups that the indicator compares.
    public var groups: [MetricRow]

    /// Creates a number.
    public init(_ row: MetricRow, before: MetricRow? = nil, groups: [MetricRow] = []) {
      self.row = row
      self.before = before
      self.groups = groups
    }
  }

  /// Creates a row.
  public init(
    _ indicator: Indicator, state: IndicatorState, why: String = "", missing: [String] = [],
    filled: [FilledField] = [], numbers: [Number] = []
  ) {
    self.indicator = indicator
    self.state = state
    self.why = why
    self.missing = missing
    self.filled = filled
    self.numbers = numbers
  }

  /// The leading number, where there is one.
  public var lead: Number? { numbers.first { $0.row.state != .notComputable } }
}

/// How many of the cases that should have a field have it.
public struct FilledField: Hashable, Sendable {
  public var field: CaseField
  public var filled: Int
  public var outOf: Int

  /// Creates a share.
  public init(_ field: CaseField, filled: Int, outOf: Int) {
    self.field = field
    self.filled = filled
    self.outOf = outOf
  }

  /// The share that has it; 1 where there are no cases to have it.
  public var share: Double { outOf == 0 ? 1 : Double(filled) / Double(outOf) }
}

/// Asks how far fields are filled in the cases that should have them.
public struct FilledQuery: Hashable, Sendable {
  public var fields: [CaseField]
  public var scope: Scope

  /// Creates a query.
  public init(_ fields: [CaseField], in scope: Scope = Scope()) {
    self.fields = fields
    self.scope = scope
  }
}
