import Cases

/// Asks how likely open cases are to end soon, by how long they have been open.
///
/// Learned from the cases that were open at some time in the months before the as-of day: each
/// counts from the age at which it was first open in them, so that old cases speak for old ones.
public struct ChanceQuery: Hashable, Sendable {
  /// The days within which a case may end.
  public var days: Int
  /// The months that are learned from; they end on the as-of day.
  public var months: Int
  /// The open cases that are asked about, and learned from; its period is not used.
  public var scope: Scope

  /// Creates a query.
  ///
  /// - Precondition: `days` and `months` are positive.
  public init(days: Int = 90, months: Int = 24, in scope: Scope = Scope()) {
    precondition(days > 0 && months > 0)
    self.days = days
    self.months = months
    self.scope = scope
  }
}

/// How likely open cases are to end soon.
public struct ChanceTable: Hashable, Sendable {
  /// The days within which a case may end.
  public var days: Int
  /// The days that were learned from.
  public var learned: Period
  /// Cases that were learned from, and those of them that ended in these days.
  public var cases: Int
  public var ended: Int
  /// Open cases by age, the youngest first.
  public var bands: [Band]
  /// The chance of a case by its age in days, for the ages that open cases have.
  public var byAge: [Int: Chance]
  /// Why there is nothing; empty where there is something.
  public var why: String
  public var notes: [MetricNote]
  /// What a reader must know, in sentences.
  public var remarks: [String]

  /// The chance of a case, or why there is none.
  public struct Chance: Hashable, Sendable {
    /// 0 to 1.
    public var value: Double?
    public var low: Double?
    public var high: Double?
    /// Empty where there is a chance.
    public var why: String
  }

  /// The open cases of an age.
  public struct Band: Hashable, Sendable {
    /// The ages, in days.
    public var ages: ClosedRange<Int>
    /// Open cases of these ages.
    public var open: Int
    /// The median age of these cases, in days.
    public var medianAge: Double?
    /// The chance of a case of that age.
    public var chance: Chance
    /// How many are expected to end, of those with a chance.
    public var expected: Double
    /// Open cases for whose age too little is known.
    public var withoutChance: Int
  }
}
