import Cases

/// The cases of a scope on its day: what every answer starts from.
struct StoreView: Sendable {
  /// The cases, looked back to the day, or as they are now where the facts say all that matters.
  let store: CaseStore
  /// The day, no later than the store's own.
  let asOf: Day
  let period: Period
  var facts: FactsColumn
  /// The cases that the filter keeps.
  let selection: Selection
  /// Whether the filter chose them by their attorney of today.
  let isOfAttorney: Bool

  /// The cases that the filter keeps.
  var kept: RowSet { selection.kept }
  /// Their rows, in their order.
  var rows: [Int32] { selection.rows }

  var columns: CaseColumns { CaseColumns(store: store, facts: facts) }

  /// The same cases on another day and in another period.
  func seen(on day: Day, in period: Period, _ facts: FactsColumn) -> StoreView {
    StoreView(
      store: store, asOf: day, period: period, facts: facts, selection: selection,
      isOfAttorney: isOfAttorney)
  }

  /// The cases that a filter keeps, as a set and as a list.
  struct Selection: Sendable {
    let kept: RowSet
    let rows: [Int32]

    init(_ kept: RowSet) {
      self.kept = kept
      rows = kept.rows
    }
  }
}
