import Cases
import Metrics
import Terminal

/// Everything that a person follows, what is due first first.
func followedBlocks(_ view: View) -> [Block] {
  guard !view.snapshot.isShared else { return [] }
  var block = Block(followedTable(view), least: 4, title: "Followed")
  block.isMain = true
  block.isPinned = true
  block.place = .whole
  return [block]
}

func followedHeadline(_ view: View) -> String {
  let followed = view.state.followed
  if view.snapshot.isShared { return "What you follow is not for others to see." }
  guard !followed.isEmpty else {
    return "You follow nothing yet: F follows the selected case, attorney or unit, with a note."
  }
  let due = followed.count { follow in follow.due.map { $0 <= view.snapshot.asOf } ?? false }
  return "You follow \(followed.count)" + (due == 0 ? "" : "; \(due) due by now")
    + ". This is yours alone: it stays in a file that only you may read."
}

/// What is due first, on Overview; `nil` where nothing is followed.
func followedBlock(_ view: View) -> Block? {
  guard !view.state.followed.isEmpty, !view.snapshot.isShared else { return nil }
  var block = Block(followedTable(view), least: 3, title: "Followed", notes: ["J all", "J"])
  block.height = min(block.height, 7)
  block.growth = 1
  block.place = ColumnPlace(ofTwo: 0, ofThree: 1)
  return block
}

/// That the case or group of the page is followed, with the note; empty where not.
func followedWords(_ view: View) -> String {
  guard !view.snapshot.isShared, let subject = view.snapshot.request.place.followSubject,
    let follow = view.state.followed.first(where: { $0.subject == subject })
  else { return "" }
  let text = [
    follow.note, follow.due.map { dueWords($0, view.snapshot.asOf) } ?? "",
  ].filter { !$0.isEmpty }.joined(separator: ", ")
  return text.isEmpty ? "★ You follow it." : "★ \(text)."
}

/// "due in 3 days", "due today", "2 days over".
private func dueWords(_ due: Day, _ asOf: Day) -> String {
  let days = due - asOf
  switch days {
  case 0: return "due today"
  case 1...: return "due in \(counted(days, "day"))"
  default: return "\(counted(-days, "day")) over"
  }
}

private func followedTable(_ view: View) -> RecordTable {
  let id = "followed"
  let columns = [
    TableColumn("due", "DUE", width: 12, .left),
    TableColumn("what", "WHAT", width: 22, least: 12, .left, isFlexible: true, keepsEnd: true),
    TableColumn("note", "NOTE", width: 36, least: 12, .left, isFlexible: true),
    TableColumn("standing", "STANDS", width: 44, least: 16, .left, priority: 1, isFlexible: true),
  ]
  let asOf = view.snapshot.asOf
  let records = view.state.followed.map { follow -> Record in
    let state = view.snapshot.followed[follow.subject]
    let isDue = follow.due.map { $0 <= asOf } ?? false
    return Record(
      id: "\(follow.subject.kind)/\(follow.subject.label)",
      cells: [
        "due": TableCell(
          follow.due.map { isDue ? "! \($0)" : "\($0)" } ?? "",
          style: isDue ? .warning : .plain,
          sort: follow.due.map { .number(Double($0.number)) } ?? .absent,
          explains: follow.due.map {
            .words(title: "Due", text: capitalized(dueWords($0, asOf)) + ".")
          }),
        "what": TableCell(follow.subject.words, style: .strong, sort: .text(follow.subject.words)),
        "note": TableCell(follow.note, sort: .text(follow.note)),
        "standing": TableCell(
          state?.words ?? "", style: state?.isOver == true ? .muted : .plain,
          sort: .text(state?.words ?? "")),
      ], opens: follow.subject.place)
  }
  return RecordTable(id: id, columns: columns, records: records, sort: view.state.sorts[id])
}
