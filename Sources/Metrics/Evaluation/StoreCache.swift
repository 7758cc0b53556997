import Cases
import Synchronization

/// Keeps what is dear to make of a store: its past, the facts of its cases, and what filters keep.
final class StoreCache: Sendable {
  private struct SelectionKey: Hashable {
    var filter: Filter
    var asOf: Day
  }

  private struct Kept {
    var pasts: [Day: CaseStore] = [:]
    var columns: [FactsQuestion: FactsColumn] = [:]
    var selections: [SelectionKey: StoreView.Selection] = [:]
    var filings: DefendantFilings?
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
  /// How many bytes columns of facts may take, and how many filters are remembered.
  private static let mostBytes = 96 << 20
  private static let mostSelections = 8

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

  /// The facts of all cases.
  func facts(_ question: FactsQuestion) -> FactsColumn { facts([question])[0] }

  /// The facts of all cases for several questions; those that are not known are found in one pass.
  func facts(_ questions: [FactsQuestion]) -> [FactsColumn] {
    var found = questions.map { question in
      kept.withLock { kept in
        kept.columns[question] ?? kept.columns.first { $0.key.covers(question) }?.value
      }
    }
    let missing = questions.indices.filter { found[$0] == nil }
    // Who held a case on a past day is known of the store of that day alone.
    let byStore = Dictionary(grouping: missing) { index in
      let question = questions[index]
      return store.history != nil && question.need.asksHolders && question.day < store.dataDay
        ? question.day : nil
    }
    for (day, indices) in byStore {
      let asked = indices.map { questions[$0] }
      let then = day.map(past) ?? store
      let isAsked = asked.contains { !$0.need.facts.isDisjoint(with: .ofDiversion) }
      let columns = FactsColumn.columns(
        asked, of: then, isAsked ? filings : DefendantFilings())
      for (index, column) in zip(indices, columns) { found[index] = column }
      keep(columns, of: asked)
    }
    return found.compactMap { $0 }
  }

  private func keep(_ columns: [FactsColumn], of questions: [FactsQuestion]) {
    let added = columns.reduce(0) { $0 + $1.byteCount }
    kept.withLock { kept in
      let there = kept.columns.values.reduce(0) { $0 + $1.byteCount }
      if there + added > Self.mostBytes { kept.columns.removeAll() }
      for (question, column) in zip(questions, columns) { kept.columns[question] = column }
    }
  }

  private var filings: DefendantFilings {
    if let filings = kept.withLock({ $0.filings }) { return filings }
    let filings = DefendantFilings(of: store)
    kept.withLock { $0.filings = filings }
    return filings
  }

  /// What a filter keeps of the store, or of it as it was on a day.
  func selection(_ filter: Filter, of then: CaseStore) throws(FilterError) -> StoreView.Selection {
    let key = SelectionKey(filter: filter, asOf: then.asOf)
    if let selection = kept.withLock({ $0.selections[key] }) { return selection }
    let asked = FactsNeed(filter.columns)
    let facts =
      asked.facts.isSubset(of: .ofNotes)
      ? FactsColumn([] as [FactsPart])
      : facts(FactsQuestion(day: then.asOf, period: nil, need: asked))
    let selection = StoreView.Selection(
      try filter.rows(of: CaseColumns(store: then, facts: facts)))
    kept.withLock { kept in
      if kept.selections.count >= Self.mostSelections { kept.selections.removeAll() }
      kept.selections[key] = selection
    }
    return selection
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
