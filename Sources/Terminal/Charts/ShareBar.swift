/// The parts of a whole as one bar, each with its own fill, and a legend below it.
public struct ShareBar: Widget, Sendable {
  /// One part.
  public struct Part: Hashable, Sendable {
    public let label: String
    public let value: Double

    public init(label: String, value: Double) {
      self.label = label
      self.value = value.isFinite ? max(0, value) : 0
    }
  }

  public let parts: [Part]

  public init(_ parts: [Part]) { self.parts = parts }

  private var total: Double { parts.reduce(0) { $0 + $1.value } }

  /// The columns of each part: by largest remainder, so that they add up to the width, and every
  /// part that is not nothing has one as long as there is room for all of them.
  public func columns(in width: Int) -> [Int] {
    guard total > 0, width > 0 else { return parts.map { _ in 0 } }
    let present = parts.count { $0.value > 0 }
    let least = present <= width ? 1 : 0
    let room = Double(width - least * present)
    let exact = parts.map { $0.value / total * room }
    var columns = zip(parts, exact).map { part, exact in
      part.value > 0 ? least + Int(exact) : 0
    }
    let byRemainder = exact.indices.sorted {
      let (left, right) = (
        exact[$0] - exact[$0].rounded(.down), exact[$1] - exact[$1].rounded(.down)
      )
      return left == right ? $0 < $1 : left > right
    }
    for index in byRemainder.prefix(max(0, width - columns.reduce(0, +))) { columns[index] += 1 }
    return columns
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    var x = 0
    for (index, length) in columns(in: canvas.width).enumerated() {
      let fill = String(repeating: ShareBar.fill(index, glyphs), count: length)
      canvas.write(fill, x: x, y: 0, style: .part(index))
      x += length
    }
    legend(on: &canvas, glyphs: glyphs)
  }

  private func legend(on canvas: inout Canvas, glyphs: Glyphs) {
    guard total > 0 else { return }
    var (x, y) = (0, 1)
    for (index, part) in parts.enumerated() {
      let text = "\(part.label) \(percent(part.value / total))"
      if x > 0, x + 2 + text.columns > canvas.width { (x, y) = (0, y + 1) }
      x += canvas.write(ShareBar.fill(index, glyphs), x: x, y: y, style: .part(index)) + 1
      x += canvas.write(text, x: x, y: y, style: .label) + 2
    }
  }

  /// Whole percents; what is neither nothing nor everything is never called so.
  private func percent(_ share: Double) -> String {
    if share > 0, share < 0.005 { return "<1 %" }
    if share < 1, share >= 0.995 { return ">99 %" }
    return "\(Int((share * 100).rounded())) %"
  }

  private static func fill(_ index: Int, _ glyphs: Glyphs) -> String {
    let fills = glyphs.choose(["█", "▒", "▓", "▚", "▞", "░"], ["#", "=", "+", "-", ":", "."])
    return fills[index % fills.count]
  }
}
