import Cases
import Statistics

extension StoreEngine {
  public func answer(_ query: WorklistsQuery) throws(QueryError) -> [WorklistRow] {
    if let field = query.by {
      try field.requireLabels()
      guard store.has(field) else { throw .notInData(field.title) }
    }
    let lists = try worklists(query.lists)
    let metrics = Set(lists.compactMap(\.metric)).sorted()
    let bases = try answer(MetricsQuery(metrics, in: query.scope))
    var rows: [WorklistRow] = []
    for list in lists {
      let base = list.metric.flatMap { id in bases.first { $0.metric == id } }
      rows += try self.rows(of: list, query, base)
    }
    return rows
  }

  /// The worklists of some ids, in their order; all when there are none.
  public func worklists(_ ids: [String]) throws(QueryError) -> [Worklist] {
    let all = Worklist.all(of: office, fields: fields)
    guard !ids.isEmpty else { return all }
    var found: [Worklist] = []
    for id in ids {
      guard let list = all.first(where: { $0.id == id }) else {
        throw .unknownWorklist(id, nearest: nearest(to: id, among: Worklist.ids))
      }
      found.append(list)
    }
    return found
  }

  /// A list's rows: one, or one for each group that has cases on it.
  private func rows(
    of list: Worklist, _ query: WorklistsQuery, _ base: MetricRow?
  ) throws(QueryError) -> [WorklistRow] {
    let missing = list.requires.filter { !store.has($0) }
    if !missing.isEmpty {
      let names = missing.map(\.title).joined(separator: ", ")
      return [WorklistRow(list, count: nil, why: "the data has no \(names)")]
    }
    if let base, base.state == .notComputable {
      return [WorklistRow(list, count: nil, why: base.why)]
    }
    // The person's own filter is theirs to mend; a list's may ask what this day does not know.
    if !query.scope.filter.isEverything { _ = try view(query.scope, FactsNeed([])) }
    let view: StoreView
    do {
      view = try self.view(try scope(of: list, query), Self.need)
    } catch {
      guard case .filter(let error) = error else { throw error }
      return [WorklistRow(list, count: nil, why: error.message)]
    }
    let column = cache.column(list.age, of: view)
    return groups(of: view, by: query.by).map { label, rows in
      row(list, label, rows, Self.ages(of: rows, column, on: view.asOf), base?.notes ?? [])
    }
  }

  /// The scope with the list's own condition.
  private func scope(of list: Worklist, _ query: WorklistsQuery) throws(QueryError) -> Scope {
    var scope = query.scope
    do {
      scope.filter = scope.filter.and(try Filter(parsing: list.condition, for: fields))
    } catch {
      throw .filter(error)
    }
    return scope
  }

  /// The rows of a view by the labels of a field, in the order in which labels are listed.
  private func groups(
    of view: StoreView, by field: CaseField?
  ) -> [(label: GroupLabel?, rows: [Int32])] {
    guard let field, let grouping = Grouping(view.rows, by: [field], in: view.store) else {
      return [(nil, view.rows)]
    }
    return grouping.labels.enumerated().map { ($1.first, Array(grouping[$0])) }
  }

  private func row(
    _ list: Worklist, _ label: GroupLabel?, _ rows: [Int32], _ ages: [Int],
    _ notes: [MetricNote]
  ) -> WorklistRow {
    let ages = ages.sorted()
    return WorklistRow(
      list, group: label, count: rows.count,
      median: quantile(0.5, ofSorted: ages.map(Double.init)), aged: ages.count,
      foremost: isCountdown(list) ? ages.first : ages.last, notes: notes.filter { $0 != .partial })
  }

  /// Whether the ages are days left, of which the fewest are the most pressing.
  private func isCountdown(_ list: Worklist) -> Bool {
    list.age.kind == .day ? list.age == .nextHearing : !list.ageDescends
  }

  /// What the ages of all lists ask for, so that it is found once.
  private static let need = FactsNeed(
    Set(Worklist.all(of: Office(name: ""), fields: []).map(\.age)))

  /// The ages of the cases that have one, in days.
  private static func ages(of rows: [Int32], _ column: Column?, on day: Day) -> [Int] {
    switch column {
    case .number(let numbers):
      return rows.compactMap { row in
        let number = numbers[Int(row)]
        return number == CaseStore.missingNumber ? nil : Int(number)
      }
    case .day(let days):
      return rows.compactMap { row in
        let other = days[Int(row)]
        return other == Day.missing ? nil : Int(abs(other - day.number))
      }
    default: return []
    }
  }
}
