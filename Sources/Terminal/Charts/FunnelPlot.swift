/// How far numbers lie from what is expected of them, against how much is expected: a funnel.
///
/// A dot stands at observed ÷ expected above the number expected; between the lines it lies as
/// chance would have it. Dots beyond them are filled and named.
public struct FunnelPlot: Widget, Sendable {
  /// One dot.
  public struct Dot: Hashable, Sendable {
    public let expected: Double
    public let ratio: Double
    /// The name, written where it lies beyond the limits or is selected.
    public let label: String
    public let isOutside: Bool
    public let isSelected: Bool

    public init(
      expected: Double, ratio: Double, label: String, isOutside: Bool, isSelected: Bool = false
    ) {
      self.expected = expected
      self.ratio = ratio
      self.label = label
      self.isOutside = isOutside
      self.isSelected = isSelected
    }
  }

  /// The limits where so much is expected: of 95 % and of 99.8 %.
  public struct Limits: Hashable, Sendable {
    public let expected: Double
    public let inner: ClosedRange<Double>
    public let outer: ClosedRange<Double>

    public init(expected: Double, inner: ClosedRange<Double>, outer: ClosedRange<Double>) {
      self.expected = expected
      self.inner = inner
      self.outer = outer
    }
  }

  public let dots: [Dot]
  public let limits: [Limits]
  /// Names are cut to so many columns.
  public let longestLabel: Int

  public init(_ dots: [Dot], limits: [Limits], longestLabel: Int = 16) {
    let isNumber = { (value: Double) in value.isFinite && value >= 0 }
    self.dots = dots.filter { isNumber($0.expected) && isNumber($0.ratio) }
    self.limits = limits.filter { isNumber($0.expected) }.sorted { $0.expected < $1.expected }
    self.longestLabel = longestLabel
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    guard let field = Field(self, canvas.size) else { return }
    field.axis(on: &canvas, glyphs)
    field.ticks(on: &canvas)
    let one = field.row(of: 1)
    let line = String(repeating: glyphs.choose("─", "="), count: field.columns)
    if let one { canvas.write(line, x: field.left, y: one, style: .reference) }
    draw(\.outer, with: glyphs.choose("·", "."), in: field, on: &canvas)
    draw(\.inner, with: glyphs.choose("╌", "-"), in: field, on: &canvas)
    var taken: Set<Canvas.Point> = []
    // What is beyond the limits, and what is selected, lies on top.
    let order =
      dots.filter { !$0.isOutside && !$0.isSelected }
      + dots.filter { $0.isOutside && !$0.isSelected } + dots.filter(\.isSelected)
    for dot in order {
      let place = field.place(of: dot)
      taken.insert(place)
      canvas.write(glyph(of: dot, field, glyphs), x: place.x, y: place.y, style: style(of: dot))
    }
    for dot in order.reversed().sorted(by: { $0.isOutside && !$1.isOutside })
    where dot.isOutside || dot.isSelected {
      label(dot, in: field, &taken, on: &canvas)
    }
  }

  /// Where a widget of a size shows a dot; `nil` where it shows nothing.
  public func place(of dot: Dot, in size: Size) -> Canvas.Point? {
    Field(self, size)?.place(of: dot)
  }

  private func glyph(of dot: Dot, _ field: Field, _ glyphs: Glyphs) -> String {
    if dot.ratio > field.scale.high { return glyphs.choose("↑", "^") }
    return dot.isOutside ? glyphs.choose("●", "@") : glyphs.choose("○", "o")
  }

  private func style(of dot: Dot) -> Style {
    dot.isSelected ? .selected : dot.isOutside ? Style.warning.bold : .group
  }

  /// One pair of limits, as lines without gaps where they are steep.
  private func draw(
    _ range: KeyPath<Limits, ClosedRange<Double>>, with glyph: String, in field: Field,
    on canvas: inout Canvas
  ) {
    for end in [\ClosedRange<Double>.lowerBound, \.upperBound] {
      var last: Int?
      for column in 0..<field.columns {
        guard let value = limit(range.appending(path: end), at: field.expected(at: column)) else {
          continue
        }
        // Nothing can lie below a limit of 0.
        let row = value > 0 ? field.row(of: value) : nil
        if let row {
          let start = last.map { $0 < row ? $0 + 1 : $0 > row ? $0 - 1 : row } ?? row
          for step in min(start, row)...max(start, row) {
            canvas.write(glyph, x: field.left + column, y: step, style: .axis)
          }
        }
        last = row
      }
    }
  }

  /// A limit on the straight line between the two places that are known.
  private func limit(_ path: KeyPath<Limits, Double>, at expected: Double) -> Double? {
    guard let after = limits.firstIndex(where: { $0.expected >= expected }), after > 0 else {
      return limits.first { $0.expected == expected }?[keyPath: path]
    }
    let (one, two) = (limits[after - 1], limits[after])
    let part = (expected - one.expected) / max(two.expected - one.expected, 1e-12)
    return one[keyPath: path] + part * (two[keyPath: path] - one[keyPath: path])
  }

