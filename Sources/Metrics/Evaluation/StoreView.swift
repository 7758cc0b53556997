import Cases

/// The cases of a scope on its day: what every answer starts from.
struct StoreView: Sendable {
  /// The cases, looked back to the day.
  let store: CaseStore
  /// The day, which may be earlier than the store's own where the facts say all that matters.
  let asOf: Day
  let period: Period
  var facts: FactsColumn
  /// The rows that the filter keeps.
  let rows: [Int32]
  /// Whether the filter chose them by their attorney of today.
  let isOfAttorney: Bool

  var columns: CaseColumns { CaseColumns(store: store, facts: facts) }
}
