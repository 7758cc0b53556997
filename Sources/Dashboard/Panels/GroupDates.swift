import Cases
import Metrics
import Terminal

/// How many court dates a page lists; more than that are no calendar.
private let mostDates = 300

/// The court dates of the next days; Enter opens the case.
func courtDatesBlock(_ view: View) -> Block? {
  guard let table = view.snapshot.courtDates else { return nil }
  let title = "In court in the next \(counted(view.snapshot.office.ahead.hearings, "day"))"
  guard table.why.isEmpty else {
    return reasonBlock("dates", title, "Not computable: \(table.why).", column: 0)
  }
  guard !table.dates.isEmpty else {
    return reasonBlock(
      "dates", title, "Nothing is scheduled up to \(table.period.last.words).", column: 0)
  }
  let isOfMany = Set(table.dates.map(\.attorney)).count > 1
  var columns = [
    TableColumn("day", "DAY", width: 14, .left),
    TableColumn("time", "TIME", width: 5, .left, priority: 1),
    TableColumn("type", "TYPE", width: 20, least: 10, .left, isFlexible: true),
    TableColumn("case", "CASE", width: 12, least: 9, .left, keepsEnd: true),
    TableColumn("offense", "OFFENSE", width: 18, least: 10, .left, priority: 3),
  ]
  if isOfMany {
    columns.append(
      TableColumn("attorney", "ATTORNEY", width: 20, least: 10, .left, priority: 2, keepsEnd: true))
  }
  if !table.dates.contains(where: { !$0.hearing.time.isEmpty }) {
    columns.removeAll { $0.id == "time" }
  }
  let records = table.dates.prefix(mostDates).enumerated().map { index, date in
    Record(
      id: "\(index)/\(date.caseID)",
      cells: [
        "day": TableCell(
          date.hearing.day.map(dayWords) ?? "",
          sort: .number(Double(date.hearing.day?.number ?? 0))),
        "time": TableCell(
          date.hearing.time, style: .muted, sort: .number(Double(date.hearing.minutes))),
        "type": TableCell(date.hearing.word, sort: .text(date.hearing.word)),
        "case": TableCell(date.caseID, style: .strong, sort: .text(date.caseID)),
        "offense": TableCell(date.offense, style: .muted, sort: .text(date.offense)),
        "attorney": TableCell(
          groupName(GroupLabel(.attorney, date.attorney)), sort: .text(date.attorney)),
      ], opens: .caseFile(date.caseID))
  }
  let cases = Set(table.dates.map(\.caseID)).count
  var block = Block(
    RecordTable(id: "dates", columns: columns, records: records, sort: view.state.sorts["dates"]),
    least: 4, title: title,
    notes: [
      (table.dates.count > mostDates ? "the first \(mostDates) of " : "")
        + counted(table.dates.count, "date") + ", " + counted(cases, "case"), "",
    ])
  block.height = min(block.most, 10)
  block.place = ColumnPlace(ofTwo: 0, ofThree: 0)
  return block
}

/// "Wed 2026-07-01".
private func dayWords(_ day: Day) -> String {
  "\(day.longWords.prefix(3)) \(day)"
}
