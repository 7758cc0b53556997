/// The shares still there after so many days, as stairs from 100 % down, with the band of one of
/// them.
///
/// Each line has a mark of its own, so that lines are told apart without color.
public struct SurvivalPlot: Widget, Sendable {
  /// One line.
  public struct Curve: Hashable, Sendable {
    /// A day and the share that lasts beyond it; 0 to 1.
    public struct Step: Hashable, Sendable {
      public let day: Int
      public let share: Double
      public let low: Double?
      public let high: Double?

      public init(day: Int, share: Double, low: Double? = nil, high: Double? = nil) {
        self.day = day
        self.share = share
        self.low = low
        self.high = high
      }
    }

    /// The days on which the share falls, in order.
    public let steps: [Step]
    /// The last day that is known; the line ends there.
    public let lastDay: Int
    public let style: Style
    /// The mark, and its form in ASCII.
    public let mark: (unicode: Character, ascii: Character)
    /// Written where the line ends, if there is room; empty for none.
    public let label: String
    /// Whether the interval is drawn around it.
    public let hasBand: Bool

    public init(
      steps: [Step], lastDay: Int, style: Style, mark: (unicode: Character, ascii: Character),
      hasBand: Bool = false, label: String = ""
    ) {
      self.steps = steps.filter { $0.share.isFinite }
      self.lastDay = lastDay
      self.style = style
      self.mark = mark
      self.hasBand = hasBand
      self.label = label
    }

    public static func == (left: Curve, right: Curve) -> Bool {
      left.steps == right.steps && left.lastDay == right.lastDay && left.style == right.style
        && left.mark == right.mark && left.hasBand == right.hasBand && left.label == right.label
    }

    public func hash(into hasher: inout Hasher) {
      hasher.combine(steps)
      hasher.combine(lastDay)
      hasher.combine(hasBand)
    }

    /// What is known of a day: the last step on it or before.
    func step(on day: Int) -> Step {
      steps.last { $0.day <= day } ?? Step(day: 0, share: 1)
    }
  }

  public let curves: [Curve]
  /// The last day of the scale.
  public let days: Int

  public init(_ curves: [Curve], days: Int) {
    self.curves = curves
    self.days = max(1, days)
  }

