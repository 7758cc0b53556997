/// What came in, what went out and what is there: two columns for each period, and above them a
/// line with a scale of its own, since stock and flow are seldom of one size.
///
/// The legend says which is which in words, not by color alone. With few rows the line becomes
/// levels below the periods, with fewer its last number in the legend.
public struct FlowChart: Widget, Sendable {
  /// What the parts are called.
  public struct Names: Hashable, Sendable {
    public let left: String
    public let right: String
    public let open: String
    /// What dots above a column mean; empty where something else says so.
    public let unfinished: String

    public init(
      left: String = "filed", right: String = "disposed", open: String = "open",
      unfinished: String = "not all recorded"
    ) {
      self.left = left
      self.right = right
      self.open = open
      self.unfinished = unfinished
    }
  }

  public let columns: ColumnChart
  /// What is there at the end of each period.
  public let open: [Double?]
  public let names: Names

  public init(
    _ periods: [ColumnChart.Period], open: [Double?], names: Names = Names(), selected: Int? = nil
  ) {
    columns = ColumnChart(periods, selected: selected)
    self.open = open
    self.names = names
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    legend(on: &canvas, glyphs: glyphs)
    let parts = parts(in: canvas.size)
    let axis = axis(rows: parts.line.height)
    let left = parts.line.isEmpty ? 0 : axis.width
    var below = canvas.crop(parts.columns)
    columns.draw(on: &below, glyphs: glyphs, axisWidth: left)
    canvas.place(below, x: 0, y: parts.columns.y)
    guard let plan = ColumnPlan(columns, parts.columns.size, axisWidth: left) else { return }
    let hasRight = columns.periods.contains { $0.right != nil }
    let centers = plan.periods.map { plan.center(of: $0, hasRight: hasRight) - plan.left }
    let shown = plan.periods.map { open.indices.contains($0) ? open[$0] : nil }
    if !parts.line.isEmpty {
      canvas.draw(
        LineChart(shown, style: .open, axisWidth: plan.left, centers: centers), in: parts.line,
        glyphs: glyphs)
    } else if !parts.levels.isEmpty {
      if plan.left > names.open.columns {
        canvas.write(names.open, x: 0, y: parts.levels.y, style: .muted)
      }
      let course = Sparkline(shown, style: .open)
      for (index, period) in plan.periods.enumerated() {
        guard let glyph = course.glyph(of: index, glyphs) else { continue }
        canvas.write(
          String(repeating: glyph, count: plan.bar * (hasRight ? 2 : 1)), x: plan.x(of: period),
          y: parts.levels.y, style: .open)
      }
    }
  }

  /// Where a period stands, from the top of the columns to the names below them.
  public func place(of period: Int, in size: Size) -> Rect? {
    let parts = parts(in: size)
    let left = parts.line.isEmpty ? 0 : axis(rows: parts.line.height).width
    return ColumnPlan(columns, parts.columns.size, axisWidth: left)?.place(of: period).map {
      Rect(x: $0.x, y: parts.columns.y, width: $0.width, height: $0.height)
    }
  }

  private var hasOpen: Bool { open.count { $0?.isFinite == true } >= 2 }

  private func axis(rows: Int) -> ValueAxis {
    ValueAxis(open, span: max(1, rows - 1), fromZero: false)
  }

  private func parts(in size: Size) -> (line: Rect, columns: Rect, levels: Rect) {
    let rest = Rect(size).split(top: 1).rest
    if hasOpen, rest.height >= 13 {
      let (line, below) = rest.split(top: rest.height / 3, gap: 1)
      return (line, below, Rect(Size.zero))
    }
    let (columns, levels) = rest.split(bottom: hasOpen && rest.height >= 6 ? 1 : 0)
    return (Rect(Size.zero), columns, levels)
  }

  private func legend(on canvas: inout Canvas, glyphs: Glyphs) {
    let last = open.last.flatMap { $0 }.map { " " + axisLabel($0) } ?? ""
    let hasRight = columns.periods.contains { $0.right != nil }
    var entries: [(mark: String, words: String, style: Style)] = [
      (glyphs.choose("█", "#"), names.left, columns.leftStyle)
    ]
    if hasRight {
      entries.append((glyphs.choose("▇", ":"), names.right, columns.rightStyle))
    }
    if open.contains(where: { $0 != nil }) {
      entries.append((glyphs.choose("─", "-"), names.open + last, .open))
    }
    if columns.periods.contains(where: \.isUnfinished), !names.unfinished.isEmpty {
      entries.append((glyphs.choose("…", "~"), names.unfinished, .muted))
    }
    let width = entries.reduce(-2) { $0 + $1.words.columns + 4 }
    if hasRight, width + 9 <= canvas.width, !glyphs.isASCII {
      entries[1].words += ", striped"
    }
    var x = 0
    for entry in entries {
      guard x + 2 + entry.words.columns <= canvas.width else { return }
      x += canvas.write(entry.mark, x: x, y: 0, style: entry.style) + 1
      x += canvas.write(entry.words, x: x, y: 0, style: .label) + 2
    }
  }
}
