/// One or two numbers for each period side by side, such as cases filed and cases disposed.
///
/// Both begin at 0 and are exact to an eighth of a row. The right one of a pair is striped, up to
/// its end, so that they are told apart without color. When there is less room than periods, the
/// latest are shown, the selected one among them.
public struct ColumnChart: Widget, Sendable {
  /// The numbers of one period; a missing one draws nothing.
  public struct Period: Hashable, Sendable {
    /// The name, and the one for little room.
    public let label: String
    public let short: String
    /// What a second line says under the first of the periods that share it.
    public let year: String
    public let left: Double?
    public let right: Double?
    /// Whether more is to come: drawn in grey, with dots above.
    public let isUnfinished: Bool

    public init(
      label: String, short: String = "", year: String = "", left: Double?, right: Double?,
      isUnfinished: Bool = false
    ) {
      self.label = label
      self.short = short.isEmpty ? label : short
      self.year = year
      self.left = left
      self.right = right
      self.isUnfinished = isUnfinished
    }
  }

  public let periods: [Period]
  public let leftStyle: Style
  public let rightStyle: Style
  /// The period that is selected, by its place among all of them.
  public let selected: Int?

  public init(
    _ periods: [Period], left: Style = .filed, right: Style = .disposed, selected: Int? = nil
  ) {
    self.periods = periods
    leftStyle = left
    rightStyle = right
    self.selected = selected
  }

  /// The periods that have room in a size.
  public func shown(in size: Size) -> ArraySlice<Period> {
    ColumnPlan(self, size).map { periods[$0.periods] } ?? []
  }

  /// Where a period stands, with the gap after it: what a click on it hits.
  public func place(of period: Int, in size: Size) -> Rect? {
    ColumnPlan(self, size)?.place(of: period)
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    draw(on: &canvas, glyphs: glyphs, axisWidth: 0)
  }

  func draw(on canvas: inout Canvas, glyphs: Glyphs, axisWidth: Int) {
    guard let plan = ColumnPlan(self, canvas.size, axisWidth: axisWidth) else {
      canvas.write("too small for a chart", x: 0, y: 0, style: .muted)
      return
    }
    plan.axis.draw(on: &canvas, top: 0, width: plan.left, glyphs: glyphs)
    canvas.write(glyphs.choose("└", "+"), x: plan.left - 1, y: plan.rows, style: .axis)
    for index in plan.periods { draw(index, plan, on: &canvas, glyphs) }
    labels(plan, on: &canvas)
  }

  private func draw(
    _ index: Int, _ plan: ColumnPlan, on canvas: inout Canvas, _ glyphs: Glyphs
  ) {
    let period = periods[index]
    let x = plan.x(of: index)
    var highest = 0
    for (value, isSecond) in [(period.left, false), (period.right, true)] {
      guard let share = value.flatMap(plan.axis.share) else { continue }
      let style: Style = period.isUnfinished ? .muted : isSecond ? rightStyle : leftStyle
      let column = Column(share: share, rows: plan.rows, isStriped: isSecond)
      for row in 0..<column.height {
        canvas.write(
          String(repeating: column.glyph(at: row, glyphs), count: plan.bar),
          x: x + (isSecond ? plan.bar : 0), y: plan.rows - 1 - row, style: style)
      }
      highest = max(highest, column.height)
    }
    if period.isUnfinished, highest < plan.rows {
      canvas.write(
        glyphs.choose("…", "~"), x: x, y: plan.rows - 1 - highest, style: .muted)
    }
  }

