import Cases
import Metrics

extension Snapshot {
  /// Looks up where what is followed stands, whatever the filter.
  mutating func gatherFollowed(from engine: some Engine) throws(QueryError) {
    var ids: [String] = []
    var fields: Set<CaseField> = []
    for subject in request.followed {
      switch subject {
      case .caseFile(let id): ids.append(id)
      case .group(let field, _): fields.insert(field)
      }
    }
    var scope = Scope()
    scope.asOf = request.scope.asOf
    if !ids.isEmpty { try gatherFollowedCases(ids, scope, from: engine) }
    for field in fields {
      try gatherFollowedGroups(field, scope, from: engine)
    }
  }

  private mutating func gatherFollowedCases(
    _ ids: [String], _ whole: Scope, from engine: some Engine
  ) throws(QueryError) {
    let columns: [CaseColumn] = [
      .ageDays, .nextHearing, .field(.disposition), .field(.disposed),
    ]
    var scope = whole
    scope.filter = Filter(.caseID, isOneOf: ids)
    let list = try engine.answer(CasesQuery(columns: columns, in: scope))
    let scheduled = try engine.answer(MetricsQuery(["no_next_event"], in: whole)).first
    let knowsHearings = scheduled?.isShown == true || scheduled?.isFloor == true
    for id in ids {
      followed[.caseFile(id)] = FollowedState(words: "not in the data", isOver: true)
    }
    for row in list.rows {
      followed[.caseFile(row.caseID)] = FollowedState(row.values, knowsHearings: knowsHearings)
    }
  }

  private mutating func gatherFollowedGroups(
    _ field: CaseField, _ whole: Scope, from engine: some Engine
  ) throws(QueryError) {
    guard self.fields.contains(field) else { return }
    let rows = try engine.answer(MetricsQuery(["open"], by: [field], in: whole))
    for subject in request.followed {
      guard case .group(field, let label) = subject else { continue }
      let row = rows.first { $0.group.first?.label == label }
      let open = row.flatMap { $0.isShown || $0.isFloor ? $0 : nil }
      followed[subject] =
        open.map { FollowedState(words: "\($0.cell) open") }
        ?? FollowedState(words: row == nil ? "no case in the data" : "", isOver: row == nil)
    }
  }
}

extension FollowedState {
  /// Where a case stands, by its age if it is open, its next hearing, its disposition and the day
  /// of it.
  fileprivate init(_ values: [CaseValue], knowsHearings: Bool) {
    let (age, hearing, ending, day) = (values[0], values[1], values[2], values[3])
    if case .number(let days) = age {
      var parts = ["open \(counted(days, "day"))"]
      if case .day(let next) = hearing {
        parts.append("next in court \(next.words)")
      } else if knowsHearings {
        parts.append("nothing scheduled")
      }
      self.init(words: parts.joined(separator: ", "))
      return
    }
    guard case .day(let disposed) = day else {
      self.init(words: "not open")
      return
    }
    var words = "disposed"
    if case .text(let word) = ending { words = spaced(word) }
    self.init(words: "\(words), \(disposed.words)", isOver: true)
  }
}
