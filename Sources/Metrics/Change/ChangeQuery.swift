import Cases

/// Asks what moved between the period in force and one before it.
public struct ChangeQuery: Hashable, Sendable {
  /// Ids of the catalogue; all metrics when empty.
  public var metrics: [String]
  /// What the period in force is compared with.
  public var against: Against
  /// The field whose groups account for the change of a share; `nil` for none.
  public var by: CaseField?
  public var scope: Scope

  /// A period to compare with.
  public enum Against: String, CaseIterable, Hashable, Sendable {
    /// The same days of the latest earlier year with which the period shares none.
    case year
    /// The days just before, as many, of whatever season.
    case previous
  }

  /// Creates a query.
  public init(
    _ metrics: [String] = [], against: Against = .year, by: CaseField? = nil,
    in scope: Scope = Scope()
  ) {
    self.metrics = metrics
    self.against = against
    self.by = by
    self.scope = scope
  }
}

extension Engine {
  /// Not known, for an engine that does not say.
  public var reportingLag: ReportingLag { ReportingLag(why: "not asked of this engine") }

  /// Nothing, for an engine that does not compare periods.
  public func answer(_ query: ChangeQuery) throws(QueryError) -> ChangeTable {
    let period = period(query.scope.period, asOf: query.scope.asOf)
    return ChangeTable(
      against: query.against, now: period, before: period, lag: reportingLag,
      why: "periods are not compared here")
  }
}
