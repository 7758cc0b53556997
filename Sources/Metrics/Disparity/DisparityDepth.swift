import Cases

/// The rates of two groups had both the mix of strata of all cases at a point.
public struct StandardizedRates: Hashable, Sendable {
  /// The group's rate, 0 to 1, and its 95 % interval.
  public var rate: Double
  public var low: Double
  public var high: Double
  /// The share of all cases that lie in the strata used, those with 5 cases of the group or more.
  public var coverage: Double
  /// The reference's rate, in the strata that have enough of it; `nil` where none has.
  public var referenceRate: Double?
  public var referenceCoverage: Double?
}

/// Two groups at a point with each person counted once.
///
/// A person with several cases at the point counts as one, with the event where any of the cases
/// has it. Cases without a person are left out.
public struct PersonComparison: Hashable, Sendable {
  public var n: Int
  public var events: Int
  public var referenceN: Int
  public var referenceEvents: Int
  public var ratio: Double?
  public var low: Double?
  public var high: Double?
}

/// The days of prison or jail to be expected of a conviction: those who are not incarcerated count
/// with none, so that a group that is sent to prison for less does not look better for it.
public struct ExpectedDays: Hashable, Sendable {
  /// The mean days, and its 95 % interval.
  public var mean: Double
  public var low: Double
  public var high: Double
  /// Convicted cases with a recorded sentence that were counted.
  public var n: Int
  /// Incarcerated cases whose length is not recorded, which are left out.
  public var missing: Int
  public var referenceMean: Double?
  /// The mean less the reference's, and its 95 % interval.
  public var difference: Double?
  public var differenceLow: Double?
  public var differenceHigh: Double?
}

/// What remains of a group's cases from the referral to prison or jail, stage after stage.
public struct CascadeRow: Hashable, Sendable {
  /// A stage and the share that passes it.
  public struct Stage: Hashable, Sendable {
    /// The decision point's id; of `declined` the share that is filed.
    public var point: String
    public var n: Int
    public var share: Double
    public var referenceShare: Double
  }

  public var group: String
  public var reference: String
  public var stages: [Stage]
  /// The product of the shares, 0 to 1.
  public var product: Double
  public var referenceProduct: Double
  /// The ratio of the products, which is the product of the ratios, and its 95 % interval.
  public var ratio: Double?
  public var low: Double?
  public var high: Double?
}
