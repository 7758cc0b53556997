import Cases

/// The answer to an ``AggregateQuery``: a row for each group that some case is in.
public struct AggregateTable: Hashable, Sendable {
  public var rows: [Row]

  /// A group and its measures.
  public struct Row: Hashable, Sendable {
    /// What it has of each dimension.
    public var keys: [Key]
    /// One a measure.
    public var values: [Value]

    /// Creates a row.
    public init(keys: [Key], values: [Value]) {
      self.keys = keys
      self.values = values
    }
  }

  /// What a group's cases have in common.
  public enum Key: Hashable, Sendable {
    /// The label as the file has it.
    case label(String)
    /// The months since January of the year 0.
    case month(Int)
    /// The quarters since the first one of the year 0.
    case quarter(Int)
    /// The field is missing.
    case missing
  }

  /// A measure of a group.
  public struct Value: Hashable, Sendable {
    /// The cases that it is of.
    public var n: Int
    /// The number; `nil` where no case has one.
    public var number: Number?

    /// Creates a value.
    public init(n: Int, _ number: Number?) {
      self.n = n
      self.number = number
    }
  }

  /// A whole number, or one between two.
  public enum Number: Hashable, Sendable {
    case whole(Int64)
    case real(Double)

    /// The number, rounded where it has more digits than fit.
    public var double: Double {
      switch self {
      case .whole(let number): Double(number)
      case .real(let number): number
      }
    }
  }

  /// Creates a table.
  public init(rows: [Row]) {
    self.rows = rows
  }
}
