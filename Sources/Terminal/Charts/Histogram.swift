/// How many have which length, in bins of equal width, with lines at the lengths that matter.
///
/// The bins begin at 0; the last column holds all that is longer, and stands apart. Each line has
/// its words at the top, beside it, so that it needs no legend.
public struct Histogram: Widget, Sendable {
  /// A length that matters, such as a standard, and what to say of it, the longest form first.
  public struct Mark: Hashable, Sendable {
    public let value: Double
    public let words: [String]

    public init(_ value: Double, _ words: [String]) {
      self.value = value
      self.words = words
    }
  }

  /// How many lie in each bin, the shortest first.
  public let counts: [Double]
  /// How many are longer than all bins.
  public let beyond: Double
  /// The width of a bin.
  public let step: Int
  public let marks: [Mark]
  public let style: Style
  /// The bin that is selected; the one after the last is that of all longer ones.
  public let selected: Int?

  public init(
    _ counts: [Double], beyond: Double, step: Int, marks: [Mark] = [], style: Style = .part(0),
    selected: Int? = nil
  ) {
    self.counts = counts
    self.beyond = beyond
    self.step = max(1, step)
    self.marks = marks.filter { $0.value.isFinite && $0.value >= 0 }.sorted { $0.value < $1.value }
    self.style = style
    self.selected = selected
  }

  /// Where a bin stands: what a click on it hits.
  public func place(of bin: Int, in size: Size) -> Rect? {
    guard let plan = Plan(self, size), bin >= 0, bin <= counts.count else { return nil }
    return Rect(x: plan.x(of: bin), y: plan.top, width: plan.slot, height: plan.rows + 1)
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    guard let plan = Plan(self, canvas.size) else {
      canvas.write("too small for a chart", x: 0, y: 0, style: .muted)
      return
    }
    var below = canvas.crop(canvas.area.inset(top: plan.top))
    plan.axis.draw(on: &below, top: 0, width: plan.left, glyphs: glyphs)
    canvas.place(below, x: 0, y: plan.top)
    canvas.write(glyphs.choose("└", "+"), x: plan.left - 1, y: plan.base, style: .axis)
    // The ground on which bins stand; what is longer than all of them stands beside it.
    canvas.write(
      String(repeating: glyphs.choose("─", "-"), count: plan.slot * counts.count),
      x: plan.left, y: plan.base, style: .axis)
    for mark in marks { line(at: mark, plan, on: &canvas, glyphs) }
    let values = counts + [beyond]
    for (bin, value) in values.enumerated() { column(bin, value, plan, on: &canvas, glyphs) }
    numbers(plan, on: &canvas)
    for (index, mark) in marks.enumerated() {
      words(of: mark, row: index, plan, on: &canvas, glyphs)
    }
  }

  private func column(
    _ bin: Int, _ value: Double, _ plan: Plan, on canvas: inout Canvas, _ glyphs: Glyphs
  ) {
    guard let share = plan.axis.share(value) else { return }
    let column = Column(share: share, rows: plan.rows, isStriped: bin == counts.count)
    let x = plan.x(of: bin)
    let style = bin == selected ? Style.selected : style
    for row in 0..<column.height {
      canvas.write(
        String(repeating: column.glyph(at: row, glyphs), count: plan.bar), x: x,
        y: plan.base - 1 - row, style: style)
    }
    let text = axisLabel(value)
    if plan.hasCounts, value > 0, column.height < plan.rows {
      let start = max(plan.left, x + (plan.bar - text.columns) / 2)
      canvas.write(
        text, x: start, y: plan.base - 1 - column.height,
        style: bin == selected ? .selected : .muted)
    }
  }

  /// The line of a mark, from its words down to the ground.
  private func line(
    at mark: Mark, _ plan: Plan, on canvas: inout Canvas, _ glyphs: Glyphs
  ) {
    guard let x = plan.x(of: mark.value, self) else { return }
    for y in 0...plan.base {
      canvas.write(glyphs.choose("┊", ":"), x: x, y: y, style: .reference)
    }
  }

  /// What a mark says, to the right of its line or, where that has no room, to the left.
  private func words(
    of mark: Mark, row: Int, _ plan: Plan, on canvas: inout Canvas, _ glyphs: Glyphs
  ) {
    guard row < plan.top, let x = plan.x(of: mark.value, self) else { return }
    let right = canvas.width - x - 2
    let left = x - plan.left - 1
    let fits = mark.words.first { $0.columns <= max(right, left) }
    guard let words = fits else { return }
    let start = words.columns <= right ? x + 2 : x - 1 - words.columns
    canvas.write(" \(words) ", x: start - 1, y: row, style: .label)
    canvas.write(glyphs.choose("┊", ":"), x: x, y: row, style: .reference)
  }

  /// Lengths below the bins that they begin, as many as have room.
  private func numbers(_ plan: Plan, on canvas: inout Canvas) {
    let last = "\(grouped(counts.count * step))+"
    let end = plan.x(of: counts.count)
    let start = min(end, canvas.width - last.columns)
    canvas.write(last, x: start, y: plan.base + 1, style: .muted)
    let every =
      [1, 2, 3, 6, 12, 24].first {
        plan.slot * $0 > grouped(counts.count * step).columns
      } ?? counts.count
    for bin in stride(from: 0, to: counts.count, by: max(1, every)) {
      let text = grouped(bin * step)
      // On the edge where the bin begins, which is the column before it.
      let x = max(plan.left, plan.x(of: bin) - (bin == 0 ? 0 : text.columns / 2))
      guard x + text.columns < start else { break }
      canvas.write(text, x: x, y: plan.base + 1, style: .muted)
    }
  }

  private func grouped(_ number: Int) -> String { axisLabel(Double(number)) }

  /// Where the parts stand in a size.
  private struct Plan {
    let axis: ValueAxis
    let top: Int
    let rows: Int
    let left: Int
    let slot: Int
    let hasCounts: Bool
    private let gap: Int
    private let bins: Int

    var base: Int { top + rows }
    var bar: Int { max(1, slot - 1) }

    init?(_ chart: Histogram, _ size: Size) {
      // Words, columns, ground, numbers.
      top = size.height >= chart.marks.count + 6 ? chart.marks.count : 0
      rows = size.height - top - 2
      bins = chart.counts.count
      guard rows >= 2, bins > 0 else { return nil }
      let values: [Double?] = chart.counts + [chart.beyond]
      axis = ValueAxis(values, span: rows, fromZero: true)
      left = axis.width
      gap = size.width >= 40 ? 2 : 1
      slot = min(12, (size.width - left - gap) / (bins + 1))
      let longest = values.compactMap { $0 }.map { axisLabel($0).columns }.max() ?? 0
      hasCounts = longest < slot
      guard slot >= 2 else { return nil }
    }

    func x(of bin: Int) -> Int { left + bin * slot + (bin == bins ? gap : 0) }

    /// The column behind a length, which itself is still before it.
    func x(of value: Double, _ chart: Histogram) -> Int? {
      guard value > 0, value <= Double(bins * chart.step) else { return nil }
      let place = min((value + 1) / Double(chart.step), Double(bins))
      return left + Int((place * Double(slot)).rounded()) - 1
    }
  }
}
