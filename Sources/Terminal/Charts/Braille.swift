/// Dots two a column and four a row, in the cells of braille.
struct Braille {
  private var cells: [Canvas.Point: UInt32] = [:]

  /// The bit of each dot in a cell, by row and column (Unicode 8-dot patterns).
  private static let bits: [[UInt32]] = [
    [0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80],
  ]

  /// Sets the dot in a column and a row of dots.
  mutating func set(_ x: Int, _ y: Int) {
    guard x >= 0, y >= 0 else { return }
    cells[Canvas.Point(x: x / 2, y: y / 4), default: 0] |= Braille.bits[y % 4][x % 2]
  }

  /// The character of a cell; `nil` where no dot is.
  func glyph(x: Int, y: Int) -> String? {
    cells[Canvas.Point(x: x, y: y)].flatMap { Unicode.Scalar(0x2800 + $0) }.map { String($0) }
  }

  func draw(on canvas: inout Canvas, x: Int = 0, y: Int = 0, style: Style) {
    for point in cells.keys {
      guard let glyph = glyph(x: point.x, y: point.y) else { continue }
      canvas.write(glyph, x: x + point.x, y: y + point.y, style: style)
    }
  }
}
