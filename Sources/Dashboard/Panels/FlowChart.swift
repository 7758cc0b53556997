import Cases
import Metrics
import Terminal

/// Filed and disposed side by side for each month, and how many were open.
func flowBlock(_ snapshot: Snapshot, id: String = "flow") -> Block {
  let choice = Choice(
    spot: Spot(id, "flow"), opens: nil, explains: .number(NumberKey("clearance_rate")),
    words: "filed, disposed and open by month")
  var block = Block(
    Section(id, list: [choice]), title: "Filed and disposed by month", height: 11, least: 6
  ) { painter, rect in
    painter.flow(snapshot, id, in: rect)
  }
  block.most = 24
  block.growth = 1
  block.place = ColumnPlace(ofTwo: 1, ofThree: 1)
  return block
}

extension Painter {
  /// The months that fit, the newest at the right; a month that is not over, or not all recorded,
  /// is drawn faintly.
  fileprivate mutating func flow(_ snapshot: Snapshot, _ id: String, in rect: Rect) {
    let shows = snapshot.series["disposed"]?.rows.contains { $0.isShown && $0.value != nil }
    let greyed = snapshot.series["filed"].map { snapshot.unrecorded($0) } ?? 0
    legend(
      rect, isFocused: selected?.section == id, showsDisposed: shows ?? false, isGreyed: greyed > 0)
    note(rect, .spot(Spot(id, "flow")))
    guard let filed = snapshot.series["filed"], let disposed = snapshot.series["disposed"] else {
      write("By month: not asked for.", x: rect.x, y: rect.y + 1, .muted, width: rect.width)
      return
    }
    let values = (filed.rows + disposed.rows).compactMap { $0.isShown ? $0.value : nil }
    let top = niceTop(values.max() ?? 0)
    let axis = max(6, decimal(top, 0).count + 2)
    let slots = max(0, (rect.width - axis) / 3)
    let count = min(slots, filed.rows.count)
    let hasOpen = rect.height >= 8
    let height = rect.height - 2 - (hasOpen ? 1 : 0)
    guard count > 0, height > 0 else { return }
    let first = filed.rows.count - count
    guard !values.isEmpty else {
      let why = filed.rows.last.flatMap { snapshot.reason($0) } ?? "nothing is known by month"
      for (line, words) in wrapped(capitalized(why) + ".", to: rect.width).enumerated() {
        write(words, x: rect.x, y: rect.y + 1 + line, .muted, width: rect.width)
      }
      return
    }
    yAxis(top, rect, height: height, width: axis)
    for month in 0..<count {
      let index = first + month
      let isPartial = !snapshot.isWhole(month: filed.firstMonth + index)
      let x = rect.x + axis + month * 3
      let foot = rect.y + height
      column(
        value(filed, index), of: top, x: x, foot: foot, height: height,
        isPartial ? .muted : .filed)
      column(
        value(disposed, index), of: top, x: x + 1, foot: foot, height: height,
        isPartial ? .muted : .disposed, isSecond: true)
      write(
        String(monthName(filed.firstMonth + index).prefix(1)), x: x, y: foot + 1, .axis)
    }
    if hasOpen { openLevels(snapshot, from: first, count: count, rect, axis: axis) }
  }

  /// How many were open at the end of each month, as levels below the months.
  private mutating func openLevels(
    _ snapshot: Snapshot, from first: Int, count: Int, _ rect: Rect, axis: Int
  ) {
    guard let open = snapshot.series["open"] else { return }
    let y = rect.y + rect.height - 1
    write("open", x: rect.x, y: y, .axis)
    let levels = snapshot.comparable(open)
    let values = (first..<first + count).map { levels.indices.contains($0) ? levels[$0] : nil }
    let top = values.compactMap { $0 }.max() ?? 0
    for (month, value) in values.enumerated() {
      guard let value, top > 0 else { continue }
      let level = String(repeating: String(pen.level(value / top)), count: 2)
      write(level, x: rect.x + axis + month * 3, y: y, .shape)
    }
  }

  /// The heading, with the fills that stand for filed and disposed.
  private mutating func legend(_ rect: Rect, isFocused: Bool, showsDisposed: Bool, isGreyed: Bool) {
    let style: Style = isFocused ? .focus : .heading
    var parts: [(String, Style)] = [("FILED ", style), (pen.bar(1), .filed)]
    if showsDisposed {
      parts += [(" DISPOSED ", style), (String(pen.shadedColumn(1, at: 0)), .disposed)]
    }
    parts.append((" BY MONTH", style))
    if !showsDisposed { parts.append(("  disposed: not known", .muted)) }
    if isGreyed { parts.append(("  grey: not all recorded", .muted)) }
    var x = rect.x
    for (text, style) in parts {
      write(text, x: x, y: rect.y, style, width: rect.x + rect.width - x)
      x += text.columns
    }
  }

  private func value(_ series: Series, _ index: Int) -> Double? {
    guard series.rows.indices.contains(index), series.rows[index].isShown else { return nil }
    return series.rows[index].value
  }

  private mutating func yAxis(_ top: Double, _ rect: Rect, height: Int, width: Int) {
    writeRight(
      decimal(top, 0), end: rect.x + width - 2, y: rect.y + 1, .axis, width: width - 2)
    if height >= 5 {
      writeRight(
        decimal(top / 2, 0), end: rect.x + width - 2, y: rect.y + 1 + height / 2, .axis,
        width: width - 2)
    }
    for row in 0..<height {
      write("│", x: rect.x + width - 2, y: rect.y + 1 + row, .axis)
    }
  }

  /// One column from the foot up; the second of a pair is shaded so that it is told apart
  /// without color.
  private mutating func column(
    _ value: Double?, of top: Double, x: Int, foot: Int, height: Int, _ style: Style,
    isSecond: Bool = false
  ) {
    guard let value, top > 0 else { return }
    let cells = value / top * Double(height)
    for row in 0..<height {
      let glyph = isSecond ? pen.shadedColumn(cells, at: row) : pen.column(cells, at: row)
      if glyph != " " { write(String(glyph), x: x, y: foot - row, style) }
    }
  }
}

/// The least round number, such as 1, 2, 5 or 150, that is not below a value.
func niceTop(_ value: Double) -> Double {
  guard value.isFinite, value > 0 else { return 1 }
  var step = 1.0
  while step < 1e12 {
    for factor in [1.0, 1.5, 2, 3, 4, 5, 6, 8] where factor * step >= value { return factor * step }
    step *= 10
  }
  return value
}
