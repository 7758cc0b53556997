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
  public init(checking store: CaseStore) throws(LoadError) {
    let metrics = Metric.all + (try Metric.own(of: store.office))
    _ = try MetricTarget.all(of: store.office, among: metrics)
    self.init(store)
  }

  /// Creates an engine over one generation of cases; own metrics that cannot be understood are not
  /// in it.
  public init(_ store: CaseStore) {
    self.store = store
    let metrics = Metric.all + ((try? Metric.own(of: store.office)) ?? [])
    self.metrics = metrics
    targets = (try? MetricTarget.all(of: store.office, among: metrics)) ?? [:]
    filingHoles = store.office.coverage == nil ? store.filingHoles : []
    filingBreak = store.office.coverage == nil ? store.filingBreak : nil
    cache = StoreCache(store)
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
    let metrics = try metrics(query.metrics)
    for field in query.by { try field.requireLabels() }
    return RowMaker(metrics, by: query.by, try view(query.scope), of: store).rows()
      .map(targeted)
  }

  /// A row with the target that the office has for its metric; a target is of the whole office.
  func targeted(_ row: MetricRow) -> MetricRow {
    guard row.group.isEmpty, let target = targets[row.metric] else { return row }
    var row = row
    row.target = target
    return row
  }

  public func answer(_ query: DisparityQuery) throws(QueryError) -> DisparityTable {
    let view = try view(query.scope)
    return try DisparityTable(
      of: view.store, rows: view.rows, period: view.period, query: query,
      isFiltered: !query.scope.filter.isEverything)
  }

  public func answer(_ query: OpenByMonthFiledQuery) throws(QueryError) -> [String: [Int]] {
    if let field = query.by { try field.requireLabels() }
    let view = try view(query.scope)
    let months = max(query.months, 1)
    let open = view.facts.rows(.open, among: view.rows)
    guard let filed = view.store.days(.filed),
      let grouping = Grouping(view.rows, by: query.by.map { [$0] } ?? [], in: view.store)
    else { return [:] }
    let isOpen = view.facts.passes(.open)
    let first = view.asOf.monthIndex - months + 1
    var counts: [String: [Int]] = open.isEmpty ? ["": Array(repeating: 0, count: months)] : [:]
    for (group, labels) in grouping.labels.enumerated() {
      var byMonth = [Int](repeating: 0, count: months)
      for row in grouping[group] where isOpen[Int(view.facts.numbers[Int(row)])] {
        byMonth[max(0, Day(filed[Int(row)]).monthIndex - first)] += 1
      }
      counts[labels.first?.label ?? ""] = byMonth
    }
    return counts
  }

  /// The cases of a scope.
  func view(_ scope: Scope) throws(QueryError) -> StoreView {
    let asOf = scope.asOf ?? store.asOf
    guard asOf <= store.dataDay else {
      throw .asOfAfterData(asOf, dataDay: store.dataDay)
    }
    return try view(scope.filter, asOf: asOf, in: period(scope.period, asOf: asOf))
  }

  func view(_ filter: Filter, asOf: Day, in period: Period) throws(QueryError) -> StoreView {
    let past = cache.past(asOf)
    let facts = cache.facts(on: asOf, in: period)
    do {
      let filter = try filter.bound(to: store.office.ownColumns.map(CaseField.own))
      let rows = try filter.rows(of: CaseColumns(store: past, facts: facts))
      return StoreView(
        store: past, asOf: asOf, period: period, facts: facts, rows: rows,
        isOfAttorney: filter.columns.contains(.field(.attorney)))
    } catch {
      throw .filter(error)
    }
  }
}

extension CaseField {
  /// Throws where a field's values are no groups of cases.
  func requireLabels() throws(QueryError) {
    guard kind == .text || kind == .flag else { throw .cannotGroup(self) }
  }
}