  /// Writes a name beside its dot, where it covers no other dot and no other name.
  private func label(
    _ dot: Dot, in field: Field, _ taken: inout Set<Canvas.Point>, on canvas: inout Canvas
  ) {
    let text = dot.label.cut(to: longestLabel)
    let place = field.place(of: dot)
    let length = text.columns
    let right = field.left + field.columns
    for row in [place.y, place.y - 1, place.y + 1] where row >= 0 && row < field.rows {
      for start in [place.x + 2, place.x - 1 - length]
      where start >= field.left && start + length <= right {
        let points = (start - 1..<start + length + 1).map { Canvas.Point(x: $0, y: row) }
        guard !points.contains(where: { $0 != place && taken.contains($0) }) else { continue }
        taken.formUnion(points)
        let style: Style = dot.isSelected ? .selected : dot.isOutside ? .warning : .muted
        // The lines keep off the name.
        let gap = start > place.x ? start - 1 : start + length
        if gap != place.x || row != place.y { canvas.write(" ", x: gap, y: row) }
        canvas.write(text, x: start, y: row, style: style)
        return
      }
    }
  }
}

/// The part of a funnel plot in which the dots lie.
private struct Field {
  let scale: Scale
  let rows: Int
  /// Columns of the axis on the left.
  let left = 5
  let columns: Int
  let across: Scale

  /// The ends of a scale with the numbers that are written on it, those for much room last.
  private typealias Span = (low: Double, high: Double, few: [String], more: [String])

  /// Scales around 1, the narrowest first: places are compared on them, not lengths.
  private static let spans: [Span] = [
    (0.8, 1.2, ["0.8", "1", "1.2"], ["0.9", "1.1"]), (0.5, 1.5, ["0.5", "1", "1.5"], []),
    (0, 2, ["0", "1", "2"], ["0.5", "1.5"]), (0, 2.5, ["0", "1", "2"], ["0.5", "1.5", "2.5"]),
    (0, 3, ["0", "1", "2", "3"], ["0.5", "1.5"]), (0, 4, ["0", "1", "2", "3", "4"], []),
  ]

  private let labels: [String]

  init?(_ plot: FunnelPlot, _ size: Size) {
    let ratios = plot.dots.map(\.ratio)
    let (least, most) = (ratios.min() ?? 1, ratios.max() ?? 1)
    let span =
      Self.spans.first { $0.low <= least && most <= $0.high } ?? (
        0, 4, ["0", "1", "2", "3", "4"], []
      )
    scale = Scale(span.low, span.high)
    rows = size.height - 1
    labels = span.few + (rows >= 9 ? span.more : [])
    columns = size.width - left
    across = Scale(fromZeroTo: plot.dots.map { $0.expected * 1.02 })
    guard rows >= 3, columns >= 8, !plot.dots.isEmpty else { return nil }
  }

  /// The scale of ratios.
  func axis(on canvas: inout Canvas, _ glyphs: Glyphs) {
    for row in 0..<rows {
      canvas.write(glyphs.choose("│", "|"), x: left - 1, y: row, style: .axis)
    }
    for label in labels {
      guard let row = Double(label).flatMap(row(of:)) else { continue }
      canvas.write(label, x: 0, y: row, style: .muted, width: left - 2, align: .right)
      canvas.write(glyphs.choose("┤", "+"), x: left - 1, y: row, style: .axis)
    }
  }

  /// The row of a ratio, the same for a dot and for its number on the axis; `nil` beyond it.
  func row(of ratio: Double) -> Int? {
    guard scale.low <= ratio, ratio <= scale.high, let share = scale.share(ratio) else {
      return nil
    }
    return Int(((1 - share) * Double(rows - 1)).rounded())
  }

  func column(of expected: Double) -> Int {
    left + Int(((across.share(expected) ?? 0) * Double(columns - 1)).rounded())
  }

  func expected(at column: Int) -> Double {
    across.high * Double(column) / Double(max(1, columns - 1))
  }

  func place(of dot: FunnelPlot.Dot) -> Canvas.Point {
    Canvas.Point(x: column(of: dot.expected), y: row(of: dot.ratio) ?? 0)
  }

  /// The numbers below, at both ends and in the middle.
  func ticks(on canvas: inout Canvas) {
    let values = columns >= 24 ? [0, across.high / 2, across.high] : [0, across.high]
    for value in values {
      let text = axisLabel(value)
      let start = min(column(of: value) - text.columns / 2, left + columns - text.columns)
      canvas.write(text, x: max(left, start), y: rows, style: .muted)
    }
  }
}
