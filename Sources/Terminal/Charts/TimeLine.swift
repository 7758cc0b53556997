/// What happened on which day, as marks on a line from one day to another.
public struct TimeLine: Widget, Sendable {
  /// One thing that happened or will happen.
  public struct Mark: Hashable, Sendable {
    /// How a mark looks: done, not held or still to come, the end, or today.
    public enum Kind: Sendable { case done, hollow, end, today }

    public let day: Int
    public let kind: Kind
    public let label: String

    public init(day: Int, kind: Kind, label: String) {
      self.day = day
      self.kind = kind
      self.label = label
    }
  }

  public let first: Int
  public let last: Int
  public let marks: [Mark]
  /// Days with a name above the line, such as the first of each month.
  public let ticks: [(day: Int, label: String)]

  public init(first: Int, last: Int, marks: [Mark], ticks: [(day: Int, label: String)] = []) {
    self.first = first
    self.last = max(first, last)
    self.marks = marks
    self.ticks = ticks
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    let row = ticks.isEmpty ? 0 : 1
    drawTicks(on: &canvas)
    canvas.fill(
      Rect(x: 0, y: row, width: canvas.width, height: 1), with: glyphs.choose("─", "-"),
      style: .axis)
    for mark in marks.sorted(by: { $0.day < $1.day }) {
      guard let x = column(mark.day, width: canvas.width) else { continue }
      canvas.write(
        shape(mark.kind, glyphs), x: x, y: row, style: mark.kind == .today ? .reference : .accent)
    }
    drawLabels(on: &canvas, from: row + 1)
  }

  /// The column of a day; none outside of the line.
  public func column(_ day: Int, width: Int) -> Int? {
    guard day >= first, day <= last, width > 0 else { return nil }
    let days = Double(last) - Double(first)
    guard days > 0 else { return 0 }
    return Int(((Double(day) - Double(first)) / days * Double(width - 1)).rounded())
  }

  private func drawTicks(on canvas: inout Canvas) {
    var free = 0
    for tick in ticks.sorted(by: { $0.day < $1.day }) {
      guard let x = column(tick.day, width: canvas.width), x >= free,
        x + tick.label.columns <= canvas.width
      else { continue }
      free = x + canvas.write(tick.label, x: x, y: 0, style: .muted) + 1
    }
  }

  /// Labels below their marks, each in the first row where it has room; the rest are left out.
  private func drawLabels(on canvas: inout Canvas, from top: Int) {
    var free = Array(repeating: 0, count: max(0, canvas.height - top))
    for mark in marks.sorted(by: { $0.day < $1.day }) where !mark.label.isEmpty {
      guard let column = column(mark.day, width: canvas.width) else { continue }
      let x = max(0, min(column, canvas.width - mark.label.columns))
      guard let row = free.firstIndex(where: { $0 <= x }) else { continue }
      let used = canvas.write(mark.label, x: x, y: top + row, style: .label)
      free[row] = x + used + 2
    }
  }

  private func shape(_ kind: Mark.Kind, _ glyphs: Glyphs) -> String {
    switch kind {
    case .done: glyphs.choose("●", "*")
    case .hollow: glyphs.choose("○", "o")
    case .end: glyphs.choose("■", "#")
    case .today: glyphs.choose("┊", ":")
    }
  }
}
