import Terminal

extension Painter {
  /// A sparkline from 0 to the greatest value; a month without a number is a gap.
  mutating func sparkline(_ values: [Double?], x: Int, y: Int, width: Int, _ style: Style) {
    let shown = values.suffix(max(0, width))
    let top = shown.compactMap { $0 }.max() ?? 0
    for (index, value) in shown.enumerated() {
      guard let value else { continue }
      let level = pen.level(top > 0 ? value / top : 0)
      write(String(level), x: x + index, y: y, style)
    }
  }

  /// A bar of a share of a width.
  mutating func bar(_ share: Double, x: Int, y: Int, width: Int, _ style: Style) {
    write(pen.bar(min(max(0, share), 1) * Double(width)), x: x, y: y, style, width: width)
  }
}
