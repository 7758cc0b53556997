import Cases

/// Asks how attorneys or units compare with what is expected of cases like theirs.
public struct ComparisonQuery: Hashable, Sendable {
  /// A metric that is a share of cases.
  public var metric: String
  /// Attorneys or units.
  public var by: CaseField
  public var scope: Scope

  /// The fields whose cases are compared.
  public static let fields: [CaseField] = [.attorney, .unit]

  /// Creates a query.
  public init(_ metric: String, by: CaseField = .attorney, in scope: Scope = Scope()) {
    self.metric = metric
    self.by = by
    self.scope = scope
  }
}

extension Metric {
  /// Whether attorneys and units can be compared by it: whether it is a share of cases, and not
  /// the share of those that are nobody's.
  public var isComparable: Bool {
    guard case .share = measure else { return false }
    return !measure.numeratorTest.all.contains(.unassigned)
  }
}

extension Engine {
  /// Nothing, for an engine that does not compare.
  public func answer(_ query: ComparisonQuery) throws(QueryError) -> ComparisonTable {
    ComparisonTable(
      metric: query.metric, by: query.by,
      period: .within(period(query.scope.period, asOf: query.scope.asOf)),
      why: "attorneys are not compared here")
  }
}
