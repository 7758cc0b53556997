import Cases
import Metrics
import Terminal

/// What happened in a case, and what is scheduled, on one line of days.
func timelineBlock(_ file: CaseFile, _ snapshot: Snapshot) -> Block {
  let days = namedDays(of: file, asOf: snapshot.asOf)
  var block = Block(Section("timeline", rows: []), title: "Time line", height: 6, least: 4) {
    painter, rect in
    guard let line = timeLine(of: file, days) else { return }
    painter.draw(line, in: rect)
  }
  block.place = .whole
  block.reading = days.map { "\($0.words): \($0.day.words)" }
  return block
}

/// The days of a case that have a name, in order.
private func namedDays(
  of file: CaseFile, asOf: Day
) -> [(day: Day, words: String, kind: TimeLine.Mark.Kind)] {
  func day(_ column: CaseColumn) -> Day? {
    if case .day(let day)? = file.values[column] { day } else { nil }
  }
  let named: [(CaseColumn, String, TimeLine.Mark.Kind)] = [
    (.field(.arrested), "arrested", .hollow), (.field(.referred), "referred", .hollow),
    (.field(.filed), "filed", .done), (.field(.disposed), "disposed", .end),
    (.nextHearing, "next hearing", .planned),
  ]
  return
    (named.compactMap { column, words, kind in day(column).map { ($0, words, kind) } }
    + [(asOf, "today", .today)]).sorted { $0.0 < $1.0 }
}

private func timeLine(
  of file: CaseFile, _ named: [(day: Day, words: String, kind: TimeLine.Mark.Kind)]
) -> TimeLine? {
  func number(_ day: Day) -> Int { Int(day.number) }
  let all = (file.events + file.hearings).compactMap(\.day) + named.map(\.day)
  guard let first = all.min(), let last = all.max() else { return nil }
  let names = named.map {
    TimeLine.Mark(
      day: number($0.day), kind: $0.kind, label: "\($0.words) \($0.day.shortWords)",
      short: $0.words)
  }
  let events = file.events.compactMap { event in
    event.day.map {
      TimeLine.Mark(day: number($0), kind: event.type == .hearing ? .done : .hollow, label: "")
    }
  }
  let hearings = file.hearings.compactMap { hearing in
    hearing.day.map { TimeLine.Mark(day: number($0), kind: .planned, label: "") }
  }
  let months = (first.monthIndex...last.monthIndex).map { Day.first(ofMonth: $0) }
  let ticks = months.filter { $0 > first }.map { start in
    let isYear = start.date.month == 1
    return TimeLine.Tick(
      day: number(start),
      label: isYear ? "\(start.date.year)" : String(monthName(start.monthIndex).prefix(1)),
      isCoarse: isYear)
  }
  let begin = TimeLine.Tick(day: number(first), label: "\(first.date.year)", isCoarse: true)
  return TimeLine(
    first: number(first), last: number(last), marks: events + hearings + names,
    ticks: [begin] + ticks)
}
