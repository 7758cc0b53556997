import Cases

/// Asks how cases went from hand to hand: who was given them first, who handed them on to whom, and
/// how long they stayed.
///
/// About what happened in the scope's period, by the dated assignments of the cases that its filter
/// keeps.
public struct HandoverQuery: Hashable, Sendable {
  /// Attorneys or units.
  public var by: CaseField
  /// The one that is asked about; all when `nil`.
  ///
  /// Its row is the one that all would have, found among fewer cases.
  public var of: String?
  /// Whether what came and went is told by month, too.
  public var byMonth: Bool
  public var scope: Scope

  /// The fields by which it is answered.
  public static let fields: [CaseField] = [.attorney, .unit]

  /// Creates a query.
  public init(
    by: CaseField = .attorney, of label: String? = nil, byMonth: Bool = false,
    in scope: Scope = Scope()
  ) {
    self.by = by
    of = label
    self.byMonth = byMonth
    self.scope = scope
  }
}

extension Engine {
  /// Nothing, for an engine that does not tell who held cases.
  public func answer(_ query: HandoverQuery) throws(QueryError) -> HandoverTable {
    HandoverTable(
      by: query.by, period: period(query.scope.period, asOf: query.scope.asOf),
      asOf: query.scope.asOf ?? dataDay, why: "who held which cases is not told here")
  }
}
