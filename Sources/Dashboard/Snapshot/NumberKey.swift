import Metrics

/// Names one number of a snapshot, the same in every generation of the data.
public struct NumberKey: Hashable, Sendable {
  /// Which days the number is about, beside the period in force.
  public enum Span: Hashable, Sendable {
    /// The period in force, or the as-of day.
    case now
    /// The period before it, or the day before the period began.
    case before
    /// The 30 days that end on the as-of day.
    case lately
    /// A number that is not of the filter in force but of the whole office.
    case office
  }

  public var metric: String
  public var group: [GroupLabel]
  public var span: Span

  /// Creates a key.
  public init(_ metric: String, _ group: [GroupLabel] = [], _ span: Span = .now) {
    self.metric = metric
    self.group = group
    self.span = span
  }
}
