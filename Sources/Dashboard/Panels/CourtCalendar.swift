import Cases
import Metrics
import Terminal

/// Who is in court on which of the next days, and how often; `nil` where no calendar is known.
func courtCalendarBlock(_ view: View) -> Block? {
  guard let dates = view.snapshot.courtDates, dates.why.isEmpty, !dates.dates.isEmpty else {
    return nil
  }
  let days = dates.period.last - dates.period.first + 1
  var block = Block(
    courtCalendar(dates, view), least: 5, title: "In court in the next \(counted(days, "day"))",
    notes: [
      counted(dates.dates.count, "court date") + " of "
        + counted(Set(dates.dates.map(\.caseID)).count, "case"),
      counted(dates.dates.count, "court date"),
    ])
  block.place = .whole
  return block
}

/// A row an attorney, a column a day; days off court are left out.
private func courtCalendar(_ dates: CourtDatesTable, _ view: View) -> RecordTable {
  let id = "court"
  let days = (0...max(0, dates.period.last - dates.period.first)).map { dates.period.first + $0 }
    .filter { day in !day.isWeekend || dates.dates.contains { $0.hearing.day == day } }
  let columns =
    [
      TableColumn("attorney", "ATTORNEY", width: 22, least: 14, .left, keepsEnd: true),
      TableColumn("all", "ALL", width: 5),
    ] + days.map { TableColumn("\($0)", $0.headWords.uppercased(), width: 5) }
  let list = view.snapshot.worklists.first { $0.list.id == "hearings" }?.list
  let byAttorney = Dictionary(grouping: dates.dates, by: \.attorney)
  var records = byAttorney.keys.sorted().map { label in
    let group = GroupLabel(.attorney, label)
    let own = byAttorney[label] ?? []
    return courtRecord(
      groupName(group), own, days, opens: .group(group),
      all: list.map { .cases(CaseSelection($0, of: group)) })
  }
  if records.count > 1 {
    var total = courtRecord(
      "All", dates.dates, days, opens: nil, all: list.map { .cases(CaseSelection($0)) })
    total.isTotal = true
    records.append(total)
  }
  let sort = view.state.sorts[id] ?? TableSort("all", isDescending: true)
  return RecordTable(id: id, columns: columns, records: records, sort: sort)
}

/// The court dates of an attorney, in all and by day; `all` opens all their cases.
private func courtRecord(
  _ name: String, _ dates: [CourtDate], _ days: [Day], opens: Place?, all: Place?
) -> Record {
  var cells = [
    "attorney": TableCell(name, sort: .text(name), opens: opens),
    "all": courtCell(name, dates, "the next days", all: all),
  ]
  let byDay = Dictionary(grouping: dates) { $0.hearing.day }
  for day in days { cells["\(day)"] = courtCell(name, byDay[day] ?? [], day.words, all: all) }
  return Record(id: name, cells: cells, opens: opens)
}

/// As many cases are named one by one in a filter; of more the list of all days is opened.
private let mostNamed = 60

/// How many court dates; Enter lists their cases, of a great many those of all the days.
private func courtCell(
  _ name: String, _ dates: [CourtDate], _ when: String, all: Place?
) -> TableCell {
  let ids = Set(dates.map(\.caseID))
  var opens = dates.isEmpty ? nil : all
  if !ids.isEmpty, ids.count <= mostNamed || all == nil {
    let filter = Filter(.caseID, isOneOf: ids.sorted()).text
    opens = .cases(CaseSelection("in court, \(name), \(when)", condition: filter))
  }
  return TableCell(
    dates.isEmpty ? "·" : grouped(dates.count), style: dates.isEmpty ? .muted : .plain,
    sort: .number(Double(dates.count)), opens: opens,
    explains: .words(
      title: "In court: \(name), \(when)",
      text: "\(counted(dates.count, "court date")) of \(counted(ids.count, "case")): "
        + "a case may be in court more than once. Of more than \(mostNamed) cases on a day Enter "
        + "lists those of all the days."))
}
