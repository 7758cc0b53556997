/// The course of a number in one row, a column for each value; what is missing is a gap.
///
/// It begins at 0 unless told otherwise, and the highest level is `▇`, so that it stays apart from
/// the row above. When there is less room than values, the latest ones are shown.
public struct Sparkline: Widget, Sendable {
  public let values: [Double?]
  public let scale: Scale
  public let style: Style
  /// How many of the newest values are greyed: what they say is not final.
  public let greyed: Int

  public init(_ values: [Double?], scale: Scale? = nil, style: Style = .filed, greyed: Int = 0) {
    self.values = values
    self.greyed = greyed
    let largest = values.compactMap { $0 }.filter(\.isFinite).max() ?? 0
    self.scale = scale ?? Scale(0, largest)
    self.style = style
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    let shown = values.suffix(canvas.width)
    for (x, value) in shown.enumerated() {
      guard let value, value.isFinite, let share = scale.share(value) else { continue }
      let level = Int((share * 6).rounded())
      canvas.write(
        glyphs.choose(Eighths.upward[level + 1], Sparkline.ascii[level]), x: x, y: 0,
        style: x >= shown.count - greyed && style != .selected ? .muted : style)
    }
  }

  private static let ascii = ["_", ".", "-", "=", "+", "*", "#"]
}
