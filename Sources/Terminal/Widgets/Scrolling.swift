/// Which rows of a long list are in view.
public enum Scrolling {
  /// The first row in view, moved as little as possible so that the selected one is.
  public static func offset(
    _ offset: Int, keeping selected: Int?, rows: Int, visible: Int
  ) -> Int {
    let last = max(0, rows - max(0, visible))
    guard let selected, visible > 0 else { return min(max(0, offset), last) }
    let row = min(max(0, selected), max(0, rows - 1))
    let above = min(max(0, offset), row)
    return min(max(above, row - visible + 1), last)
  }

  /// The rows in view, the selected one among them with others before and behind it.
  ///
  /// The view goes on by half of its height at a time: what stands still need not be drawn again,
  /// and an eye keeps its place.
  public static func window(of rows: Int, height: Int, selected: Int?) -> Range<Int> {
    let rows = max(0, rows)
    let height = min(max(0, height), rows)
    let step = max(1, height / 2)
    let half = max(0, (selected ?? 0) - step / 2) / step * step
    let top = min(half, rows - height)
    return top..<top + height
  }
}

/// Where in a long list the view stands: a track with a thumb, one column wide.
public struct ScrollBar: Widget, Sendable {
  public let offset: Int
  public let visible: Int
  public let rows: Int

  public init(offset: Int, visible: Int, rows: Int) {
    self.offset = max(0, offset)
    self.visible = max(0, visible)
    self.rows = max(0, rows)
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    let height = canvas.height
    guard rows > visible, height > 0 else { return }
    let length = max(1, Int(Double(height) * Double(visible) / Double(rows)))
    let share = Double(min(offset, rows - visible)) / Double(rows - visible)
    let start = Int((share * Double(height - length)).rounded())
    for y in 0..<height {
      let isThumb = y >= start && y < start + length
      let shape = isThumb ? glyphs.choose("┃", "#") : glyphs.choose("│", "|")
      canvas.write(shape, x: 0, y: y, style: isThumb ? .accent : .border)
    }
  }
}
