/// What came in, what went out and what is there: two columns for each period, and above them a
/// line with a scale of its own, since stock and flow are seldom of one size.
///
/// The legend says which column is which by side, not by color alone. With too few rows, the line gives way and its last number stays in the legend.
public struct FlowChart: Widget, Sendable {
  public let columns: ColumnChart
  public let open: [Double?]
  public let names: (left: String, right: String, open: String)

  public init(
    _ periods: [ColumnChart.Period], open: [Double?],
    names: (left: String, right: String, open: String) = ("filed", "disposed", "open")
  ) {
    columns = ColumnChart(periods)
    self.open = open
    self.names = names
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    guard canvas.height > 0 else { return }
    let rest = canvas.area.split(top: 1).rest
    legend(on: &canvas, glyphs: glyphs)
    let lineRows = rest.height >= 12 && !open.isEmpty ? rest.height / 3 : 0
    let (line, below) = rest.split(top: lineRows, gap: lineRows > 0 ? 1 : 0)
    let shown = columns.shown(in: below.size)
    if lineRows > 0, !shown.isEmpty {
      let values = columns.axis(height: below.height - 1)
      let latest = Array(open.suffix(shown.count))
      let axis = ValueAxis(scale: Scale(around: latest), height: ValueAxis.height(in: line.height))
      let width = max(values.width, axis.width)
      let step = min((below.width - values.width) / shown.count, 12)
      canvas.draw(
        LineChart(latest, style: .open, axisWidth: width, step: step), in: line, glyphs: glyphs)
      let (_, right) = below.split(left: width - values.width)
      canvas.draw(columns, in: right, glyphs: glyphs)
      return
    }
    canvas.draw(columns, in: below, glyphs: glyphs)
  }

  private func legend(on canvas: inout Canvas, glyphs: Glyphs) {
    let last = open.last.flatMap { $0 }.map { " " + axisLabel($0) } ?? ""
    let long = [names.left + ", left", names.right + ", right", names.open + last]
    let short = [names.left, names.right, names.open + last]
    let fits = long.reduce(0) { $0 + $1.columns + 2 } + 6 <= canvas.width
    let marks = glyphs.choose(["█", "▓", "•"], ["#", ":", "*"])
    let styles = [columns.leftStyle, columns.rightStyle, .open]
    let entries = zip(zip(marks, fits ? long : short), styles)
    var x = 0
    for ((mark, name), style) in entries {
      guard x + 2 + name.columns <= canvas.width else { return }
      x += canvas.write(mark, x: x, y: 0, style: style) + 1
      x += canvas.write(name, x: x, y: 0, style: .label) + 3
    }
  }
}
