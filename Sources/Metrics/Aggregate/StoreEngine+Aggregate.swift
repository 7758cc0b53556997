import Cases
import Synchronization

extension StoreEngine {
  public func answer(_ queries: [AggregateQuery]) throws(QueryError) -> [AggregateTable] {
    try Aggregates(queries, of: self).tables
  }

  /// Plans questions about the cases as they stand.
  func plan(_ queries: [AggregateQuery]) throws(QueryError) -> AggregatePlan {
    var bound: [AggregateQuery] = []
    for query in queries { bound.append(try query.bound(to: store)) }
    var derived: CaseColumns?
    func find(_ column: CaseColumn) throws(QueryError) -> Column {
      if case .field(let field) = column {
        guard let values = store.columns[field] else { throw .notInData(column.name) }
        return values
      }
      let columns = derived ?? self.columns
      derived = columns
      guard let values = columns[column] else { throw .notInData(column.name) }
      return values
    }
    let order = { @Sendable [cache] column, labels in cache.order(of: column, labels) }
    return try AggregatePlan(bound, of: store, order: order, column: find)
  }

  /// The columns of the store's own day, derived ones too.
  private var columns: CaseColumns {
    let day = Period(from: store.asOf, through: store.asOf)
    return CaseColumns(
      store: store, facts: cache.facts(FactsQuestion(day: store.asOf, period: day, need: .all)))
  }
}

extension AggregateQuery {
  /// The question with every name of its filters understood.
  fileprivate func bound(to store: CaseStore) throws(QueryError) -> AggregateQuery {
    let fields = store.office.ownColumns.map(CaseField.own)
    var bound = self
    do {
      bound.filter = try filter.bound(to: fields)
      for index in measures.indices {
        bound.measures[index].filter = try measures[index].filter.bound(to: fields)
      }
    } catch {
      throw .filter(error)
    }
    return bound
  }
}
