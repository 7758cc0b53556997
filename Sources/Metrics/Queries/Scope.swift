import Cases

/// The cases and days that a question is about.
public struct Scope: Hashable, Sendable {
  /// Which cases; ``Filter/everything`` for all.
  public var filter: Filter
  /// Which days the flows and outcomes are counted in.
  public var period: PeriodChoice
  /// "Today"; `nil` for the data day.
  public var asOf: Day?

  /// Creates a scope.
  public init(
    filter: Filter = .everything, period: PeriodChoice = .months(12), asOf: Day? = nil
  ) {
    self.filter = filter
    self.period = period
    self.asOf = asOf
  }
}

/// A period as a person chooses it, before the data says which day is today.
public enum PeriodChoice: Hashable, Sendable {
  /// The months that end on the as-of day, that day included.
  case months(Int)
  /// Fixed days.
  case fixed(Period)
  /// From the first plausible day to the as-of day.
  case all
}
