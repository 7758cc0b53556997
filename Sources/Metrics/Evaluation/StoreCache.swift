import Cases
import Synchronization

/// Keeps what is dear to make of a store: its past, and the facts of its cases.
final class StoreCache: Sendable {
  private struct FactsKey: Hashable {
    var day: Day
    /// `nil` for facts of the day alone.
    var period: Period?
    var need: FactsNeed
  }

  private struct Kept {
    var pasts: [Day: CaseStore] = [:]
    var columns: [FactsKey: FactsColumn] = [:]
    var firstDay: Day?
    var lag: ReportingLag?
    var beginnings: DataBeginnings?
    var orders: [CaseColumn: LabelOrder] = [:]
    var zones: [CaseColumn: ZoneMap] = [:]
  }

  private let kept = Mutex(Kept())
  private let store: CaseStore
  /// How many generations are kept; few where each is large.
  private let most: Int
  /// How many columns of facts are kept, of mostly one byte a row.
  private let mostColumns: Int

  init(_ store: CaseStore) {
    self.store = store
    most = store.count > 200_000 ? 4 : 64
    mostColumns = min(256, max(8, 96 << 20 / max(store.count, 1)))
  }

  /// The store as it was on a day.
  func past(_ day: Day) -> CaseStore {
    guard day < store.dataDay else { return store }
    if let past = kept.withLock({ $0.pasts[day] }) { return past }
    let past = store.lookingBack(to: day)
    kept.withLock { kept in
      if kept.pasts.count >= most { kept.pasts.removeAll() }
      kept.pasts[day] = past
    }
    return past
  }

  /// The facts of all cases on a day, in a period.
  func facts(on day: Day, in period: Period, _ need: FactsNeed = .all) -> FactsColumn {
    kept(FactsKey(day: day, period: period, need: need)) {
      FactsColumn(of: past(day), on: day, in: period, need)
    }
  }

  /// The facts of all cases on a day, read from a store of that day or of a later one.
  func standing(on day: Day, of store: CaseStore, _ need: FactsNeed) -> FactsColumn {
    kept(FactsKey(day: day, period: nil, need: need)) {
      FactsColumn(of: store, on: day, in: nil, need)
    }
  }

  private func kept(_ key: FactsKey, _ make: () -> FactsColumn) -> FactsColumn {
    if let column = kept.withLock({ $0.columns[key] }) { return column }
    let column = make()
    kept.withLock { kept in
      if kept.columns.count >= mostColumns { kept.columns.removeAll() }
      kept.columns[key] = column
    }
    return column
  }

  /// The first day on which anything happened.
  var firstDay: Day {
    if let day = kept.withLock({ $0.firstDay }) { return day }
    var first = store.dataDay.number
    for field in [CaseField.referred, .screened, .filed, .disposed] {
      for day in store.days(field) ?? [] where day != Day.missing && day < first { first = day }
    }
    let day = Day(first)
    kept.withLock { $0.firstDay = day }
    return day
  }

  /// The order of a column's labels.
  func order(of column: CaseColumn, _ labels: Labels) -> LabelOrder {
    kept.withLock { kept in
      if let order = kept.orders[column] { return order }
      let order = LabelOrder(labels, of: column)
      kept.orders[column] = order
      return order
    }
  }

  /// The least and greatest numbers of a column of the store, by segment.
  func zones(of column: CaseColumn, _ cells: PackedCells, bias: Int32) -> ZoneMap {
    if let zones = kept.withLock({ $0.zones[column] }) { return zones }
    let zones = ZoneMap(cells, bias: bias)
    kept.withLock { $0.zones[column] = zones }
    return zones
  }

  /// How long it takes until what happened is recorded.
  var reportingLag: ReportingLag {
    if let lag = kept.withLock({ $0.lag }) { return lag }
    let lag = ReportingLag(of: store)
    kept.withLock { $0.lag = lag }
    return lag
  }

  /// Since when the data holds all that happened.
  var beginnings: DataBeginnings {
    if let beginnings = kept.withLock({ $0.beginnings }) { return beginnings }
    let beginnings = DataBeginnings(of: store)
    kept.withLock { $0.beginnings = beginnings }
    return beginnings
  }
}
