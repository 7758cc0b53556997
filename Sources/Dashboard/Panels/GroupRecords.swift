import Cases
import Metrics
import Terminal

/// What own cases lack or have wrong, each with the cases to mend.
func lacksBlock(_ view: View, _ group: GroupLabel) -> Block? {
  let snapshot = view.snapshot
  guard !snapshot.isShared, [.attorney, .unit].contains(group.field) else { return nil }
  let title = "Data quality of their cases"
  guard !snapshot.lacks.isEmpty else {
    return reasonBlock("lacks", title, "Nothing that is looked for is missing from their cases.")
  }
  let table = RecordTable(
    id: "lacks",
    columns: [
      TableColumn("what", "FINDING", width: 26, least: 14, .left, isFlexible: true),
      TableColumn("cases", "CASES", width: 7),
    ],
    records: snapshot.lacks.map { lack in
      let subject = Subject.words(
        title: capitalized(lack.title),
        text: "The cases of all years that the filter \(lack.condition) keeps. Correct them in the "
          + "case system.")
      let condition = Filter(group).and(lack.condition).text
      return Record(
        id: lack.condition,
        cells: [
          "what": TableCell(lack.title, explains: subject),
          "cases": TableCell(
            grouped(lack.count), style: .strong, sort: .number(Double(lack.count)),
            explains: subject),
        ], opens: .cases(CaseSelection(lack.title, condition: condition)))
    }, sort: nil)
  var block = Block(table, least: 3, title: title, notes: ["of all years", ""])
  block.place = ColumnPlace(ofTwo: 1, ofThree: 2)
  return block
}

/// Cases handed over in the period, from whom and to whom, and how long own ones stay.
func handoversBlock(_ view: View, _ group: GroupLabel) -> Block? {
  let snapshot = view.snapshot
  guard let table = snapshot.handovers else { return nil }
  let title = "Handed over"
  guard table.why.isEmpty else {
    // Of an attorney the history says why, and what to map.
    return group.field == .attorney
      ? nil : reasonBlock("handovers", title, "Not computable: \(table.why).")
  }
  guard let row = table.row(group.label) else {
    return reasonBlock("handovers", title, "They held no case \(table.period.words).")
  }
  let few = max(20, snapshot.office.fewCases)
  var records = [
    handoverRecord(
      "taken over", Handover(by: table.by, to: group.label), row.receivedCases, row.received, view),
    handoverRecord(
      "handed on", Handover(by: table.by, from: group.label), row.givenCases, row.given, view),
  ]
  for move in table.moves.prefix(12) {
    let isGiven = move.from == group.label
    let other = GroupLabel(table.by, isGiven ? move.to : move.from)
    records.append(
      Record(
        id: "\(move.from)\u{0}\(move.to)",
        cells: [
          "what": TableCell((isGiven ? "  to " : "  from ") + groupName(other), style: .muted),
          "cases": TableCell(
            grouped(move.cases), sort: .number(Double(move.cases)),
            opens: cases(
              of: Handover(by: table.by, from: move.from, to: move.to),
              isGiven ? "handed on to \(groupName(other))" : "taken over from \(groupName(other))",
              view)),
        ], opens: .group(other)))
  }
  let held =
    row.held.known >= few
    ? "held for \(decimal(row.held.median ?? 0, 0)) d (median of \(grouped(row.held.known)))"
    : "\(grouped(row.held.known)) held no more: too few for a median"
  var block = Block(
    RecordTable(
      id: "handovers",
      columns: [
        TableColumn("what", "", width: 26, least: 12, .left, isFlexible: true),
        TableColumn("cases", "CASES", width: 6),
        TableColumn("age", "MEDIAN AGE", width: 12, priority: 1),
      ], records: records, sort: nil),
    least: 4, title: title, notes: [held, ""])
  block.height = min(block.most, 7)
  block.place = ColumnPlace(ofTwo: 1, ofThree: 1)
  return block
}

/// The cases that went a way in the period; the group's condition would leave out those that others
/// hold by now.
private func cases(of way: Handover, _ title: String, _ view: View) -> Place {
  .cases(CaseSelection(title, behind: NumberReference(.handover(way), .numerator)))
}

private func handoverRecord(
  _ title: String, _ way: Handover, _ count: Int, _ days: HeldDays, _ view: View
) -> Record {
  let few = max(20, view.snapshot.office.fewCases)
  let age =
    days.known >= few
    ? days.median.map { "\(decimal($0, 0)) d" } ?? "" : days.n > 0 ? "too few" : ""
  let subject = Subject.words(
    title: "Cases \(title)",
    text: "By the dated assignments, in the period in force: a case is handed over on the day on "
      + "which somebody else takes it, its age counted from filing. Days held are of cases that were "
      + "handed on or disposed in the period. Below \(few) cases there are counts alone.")
  return Record(
    id: title,
    cells: [
      "what": TableCell(title, style: .strong, explains: subject),
      "cases": TableCell(
        grouped(count), style: .strong, sort: .number(Double(count)), explains: subject),
      "age": TableCell(age, style: .muted, explains: subject),
    ], opens: cases(of: way, title, view))
}
