import Cases

/// The metrics that staffing is made of, for the office and by groups.
struct StaffingNumbers {
  private static let metrics = ["open", "weighted_open", "filed", "fte_needed"]
  private let office: [MetricRow]

  init(_ engine: StoreEngine, _ scope: Scope) throws(QueryError) {
    office = try engine.answer(MetricsQuery(Self.metrics, in: scope))
  }

  /// The row of the office.
  func row(of group: [GroupLabel]) -> StaffingRow {
    StaffingRow(
      group: group, open: office[0], weighted: office[1], filed: office[2], needed: office[3])
  }

  /// A row for each group; a metric that has no number by these fields says why in each.
  func rows(
    by fields: [CaseField], _ engine: StoreEngine, _ scope: Scope
  ) throws(QueryError) -> [StaffingRow] {
    let rows = try engine.answer(MetricsQuery(Self.metrics, by: fields, in: scope))
    var groups: [[GroupLabel]] = []
    var byGroup: [[GroupLabel]: [String: MetricRow]] = [:]
    var general: [String: MetricRow] = [:]
    for row in rows {
      if row.group.isEmpty { general[row.metric] = row }
      guard !row.group.isEmpty else { continue }
      if byGroup[row.group] == nil { groups.append(row.group) }
      byGroup[row.group, default: [:]][row.metric] = row
    }
    return groups.map { group in
      func find(_ index: Int) -> MetricRow {
        let metric = Self.metrics[index]
        return byGroup[group]?[metric] ?? general[metric] ?? office[index]
      }
      return StaffingRow(
        group: group, open: find(0), weighted: find(1), filed: find(2), needed: find(3))
    }
  }
}

extension StaffingRow {
  /// Sets the part of the office's weighted load.
  mutating func share(of office: StaffingRow) {
    guard let whole = office.weighted.value, whole > 0, let own = weighted.value else { return }
    share = own / whole
  }

  /// Sets all who are there, where the data says who they are.
  mutating func staff(_ there: AttorneysThere, isFiltered: Bool) {
    if there.why.isEmpty {
      staff(there.people.count, there.fte, isFiltered: isFiltered)
    } else {
      (whyNoFTE, why) = (there.why, needed.state == .ok ? there.why : needed.why)
    }
  }

  /// Sets who is there, and what follows from it where it is known how many are needed.
  mutating func staff(_ people: Int, _ fte: Double, isFiltered: Bool) {
    attorneys = people
    self.fte = fte
    guard needed.state == .ok, let years = needed.value else {
      why = needed.why
      return
    }
    if needed.notes.contains(.outOfCoverage) {
      why = needed.why
    } else if isFiltered {
      why = "the cases are filtered, the attorneys are not"
    } else if fte <= 0 {
      why = "no attorney is there"
    } else if !group.isEmpty, filed.value == 0 {
      why = "no case was filed in it, and its other work has no weight"
    } else {
      gap = years - fte
      utilization = years / fte
    }
  }
}

extension AttorneysThere {
  /// The attorneys of a group, or why they are not counted.
  func staff(
    of group: GroupLabel, _ row: StaffingRow, _ engine: StoreEngine, _ scope: Scope
  ) throws(QueryError) -> (people: Int?, fte: Double, why: String) {
    switch group.field {
    case _ where !why.isEmpty: return (nil, 0, why)
    case .unit:
      let own = people(ofUnit: group.label)
      if group.label.isEmpty { return (nil, 0, "no unit is recorded") }
      return own.isEmpty
        ? (nil, 0, "no attorney there is listed in this unit")
        : (own.count, Self.fte(of: own), "")
    case .attorney:
      if group.label.isEmpty || group.label == unassignedLabel { return (nil, 0, "nobody's") }
      if engine.placeholderNames.contains(group.label) {
        return (nil, 0, "a placeholder: nobody works under this name")
      }
      guard let person = people.first(where: { $0.name == group.label }) else {
        return (
          nil, 0,
          isFromStaff ? "not among the attorneys there on the day" : "holds no open case"
        )
      }
      return (1, person.fte, "")
    default: return (nil, 0, "attorneys are not parted by \(group.field.title)")
    }
  }
}
