/// A bar whose length is a number, exact to an eighth of a column.
///
/// More than nothing always shows, and a bar longer than its scale ends in an arrow.
public struct HorizontalBar: Widget, Sendable {
  public let value: Double?
  public let scale: Scale
  public let style: Style

  public init(_ value: Double?, scale: Scale, style: Style = .filed) {
    self.value = value
    self.scale = scale
    self.style = style
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    guard let value, let share = scale.share(value), canvas.width > 0 else { return }
    var eighths = Int((share * Double(canvas.width * 8)).rounded())
    if eighths == 0, share > 0 { eighths = 1 }
    // An eighth short of the row above, so that bars in neighboring rows stay apart.
    let full = glyphs.choose("▇", "#")
    let whole = eighths / 8
    canvas.write(String(repeating: full, count: whole), x: 0, y: 0, style: style)
    if !eighths.isMultiple(of: 8) {
      let end = glyphs.choose(Eighths.rightward[eighths % 8], eighths % 8 >= 4 ? "=" : "-")
      canvas.write(end, x: whole, y: 0, style: style)
    }
    if value > scale.high {
      canvas.write(glyphs.choose("›", ">"), x: canvas.width - 1, y: 0, style: style.reversed)
    }
  }
}
