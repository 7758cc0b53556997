import Cases
import Metrics
import Terminal

/// What is stuck, what is due, what waits: each list with its count, its ages and its reason; and
/// who has how many of each.
func worklistBlocks(_ view: View) -> [Block] {
  let snapshot = view.snapshot
  guard !snapshot.worklists.isEmpty else { return [] }
  var lists = Block(worklistTable(view), least: 6, title: "Worklists")
  lists.isMain = true
  lists.isPinned = true
  lists.height = lists.most
  lists.place = .whole
  var blocks = [lists]
  if let calendar = courtCalendarBlock(view) { blocks.append(calendar) }
  if !snapshot.worklistsByAttorney.isEmpty {
    var table = Block(
      worklistsByAttorneyTable(view), least: 5, title: "By attorney",
      notes: ["cases on each list", "cases"])
    table.place = .whole
    blocks.append(table)
  }
  return blocks
}

func worklistsHeadline(_ snapshot: Snapshot) -> String {
  func count(_ id: String) -> Int? { snapshot.worklists.first { $0.list.id == id }?.count }
  var parts: [String] = []
  func add(_ id: String, _ words: (Int) -> String) {
    guard let count = count(id), count > 0 else { return }
    let isFloor = snapshot.worklists.first { $0.list.id == id }?.isFloor == true
    parts.append((isFloor ? "at least " : "") + words(count))
  }
  add("stalled") { "\(counted($0, "case")) stalled" }
  add("over_standard") { "\(grouped($0)) over the standard" }
  add("hearings") { "\(grouped($0)) in court in the next \(snapshot.office.ahead.hearings) days" }
  add("decisions") { "\(counted($0, "filing decision")) waiting" }
  guard !parts.isEmpty else { return "Nothing that Caseboard looks for waits." }
  return capitalized(listed(parts)) + ". A case may be on several lists."
}

/// The lists, those that cannot be told last.
private func worklistTable(_ view: View) -> RecordTable {
  let id = "worklists"
  let columns = [
    TableColumn("list", "LIST", width: 28, least: 18, .left),
    TableColumn("count", "CASES", width: 7),
    TableColumn("median", "MEDIAN", width: 11, priority: 2),
    TableColumn("foremost", "FOREMOST", width: 12, priority: 1),
    TableColumn("reason", "WHY", width: 60, least: 16, .left, priority: 3, isFlexible: true),
  ]
  let records = view.snapshot.worklists.map { row -> Record in
    let list = row.list
    let opens: Place? = (row.count ?? 0) > 0 ? .cases(CaseSelection(list)) : nil
    let subject = worklistSubject(row)
    func days(_ value: Double?) -> TableCell {
      TableCell(
        value.map(list.words(ofAge:)) ?? "", sort: value.map(SortValue.number) ?? .absent,
        opens: opens, explains: subject)
    }
    let count = row.count.map { (row.isFloor ? "≥" : "") + grouped($0) }
    return Record(
      id: list.id,
      cells: [
        "list": TableCell(
          list.title, style: row.count == nil ? .muted : .plain, sort: .text(list.title),
          opens: opens, explains: subject),
        "count": TableCell(
          count ?? absent, style: row.count == nil ? .muted : .strong,
          sort: row.count.map { .number(Double($0)) } ?? .absent, opens: opens, explains: subject),
        "median": days(row.median), "foremost": days(row.foremost.map(Double.init)),
        "reason": TableCell(
          row.why.isEmpty ? list.reason : row.why, style: row.why.isEmpty ? .plain : .muted),
      ], opens: opens, isApart: row.count == nil)
  }
  return RecordTable(id: id, columns: columns, records: records, sort: view.state.sorts[id])
}

/// Who has how many cases of each list.
private func worklistsByAttorneyTable(_ view: View) -> RecordTable {
  let id = "by-attorney"
  let rows = view.snapshot.worklistsByAttorney
  let lists = uniqued(rows.map(\.list))
  let columns =
    [TableColumn("attorney", "ATTORNEY", width: 22, least: 14, .left, keepsEnd: true)]
    + lists.enumerated().map { index, list in
      TableColumn(list.id, list.shortTitle, width: 6, priority: index + 1)
    }
  let labels = uniqued(rows.compactMap(\.group))
  let records = labels.map { group -> Record in
    var cells = [
      "attorney": TableCell(groupName(group), sort: .text(groupName(group)), opens: .group(group))
    ]
    for row in rows where row.group == group {
      let count = row.count ?? 0
      let opens: Place? = count > 0 ? .cases(CaseSelection(row.list, of: group)) : nil
      cells[row.list.id] = TableCell(
        count == 0 ? "·" : (row.isFloor ? "≥" : "") + grouped(count),
        style: count == 0 ? .muted : .plain, sort: .number(Double(count)), opens: opens,
        explains: worklistSubject(row))
    }
    for list in lists where cells[list.id] == nil {
      cells[list.id] = TableCell("·", style: .muted, sort: .number(0))
    }
    return Record(id: group.label, cells: cells, opens: .group(group))
  }
  return RecordTable(id: id, columns: columns, records: records, sort: view.state.sorts[id])
}

/// What a list is, where it comes from and what it does not say.
func worklistSubject(_ row: WorklistRow) -> Subject {
  let list = row.list
  var words = ["\(capitalized(list.reason))."]
  if row.why.isEmpty {
    words.append("The filter: \(list.condition).")
    if let median = row.median {
      words.append(
        "Sorted by \(list.ageWords), of which \(counted(row.aged, "case")) "
          + "\(row.aged == 1 ? "has" : "have") a number: median \(decimal(median, 0)).")
    }
    if row.isFloor { words.append("The data does not hold all cases: there are at least so many.") }
  } else {
    words.append("It cannot be told: \(row.why).")
  }
  if !list.limits.isEmpty { words.append(list.limits) }
  return .words(title: list.title, text: words.joined(separator: " "))
}

extension Worklist {
  /// Days that have passed, or that are left until something is due or since it was.
  fileprivate func words(ofAge days: Double) -> String {
    let number = "\(decimal(abs(days), 0)) d"
    guard ageWords == "days left" else { return number }
    return days < 0 ? "\(number) over" : "\(number) left"
  }

  /// The head of a narrow column.
  fileprivate var shortTitle: String {
    switch id {
    case "speedy_trial": "TRY BY"
    case "discovery": "DISCOV"
    case "hearings": "COURT"
    case "over_standard": "OVER"
    case "crossing": "CROSS"
    case "diversions": "DIVERT"
    case "stalled": "STALLED"
    case "nothing_scheduled": "NO DATE"
    case "departed": "LEFT"
    case "unassigned": "NOBODY"
    case "decisions": "DECIDE"
    case "no_disposition": "NO END"
    default: String(title.uppercased().prefix(7))
    }
  }
}
