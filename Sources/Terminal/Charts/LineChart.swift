/// The course of a number as a line of dots, with its scale.
///
/// The scale need not begin at 0: places on a line are compared, not lengths. Missing values are
/// gaps; small dots lead from one value to the next. With braille, all dots are of one size.
public struct LineChart: Widget, Sendable {
  public let values: [Double?]
  public let scale: Scale
  public let style: Style
  /// The axis takes at least so many columns, to stand above another chart's.
  public let axisWidth: Int
  /// How many columns belong to a value; 0 spreads them over the whole width.
  public let step: Int

  public init(
    _ values: [Double?], scale: Scale? = nil, style: Style = .open, axisWidth: Int = 0,
    step: Int = 0
  ) {
    self.values = values
    self.scale = scale ?? Scale(around: values)
    self.style = style
    self.axisWidth = axisWidth
    self.step = step
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    let axis = ValueAxis(scale: scale, height: ValueAxis.height(in: canvas.height))
    let left = max(axis.width, axisWidth)
    let room = canvas.width - left
    guard axis.height >= 2, room >= 2, !values.isEmpty else { return }
    axis.draw(on: &canvas, top: 0, width: left, glyphs: glyphs)
    let columns = step > 0 ? min(room, step * values.count) : room
    let (across, down) = glyphs == .braille ? (2, 4) : (1, 1)
    let dots = points(width: columns * across, height: axis.height, finer: down)
    guard glyphs == .braille else {
      for dot in dots where !dot.isValue {
        canvas.write(glyphs.choose("·", "."), x: left + dot.x, y: dot.y, style: style)
      }
      for dot in dots where dot.isValue {
        canvas.write(glyphs.choose("•", "*"), x: left + dot.x, y: dot.y, style: style)
      }
      return
    }
    var cells: [Canvas.Point: UInt32] = [:]
    for dot in dots {
      let bit = LineChart.bits[dot.y % 4][dot.x % 2]
      cells[Canvas.Point(x: dot.x / 2, y: dot.y / 4), default: 0] |= bit
    }
    for (cell, bits) in cells {
      guard let shape = Unicode.Scalar(0x2800 + bits) else { continue }
      canvas.write(String(shape), x: left + cell.x, y: cell.y, style: style)
    }
  }

  /// One dot, and whether it is a value or lies between two.
  private struct Dot {
    let x: Int
    let y: Int
    let isValue: Bool
  }

  /// Dots along straight lines between values that follow each other.
  ///
  /// A value at the top of the scale is in the middle of the first row, as its label is, however
  /// much finer the dots are than rows.
  private func points(width: Int, height: Int, finer: Int) -> [Dot] {
    var dots: [Dot] = []
    let shown = values.suffix(max(1, width))
    let spacing =
      shown.count > 1 ? Double(width - (step > 0 ? step : 1)) / Double(shown.count - 1) : 0
    let margin = finer / 2
    var previous: (x: Double, y: Double)?
    for (index, value) in shown.enumerated() {
      guard let value, value.isFinite, let share = scale.share(value) else {
        previous = nil
        continue
      }
      let place = (
        x: Double(index) * spacing, y: Double(margin) + (1 - share) * Double((height - 1) * finer)
      )
      let start = previous ?? place
      let count = max(1, Int(max(abs(place.x - start.x), abs(place.y - start.y)).rounded(.up)))
      for part in 0...count {
        let along = Double(part) / Double(count)
        dots.append(
          Dot(
            x: Int((start.x + along * (place.x - start.x)).rounded()),
            y: Int((start.y + along * (place.y - start.y)).rounded()), isValue: part == count))
      }
      previous = place
    }
    return dots.filter { $0.x >= 0 && $0.x < width && $0.y >= 0 && $0.y < height * finer }
  }

  /// The bit of each dot in a braille cell, by row and column (Unicode 8-dot patterns).
  private static let bits: [[UInt32]] = [
    [0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80],
  ]
}
