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

// MARK: - Time line

/// What happened, and what is scheduled, as dots on one line of days.
private func timelineBlock(_ file: CaseFile, _ snapshot: Snapshot) -> Block {
  var block = Block(Section("timeline", rows: []), title: "Time line", height: 5, least: 4) {
    painter, rect in
    painter.timeline(file, snapshot.asOf, in: rect)
  }
  block.place = .whole
  return block
}

extension Painter {
  fileprivate mutating func timeline(_ file: CaseFile, _ asOf: Day, in rect: Rect) {
    func day(_ column: CaseColumn) -> Day? {
      if case .day(let day)? = file.values[column] { day } else { nil }
    }
    let named: [(Day, String)] = [
      (day(.field(.arrested)), "arrested"), (day(.field(.referred)), "referred"),
      (day(.field(.filed)), "filed"), (day(.field(.disposed)), "disposed"),
      (asOf, "today"), (day(.nextHearing), "hearing"),
    ].compactMap { day, words in day.map { ($0, words) } }
    let dots = (file.events + file.hearings).compactMap(\.day) + named.map(\.0)
    guard let first = dots.min(), let last = dots.max(), rect.height >= 3, rect.width > 4 else {
      return
    }
    let span = max(1, last - first)
    func cell(_ day: Day) -> Int { rect.x + (day - first) * (rect.width - 1) / span }
    let y = rect.y + 1
    months(from: first, through: last, y: rect.y, rect, cell: cell)
    write(String(repeating: "─", count: cell(min(asOf, last)) - rect.x + 1), x: rect.x, y: y, .axis)
    for event in file.events {
      guard let day = event.day else { continue }
      write(event.type == .hearing ? "●" : "○", x: cell(day), y: y, .shape)
    }
    for hearing in file.hearings {
      if let day = hearing.day { write("◇", x: cell(day), y: y, .warning) }
    }
    write("│", x: cell(asOf), y: y, .strong)
    names(named, y: y + 1, rect, cell: cell)
  }

  /// The names of the days below the line, those that do not overlap.
  private mutating func names(
    _ named: [(Day, String)], y: Int, _ rect: Rect, cell: (Day) -> Int
  ) {
    var free = rect.x
    for (day, words) in named.sorted(by: { $0.0 < $1.0 }) {
      let x = max(rect.x, min(cell(day), rect.x + rect.width - words.count))
      guard x >= free else { continue }
      write(words, x: x, y: y, .muted)
      free = x + words.count + 1
    }
  }

  /// The first letter of each month, and the year where one begins.
  private mutating func months(
    from first: Day, through last: Day, y: Int, _ rect: Rect, cell: (Day) -> Int
  ) {
    var free = rect.x
    write("\(first.date.year)", x: rect.x, y: y, .axis)
    free = rect.x + 5
    for month in first.monthIndex + 1..<max(first.monthIndex + 2, last.monthIndex + 1) {
      let start = Day.first(ofMonth: month)
      guard start <= last else { break }
      let text = start.date.month == 1 ? "\(start.date.year)" : String(monthName(month).prefix(1))
      let x = cell(start)
      guard x >= free, x + text.count <= rect.x + rect.width else { continue }
      write(text, x: x, y: y, .axis)
      free = x + text.count + 1
    }
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
