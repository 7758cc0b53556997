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
