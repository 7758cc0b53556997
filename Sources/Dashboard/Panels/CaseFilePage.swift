import Cases
import Metrics
import Terminal

/// One case: its facts, its days on a time line, its charges, its events and hearings.
func caseFileBlocks(_ view: View) -> [Block] {
  guard let file = view.snapshot.caseFile else { return [] }
  var blocks = [factsBlock(file), timelineBlock(file, view.snapshot)]
  if !file.charges.isEmpty {
    var charges = Block(chargeTable(file), least: 4, title: "Charges")
    charges.place = .whole
    blocks.append(charges)
  }
  let hearings = eventTable("hearings", file.hearings, "HEARING")
  let events = eventTable("events", file.events.reversed(), "EVENT")
  if !file.hearings.isEmpty {
    blocks.append(Block(hearings, least: 4, title: "Hearings ahead"))
  }
  if !file.holders.isEmpty {
    var block = Block(holderTable(file), least: 3, title: "Held by")
    block.place = ColumnPlace(ofTwo: 0, ofThree: 1)
    blocks.append(block)
  }
  if !file.events.isEmpty {
    var block = Block(events, least: 4, title: "Events, the newest first")
    block.place = ColumnPlace(ofTwo: 1, ofThree: 2)
    blocks.append(block)
  }
  return blocks
}

func caseFileHeadline(_ snapshot: Snapshot, _ id: String) -> String {
  guard let file = snapshot.caseFile else {
    return "Case \(id) is not in the data."
  }
  var parts: [String] = []
  func add(_ column: CaseColumn, _ before: String = "") {
    guard let value = file.values[column], value != .missing else { return }
    parts.append(before + caseText(value, column))
  }
  add(.field(.severity))
  add(.field(.offense))
  if let age = file.values[.ageDays], case .number(let days) = age {
    parts.append("open \(counted(days, "day"))")
    if file.values[.nextHearing].map({ $0 != .missing }) == true {
      add(.nextHearing, "next in court ")
    } else if file.values[.hearings].map({ $0 != .missing }) == true {
      parts.append("no court date ahead")
    }
  } else if let length = file.values[.days], case .number(let days) = length {
    add(.field(.disposition))
    parts.append("after \(counted(days, "day"))")
  }
  add(.field(.attorney))
  add(.field(.judge), "judge ")
  return capitalized(parts.joined(separator: " · "))
}

// MARK: - Facts

private let factColumns: [CaseColumn] = [
  .field(.filed), .field(.disposed), .field(.disposition), .field(.sentence), .nextHearing,
  .lastEvent, .field(.custody), .field(.counsel), .field(.unit), .field(.agency),
  .field(.arrested), .field(.referred), .field(.screened), .field(.priors), .hearings,
  .stalled, .field(.sentenceDays), .field(.status),
]

private func factsBlock(_ file: CaseFile) -> Block {
  let facts = factColumns.compactMap { column -> (String, String)? in
    guard let value = file.values[column], value != .missing else { return nil }
    return (columnTitle(of: column), caseText(value, column))
  }
  let lines = (facts.count + 2) / 3
  var block = Block(
    Section("facts", rows: []), height: max(1, lines), least: min(3, max(1, lines))
  ) { painter, rect in
    let perLine = max(1, min(3, rect.width / 26))
    let width = rect.width / perLine
    for (index, fact) in facts.enumerated() where index / perLine < rect.height {
      let x = rect.x + index % perLine * width
      let y = rect.y + index / perLine
      painter.write(fact.0, x: x, y: y, .muted, width: 13)
      painter.write(fact.1, x: x + 14, y: y, .plain, width: max(0, width - 15))
    }
  }
  block.place = .whole
  return block
}

private func columnTitle(of column: CaseColumn) -> String {
  switch column {
  case .field(.agency): "agency"
  case .field(let field): field.title
  default: spaced(column.name)
  }
}

// MARK: - Charges, events, hearings