  /// Names below, whole where all have room, else short; one without room is left out whole, since
  /// half a month's name would be another's.
  private func labels(_ plan: ColumnPlan, on canvas: inout Canvas) {
    let fits = plan.periods.allSatisfy { index in
      let end = index + 1 < periods.count ? plan.x(of: index + 1) : canvas.width + 1
      return plan.x(of: index) + periods[index].label.columns < end
    }
    var (free, freeYear) = (plan.left, plan.left)
    var year = ""
    for index in plan.periods {
      let period = periods[index]
      let x = plan.x(of: index)
      let label = fits ? period.label : period.short
      if x >= free, x + label.columns <= canvas.width {
        canvas.write(label, x: x, y: plan.rows, style: index == selected ? .selected : .muted)
        free = x + label.columns + 1
      }
      guard plan.hasYears, period.year != year, !period.year.isEmpty else { continue }
      year = period.year
      // The year of a few months at the start gives way to that of the next.
      let next = plan.periods.first { $0 > index && periods[$0].year != year }
      let end = next.map { plan.x(of: $0) } ?? canvas.width + 1
      if x >= freeYear, x + year.columns < end, x + year.columns <= canvas.width {
        canvas.write(year, x: x, y: plan.rows + 1, style: .muted)
        freeYear = x + year.columns + 1
      }
    }
  }
}

/// Where the parts of a column chart stand in a size.
struct ColumnPlan {
  let axis: ValueAxis
  /// Columns of the axis, and rows of the columns.
  let left: Int
  let rows: Int
  let bar: Int
  let hasYears: Bool
  /// Those that are shown.
  let periods: Range<Int>
  private let slot: Int
  private let room: Int

  private static let widestSlot = 16

  init?(_ chart: ColumnChart, _ size: Size, axisWidth: Int = 0) {
    hasYears = size.height >= 7 && chart.periods.contains { !$0.year.isEmpty }
    rows = size.height - (hasYears ? 2 : 1)
    let hasRight = chart.periods.contains { $0.right != nil }
    let least = hasRight ? 3 : 2
    func axis(of shown: ArraySlice<ColumnChart.Period>, _ rows: Int) -> ValueAxis {
      ValueAxis(shown.flatMap { [$0.left, $0.right] }, span: rows, fromZero: true)
    }
    guard rows >= 2 else { return nil }
    left = max(axisWidth, axis(of: chart.periods[...], rows).width)
    room = size.width - left
    let count = min(chart.periods.count, max(0, room / least))
    guard count > 0 else { return nil }
    let first = min(chart.periods.count - count, max(0, chart.selected ?? chart.periods.count))
    periods = first..<first + count
    self.axis = axis(of: chart.periods[periods], rows)
    slot = min(ColumnPlan.widestSlot, room / count)
    let gap = slot >= 6 ? 2 : 1
    bar = max(1, hasRight ? (slot - gap) / 2 : slot - gap)
  }

  /// The first column of a period; what is left over of the room becomes gaps.
  func x(of period: Int) -> Int {
    let place = period - periods.lowerBound
    return left + (slot < ColumnPlan.widestSlot ? place * room / periods.count : place * slot)
  }

  func place(of period: Int) -> Rect? {
    guard periods.contains(period) else { return nil }
    let end = period + 1 < periods.upperBound ? x(of: period + 1) : x(of: period) + slot
    return Rect(
      x: x(of: period), y: 0, width: end - x(of: period), height: rows + (hasYears ? 2 : 1))
  }

  /// The middle of each period's columns.
  func center(of period: Int, hasRight: Bool) -> Int {
    x(of: period) + (hasRight ? bar : bar / 2)
  }
}

/// One column of a chart.
struct Column {
  private let eighths: Int
  let isStriped: Bool

  init(share: Double, rows: Int, isStriped: Bool = false) {
    let exact = Int((share * Double(rows * 8)).rounded())
    eighths = exact == 0 && share > 0 ? 1 : exact
    self.isStriped = isStriped
  }

  /// The rows that it reaches into.
  var height: Int { (eighths + 7) / 8 }

  /// Its character in a row, counted from the foot.
  func glyph(at row: Int, _ glyphs: Glyphs) -> String {
    let level = max(0, min(8, eighths - row * 8))
    if glyphs.isASCII {
      return isStriped ? level > 4 ? ":" : "." : Eighths.asciiUpward[level]
    }
    return Eighths.upward[isStriped ? min(level, 7) : level]
  }
}
