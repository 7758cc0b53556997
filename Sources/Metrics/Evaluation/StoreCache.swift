import Cases
import Synchronization

/// Keeps what is dear to make of a store: its past, and the facts of its cases.
final class StoreCache: Sendable {
  private struct FactsKey: Hashable {
    var day: Day
    /// `nil` for facts of the day alone.
    var period: Period?
  }

  private struct Kept {
    var pasts: [Day: CaseStore] = [:]
    var dayFacts: [Day: DayFacts] = [:]
    var columns: [FactsKey: FactsColumn] = [:]
    var firstDay: Day?
    var lag: ReportingLag?
    var beginnings: DataBeginnings?
    var orders: [CaseColumn: LabelOrder] = [:]
    var zones: [CaseColumn: ZoneMap] = [:]
  }

  private let kept = Mutex(Kept())
  private let store: CaseStore
  /// How many generations and columns are kept; few where each is large.
  private let most: Int

  init(_ store: CaseStore) {
    self.store = store
    most = store.count > 200_000 ? 4 : 64
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
  func facts(on day: Day, in period: Period) -> FactsColumn {
    let key = FactsKey(day: day, period: period)
    if let column = kept.withLock({ $0.columns[key] }) { return column }
    let column = facts(on: day).column(in: period)
    keep(column, key)
    return column
  }

  /// The facts of all cases on a day, read from a store of that day or of a later one.
  func standing(on day: Day, of store: CaseStore) -> FactsColumn {
    let key = FactsKey(day: day, period: nil)
    if let column = kept.withLock({ $0.columns[key] }) { return column }
    let column = DayFacts(of: store, on: day).column()
    keep(column, key)
    return column
  }

  private func keep(_ column: FactsColumn, _ key: FactsKey) {
    kept.withLock { kept in
      if kept.columns.count >= most { kept.columns.removeAll() }
      kept.columns[key] = column
    }
  }

  private func facts(on day: Day) -> DayFacts {
    if let facts = kept.withLock({ $0.dayFacts[day] }) { return facts }
    let facts = DayFacts(of: past(day), on: day)
    kept.withLock { kept in
      if kept.dayFacts.count >= 2 { kept.dayFacts.removeAll() }
      kept.dayFacts[day] = facts
    }
    return facts
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
