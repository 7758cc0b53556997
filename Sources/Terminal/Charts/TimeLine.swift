/// What happened on which day, as marks on a line from one day to another; what is still to come
/// lies on a dotted part of it.
///
/// Names stand below their marks and never overlap: one that would goes a row lower, on a thread.
public struct TimeLine: Widget, Sendable {
  /// One thing that happened or will happen.
  public struct Mark: Hashable, Sendable {
    /// How a mark looks: done, of less weight, still to come, the end, or today; the later ones lie
    /// on top.
    public enum Kind: Int, Sendable { case hollow, done, planned, end, today }

    public let day: Int
    public let kind: Kind
    /// The name, and the one for little room; empty for none.
    public let label: String
    public let short: String

    public init(day: Int, kind: Kind, label: String, short: String = "") {
      self.day = day
      self.kind = kind
      self.label = label
      self.short = short.isEmpty ? label : short
    }
  }

  /// A day with a name above the line, such as the first of a month.
  public struct Tick: Hashable, Sendable {
    public let day: Int
    public let label: String
    /// Whether it is written in any case, and the finer ones only where all of them have room.
    public let isCoarse: Bool

    public init(day: Int, label: String, isCoarse: Bool = false) {
      self.day = day
      self.label = label
      self.isCoarse = isCoarse
    }
  }

  public let first: Int
  public let last: Int
  public let marks: [Mark]
  public let ticks: [Tick]

  public init(first: Int, last: Int, marks: [Mark], ticks: [Tick] = []) {
    self.first = first
    self.last = max(first, last)
    self.marks = marks
    self.ticks = ticks
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    let row = ticks.isEmpty ? 0 : 1
    drawTicks(on: &canvas)
    let line = Rect(x: 0, y: row, width: canvas.width, height: 1)
    canvas.fill(line, with: glyphs.choose("─", "-"), style: .axis)
    let today = marks.last { $0.kind == .today }?.day
    if let today, let x = column(today, width: canvas.width) {
      canvas.fill(line.inset(left: x + 1), with: glyphs.choose("┄", "."), style: .axis)
    }
    for mark in marks.sorted(by: { $0.kind.rawValue < $1.kind.rawValue }) {
      guard let x = column(mark.day, width: canvas.width) else { continue }
      canvas.write(mark.kind.shape(glyphs), x: x, y: row, style: mark.kind.style)
    }
    let room = canvas.height - row - 1
    let isAll = names(\.label, rows: room, width: canvas.width)
    let names = isAll.count == named.count ? isAll : names(\.short, rows: room, width: canvas.width)
    for name in names { name.draw(on: &canvas, top: row + 1, glyphs) }
  }

  /// The column of a day; none outside of the line.
  public func column(_ day: Int, width: Int) -> Int? {
    guard day >= first, day <= last, width > 0 else { return nil }
    let days = Double(last) - Double(first)
    guard days > 0 else { return 0 }
    return Int(((Double(day) - Double(first)) / days * Double(width - 1)).rounded())
  }

  private var named: [Mark] {
    marks.filter { !$0.label.isEmpty && $0.day >= first && $0.day <= last }
      .sorted { $0.day < $1.day }
  }

  private func drawTicks(on canvas: inout Canvas) {
    let coarse = places(of: ticks.filter(\.isCoarse), beside: [], canvas.width)
    let fine = ticks.filter { !$0.isCoarse }
    let fits = places(of: fine, beside: [], canvas.width).count == fine.count
    let finer = fits ? places(of: fine, beside: coarse, canvas.width) : []
    for (x, tick) in coarse + finer {
      canvas.write(tick.label, x: x, y: 0, style: .muted)
    }
  }

  /// Where ticks have room beside each other and beside others.
  private func places(
    of ticks: [Tick], beside others: [(x: Int, tick: Tick)], _ width: Int
  ) -> [(x: Int, tick: Tick)] {
    var places: [(x: Int, tick: Tick)] = []
    for tick in ticks.sorted(by: { $0.day < $1.day }) {
      guard let x = column(tick.day, width: width), x + tick.label.columns <= width,
        !(others + places).contains(where: {
          x <= $0.x + $0.tick.label.columns && $0.x <= x + tick.label.columns
        })
      else { continue }
      places.append((x, tick))
    }
    return places
  }

  /// A name in its place.
  private struct Name {
    let text: String
    let x: Int
    let row: Int
    /// The column of its mark, down which its thread goes.
    let thread: Int

    func draw(on canvas: inout Canvas, top: Int, _ glyphs: Glyphs) {
      for y in 0..<row {
        canvas.write(glyphs.choose("│", "|"), x: thread, y: top + y, style: .axis)
      }
      canvas.write(text, x: x, y: top + row, style: .label)
    }
  }

  /// The names that have room in so many rows: from the last to the first, each as high as its
  /// length allows, so that no thread passes a name.
  private func names(_ text: KeyPath<Mark, String>, rows: Int, width: Int) -> [Name] {
    var ends = Array(repeating: width + 1, count: max(0, rows))
    var names: [Name] = []
    for mark in named.reversed() {
      guard let column = column(mark.day, width: width) else { continue }
      let words = mark[keyPath: text]
      let length = words.columns
      let x = min(column, width - length)
      guard x >= 0,
        let row = ends.indices.first(where: { row in
          x + length < ends[row] && ends[..<row].allSatisfy { column < $0 }
        })
      else { continue }
      ends[row] = x
      for above in 0..<row { ends[above] = column }
      names.append(Name(text: words, x: x, row: row, thread: column))
    }
    return names
  }
}

extension TimeLine.Mark.Kind {
  /// The sign of a mark of the kind.
  public func shape(_ glyphs: Glyphs) -> String {
    switch self {
    case .done: glyphs.choose("●", "*")
    case .hollow: glyphs.choose("○", "o")
    case .planned: glyphs.choose("◇", "x")
    case .end: glyphs.choose("■", "#")
    case .today: glyphs.choose("│", "|")
    }
  }

  fileprivate var style: Style {
    switch self {
    case .done, .hollow, .end: .accent
    case .planned: .warning
    case .today: .reference
    }
  }
}
