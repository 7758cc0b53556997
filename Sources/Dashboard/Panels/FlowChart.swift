import Cases
import Metrics
import Terminal

/// Filed and disposed side by side for each month, and how many were open at its end.
func flowBlock(_ snapshot: Snapshot, id: String = "flow") -> Block {
  let flow = Flow(snapshot)
  var section = Section(
    id, rows: [flow.months.enumerated().map { flow.choice($0, $1, snapshot, id) }])
  section.entry = max(0, flow.months.count - 1)
  if flow.months.isEmpty {
    let choice = Choice(
      spot: Spot(id, "flow"), explains: .number(NumberKey("clearance_rate")), words: flow.why)
    section = Section(id, list: [choice])
  }
  var block = Block(
    section, title: "Filed and disposed by month", notes: flow.notes, height: 11, least: 6
  ) { painter, rect in
    painter.flow(flow, id, in: rect)
  }
  block.most = 36
  block.growth = 1
  block.place = ColumnPlace(ofTwo: 1, ofThree: 1)
  return block
}

/// What the chart shows of each month.
private struct Flow {
  var months: [Int] = []
  var filed: [Double?] = []
  var disposed: [Double?] = []
  var open: [Double?] = []
  /// Months that are not over, or not all recorded.
  var unfinished: Set<Int> = []
  /// What is counted as open: on a past day it is not known which cases were inactive.
  var openName = "open"
  /// What grey months are.
  var notes: [String] = []
  /// Why there is nothing to show; empty where there is.
  var why = ""

  init(_ snapshot: Snapshot) {
    guard let filed = snapshot.series["filed"], let disposed = snapshot.series["disposed"] else {
      why = "By month: not asked for."
      return
    }
    func value(_ series: Series, _ index: Int) -> Double? {
      guard series.rows.indices.contains(index), series.rows[index].isShown else { return nil }
      return series.rows[index].value
    }
    if snapshot.hasUndatedInactive { openName = "open and inactive" }
    let levels = snapshot.series["open"].map { snapshot.comparable($0) } ?? []
    // Months of which nothing is known before the first that is known say nothing.
    let first =
      filed.rows.indices.first { index in
        value(filed, index) != nil || value(disposed, index) != nil
      } ?? 0
    for index in filed.rows.indices.dropFirst(first) {
      self.filed.append(value(filed, index))
      self.disposed.append(value(disposed, index))
      open.append(levels.indices.contains(index) ? levels[index] : nil)
    }
    guard (self.filed + self.disposed).contains(where: { $0 != nil }) else {
      let reason = filed.rows.last.flatMap { snapshot.reason($0) }
      why = capitalized(reason ?? "nothing is known by month") + "."
      return
    }
    months = filed.rows.indices.dropFirst(first).map { filed.firstMonth + $0 }
    unfinished = Set(months.filter { !snapshot.isWhole(month: $0) })
    let isLate = snapshot.unrecorded(filed) > 0
    notes =
      unfinished.isEmpty
      ? [] : isLate ? ["grey: not all recorded", "grey: not final"] : ["grey: not over"]
    if self.disposed.allSatisfy({ $0 == nil }) { notes.insert("disposed: not known", at: 0) }
  }

  /// A month to select: its numbers in words, and the cases that were filed in it.
  func choice(_ index: Int, _ month: Int, _ snapshot: Snapshot, _ id: String) -> Choice {
    let name = monthWords(month)
    let parts = [(filed, "filed"), (disposed, "disposed"), (open, openName)].compactMap {
      values, words in values[index].map { "\(decimal($0, 0)) \(words)" }
    }
    let days = Period(from: Day.first(ofMonth: month), through: Day.first(ofMonth: month + 1) - 1)
    return Choice(
      spot: Spot(id, "\(month)"),
      opens: filed[index].map { _ in
        .cases(snapshot.selection("filed in \(name)", "filed", period: days))
      }, explains: .number(NumberKey("clearance_rate")),
      words: "\(name): " + (parts.isEmpty ? "not known" : parts.joined(separator: ", "))
        + (unfinished.contains(month) ? "; not all recorded" : ""))
  }

  func chart(selected: Int?) -> FlowChart {
    let periods = months.indices.map { index in
      let name = monthName(months[index])
      return ColumnChart.Period(
        label: name, short: String(name.prefix(1)),
        year: "\(Day.first(ofMonth: months[index]).date.year)", left: filed[index],
        right: disposed[index], isUnfinished: unfinished.contains(months[index]))
    }
    return FlowChart(
      periods, open: open, names: FlowChart.Names(open: openName, unfinished: ""),
      selected: selected)
  }
}

extension Painter {
  fileprivate mutating func flow(_ flow: Flow, _ id: String, in rect: Rect) {
    guard !flow.months.isEmpty else {
      for (line, words) in wrapped(flow.why, to: rect.width).enumerated()
      where line < rect.height {
        write(words, x: rect.x, y: rect.y + line, .muted, width: rect.width)
      }
      note(rect, .spot(Spot(id, "flow")))
      return
    }
    let chosen = selected?.section == id ? selected?.row : nil
    let chart = flow.chart(selected: flow.months.firstIndex { "\($0)" == chosen })
    draw(chart, in: rect)
    for (index, month) in flow.months.enumerated() {
      guard let place = chart.place(of: index, in: rect.size) else { continue }
      note(
        Rect(x: rect.x + place.x, y: rect.y + place.y, width: place.width, height: place.height),
        .spot(Spot(id, "\(month)")))
    }
  }
}
