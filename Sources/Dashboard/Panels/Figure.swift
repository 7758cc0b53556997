import Cases
import Metrics
import Terminal

/// A key figure: its name, its value, what it is made of, how it moved and its shape over time.
struct Figure: Hashable {
  var title: String
  /// The name where there is little room.
  var short: String
  var key: NumberKey
  var value: String
  /// What stands beside the value.
  var beside = ""
  /// What it is made of, or why there is no number, the longest form first.
  var note: [String] = []
  /// How it moved, the longest form first.
  var change: [String] = []
  var spark: [Double?] = []
  /// How many of its newest months are not all recorded.
  var greyed = 0
  var opens: Place?
  var isFaint = false

  /// A figure from a row, in its words.
  init(
    _ title: String, short: String, _ key: NumberKey, in snapshot: Snapshot, note: [String] = []
  ) {
    self.title = title
    self.short = short
    self.key = key
    guard let row = snapshot.numbers[key] else {
      value = absent
      self.note = ["not asked for"]
      isFaint = true
      return
    }
    // A list of cases is named as the catalogue names the number, however short the figure is.
    let name = snapshot.metric(key.metric)?.title.lowercased() ?? title.lowercased()
    value = row.text
    let reasons = snapshot.reasons(row)
    self.note = reasons.isEmpty ? note : reasons
    isFaint = row.isFaint && !row.isFloor
    if row.isFloor { opens = .cases(snapshot.selection(name, key.metric)) }
    if row.isShown {
      change = changeSince(row, snapshot)
      opens = .cases(snapshot.selection(name, key.metric))
    }
    if let series = snapshot.series[key.metric] {
      let values = sparkValues(series, snapshot)
      // One or two months have no shape.
      if values.compactMap({ $0 }).count >= 3 {
        spark = values
        greyed = snapshot.unrecorded(series)
      }
    }
  }
}

/// The values of a series for a sparkline; a month that is not over says nothing about a flow.
func sparkValues(_ series: Series, _ snapshot: Snapshot) -> [Double?] {
  var values = snapshot.comparable(series)
  if snapshot.isLastMonthPartial, case .within? = series.rows.last?.period { values.removeLast() }
  return values.suffix(12)
}

/// How a number moved against the period before, in words, the longest form first; none where
/// nothing can be said.
func changeSince(_ row: MetricRow, _ snapshot: Snapshot) -> [String] {
  guard let before = snapshot.numbers[NumberKey(row.metric, row.group, .before)], before.isShown,
    let old = before.value, let new = row.value
  else { return [] }
  let since: [String]
  if case .on(let day) = before.period {
    since = [" since \(day.words)", " since \(monthWords(day.monthIndex))", ""]
  } else {
    since = [" on the period before", " vs before", ""]
  }
  let size = abs(new - old)
  let amount: String
  switch row.shownUnit {
  case .share: amount = decimal(size * 100, 1) + " pts"
  case .days: amount = decimal(size, size == size.rounded() ? 0 : 1) + " d"
  default: amount = decimal(size, size == size.rounded() ? 0 : 2)
  }
  let isNothing = !amount.contains { ("1"..."9").contains($0) }
  let change = isNothing ? "unchanged" : "\(new > old ? "▲" : "▼") \(amount)"
  return since.map { change + $0 }
}

/// The longest of some forms that fits a width; the shortest where none does.
func fitting(_ forms: [String], _ width: Int) -> String? {
  forms.first { $0.count <= width } ?? forms.last
}

/// A block of figures side by side, in as many rows as they need.
func figuresBlock(_ id: String, _ figures: [Figure]) -> Block {
  let section = Section(
    id,
    rows: [
      figures.map {
        Choice(
          spot: Spot(id, $0.key.metric), opens: $0.opens, explains: .number($0.key),
          words: "\($0.title.lowercased()): \($0.value)")
      }
    ])
  var block = Block(section, height: 5, least: 4) { painter, rect in
    painter.figures(figures, id, in: rect)
  }
  block.place = .whole
  block.most = 6
  block.growth = 1
  return block
}

extension Painter {
  fileprivate mutating func figures(_ figures: [Figure], _ id: String, in rect: Rect) {
    let perRow = max(1, min(figures.count, (rect.width + 2) / 16))
    let shown = visible(figures, id, perRow)
    let width = (rect.width + 2) / perRow
    for (index, figure) in shown.enumerated() {
      let place = Rect(
        x: rect.x + index * width, y: rect.y, width: width - 2, height: rect.height)
      draw(figure, Spot(id, figure.key.metric), in: place)
    }
  }

  /// The figures that fit side by side, the selected one among them.
  private func visible(_ figures: [Figure], _ id: String, _ count: Int) -> ArraySlice<Figure> {
    let index = figures.firstIndex { Spot(id, $0.key.metric) == selected } ?? 0
    let first = min(max(0, index - count + 1), figures.count - count)
    return figures[first..<first + count]
  }

  private mutating func draw(_ figure: Figure, _ spot: Spot, in rect: Rect) {
    let isSelected = selected == spot
    if isSelected { fill(rect, .selected) }
    let title = figure.title.count <= rect.width ? figure.title : figure.short
    write(
      title.uppercased(), x: rect.x, y: rect.y, isSelected ? Style.heading.underlined : .heading,
      width: rect.width)
    write(
      figure.value, x: rect.x, y: rect.y + 1, figure.isFaint ? .muted : .figure,
      width: rect.width)
    var x = rect.x + figure.value.count + 2
    if let mark = marks[figure.key] {
      let change = changeText(mark.change, pen)
      write(change, x: x, y: rect.y + 1, .moved, width: rect.x + rect.width - x)
      x += change.count + 1
    } else if rect.x + rect.width - x >= figure.beside.count {
      write(figure.beside, x: x, y: rect.y + 1, .plain)
    }
    let lines = [figure.change, figure.note].compactMap { fitting($0, rect.width) }
    if rect.height >= 3, let first = lines.first {
      write(first, x: rect.x, y: rect.y + 2, .muted, width: rect.width)
    }
    if rect.height >= 4 {
      if figure.spark.contains(where: { $0 != nil }) {
        sparkline(
          figure.spark, greyed: figure.greyed, x: rect.x, y: rect.y + 3, width: min(rect.width, 24),
          .shape)
      } else if lines.count > 1 {
        write(lines[1], x: rect.x, y: rect.y + 3, .muted, width: rect.width)
      }
    }
    if rect.height >= 5, figure.spark.contains(where: { $0 != nil }), lines.count > 1 {
      write(lines[1], x: rect.x, y: rect.y + 4, .muted, width: rect.width)
    }
    note(rect, .spot(spot))
  }
}
