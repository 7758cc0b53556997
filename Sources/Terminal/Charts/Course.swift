/// Where a line passes: a height for each column, gaps between.
struct Course {
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

  /// The height in one column.
  mutating func set(_ x: Int, _ y: Int) {
    if heights.indices.contains(x) { heights[x] = y }
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
