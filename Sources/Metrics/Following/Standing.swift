import Cases

/// Where something that is followed stands in the data.
public enum Standing: Hashable, Sendable {
  /// An open case: its age in days, and its next day in court; whether it is known which cases have
  /// one.
  case open(days: Int, next: Day?, knowsHearings: Bool)
  /// A case that has ended, with its disposition as the data words it.
  case disposed(Day, disposition: String)
  /// A case that is not open and has not ended: referred, inactive, or closed on an unknown day.
  case notOpen
  /// A group, with its open cases; `nil` where they cannot be counted.
  case group(open: MetricRow?)
  /// Nothing of that name is in the data.
  case missing
}

extension Engine {
  /// Where what is followed stands, whatever the filter.
  ///
  /// - Parameters:
  ///   - subjects: What is followed.
  ///   - asOf: The day; the data day when `nil`.
  /// - Throws: ``QueryError`` where this is not answered.
  /// - Returns: One standing for each of them.
  public func standings(
    of subjects: [Follow.Subject], asOf: Day?
  ) throws(QueryError) -> [Follow.Subject: Standing] {
    let scope = Scope(filter: .everything, period: .months(12), asOf: asOf)
    var found: [Follow.Subject: Standing] = [:]
    for subject in subjects { found[subject] = .missing }
    try findCases(&found, scope)
    try findGroups(&found, scope)
    return found
  }

  private func findCases(
    _ found: inout [Follow.Subject: Standing], _ whole: Scope
  ) throws(QueryError) {
    let ids = found.keys.compactMap { subject -> String? in
      if case .caseFile(let id) = subject { id } else { nil }
    }
    guard !ids.isEmpty else { return }
    let columns: [CaseColumn] = [
      .ageDays, .nextHearing, .field(.disposition), .field(.disposed),
    ]
    var scope = whole
    scope.filter = Filter(.caseID, isOneOf: ids.sorted())
    let scheduled = try answer(MetricsQuery(["no_next_event"], in: whole)).first
    let knowsHearings = scheduled?.value != nil && scheduled?.state != .notComputable
    for row in try answer(CasesQuery(columns: columns, in: scope)).rows {
      found[.caseFile(row.caseID)] = Standing(row.values, knowsHearings: knowsHearings)
    }
  }

  private func findGroups(
    _ found: inout [Follow.Subject: Standing], _ scope: Scope
  ) throws(QueryError) {
    var byField: [CaseField: [String]] = [:]
    for case .group(let field, let label) in found.keys where fields.contains(field) {
      byField[field, default: []].append(label)
    }
    for (field, labels) in byField {
      let rows = try answer(MetricsQuery(["open"], by: [field], in: scope))
      for label in labels {
        guard let row = rows.first(where: { $0.group.first?.label == label }) else { continue }
        found[.group(field, label)] = .group(open: row.value == nil ? nil : row)
      }
    }
  }
}

extension Standing {
  /// Where a case stands, by its age if it is open, its next hearing, its disposition and the day
  /// of it.
  fileprivate init(_ values: [CaseValue], knowsHearings: Bool) {
    if case .number(let days) = values[0] {
      let next: Day? = if case .day(let day) = values[1] { day } else { nil }
      self = .open(days: days, next: next, knowsHearings: knowsHearings)
    } else if case .day(let day) = values[3] {
      let word: String = if case .text(let word) = values[2] { word } else { "" }
      self = .disposed(day, disposition: word)
    } else {
      self = .notOpen
    }
  }
}
