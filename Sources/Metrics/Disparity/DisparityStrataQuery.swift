import Cases

/// Asks for the strata behind an adjusted ratio.
public struct DisparityStrataQuery: Hashable, Sendable {
  /// The decision point's id.
  public var point: String
  /// The group's label.
  public var group: String
  /// What the ratio was asked with; its points are not used.
  public var table: DisparityQuery

  /// Creates a query.
  public init(point: String, group: String, of table: DisparityQuery = DisparityQuery()) {
    self.point = point
    self.group = group
    self.table = table
  }
}

/// The strata behind an adjusted ratio: those that make it, the heaviest first, then the others.
public struct DisparityStrataTable: Hashable, Sendable {
  /// The row that the strata make; `nil` where there is none.
  public var row: DisparityRow?
  public var strata: [DisparityStratum]
  /// Why there are none; empty where there are.
  public var why: String
}

/// Cases that are alike in the fields that are adjusted for.
public struct DisparityStratum: Hashable, Sendable {
  /// A field and the value that all its cases have, in words.
  public struct Value: Hashable, Sendable {
    public var field: CaseField
    public var words: String
  }

  public var values: [Value]
  /// Keeps the cases of the stratum.
  public var filter: Filter
  public var n: Int
  public var events: Int
  public var referenceN: Int
  public var referenceEvents: Int
  public var ratio: Double?
  public var low: Double?
  public var high: Double?
  /// The part of the adjusted ratio that it makes, by the weight bₛnₛ/Nₛ of Mantel and Haenszel; 0
  /// to 1, and `nil` where it is dropped.
  public var weight: Double?
  /// Why it is dropped; empty where it is kept.
  public var whyDropped: String
}
