/// The course of a number in one row, a column for each value; what is missing is a gap.
///
/// It shows how a number moved, not how large it is: it runs from the least to the greatest value,
/// unless told otherwise, so that what moves little is no flat block. Places are compared here, not
/// lengths. The least and the greatest are bold, and one that does not move is drawn at mid height.
/// The highest level is `▇`, so that it stays apart from the row above. When there is less room
/// than values, the latest ones are shown. With braille, two values take a column.
public struct Sparkline: Widget, Sendable {
  public let values: [Double?]
  public let style: Style
  /// How many of the newest values are greyed: what they say is not final.
  public let greyed: Int
  private let given: Scale?

  public init(_ values: [Double?], scale: Scale? = nil, style: Style = .filed, greyed: Int = 0) {
    self.values = values
    self.greyed = greyed
    given = scale
    self.style = style
  }

  /// The least and the greatest of what is shown in so many columns, of final values alone; `nil`
  /// where nothing moves.
  public func extremes(in width: Int, glyphs: Glyphs) -> ClosedRange<Double>? {
    let shown = shown(in: width, glyphs)
    let final = shown.dropLast(greyed < shown.count ? greyed : 0)
    let known = final.compactMap { $0 }.filter(\.isFinite)
    guard let least = known.min(), let most = known.max(), least < most else { return nil }
    return least...most
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    let shown = shown(in: canvas.width, glyphs)
    let ends = extremes(in: canvas.width, glyphs: glyphs)
    func style(_ places: Range<Int>) -> Style {
      let isExtreme = shown[places].contains {
        $0 == ends?.lowerBound && ends != nil || $0 == ends?.upperBound && ends != nil
      }
      let isGrey = places.upperBound > shown.count - greyed && self.style.role != .selected
      let base: Style = isGrey ? .muted : self.style
      return isExtreme ? base.bold : base
    }
    guard glyphs == .braille else {
      for x in shown.indices {
        guard let glyph = Sparkline.glyph(level(shown[x], ends), glyphs) else { continue }
        canvas.write(glyph, x: x, y: 0, style: style(x..<x + 1))
      }
      return
    }
    var dots = Braille()
    for (x, value) in shown.enumerated() {
      guard let level = level(value, ends) else { continue }
      dots.set(x, 3 - Int((level * 3).rounded()))
    }
    for x in 0..<(shown.count + 1) / 2 {
      guard let glyph = dots.glyph(x: x, y: 0) else { continue }
      canvas.write(glyph, x: x, y: 0, style: style(x * 2..<min(shown.count, x * 2 + 2)))
    }
  }

  /// The character of one value among all, in one column.
  func glyph(of index: Int, _ glyphs: Glyphs) -> String? {
    let known = values.compactMap { $0 }.filter(\.isFinite)
    let ends = known.min().flatMap { least in
      known.max().flatMap { least < $0 ? least...$0 : nil }
    }
    return Sparkline.glyph(level(values[index], ends), glyphs)
  }

  private func shown(in width: Int, _ glyphs: Glyphs) -> [Double?] {
    Array(values.suffix(glyphs == .braille ? width * 2 : width))
  }

  /// How far up a value is drawn, 0 to 1.
  private func level(_ value: Double?, _ ends: ClosedRange<Double>?) -> Double? {
    guard let value, value.isFinite else { return nil }
    if let given { return given.share(value) }
    guard let ends else { return 0.5 }
    return Scale(ends.lowerBound, ends.upperBound).share(value)
  }

  private static func glyph(_ level: Double?, _ glyphs: Glyphs) -> String? {
    level.map {
      let index = Int(($0 * 6).rounded())
      return glyphs.choose(Eighths.upward[index + 1], ascii[index])
    }
  }

  private static let ascii = ["_", ".", "-", "=", "+", "*", "#"]
}
