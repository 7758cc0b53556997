import Cases

extension StoreEngine {
  public func answer(_ query: CasesQuery) throws(QueryError) -> CaseList {
    let view = try view(query.scope, try need(of: query))
    var rows = view.rows
    if let number = query.behind { rows = try self.rows(behind: number, view) }
    // Each once: some are made for all cases.
    var known: [CaseColumn: Column] = [:]
    for column in Set(query.columns + query.sort.map(\.column)) {
      known[column] = view.columns[column]
    }
    sort(&rows, query.sort, known)
    let shown = rows.dropFirst(max(query.offset, 0)).prefix(query.limit ?? rows.count)
    let columns = query.columns.map { known[$0] }
    let list = shown.map { row in
      CaseList.Row(
        row: Int(row), caseID: view.store.caseID(of: row),
        values: columns.map { $0?.value(of: Int(row)) ?? .missing })
    }
    return CaseList(fields: query.columns, rows: list, total: rows.count)
  }

  /// The facts that a list asks for: those of its number, and those that columns are made of.
  private func need(of query: CasesQuery) throws(QueryError) -> FactsNeed {
    let columns = FactsNeed.tests(of: CaseColumns.ofFacts)
    guard let number = query.behind else { return FactsNeed(columns) }
    guard case .metric(let id) = number.source else { return FactsNeed(columns) }
    let metric = try metrics([id])[0]
    let isCounted = [.numerator, .denominator, .leftOut].contains(number.side)
    return metric.isOwn || !isCounted ? .all : FactsNeed(columns + metric.measure.tests)
  }

  public func caseFile(_ caseID: String, asOf: Day?) -> CaseFile? {
    let past = cache.past(min(asOf ?? store.asOf, store.asOf))
    guard let ids = past.text(.caseID),
      let code = ids.labels.code(of: caseID).map({ UInt32($0) }), code != 0,
      let row = ids.codes.firstIndex(of: code)
    else { return nil }
    let day = Period(from: past.asOf, through: past.asOf)
    let columns = CaseColumns(
      store: past,
      facts: cache.facts(
        FactsQuestion(day: past.asOf, period: day, need: FactsNeed(CaseColumns.ofFacts))))
    var values: [CaseColumn: CaseValue] = [:]
    for column in CaseColumn.all(with: fields) {
      guard let value = columns[column]?.value(of: row), value != .missing else { continue }
      values[column] = value
    }
    return CaseFile(
      row: row, caseID: caseID, values: values, charges: past.related.charges(of: row),
      events: past.related.events(of: row), hearings: past.related.hearings(of: row),
      holders: holders(of: row, in: past))
  }

  public func labels(of field: CaseField) -> [(label: String, count: Int)] {
    guard let column = store.text(field) else { return [] }
    var counts = [Int](repeating: 0, count: column.labels.count)
    for code in column.codes { counts[Int(code)] += 1 }
    var labels = Array(column.labels)
    if field == .attorney, !labels.isEmpty { labels[0] = unassignedLabel }
    return labels.indices.filter { counts[$0] > 0 && !labels[$0].isEmpty }
      .sorted { (-counts[$0], labels[$0]) < (-counts[$1], labels[$1]) }
      .map { (label: labels[$0], count: counts[$0]) }
  }

  /// The rows behind a number.
  private func rows(
    behind number: NumberReference, _ view: StoreView
  ) throws(QueryError) -> [Int32] {
    switch number.source {
    case .point(let id):
      guard let point = DecisionPoint.named(id) else {
        throw .unknownPoint(id, nearest: nearest(to: id, among: DecisionPoint.all.map(\.id)))
      }
      return view.store.rows(
        at: point, side: number.side, among: view.rows, in: view.period, of: number.group,
        cohort: number.cohort)
    case .handover(let way): return try rows(of: way, view)
    case .metric(let id):
      let metric = try metrics([id])[0]
      let view = view.facing(metric)
      let measure = metric.measure
      let rows = try members(of: number.group, view)
      switch number.side {
      case .numerator: return view.facts.rows(measure.numeratorTest, among: rows)
      case .denominator: return view.counted(by: measure, among: rows)
      case .leftOut:
        let passes = measure.leftOut.map { view.facts.passes($0.test) }
        return rows.filter { row in
          let combination = view.facts.number(of: Int(row))
          return passes.contains { $0[combination] }
        }
      case .inQuestion, .because:
        let parts = view.account(of: metric, among: rows)
        return parts.first { $0.part.side == number.side }?.rows ?? []
      }
    }
  }

  /// The rows of a group.
  func members(of group: [GroupLabel], _ view: StoreView) throws(QueryError) -> [Int32] {
    var rows = view.rows
    for part in group {
      try part.field.requireLabels()
      guard let column = GroupColumn(part.field, in: view.store) else { return [] }
      let wanted =
        part.field == .attorney && part.label.isEmpty ? unassignedLabel : part.label
      rows = rows.filter { column.label(ofRank: Int(column.rank(of: Int($0)))).label == wanted }
    }
    return rows
  }

  /// Sorts rows by columns, the first first; missing values come last in either direction.
  private func sort(
    _ rows: inout [Int32], _ keys: [CasesQuery.SortKey], _ columns: [CaseColumn: Column]
  ) {
    let keys = keys.compactMap { key in
      columns[key.column].map { (values: $0.sortKeys(of: rows), descending: key.descending) }
    }
    guard !keys.isEmpty else { return }
    var order = Array(rows.indices)
    order.sort { one, other in
      for key in keys {
        let (left, right) = (key.values[one], key.values[other])
        if left == right { continue }
        guard let left else { return false }
        guard let right else { return true }
        return key.descending ? left > right : left < right
      }
      return one < other
    }
    rows = order.map { rows[$0] }
  }
}

extension CaseStore {
  fileprivate func caseID(of row: Int32) -> String {
    guard case .text(let ids)? = columns[.caseID] else { return "" }
    return ids[Int(row)]
  }
}
