/// A ratio and its interval on a logarithmic axis: `├──●──┤`, and `┊` where both are equal.
///
/// A second estimate of the same ratio, such as an adjusted one, is a hollow dot.
/// What leaves the axis ends in an arrow there; an estimate beyond the axis shows no dot, since a
/// dot at the edge would claim a place that is not its own.
public struct IntervalPlot: Widget, Sendable {
  public let estimate: Double?
  public let low: Double?
  public let high: Double?
  public let adjusted: Double?
  public let axis: LogAxis
  public let style: Style
  /// The style of the line at 1.
  public let line: Style

  public init(
    estimate: Double?, low: Double?, high: Double?, adjusted: Double? = nil, axis: LogAxis,
    style: Style = .group, line: Style = .reference
  ) {
    self.estimate = estimate
    self.low = low
    self.high = high
    self.adjusted = adjusted
    self.axis = axis
    self.style = style
    self.line = line
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    let width = canvas.width
    if let one = axis.column(of: 1, width: width) {
      canvas.write(glyphs.choose("┊", ":"), x: one, y: 0, style: line)
    }
    let dot = estimate.flatMap { axis.column(of: $0, width: width) }
    if let low, let high, low <= high, high > 0, width > 0 {
      // An interval that begins at 0 has no left end on a logarithmic axis.
      let start = axis.column(of: low, width: width) ?? -1
      let end = axis.column(of: high, width: width) ?? width
      whiskers(from: start, to: end, on: &canvas, glyphs: glyphs)
    }
    if let hollow = adjusted.flatMap({ axis.column(of: $0, width: width) }),
      hollow >= 0, hollow < width
    {
      canvas.write(glyphs.choose("○", "x"), x: hollow, y: 0, style: style)
    }
    if let dot, dot >= 0, dot < width {
      canvas.write(glyphs.choose("●", "o"), x: dot, y: 0, style: style.bold)
    } else if let dot {
      let arrow = dot < 0 ? glyphs.choose("←", "<") : glyphs.choose("→", ">")
      canvas.write(arrow, x: dot < 0 ? 0 : width - 1, y: 0, style: style.bold)
    }
  }

  private func whiskers(from start: Int, to end: Int, on canvas: inout Canvas, glyphs: Glyphs) {
    let first = min(max(0, start), canvas.width - 1)
    let last = min(max(0, end), canvas.width - 1)
    let line = String(repeating: glyphs.choose("─", "-"), count: last - first + 1)
    canvas.write(line, x: first, y: 0, style: style)
    let left = start < 0 ? glyphs.choose("←", "<") : glyphs.choose("├", "|")
    let right = end >= canvas.width ? glyphs.choose("→", ">") : glyphs.choose("┤", "|")
    if end >= 0 { canvas.write(left, x: first, y: 0, style: style) }
    if start < canvas.width, last > first || end >= canvas.width {
      canvas.write(right, x: last, y: 0, style: style)
    }
  }
}
