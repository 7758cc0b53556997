import Cases

/// A range of days, half open inside the program: the last day that a person names is included.
public struct Period: Hashable, Sendable {
  /// The first day.
  public var first: Day
  /// The day after the last one.
  public var end: Day

  /// Creates a period from its first and last day, both included.
  public init(from first: Day, through last: Day) {
    self.first = first
    self.end = last + 1
  }

  /// The last day, included.
  public var last: Day { end - 1 }

  /// Whether a day is in the period.
  @inlinable
  public func contains(_ day: Day) -> Bool { first <= day && day < end }
}

extension Period: CustomStringConvertible {
  /// The period as people write it, `A..B`, both days included.
  public var description: String { "\(first)..\(last)" }
}
