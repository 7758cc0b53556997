import Cases
import Metrics
import Terminal

/// The cases behind a number.
func caseListBlocks(_ view: View) -> [Block] {
  let table = caseTable(view)
  var list = Block(table, least: 2, title: "Cases")
  list.isMain = true
  list.isPinned = true
  list.place = ColumnPlace(least: 100, comfortable: 130, weight: 2)
  return [list, detailBlock(beside: table, view)]
}

func caseListHeadline(_ snapshot: Snapshot, _ selection: CaseSelection) -> String {
  guard let cases = snapshot.cases else { return "These cases were not asked for." }
  var words = "\(counted(cases.total, "case")) · \(selection.title)"
  if let list = selection.worklist {
    words += ": \(list.reason)"
    if !list.limits.isEmpty { words += ". " + String(list.limits.dropLast()) }
  }
  if case .metric? = selection.behind?.source, selection.behind?.side == .leftOut {
    words += ", left out because what the number needs is missing or implausible"
  }
  if cases.rows.count < cases.total {
    words += ". The first \(grouped(cases.rows.count)) are listed"
  }
  return words + "."
}

/// The list of cases of a snapshot, as the engine sorted it.
func caseTable(_ view: View) -> RecordTable {
  let id = "cases"
  guard let cases = view.snapshot.cases else {
    return RecordTable(
      id: id, columns: [TableColumn("case_id", "CASE", width: 10)], records: [], sort: nil)
  }
  let kept = cases.fields.indices.filter { index in
    cases.rows.contains { $0.values.indices.contains(index) && $0.values[index] != .missing }
  }
  var columns = kept.map { caseColumn(cases.fields[$0], at: $0, in: cases) }
  let listed = Set(cases.rows.map(\.caseID))
  let followed = view.state.followed.reduce(into: [String: Follow]()) { found, follow in
    if case .caseFile(let id) = follow.subject, listed.contains(id) { found[id] = follow }
  }
  if !followed.isEmpty { columns += followColumns }
  let records = cases.rows.map { row in
    var cells: [String: TableCell] = [:]
    for index in kept where row.values.indices.contains(index) {
      cells[cases.fields[index].name] = caseCell(row.values[index], cases.fields[index])
    }
    if let follow = followed[row.caseID] {
      cells["followed"] = TableCell("★", sort: .number(1))
      cells["note"] = TableCell(follow.note, sort: .text(follow.note))
      cells["due"] = TableCell(
        follow.due?.description ?? "",
        sort: follow.due.map { .number(Double($0.number)) } ?? .absent)
    }
    return Record(id: row.caseID, cells: cells, opens: .caseFile(row.caseID))
  }
  let sort = view.state.sorts[id] ?? view.state.place.firstSort
  return RecordTable(id: id, columns: columns, records: records, sort: sort)
}

/// What a person noted of the cases of a list that they follow.
private let followColumns = [
  TableColumn("followed", "★", width: 1, .left, priority: 1),
  TableColumn("note", "NOTE", width: 24, least: 12, .left, priority: 9, isFlexible: true),
  TableColumn("due", "DUE", width: 10, .left, priority: 9),
]

private func caseColumn(_ column: CaseColumn, at index: Int, in cases: CaseList) -> TableColumn {
  let widest = cases.rows.prefix(200).map { caseText($0.values[index], column).count }.max() ?? 0
  let isNumber = cases.rows.contains { row in
    if case .number = row.values[index] { true } else { false }
  }
  // What stands first is dropped last.
  let priority = index
  var built = TableColumn(
    column.name, columnTitle(column), width: min(widest, 24), isNumber ? .right : .left,
    priority: priority)
  switch column {
  case .field(.caseID): (built.least, built.keepsEnd) = (min(built.width, 10), true)
  case .field(.attorney), .field(.judge): built.keepsEnd = true
  case .field(.offense): (built.least, built.isFlexible) = (min(built.width, 12), true)
  default: break
  }
  return built
}

private func columnTitle(_ column: CaseColumn) -> String {
  switch column {
  case .field(let field): field.title.uppercased()
  case .ageDays: "AGE"
  case .days: "DAYS"
  case .open: "OPEN"
  case .stalled: "STALLED"
  case .hearings: "HEARINGS"
  case .nextHearing: "NEXT HEARING"
  case .lastEvent: "LAST EVENT"
  case .quietDays: "QUIET"
  case .lastEventType: "LAST"
  case .standardDaysLeft: "TO STANDARD"
  case .decisionDays: "WAITING"
  case .speedyDaysLeft: "TO TRY"
  case .discoveryDaysLeft: "TO GIVE"
  case .diversionDaysLeft: "TO COMPLETE"
  case .departed: "LEFT"
  }
}

private func caseCell(_ value: CaseValue, _ column: CaseColumn) -> TableCell {
  let text = caseText(value, column)
  return switch value {
  case .missing: TableCell("", style: .muted)
  case .text:
    TableCell(text, style: column == .field(.caseID) ? .strong : .plain, sort: .text(text))
  case .day(let day): TableCell(text, sort: .number(Double(day.number)))
  case .number(let number): TableCell(text, sort: .number(Double(number)))
  case .flag(let flag): TableCell(text, sort: .number(flag ? 1 : 0))
  }
}

extension CaseColumn {
  /// Whether its numbers are days.
  fileprivate var isOfDays: Bool {
    switch self {
    case .ageDays, .days, .quietDays, .standardDaysLeft, .decisionDays, .speedyDaysLeft,
      .discoveryDaysLeft, .diversionDaysLeft:
      true
    default: false
    }
  }
}

/// A value of a case as a person reads it.
func caseText(_ value: CaseValue, _ column: CaseColumn) -> String {
  switch value {
  case .missing: return ""
  case .text(let text):
    let isWord: Bool =
      switch column {
      case .field(.disposition), .field(.sentence), .field(.custody), .field(.severity): true
      default: false
      }
    return isWord ? spaced(text) : text
  case .day(let day): return day.description
  case .number(let number):
    return column.isOfDays ? "\(grouped(number)) d" : grouped(number)
  case .flag(let flag): return flag ? "yes" : "no"
  }
}
