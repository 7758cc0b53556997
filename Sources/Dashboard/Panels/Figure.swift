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
  /// The least and the greatest of its months; empty where none is to be said.
  var extremes = ""
  /// How many of its newest months are not all recorded.
  var greyed = 0
  var opens: Place?
  var isFaint = false

  /// All that it says, in one line.
  var words: String {
    let rest = [beside, change.first ?? "", note.first ?? ""].filter { !$0.isEmpty }
    return "\(title.lowercased()): " + ([value] + rest).joined(separator: ", ")
  }

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
        extremes = extremeWords(values.dropLast(greyed), row, snapshot)
      }
    }
  }
}

/// The least and the greatest of some months, between which their sparkline runs; empty where they
/// are of other cases than the number itself.
private func extremeWords(
  _ values: some Collection<Double?>, _ row: MetricRow, _ snapshot: Snapshot
) -> String {
  let known = values.compactMap { $0 }
  guard let least = known.min(), let most = known.max(), least < most,
    !(snapshot.hasUndatedInactive && snapshot.metric(row.metric)?.countsOpen == true)
  else { return "" }
  switch row.shownUnit {
  case .share: return "\(percentNumber(least))-\(percent(most))"
  case .days: return "\(decimal(least, 0))-\(decimal(most, 0)) d"
  case .count: return "\(decimal(least, 0))-\(decimal(most, 0))"
  default: return ""
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
          words: $0.words)
      }
    ])
  var block = Block(section, height: 4, least: 3) { painter, rect in
    painter.figures(figures, id, in: rect)
  }
  block.most = 5
  block.growth = 1
  block.place = .whole
  return block
}

extension Painter {
  fileprivate mutating func figures(_ figures: [Figure], _ id: String, in rect: Rect) {
    let gap = rect.width < 100 ? 2 : 3
    let perRow = max(1, min(figures.count, (rect.width + gap) / 16))
    let shown = visible(figures, id, perRow)
    for (figure, place) in zip(shown, rect.columns(perRow, gap: gap)) {
      tile(figure, Spot(id, figure.key.metric), in: place)
    }
  }

  /// The figures that fit side by side, the selected one among them.
  private func visible(_ figures: [Figure], _ id: String, _ count: Int) -> ArraySlice<Figure> {
    let index = figures.firstIndex { Spot(id, $0.key.metric) == selected } ?? 0
    let first = min(max(0, index - count + 1), figures.count - count)
    return figures[first..<first + count]
  }

  /// A figure below a heading of its own: its value, how it moved, its shape, what it is made of.
  private mutating func tile(_ figure: Figure, _ spot: Spot, in rect: Rect) {
    let isSelected = selected == spot
    note(rect, .spot(spot))
    let (top, rest) = rect.split(top: 1)
    let title = figure.title.columns <= rect.width ? figure.title : figure.short
    draw(Rule(title.uppercased(), isFocused: isSelected), in: top)
    if isSelected { fill(rest, .selected) }
    value(of: figure, in: rest)
    let lines = [figure.change, figure.note].compactMap { fitting($0, rect.width) }
      .filter { $0.columns <= rect.width }
    let hasSpark = figure.spark.contains { $0 != nil }
    var y = rest.y + 1
    for (index, line) in lines.enumerated() where y < rest.maxY {
      // The shape stands between how it moved and what it is made of.
      if index == 1, hasSpark, rest.height >= 4 {
        spark(figure, x: rest.x, y: y, width: rest.width)
        y += 1
      }
      write(line, x: rest.x, y: y, .muted, width: rest.width)
      y += 1
    }
    if lines.count < 2 || rest.height < 4, hasSpark, y < rest.maxY {
      spark(figure, x: rest.x, y: y, width: rest.width)
    }
  }

  private mutating func value(of figure: Figure, in rect: Rect) {
    write(
      figure.value, x: rect.x, y: rect.y, figure.isFaint ? .muted : .figure,
      width: rect.width)
    let x = rect.x + figure.value.columns + 2
    if let mark = marks[figure.key] {
      let change = changeText(mark.change, pen)
      write(change, x: x, y: rect.y, .moved, width: rect.maxX - x)
    } else if rect.maxX - x >= figure.beside.columns {
      write(figure.beside, x: x, y: rect.y, .plain)
    }
  }

  private mutating func spark(_ figure: Figure, x: Int, y: Int, width: Int) {
    sparkline(figure.spark, greyed: figure.greyed, x: x, y: y, width: min(width, 24), .shape)
    let start = min(figure.spark.count, 24) + 1
    if pen.glyphs != .braille, start + figure.extremes.columns <= width {
      write(figure.extremes, x: x + start, y: y, .muted)
    }
  }
}
