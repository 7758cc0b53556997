/// Two numbers for each period side by side, such as cases filed and cases disposed.
///
/// Both begin at 0 and are exact to an eighth of a row. When there is less room than periods, the
/// latest are shown.
public struct ColumnChart: Widget, Sendable {
  /// The numbers of one period; a missing one draws nothing.
  public struct Period: Hashable, Sendable {
    public let label: String
    public let left: Double?
    public let right: Double?

    public init(label: String, left: Double?, right: Double?) {
      self.label = label
      self.left = left
      self.right = right
    }
  }

  public let periods: [Period]
  public let leftStyle: Style
  public let rightStyle: Style

  public init(_ periods: [Period], left: Style = .filed, right: Style = .disposed) {
    self.periods = periods
    leftStyle = left
    rightStyle = right
  }

  /// The periods that have room in so many columns and rows: two columns and a gap for each.
  public func shown(in size: Size) -> ArraySlice<Period> {
    let room = size.width - axis(height: size.height - 1).width
    return periods.suffix(max(0, room / 3))
  }

  func axis(height: Int) -> ValueAxis {
    ValueAxis(
      scale: Scale(fromZeroTo: periods.flatMap { [$0.left, $0.right] }),
      height: ValueAxis.height(in: height))
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    // The last row of the axis is the line on which columns stand.
    let axis = axis(height: canvas.height - 1)
    let rows = axis.height - 1
    let top = canvas.height - 2 - rows
    let shown = shown(in: canvas.size)
    guard rows >= 2, top >= 0, !shown.isEmpty else {
      canvas.write("too small for a chart", x: 0, y: 0, style: .muted)
      return
    }
    axis.draw(on: &canvas, top: top, width: axis.width, glyphs: glyphs)
    let room = canvas.width - axis.width
    let step = min(room / shown.count, 12)
    let bar = max(1, (step - 1) / 2)
    canvas.write(glyphs.choose("└", "+"), x: axis.width - 1, y: top + rows, style: .axis)
    canvas.write(
      String(repeating: glyphs.choose("─", "-"), count: max(0, step * shown.count)),
      x: axis.width, y: top + rows, style: .axis)
    var freeFrom = axis.width
    for (index, period) in shown.enumerated() {
      let x = axis.width + index * step
      let left = Column(share: period.left.flatMap(axis.scale.share), isSecond: false)
      let right = Column(share: period.right.flatMap(axis.scale.share), isSecond: true)
      left.draw(
        on: &canvas, x: x, width: bar, base: top + rows, rows: rows, style: leftStyle,
        glyphs: glyphs)
      right.draw(
        on: &canvas, x: x + bar, width: bar, base: top + rows, rows: rows, style: rightStyle,
        glyphs: glyphs)
      // A label without room is left out whole: half a month's name would be another one's.
      let length = period.label.columns
      if x >= freeFrom, x + length <= canvas.width {
        canvas.write(period.label, x: x, y: top + rows + 1, style: .muted)
        freeFrom = x + length + 1
      }
    }
  }
}

/// One column of a chart.
private struct Column {
  let share: Double?
  let isSecond: Bool

  func draw(
    on canvas: inout Canvas, x: Int, width: Int, base: Int, rows: Int, style: Style, glyphs: Glyphs
  ) {
    guard let share else { return }
    var eighths = Int((share * Double(rows * 8)).rounded())
    if eighths == 0, share > 0 { eighths = 1 }
    // Told apart without color, too; the shade is a dark one, lest its solid cap look like a part.
    let body = isSecond ? glyphs.choose("▓", ":") : glyphs.choose("█", "#")
    for row in 0..<rows {
      let level = min(8, eighths - row * 8)
      guard level > 0 else { break }
      let cap = glyphs.choose(Eighths.upward[level], Eighths.asciiUpward[level])
      let shape = level == 8 ? body : cap
      canvas.write(
        String(repeating: shape, count: width), x: x, y: base - 1 - row, style: style)
    }
  }
}
