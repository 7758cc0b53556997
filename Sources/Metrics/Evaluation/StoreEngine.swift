import Cases

/// Answers questions from a store in memory.
public struct StoreEngine: Engine {
  /// The cases as of the data day.
  public let store: CaseStore
  public let filingHoles: [ClosedRange<Int>]
  public let filingBreak: FilingBreak?
  public let metrics: [Metric]
  public let targets: [String: MetricTarget]
  let cache: StoreCache

  /// Creates an engine over one generation of cases, once its office's own metrics and its targets are understood.
  ///
  /// - Throws: ``LoadError`` at the place in the settings file of one that is not.
  ///
  /// - Parameters:
  ///   - store: the generation.
  ///   - before: the engine of the generation before, from which what did not change is taken over.
  public init(checking store: CaseStore, after before: StoreEngine? = nil) throws(LoadError) {
    let metrics = Metric.all + (try Metric.own(of: store.office))
    _ = try MetricTarget.all(of: store.office, among: metrics)
    self.init(store, after: before)
  }

  /// Creates an engine over one generation of cases; own metrics that cannot be understood are not
  /// in it.
  ///
  /// - Parameters:
  ///   - store: the generation.
  ///   - before: the engine of the generation before, from which what did not change is taken over.
  public init(_ store: CaseStore, after before: StoreEngine? = nil) {
    self.store = store
    let metrics = Metric.all + ((try? Metric.own(of: store.office)) ?? [])
    self.metrics = metrics
    targets = (try? MetricTarget.all(of: store.office, among: metrics)) ?? [:]
    filingHoles = store.office.coverage == nil ? store.filingHoles : []
    filingBreak = store.office.coverage == nil ? store.filingBreak : nil
    cache = StoreCache(store, after: before?.cache)
  }

  public var office: Office { store.office }
  public var dataDay: Day { store.dataDay }
  public var caseCount: Int { store.count }
  public var fields: Set<CaseField> { Set(store.columns.keys) }
  public var findings: Findings { store.findings }
  public var sources: [SourceSummary] { store.sources }
  public var knowsAssignments: Bool { store.history != nil }

  public func period(_ choice: PeriodChoice, asOf: Day?) -> Period {
    choice.period(asOf: asOf ?? store.asOf, first: cache.firstDay)
  }

  public func answer(_ query: MetricsQuery) throws(QueryError) -> [MetricRow] {
    // Of the office and by few groups, as pages of attorneys set them beside their own.
    guard query.scope.filter.isEverything, query.by.count <= 1 else { return try rows(query) }
    return try cache.answer(.metrics(query)) { () throws(QueryError) in try rows(query) }
  }

  private func rows(_ query: MetricsQuery) throws(QueryError) -> [MetricRow] {
    let metrics = try metrics(query.metrics)
    for field in query.by { try field.requireLabels() }
    let view = try view(query.scope, FactsNeed(metrics), by: query.by)
    return RowMaker(metrics, by: query.by, view, of: store).rows().map(targeted)
  }

  /// A row with the target that the office has for its metric; a target is of the whole office.
  func targeted(_ row: MetricRow) -> MetricRow {
    guard row.group.isEmpty, let target = targets[row.metric] else { return row }
    var row = row
    row.target = target
    return row
  }

  public func answer(_ query: DisparityQuery) throws(QueryError) -> DisparityTable {
    // It reads the columns themselves.
    let view = try view(query.scope, FactsNeed([]))
    return try DisparityTable(
      of: view.store, rows: view.rows, period: view.period, query: query,
      isFiltered: !query.scope.filter.isEverything)
  }