  private static let labelWidth = 6

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    let left = SurvivalPlot.labelWidth
    // Room for names at the ends of the lines, where the lines keep most of it.
    // Each with the mark of its line.
    let longest = min(curves.map { $0.label.isEmpty ? 0 : $0.label.columns + 2 }.max() ?? 0, 26)
    let right = longest > 0 && canvas.width - left >= 3 * (longest + 2) ? longest + 2 : 0
    let columns = canvas.width - left - right
    // A line of stairs, and the days below.
    let height = canvas.height - 1
    guard columns >= 12, height >= 3 else {
      canvas.write("too small for a chart", x: 0, y: 0, style: .muted)
      return
    }
    drawAxes(on: &canvas, columns: columns, height: height, glyphs)
    for curve in curves where curve.hasBand {
      drawBand(of: curve, on: &canvas, columns: columns, height: height, glyphs)
    }
    for (index, curve) in curves.enumerated().reversed() {
      draw(curve, index, on: &canvas, columns: columns, height: height, glyphs)
    }
    if right > 0 { drawLabels(on: &canvas, columns: columns, height: height, longest, glyphs) }
  }

  /// The names beside the ends of their lines, in the order of these: one whose row is taken goes
  /// below it, and is left out where it would be far from its line.
  private func drawLabels(
    on canvas: inout Canvas, columns: Int, height: Int, _ longest: Int, _ glyphs: Glyphs
  ) {
    let x = SurvivalPlot.labelWidth + columns + 1
    let ends = curves.filter { !$0.label.isEmpty && $0.lastDay >= days }
      .map { (curve: $0, share: $0.step(on: days).share) }.sorted { $0.share > $1.share }
    var free = 0
    for end in ends {
      let wanted = row(of: end.share, height)
      let y = max(wanted, free)
      guard y < height, y <= wanted + 2 else { continue }
      free = y + 1
      let mark = glyphs.choose(end.curve.mark.unicode, end.curve.mark.ascii)
      canvas.write(
        "\(mark) \(end.curve.label)".cut(to: longest), x: x, y: y, style: end.curve.style)
    }
  }

  private func row(of share: Double, _ height: Int) -> Int {
    Int(((1 - min(max(0, share), 1)) * Double(height - 1)).rounded())
  }

  private func day(at column: Int, _ columns: Int) -> Int {
    Int((Double(column) * Double(days) / Double(max(1, columns - 1))).rounded())
  }

  private func drawAxes(
    on canvas: inout Canvas, columns: Int, height: Int, _ glyphs: Glyphs
  ) {
    let left = SurvivalPlot.labelWidth
    for row in 0..<height {
      canvas.write(glyphs.choose("│", "|"), x: left - 1, y: row, style: .axis)
    }
    let shares: [(Double, String)] =
      height >= 7 && (height - 1).isMultiple(of: 2)
      ? [(1, "100%"), (0.5, "50%"), (0, "0%")] : [(1, "100%"), (0, "0%")]
    for (share, label) in shares {
      let y = row(of: share, height)
      canvas.write(label, x: 0, y: y, style: .muted, width: left - 2, align: .right)
      canvas.write(glyphs.choose("┤", "+"), x: left - 1, y: y, style: .axis)
      if share == 0.5 {
        let line = String(repeating: glyphs.choose("┄", "."), count: columns)
        canvas.write(line, x: left, y: y, style: .axis)
      }
    }
    var free = 0
    for tick in ticks {
      let x = left + tick * (columns - 1) / days
      let label = tick == 0 ? "0" : "\(tick) d"
      let start = min(
        max(free, x - label.count / 2), min(left + columns + 1, canvas.width) - label.count)
      guard start >= free, start <= x else { continue }
      canvas.write(label, x: start, y: height, style: .muted)
      free = start + label.count + 1
    }
  }

  /// The days that are written: those that offices count by, or round ones.
  private var ticks: [Int] {
    (days <= 400 ? [0, 30, 90, 180, 270, 365] : [0, 365, 730, 1095, 1460, 1825])
      .filter { $0 <= days }
  }

  private func drawBand(
    of curve: Curve, on canvas: inout Canvas, columns: Int, height: Int, _ glyphs: Glyphs
  ) {
    for column in 0..<columns {
      let day = day(at: column, columns)
      guard day <= curve.lastDay, let low = curve.step(on: day).low,
        let high = curve.step(on: day).high
      else { continue }
      for y in row(of: high, height)...max(row(of: high, height), row(of: low, height)) {
        canvas.write(
          glyphs.choose("░", ":"), x: SurvivalPlot.labelWidth + column, y: y, style: .muted)
      }
    }
  }

  private func draw(
    _ curve: Curve, _ index: Int, on canvas: inout Canvas, columns: Int, height: Int,
    _ glyphs: Glyphs
  ) {
    let left = SurvivalPlot.labelWidth
    let (across, down) = glyphs == .braille ? (2, 4) : (1, 1)
    var course = Course(width: columns * across, rows: height * down)
    for x in 0..<columns * across {
      let day = day(at: x, columns * across)
      guard day <= curve.lastDay else { break }
      let share = min(max(0, curve.step(on: day).share), 1)
      course.set(x, down / 2 + Int(((1 - share) * Double((height - 1) * down)).rounded()))
    }
    if glyphs == .braille {
      course.drawDots(on: &canvas, left: left, style: curve.style)
    } else {
      course.drawLine(on: &canvas, left: left, style: curve.style, glyphs: glyphs)
    }
    // Marks stand apart from those of other lines, where the lines run together.
    let spacing = max(6, 2 * curves.count)
    let mark = String(glyphs.choose(curve.mark.unicode, curve.mark.ascii))
    for column in stride(from: (2 * index + 1) % spacing, to: columns, by: spacing) {
      let day = day(at: column, columns)
      guard day <= curve.lastDay else { break }
      canvas.write(
        mark, x: left + column, y: row(of: curve.step(on: day).share, height), style: curve.style)
    }
  }
}