private func chargeTable(_ file: CaseFile) -> RecordTable {
  let columns = [
    TableColumn("n", "NO", width: 3),
    TableColumn("title", "CHARGE", width: 24, .left, isFlexible: true),
    TableColumn("class", "CLASS", width: 12, .left, priority: 2),
    TableColumn("disposition", "DISPOSITION", width: 20, .left),
    TableColumn("disposed", "DISPOSED", width: 10, .left, priority: 3),
    TableColumn("sentence", "SENTENCE", width: 18, .left, priority: 1),
    TableColumn("statute", "STATUTE", width: 14, .left, priority: 4),
  ]
  let records = file.charges.enumerated().map { index, charge in
    let sentence = [
      charge.sentenceWord.isEmpty
        ? charge.sentence.map { spaced($0.word) } ?? "" : charge.sentenceWord,
      charge.sentenceDays.map { "\(grouped($0)) d" } ?? "",
    ].filter { !$0.isEmpty }.joined(separator: ", ")
    let ended =
      charge.dispositionWord.isEmpty
      ? charge.disposition.map { spaced($0.word) } ?? "open" : charge.dispositionWord
    return Record(
      id: "\(index)/\(charge.number)",
      cells: [
        "n": TableCell(charge.number, style: .muted),
        "title": TableCell(charge.title, style: charge.isLead ? .strong : .plain),
        "class": TableCell(charge.chargeClass), "disposition": TableCell(ended),
        "disposed": TableCell(charge.disposed.map(\.description) ?? "", style: .muted),
        "sentence": TableCell(sentence), "statute": TableCell(charge.statute, style: .muted),
      ])
  }
  return RecordTable(id: "charges", columns: columns, records: records, sort: nil)
}

/// Who held the case from when to when.
private func holderTable(_ file: CaseFile) -> RecordTable {
  let columns = [
    TableColumn(
      "attorney", "ATTORNEY", width: 22, least: 12, .left, isFlexible: true, keepsEnd: true),
    TableColumn("from", "FROM", width: 10, .left), TableColumn("to", "TO", width: 10, .left),
    TableColumn("days", "DAYS", width: 6), TableColumn("end", "", width: 14, .left, priority: 1),
  ]
  let records = file.holders.enumerated().map { index, holder in
    let isNobody = holder.attorney.isEmpty
    let name = isNobody ? "nobody is said to" : holder.attorney
    let ending: String =
      switch holder.ending {
      case .holds: "holds it"
      case .disposed: "disposed"
      case .lapsed: "nobody after"
      case .handedOver: isNobody ? "" : "handed on"
      }
    return Record(
      id: "\(index)",
      cells: [
        "attorney": TableCell(
          holder.isPlaceholder ? "\(name) · placeholder" : name, style: isNobody ? .warning : .plain
        ),
        "from": TableCell(holder.from.description),
        "to": TableCell(holder.to.map(\.description) ?? "", style: .muted),
        "days": TableCell(grouped(holder.days)), "end": TableCell(ending, style: .muted),
      ], opens: isNobody ? nil : .group(GroupLabel(.attorney, holder.attorney)))
  }
  return RecordTable(id: "holders", columns: columns, records: records, sort: nil)
}

private func eventTable(_ id: String, _ events: [CaseEvent], _ title: String) -> RecordTable {
  let columns = [
    TableColumn("day", "DAY", width: 10, .left),
    TableColumn("time", "TIME", width: 5, .left, priority: 2),
    TableColumn("word", title, width: 20, .left, isFlexible: true),
  ]
  let records = events.enumerated().map { index, event in
    Record(
      id: "\(index)",
      cells: [
        "day": TableCell(event.day.map(\.description) ?? "no day"),
        "time": TableCell(event.time, style: .muted),
        "word": TableCell(event.word, style: event.type == .continuance ? .warning : .plain),
      ])
  }
  let hasTimes = events.contains { !$0.time.isEmpty }
  return RecordTable(
    id: id, columns: hasTimes ? columns : [columns[0], columns[2]], records: records, sort: nil)
}
