/// The course of a number as a line, with its scale.
///
/// The scale need not begin at 0: places on a line are compared, not lengths. Missing values are
/// gaps. With braille, the line is as fine as its dots.
public struct LineChart: Widget, Sendable {
  public let values: [Double?]
  public let style: Style
  /// The axis takes at least so many columns, to stand above another chart's.
  public let axisWidth: Int
  /// The column of each value, counted from the axis; spread over the whole width when empty.
  public let centers: [Int]

  public init(
    _ values: [Double?], style: Style = .open, axisWidth: Int = 0, centers: [Int] = []
  ) {
    self.values = values
    self.style = style
    self.axisWidth = axisWidth
    self.centers = centers
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    let axis = ValueAxis(values, span: canvas.height - 1, fromZero: false)
    let left = max(axis.width, axisWidth)
    let room = canvas.width - left
    guard canvas.height >= 2, room >= 2, !values.isEmpty else { return }
    axis.draw(on: &canvas, top: 0, width: left, glyphs: glyphs)
    // A value at the top of the scale is in the middle of the first row, as its label is, however
    // much finer the dots are than rows.
    let (across, down) = glyphs == .braille ? (2, 4) : (1, 1)
    let places = shown(room).map { x, value in
      (
        x: x * across,
        y: value.flatMap(axis.share).map { share in
          down / 2 + Int(((1 - share) * Double(axis.span * down)).rounded())
        }
      )
    }
    var course = Course(width: room * across, rows: canvas.height * down)
    for (index, place) in places.enumerated() {
      guard let y = place.y else { continue }
      let before = index > 0 ? places[index - 1] : nil
      course.add(from: before.flatMap { last in last.y.map { (last.x, $0) } }, to: (place.x, y))
    }
    if glyphs == .braille {
      course.drawDots(on: &canvas, left: left, style: style)
    } else {
      course.drawLine(on: &canvas, left: left, style: style, glyphs: glyphs)
    }
  }

  /// The columns of the values, those that have room.
  private func shown(_ room: Int) -> [(Int, Double?)] {
    guard centers.isEmpty else { return Array(zip(centers, values)).filter { $0.0 < room } }
    let shown = Array(values.suffix(room))
    let last = max(1, shown.count - 1)
    return shown.enumerated().map { ($0 * (room - 1) / last, $1) }
  }
}

/// Where a line passes: a height for each column, gaps between.
private struct Course {
  private var heights: [Int?]
  private let rows: Int

  init(width: Int, rows: Int) {
    heights = Array(repeating: nil, count: max(0, width))
    self.rows = rows
  }

  /// A straight line from the value before, if there is one.
  mutating func add(from start: (x: Int, y: Int)?, to end: (x: Int, y: Int)) {
    let start = start ?? end
    let length = end.x - start.x
    for x in max(0, start.x)...max(0, start.x, end.x) where heights.indices.contains(x) {
      let along = length > 0 ? Double(x - start.x) / Double(length) : 1
      heights[x] = start.y + Int((along * Double(end.y - start.y)).rounded())
    }
  }

  /// A line with corners, which turns in the column that it climbs in.
  func drawLine(on canvas: inout Canvas, left: Int, style: Style, glyphs: Glyphs) {
    for (x, height) in heights.enumerated() {
      guard let height else { continue }
      let before = x > 0 ? heights[x - 1] : nil
      let after = x + 1 < heights.count ? heights[x + 1] : nil
      guard before != nil || after != nil else {
        canvas.write(glyphs.choose("•", "*"), x: left + x, y: height, style: style)
        continue
      }
      guard let before, before != height else {
        canvas.write(glyphs.choose("─", "-"), x: left + x, y: height, style: style)
        continue
      }
      let rises = height < before
      for y in min(before, height)...max(before, height) {
        canvas.write(glyphs.choose("│", "|"), x: left + x, y: y, style: style)
      }
      let turn = rises ? ("╯", "╭") : ("╮", "╰")
      canvas.write(glyphs.choose(turn.0, rises ? "'" : "."), x: left + x, y: before, style: style)
      canvas.write(glyphs.choose(turn.1, rises ? "." : "'"), x: left + x, y: height, style: style)
    }
  }

  /// Dots of braille, each column joined to the one before.
  func drawDots(on canvas: inout Canvas, left: Int, style: Style) {
    var dots = Braille()
    for (x, height) in heights.enumerated() {
      guard let height else { continue }
      let before = x > 0 ? heights[x - 1] ?? height : height
      let next = before < height ? before + 1 : before > height ? before - 1 : height
      for y in min(next, height)...max(next, height) where y < rows { dots.set(x, y) }
    }
    dots.draw(on: &canvas, x: left, style: style)
  }
}
