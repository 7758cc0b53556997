/// The course of a number with its mean, and the limits between which noise alone would keep it.
///
/// A point beyond a limit is an arrow, one of a long run on one side a diamond, one that says
/// nothing yet a small ring: told apart by their shape, not by color alone.
public struct LimitChart: Widget, Sendable {
  /// One value in its place.
  public struct Point: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      case usual, above, below, run
      /// Not among those that make the limits.
      case leftOut
    }

    public let value: Double?
    public let kind: Kind
    /// Written below; empty for none.
    public let label: String

    public init(_ value: Double?, _ kind: Kind = .usual, label: String = "") {
      self.value = value
      self.kind = kind
      self.label = label
    }
  }

  public let points: [Point]
  public let mean: Double?
  public let low: Double?
  public let high: Double?

  public init(_ points: [Point], mean: Double? = nil, low: Double? = nil, high: Double? = nil) {
    self.points = points
    self.mean = mean
    self.low = low
    self.high = high
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    let axis = ValueAxis(
      points.map(\.value) + [low, high, mean], span: canvas.height - 2, fromZero: false)
    let left = axis.width
    let room = canvas.width - left
    guard canvas.height >= 4, room >= 4 else {
      canvas.write("too small for a chart", x: 0, y: 0, style: .muted)
      return
    }
    axis.draw(on: &canvas, top: 0, width: left, glyphs: glyphs)
    let step = max(1, min(6, room / max(1, points.count)))
    let shown = points.suffix(room / step)
    let width = min(room, shown.count * step)
    func row(_ value: Double) -> Int? {
      value.isFinite ? axis.row(value) : nil
    }
    for (value, shape) in [
      (low, glyphs.choose("╌", ".")), (high, glyphs.choose("╌", ".")),
      (mean, glyphs.choose("─", "-")),
    ] {
      guard let value, let y = row(value) else { continue }
      canvas.write(String(repeating: shape, count: width), x: left, y: y, style: .reference)
    }
    for (index, point) in shown.enumerated() {
      let x = left + index * step + step / 2
      if let value = point.value, let y = row(value) {
        canvas.write(point.kind.sign(glyphs), x: x, y: y, style: point.kind.style)
      }
      // Every label has the room of its own step.
      if point.label.columns <= step {
        canvas.write(point.label, x: x, y: axis.span + 1, style: .axis)
      }
    }
  }
}

extension LimitChart.Point.Kind {
  /// The sign of a point of the kind.
  public func sign(_ glyphs: Glyphs) -> String {
    switch self {
    case .usual: glyphs.choose("●", "*")
    case .above: glyphs.choose("▲", "^")
    case .below: glyphs.choose("▼", "v")
    case .run: glyphs.choose("◆", "#")
    case .leftOut: glyphs.choose("○", "o")
    }
  }

  fileprivate var style: Style {
    switch self {
    case .usual: .open
    case .above, .below, .run: .warning
    case .leftOut: .muted
    }
  }
}
