import Cases
import Synchronization

/// Keeps what is dear to make of a store: its past, the facts of its cases, and what filters keep.
final class StoreCache: Sendable {
  private struct SelectionKey: Hashable {
    var filter: Filter
    /// The day of the cases, and that of who held them.
    var asOf: Day
    var held: Day
  }

  private struct Kept {
    var pasts: [Day: CaseStore] = [:]
    var columns: [FactsQuestion: FactsColumn] = [:]
    var earlier: [FactsQuestion: Earlier] = [:]
    var selections: [SelectionKey: StoreView.Selection] = [:]
    var filings: DefendantFilings?
    /// The store with who held cases on a day.
    var held: [Day: CaseStore] = [:]
    /// Cases that somebody else may have held, by segment.
    var changedHands: [[UInt16]]?
    var firstDay: Day?
    var lag: ReportingLag?
    var beginnings: DataBeginnings?
    var orders: [CaseColumn: LabelOrder] = [:]
    var zones: [CaseColumn: ZoneMap] = [:]
    var plans: [PlanKey: PlannedCases] = [:]
    /// What is derived of each case of the present, as lists are sorted by it.
    var derived: [CaseColumn: Column] = [:]
    var answers: [Question: any Sendable] = [:]
  }

  /// What a projection starts from depends on the cases, the day and the filters of its steps.
  struct PlanKey: Hashable {
    var filter: Filter
    var asOf: Day
    var marking: [Filter]
  }

  /// A question whose answer is small and asked for by many pages.
  enum Question: Hashable, Sendable {
    case metrics(MetricsQuery)
    case comparison(ComparisonQuery)
    case survival(SurvivalQuery)
  }

  /// Facts of an earlier generation, and the rows that may differ since.
  private struct Earlier {
    var column: FactsColumn
    var changed: Set<Int32>
  }

  private let kept: Mutex<Kept>
  private let store: CaseStore
  /// How many generations are kept; few where each is large.
  private let most: Int
  /// How many bytes columns of facts may take, and how many filters are remembered.
  private static let mostBytes = 96 << 20
  private static let mostSelections = 32
  private static let mostHeld = 32
  private static let mostPlans = 4
  private static let mostAnswers = 64

  /// Rows that differ above which facts are found anew.
  private static let mostChanged = 20_000

  /// A cache of a store, which takes over what was made of the generation before where it is known
  /// what differs.
  init(_ store: CaseStore, after before: StoreCache? = nil) {
    self.store = store
    most = store.count > 200_000 ? 4 : 64
    var fresh = Kept()
    if let before {
      fresh.earlier = before.taken(to: store)
      fresh.changedHands = before.takenHands(to: store)
    }
    kept = Mutex(fresh)
  }

  /// The facts that a later generation can bring up to date.
  private func taken(to later: CaseStore) -> [FactsQuestion: Earlier] {
    guard let changes = later.changes, changes.since == store.generation,
      store.asOf == later.asOf, store.dataDay == later.dataDay,
      changes.rows.count + changes.added <= Self.mostChanged
    else { return [:] }
    let changed = Set(
      changes.rows.map { Int32($0) } + (store.count..<later.count).map { Int32($0) })
    let (columns, earlier) = kept.withLock { ($0.columns, $0.earlier) }
    var bytes = columns.values.reduce(0) { $0 + $1.byteCount }
    var taken: [FactsQuestion: Earlier] = [:]
    // What nobody asked for of the generation before stays only where it finds room.
    for (question, before) in earlier where before.changed.count <= Self.mostChanged {
      bytes += before.column.byteCount
      guard bytes <= Self.mostBytes else { break }
      taken[question] = Earlier(
        column: before.column, changed: before.changed.union(changed))
    }
    for (question, column) in columns {
      let isOfOthers = !question.need.facts.isDisjoint(with: .ofDiversion)
      if isOfOthers || isOfPast(question) { continue }
      taken[question] = Earlier(column: column, changed: changed)
    }
    return taken
  }

  /// The cases of a later generation that somebody else may have held: only segments in which a case
  /// changed are looked at.
  private func takenHands(to later: CaseStore) -> [[UInt16]]? {
    guard let changes = later.changes, changes.since == store.generation,
      var hands = kept.withLock({ $0.changedHands })
    else { return nil }
    let rows = changes.rows + [store.count, later.count - 1].filter { _ in changes.added > 0 }
    let segments = Set(rows.map { PackedCells.segment(of: $0) })
    while hands.count < later.segmentCount { hands.append([]) }
    for segment in segments.union(
      self.store.segmentCount..<max(later.segmentCount, self.store.segmentCount))
    {
      hands[segment] = later.changedHands(inSegment: segment)
    }
    return hands
  }

  /// Whether only the store of a past day answers a question: who held a case then is known there
  /// alone.
  private func isOfPast(_ question: FactsQuestion) -> Bool {
    store.history != nil && question.need.asksHolders && question.day < store.dataDay
  }

