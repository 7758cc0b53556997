/// The scale at the left of a chart: round numbers and a line.
struct ValueAxis {
  let scale: Scale
  let height: Int

  /// Steps that end on rows exactly, for a label a row off would be a wrong number.
  private var steps: Int {
    let span = height - 1
    return span >= 8 && span.isMultiple(of: 4) ? 4 : span >= 4 && span.isMultiple(of: 2) ? 2 : 1
  }

  /// The most rows, of those there are, that can be divided well.
  static func height(in rows: Int) -> Int {
    let span = max(0, rows - 1)
    return 1 + (span >= 8 ? span / 4 * 4 : span >= 4 ? span / 2 * 2 : span)
  }

  /// The numbers that are written, from the top, with their rows.
  var ticks: [(row: Int, label: String)] {
    guard height > 1 else { return [] }
    return (0...steps).compactMap { index in
      let share = Double(index) / Double(steps)
      let row = Int(((1 - share) * Double(height - 1)).rounded())
      let value = scale.low + share * (scale.high - scale.low)
      // A label that rounding would make false is left out.
      guard index == 0 || index == steps || value == value.rounded() || scale.high < 10 else {
        return nil
      }
      return (row, axisLabel(value))
    }
  }

  /// Columns that labels and line take.
  var width: Int { (ticks.map(\.label.columns).max() ?? 0) + 2 }

  /// Draws it, its line in the last of its columns.
  func draw(on canvas: inout Canvas, top: Int, width: Int, glyphs: Glyphs) {
    for row in 0..<max(0, height) {
      canvas.write(glyphs.choose("│", "|"), x: width - 1, y: top + row, style: .axis)
    }
    for tick in ticks {
      canvas.write(
        tick.label, x: 0, y: top + tick.row, style: .muted, width: width - 2, align: .right)
      canvas.write(glyphs.choose("┤", "+"), x: width - 1, y: top + tick.row, style: .axis)
    }
  }
}
