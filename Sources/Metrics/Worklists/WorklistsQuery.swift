import Cases

/// Asks how many cases are on each worklist, and how long they have been waiting.
public struct WorklistsQuery: Hashable, Sendable {
  /// Ids of worklists; all when empty.
  public var lists: [String]
  /// One row for each label, such as each attorney; one row a list when `nil`.
  public var by: CaseField?
  public var scope: Scope

  /// Creates a query.
  public init(_ lists: [String] = [], by: CaseField? = nil, in scope: Scope = Scope()) {
    self.lists = lists
    self.by = by
    self.scope = scope
  }
}

/// One worklist, or one group's part of it.
public struct WorklistRow: Hashable, Sendable {
  public var list: Worklist
  /// The group; `nil` for all cases in view.
  public var group: GroupLabel?
  /// How many cases are on it; `nil` where that cannot be told.
  public var count: Int?
  /// The median age in days, of those that have one, and how many these are.
  public var median: Double?
  public var aged: Int
  /// The age of the most pressing.
  public var foremost: Int?
  /// Why there is no count.
  public var why: String
  /// What must be known of the count, from the metric that it stands on.
  public var notes: [MetricNote]

  /// Whether the data does not hold all cases, so that there are at least so many.
  public var isFloor: Bool { notes.contains(.outOfCoverage) }

  /// Creates a row.
  public init(
    _ list: Worklist, group: GroupLabel? = nil, count: Int?, median: Double? = nil, aged: Int = 0,
    foremost: Int? = nil, why: String = "", notes: [MetricNote] = []
  ) {
    self.list = list
    self.group = group
    self.count = count
    self.median = median
    self.aged = aged
    self.foremost = foremost
    self.why = why
    self.notes = notes
  }
}