  /// The facts of a generation before, brought up to date.
  private func updated(_ question: FactsQuestion) -> FactsColumn? {
    let earlier = kept.withLock { kept in
      kept.earlier.removeValue(forKey: question)
    }
    guard let earlier else { return nil }
    let column = earlier.column.updated(to: store, earlier.changed.sorted(), for: question)
    keep([column], of: [question])
    return column
  }

  /// A column of a view's cases, which is remembered where they are those of the present.
  func column(_ column: CaseColumn, of view: StoreView) -> Column? {
    guard view.store.asOf == store.asOf, view.asOf == store.asOf else {
      return view.columns[column]
    }
    if let known = kept.withLock({ $0.derived[column] }) { return known }
    let made = view.columns[column]
    kept.withLock { $0.derived[column] = made }
    return made
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

  /// The store as it is, with who held open cases on a day.
  func held(on day: Day) -> CaseStore {
    guard day < store.dataDay, store.history != nil else { return store }
    if let held = kept.withLock({ $0.held[day] }) { return held }
    let held = store.heldAs(of: day, among: changedHands)
    kept.withLock { kept in
      // A month each of the longest series, whose columns but one are those of the store.
      if kept.held.count >= Self.mostHeld { kept.held.removeAll() }
      kept.held[day] = held
    }
    return held
  }

  /// Cases that somebody else than who holds them may have held, by segment.
  var changedHands: [[UInt16]] {
    if let changed = kept.withLock({ $0.changedHands }) { return changed }
    let changed = store.changedHands
    kept.withLock { $0.changedHands = changed }
    return changed
  }

  /// The facts of all cases.
  func facts(_ question: FactsQuestion) -> FactsColumn { facts([question])[0] }

  /// The facts of all cases for several questions; those that are not known are found in one pass.
  func facts(_ questions: [FactsQuestion]) -> [FactsColumn] {
    var found = questions.map { question in
      kept.withLock { kept in
        kept.columns[question] ?? kept.columns.first { $0.key.covers(question) }?.value
      } ?? updated(question)
    }
    let missing = questions.indices.filter { found[$0] == nil }
    let byStore = Dictionary(grouping: missing) { index in
      isOfPast(questions[index]) ? questions[index].day : nil
    }
    for (day, indices) in byStore {
      let asked = indices.map { questions[$0] }
      let then = day.map { held(on: $0) } ?? store
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
  ///
  /// - Parameters:
  ///   - filter: the filter.
  ///   - then: the store, or a past one, or the store with who held cases on a day.
  ///   - day: the day of who held cases.
  /// - Returns: what it keeps.
  /// - Throws: ``FilterError`` for a field that the data does not have.
  func selection(
    _ filter: Filter, of then: CaseStore, on day: Day
  ) throws(FilterError) -> StoreView.Selection {
    let isOfHolders = filter.columns.contains(.field(.attorney))
    let key = SelectionKey(
      filter: filter, asOf: then.asOf, held: isOfHolders ? day : then.asOf)
    if let selection = kept.withLock({ $0.selections[key] }) { return selection }
    let asked = FactsNeed(filter.columns)
    let facts =
      asked.facts.isSubset(of: .ofNotes)
      ? FactsColumn([] as [FactsPart])
      : facts(FactsQuestion(day: then.asOf, period: nil, need: asked))
    let columns = CaseColumns(store: then, facts: facts)
    let selection: StoreView.Selection
    if day < then.asOf, then.asOf == store.asOf {
      // All but who held a few of the cases is as it is now.
      let base = try self.selection(filter, of: store, on: store.asOf)
      selection = StoreView.Selection(
        try filter.rows(of: columns, after: base.kept, changed: changedHands))
    } else {
      selection = StoreView.Selection(try filter.rows(of: columns))
    }
    kept.withLock { kept in
      if kept.selections.count >= Self.mostSelections { kept.selections.removeAll() }
      kept.selections[key] = selection
    }
    return selection
  }

  /// The first day on which anything happened.
  var firstDay: Day {
    if let day = kept.withLock({ $0.firstDay }) { return day }
    let fields = [CaseField.referred, .screened, .filed, .disposed]
    let first = fields.compactMap { store.days($0)?.least }.min()
    let day = Day(min(first ?? store.dataDay.number, store.dataDay.number))
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

  /// What a projection starts from, which stays the same from step to step.
  func plan(
    _ key: PlanKey, _ make: () throws(QueryError) -> PlannedCases
  ) throws(QueryError) -> PlannedCases {
    if let plan = kept.withLock({ $0.plans[key] }) { return plan }
    let plan = try make()
    kept.withLock { kept in
      if kept.plans.count >= Self.mostPlans { kept.plans.removeAll() }
      kept.plans[key] = plan
    }
    return plan
  }

  /// An answer that was given before, as what the pages of all attorneys say of the office; found
  /// where there is none.
  func answer<Answer: Sendable>(
    _ question: Question, _ find: () throws(QueryError) -> Answer
  ) throws(QueryError) -> Answer {
    if let known = kept.withLock({ $0.answers[question] }) as? Answer { return known }
    let answer = try find()
    kept.withLock { kept in
      if kept.answers.count >= Self.mostAnswers { kept.answers.removeAll() }
      kept.answers[question] = answer
    }
    return answer
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