  public func answer(_ query: OpenByMonthFiledQuery) throws(QueryError) -> [String: [Int]] {
    if let field = query.by { try field.requireLabels() }
    let view = try view(query.scope, FactsNeed([.open]), by: query.by.map { [$0] } ?? [])
    let months = max(query.months, 1)
    let open = view.facts.rows(view.facts.passes(.open), among: view.kept)
    guard let filed = view.store.days(.filed),
      let grouping = Grouping(
        open, by: query.by.map { [$0] } ?? [], in: view.store, listing: view.kept)
    else { return [:] }
    let first = view.asOf.monthIndex - months + 1
    var counts: [String: [Int]] = open.isEmpty ? ["": Array(repeating: 0, count: months)] : [:]
    for (group, labels) in grouping.labels.enumerated() {
      var byMonth = [Int](repeating: 0, count: months)
      for row in grouping[group] {
        byMonth[max(0, Day(filed[Int(row)]).monthIndex - first)] += 1
      }
      counts[labels.first?.label ?? ""] = byMonth
    }
    return counts
  }

  /// The cases of a scope, looked back to its day.
  ///
  /// - Parameters:
  ///   - scope: the scope.
  ///   - need: the facts that are asked of them.
  /// - Returns: the cases.
  /// - Throws: ``QueryError`` for a day after the data, or a filter that cannot be asked.
  func view(_ scope: Scope, _ need: FactsNeed = .all) throws(QueryError) -> StoreView {
    let day = try day(of: scope)
    return try view(scope.filter, asOf: day, in: period(scope.period, asOf: day), need)
  }

  /// The cases of a scope, of which nothing but facts is asked, and in groups by some fields.
  ///
  /// Where these say all that was different on a past day, the cases are not looked back.
  func view(
    _ scope: Scope, _ need: FactsNeed, by fields: [CaseField]
  ) throws(QueryError) -> StoreView {
    let day = try day(of: scope)
    return try view(
      scope.filter, asOf: day, in: period(scope.period, asOf: day), need, by: fields)
  }

  private func day(of scope: Scope) throws(QueryError) -> Day {
    let day = scope.asOf ?? store.asOf
    guard day <= store.dataDay else { throw .asOfAfterData(day, dataDay: store.dataDay) }
    return day
  }

  func view(
    _ filter: Filter, asOf: Day, in period: Period, _ need: FactsNeed = .all,
    by fields: [CaseField]? = nil
  ) throws(QueryError) -> StoreView {
    do {
      let filter = try filter.bound(to: store.office.ownColumns.map(CaseField.own))
      let isSame = need != .all && (fields.map { isTimeless(filter, by: $0) } ?? false)
      let then = isSame ? standing(on: asOf, filter, need, by: fields ?? []) : cache.past(asOf)
      return StoreView(
        store: then, asOf: asOf, period: period,
        facts: cache.facts(FactsQuestion(day: asOf, period: period, need: need)),
        selection: try cache.selection(filter, of: then, on: isSame ? asOf : then.asOf),
        isOfAttorney: filter.columns.contains(.field(.attorney)))
    } catch {
      throw .filter(error)
    }
  }

  /// Whether a past day asks for the same cases as the present, which then need not be looked back:
  /// the facts say all that was different, but for who held a case.
  func isTimeless(_ filter: Filter, by fields: [CaseField]) -> Bool {
    filter.isTimeless && fields.allSatisfy(\.isTimeless)
  }

  /// The cases of a question to which the day makes no difference but who held them.
  func standing(
    on day: Day, _ filter: Filter, _ need: FactsNeed, by fields: [CaseField]
  ) -> CaseStore {
    need.asksHolders || asksHolders(filter) || fields.contains(.attorney)
      ? cache.held(on: day) : store
  }

  /// Whether a filter asks who holds a case, so that it keeps others on other days.
  func asksHolders(_ filter: Filter) -> Bool {
    store.history != nil && filter.columns.contains(.field(.attorney))
  }
}

extension CaseField {
  /// Throws where a field's values are no groups of cases.
  func requireLabels() throws(QueryError) {
    guard kind == .text || kind == .flag else { throw .cannotGroup(self) }
  }
}
