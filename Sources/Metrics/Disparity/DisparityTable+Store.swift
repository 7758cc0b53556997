import Cases
import Statistics

extension DisparityTable {
  /// Compares the groups of the selected cases at each decision point.
  ///
  /// - Parameters:
  ///   - store: The cases, looked back to their as-of day.
  ///   - rows: The selected rows, those that the query's filter let through.
  ///   - period: The days that the query's choice stands for.
  ///   - query: What is asked; its scope has been followed already.
  ///   - isFiltered: Whether a filter chose the rows, which makes the table exploratory.
  /// - Throws: ``QueryError`` for a point that there is none of, or a field that makes no groups.
  public init(
    of store: CaseStore, rows: [Int32], period: Period, query: DisparityQuery, isFiltered: Bool
  ) throws(QueryError) {
    let asked = try DecisionPoint.points(named: query.points)
    try query.by.requireGroups()
    self.init(
      rows: [], period: period, familySize: 0, isExploratory: isFiltered, remarks: [])
    try query.crossing?.requireGroups()
    try query.cohort?.requireDays()
    cohort = query.cohort
    let fieldsOfGroups = [query.by] + (query.crossing.map { [$0] } ?? [])
    guard
      let groups = DisparityGroups(
        query.by, crossing: query.crossing, in: store, reference: query.reference)
    else {
      let missing = fieldsOfGroups.filter { !store.has($0) }.map(\.title).joined(separator: ", ")
      remarks = ["Nothing to compare: \(missing) is not in the office's data."]
      return
    }
    if let cohort, !store.has(cohort) {
      remarks = ["Nothing to compare: \(cohort.title) is not in the office's data."]
      return
    }
    let fields = Set(store.columns.keys)
    // The family is that of the whole table, whichever of its points are asked for.
    let points = DecisionPoint.all.filter { point in
      (point.isInFamily || asked.contains(point)) && point.whyNotComputable(with: fields).isEmpty
    }
    let evaluation = DisparityEvaluation(
      store: store, groups: groups, points: points, rows: rows, period: period,
      cohort: query.cohort, adjust: query.adjust.filter { !fieldsOfGroups.contains($0) })
    self.rows = evaluation.rows()
    adjustFamily()
    for index in self.rows.indices {
      self.rows[index].setFlags()
      self.rows[index].setEValue()
      self.rows[index].setVerdict(equivalence: store.office.equivalence)
    }
    cascade = CascadeRow.rows(of: self.rows)
    noteCoverage(store, points)
    noteOpen(store, rows)
    let ids = Set(asked.map(\.id))
    self.rows.removeAll { !ids.contains($0.point) }
    if !query.points.isEmpty { addNotComputable(asked, fields, groups) }
    remarks = disparityRemarks(groups, of: store, adjustedFor: evaluation.adjustedFor, query)
    if isFiltered {
      remarks.append("Exploratory, by a filter: \(familySize) comparisons in the family.")
    }
  }

  /// Adjusts the p-values of the family for their number.
  private mutating func adjustFamily() {
    let ids = Set(DecisionPoint.all.filter(\.isInFamily).map(\.id))
    let family = rows.indices.filter { ids.contains(rows[$0].point) && rows[$0].p != nil }
    let adjusted = benjaminiHochberg(family.compactMap { rows[$0].p })
    for (index, q) in zip(family, adjusted) { rows[index].pAdjusted = q }
    familySize = family.count
  }

  /// Notes the rows of points for which the office's data is not whole.
  private mutating func noteCoverage(_ store: CaseStore, _ points: [DecisionPoint]) {
    guard let coverage = store.office.coverage else { return }
    for point in points {
      let why = coverage.whyNotCovered(
        period, by: cohort ?? point.anchor, using: point.outcomes, dataDay: store.dataDay)
      guard !why.isEmpty else { continue }
      for index in rows.indices where rows[index].point == point.id {
        rows[index].notes.append(.outOfCoverage)
        if rows[index].why.isEmpty { rows[index].why = why }
      }
    }
  }

  /// Notes a cohort of which many are still open: what is seen of it is those that ended early.
  private mutating func noteOpen(_ store: CaseStore, _ selection: [Int32]) {
    guard let cohort, let chosen = store.days(cohort) else { return }
    let disposed = store.days(.disposed)
    let filed = store.days(.filed)
    let cases = selection.map(Int.init).filter { row in
      let day = chosen[row]
      return day >= period.first.number && day < period.end.number
        && filed.map { $0[row] != Day.missing } ?? false && !isOver(row, store, disposed)
    }
    let all = selection.count { row in
      let day = chosen[Int(row)]
      return day >= period.first.number && day < period.end.number
        && filed.map { $0[Int(row)] != Day.missing } ?? false
    }
    guard Double(cases.count) > Caveats.immatureAbove * Double(all) else { return }
    for index in rows.indices where DecisionPoint.named(rows[index].point)?.anchor == .disposed {
      rows[index].notes.append(.immature)
    }
  }

  private func isOver(_ row: Int, _ store: CaseStore, _ disposed: Numbers?) -> Bool {
    store.derived.closed[row] || disposed.map { $0[row] != Day.missing } ?? false
  }

  /// Says of each point that was asked for by name and cannot be computed what it lacks.
  private mutating func addNotComputable(
    _ asked: [DecisionPoint], _ fields: Set<CaseField>, _ groups: DisparityGroups
  ) {
    for point in asked {
      let why = point.whyNotComputable(with: fields)
      guard !why.isEmpty else { continue }
      var row = DisparityRow(
        point: point.id, by: groups.field, group: "", reference: groups.referenceLabel, n: 0,
        events: 0, referenceN: 0, referenceEvents: 0)
      row.state = .notComputable
      row.why = why
      rows.append(row)
    }
  }
}

extension DecisionPoint {
  /// The points of some ids, in the order of ``all``; all of them when there are no ids.
  fileprivate static func points(named ids: [String]) throws(QueryError) -> [DecisionPoint] {
    for id in ids where named(id) == nil {
      throw .unknownPoint(id, nearest: nearest(to: id, among: all.map(\.id)))
    }
    return ids.isEmpty ? all : all.filter { ids.contains($0.id) }
  }
}

extension CaseField {
  /// Throws where a field's values are no groups of cases: numbers, days, and what names one case.
  fileprivate func requireGroups() throws(QueryError) {
    guard kind == .text, self != .caseID, self != .defendantID else {
      throw .unknownField(rawValue, nearest: CaseField.race.rawValue)
    }
    guard self != .attorney else { throw .comparesAttorneys }
  }

  /// Throws where a field holds no days.
  fileprivate func requireDays() throws(QueryError) {
    guard kind == .day else { throw .notADay(self) }
  }
}
