import Cases

/// A way in which cases came to an attorney or a unit from another, or left for another.
public struct Handover: Hashable, Sendable {
  /// Attorneys or units.
  public var by: CaseField
  /// Who handed the cases on; anybody when `nil`.
  public var from: String?
  /// Who took them over; anybody when `nil`.
  public var to: String?

  /// Creates a way.
  public init(by: CaseField = .attorney, from: String? = nil, to: String? = nil) {
    (self.by, self.from, self.to) = (by, from, to)
  }
}

extension StoreEngine {
  /// The cases of a view that went such a way in its period, each once.
  func rows(of way: Handover, _ view: StoreView) throws(QueryError) -> [Int32] {
    guard HandoverQuery.fields.contains(way.by) else { throw .cannotCompare(way.by) }
    guard let history = store.history else { return [] }
    let holders = Holders(history, by: way.by, in: store)
    let (from, to) = (way.from.map(holders.number(of:)), way.to.map(holders.number(of:)))
    let reader = HoldingReader(view.store, history, holders: holders.ofCode)
    let period = view.period
    var holdings: [Holding] = []
    var stretches: [HolderStretch] = []
    // Whoever took a case over or handed it on held it.
    let held = way.from ?? way.to
    let rows =
      held.map { holders.rows($0, among: view, changedHands: cache.changedHands) } ?? view.rows
    return rows.filter { row in
      reader.holdings(of: Int(row), into: &holdings, &stretches)
      return zip(holdings, holdings.dropFirst()).contains { before, next in
        period.contains(Day(next.from)) && (from.map { $0 == before.holder } ?? true)
          && (to.map { $0 == next.holder } ?? true)
      }
    }
  }
}
