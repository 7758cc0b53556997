/// The parts of a whole in one bar, each with a fill of its own and its share inside where it fits;
/// below it, where there is a row more, what the parts are.
///
/// Every fill differs from its neighbors, so that parts are told apart without color.
public struct ShareBar: Widget, Sendable {
  /// One part; what is less than nothing counts as nothing.
  public struct Part: Hashable, Sendable {
    public let label: String
    public let value: Double

    public init(label: String, value: Double) {
      self.label = label
      self.value = value.isFinite ? max(0, value) : 0
    }
  }

  public let parts: [Part]
  /// The part that is selected.
  public let selected: Int?
  /// The rows of the bar.
  public let thickness: Int

  public init(_ parts: [Part], selected: Int? = nil, thickness: Int = 1) {
    self.parts = parts
    self.selected = selected
    self.thickness = max(1, thickness)
  }

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

  /// Where the parts stand in a width, one beside the other.
  public func places(in width: Int) -> [Range<Int>] {
    var x = 0
    return columns(in: width).map { length in
      defer { x += length }
      return x..<x + length
    }
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    for (index, place) in places(in: canvas.width).enumerated() {
      let style: Style = index == selected ? .selected : .part(index)
      let fill = String(repeating: ShareLegend.fill(index, glyphs), count: place.count)
      for y in 0..<thickness { canvas.write(fill, x: place.lowerBound, y: y, style: style) }
      let text = " \(percent(parts[index].value / total)) "
      guard text.columns <= place.count else { continue }
      // On the part's own ground, so that the bar stays in one piece.
      canvas.write(
        text, x: place.lowerBound + (place.count - text.columns) / 2,
        y: (min(thickness, canvas.height) - 1) / 2,
        style: index == selected ? .selected.bold : style.reversed)
    }
    guard total > 0, canvas.height > thickness else { return }
    let labels = parts.map { "\($0.label) \(percent($0.value / total))" }
    canvas.draw(ShareLegend(labels), in: canvas.area.inset(top: thickness), glyphs: glyphs)
  }

  /// Whole percents; what is neither nothing nor everything is never called so.
  private func percent(_ share: Double) -> String {
    if share > 0, share < 0.005 { return "<1 %" }
    if share < 1, share >= 0.995 { return ">99 %" }
    return "\(Int((share * 100).rounded())) %"
  }
}

/// What the parts of a whole are, each beside its fill, in as many rows as they need.
public struct ShareLegend: Widget, Sendable {
  public let labels: [String]

  public init(_ labels: [String]) { self.labels = labels }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    var (x, y) = (0, 0)
    // A part without its name says nothing: where they do not fit otherwise, they stand closer.
    let wide = labels.reduce(-2) { $0 + $1.columns + 4 }
    let close = labels.reduce(-1) { $0 + $1.columns + 2 }
    let isClose = canvas.height == 1 && wide > canvas.width && close <= canvas.width
    let (inner, outer) = isClose ? (0, 1) : (1, 2)
    for (index, label) in labels.enumerated() {
      if x > 0, x + 1 + inner + label.columns > canvas.width { (x, y) = (0, y + 1) }
      x += canvas.write(ShareLegend.fill(index, glyphs), x: x, y: y, style: .part(index)) + inner
      x += canvas.write(label, x: x, y: y, style: .label) + outer
    }
  }

  static func fill(_ index: Int, _ glyphs: Glyphs) -> String {
    let fills = glyphs.choose(["█", "▒", "▓", "░", "▚", "▞"], ["#", "=", "+", ".", "-", ":"])
    return fills[index % fills.count]
  }
}
