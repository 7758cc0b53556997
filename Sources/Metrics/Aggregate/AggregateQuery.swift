import Cases

/// Asks for counts, sums and quantiles of cases by groups: the one question of which the others'
/// numbers could be made.
///
/// Fields are taken as the office's files have them, without the rules of the catalogue: a filter
/// says which cases count.
public struct AggregateQuery: Hashable, Sendable {
  /// Which cases it is about.
  public var filter: Filter
  /// One row for each combination that some case has; one row in all when empty.
  public var by: [Dimension]
  public var measures: [Measure]
  /// The order of the rows, the first first; then by the dimensions, upwards.
  public var order: [Order]
  /// At most this many rows; all when `nil`.
  public var limit: Int?

  /// What makes the groups.
  public enum Dimension: Hashable, Sendable {
    /// The labels of a field of words, or of yes and no.
    case label(CaseField)
    /// The calendar month of a day.
    case month(CaseField)
    /// The calendar quarter of a day.
    case quarter(CaseField)

    /// The field whose values make the groups.
    public var field: CaseField {
      switch self {
      case .label(let field), .month(let field), .quarter(let field): field
      }
    }
  }

  /// A number of each case.
  public enum Number: Hashable, Sendable {
    /// A field of numbers.
    case field(CaseField)
    /// The days from one day to another; below 0 where the second comes first.
    case days(from: CaseField, to: CaseField)
    /// The days since a day, on the as-of day.
    case age(since: CaseField)
  }

  /// A number of each group, over the cases of a filter of its own.
  public struct Measure: Hashable, Sendable {
    public var kind: Kind
    /// Which of the group's cases are measured.
    public var filter: Filter

    /// What is measured; cases without the number are left out.
    public enum Kind: Hashable, Sendable {
      case count
      case sum(Number)
      case maximum(Number)
      /// The least number that a share of the cases, in hundredths, does not exceed.
      case nearestRank(Number, percent: Int)
      /// The quantile of a share, in hundredths, between the two nearest numbers (R's type 7).
      case interpolated(Number, percent: Int)
    }

    /// Creates a measure.
    public init(_ kind: Kind, where filter: Filter = .everything) {
      self.kind = kind
      self.filter = filter
    }
  }

  /// What rows are sorted by.
  public enum Order: Hashable, Sendable {
    /// A measure, by its place; missing values come last.
    case measure(Int, descending: Bool)
    /// A dimension, by its place, in the order in which labels are listed; missing ones come last.
    case dimension(Int, descending: Bool)
  }

  /// Creates a query.
  public init(
    by dimensions: [Dimension] = [], _ measures: [Measure], in filter: Filter = .everything,
    order: [Order] = [], limit: Int? = nil
  ) {
    self.filter = filter
    by = dimensions
    self.measures = measures
    self.order = order
    self.limit = limit
  }
}

extension AggregateQuery.Measure.Kind {
  /// The number that is measured; `nil` for a count.
  var number: AggregateQuery.Number? {
    switch self {
    case .count: nil
    case .sum(let number), .maximum(let number), .nearestRank(let number, _),
      .interpolated(let number, _):
      number
    }
  }

  /// Whether every value has to be known by itself, where for a count or a sum the total is enough.
  var needsValues: Bool {
    switch self {
    case .count, .sum: false
    case .maximum, .nearestRank, .interpolated: true
    }
  }
}
