import Glibc

/// Numbers in rows and columns, shaded by how far each lies from what is usual.
///
/// The number stands in its cell with its sign; shade and color only repeat what it says. A cell
/// without a number says why.
public struct HeatTable: Widget, Sendable {
  /// One cell.
  public struct Cell: Hashable, Sendable {
    /// The number, or why there is none.
    public let text: String
    /// From -1, far below, over 0, as usual, to 1, far above; `nil` where there is no number.
    public let level: Double?

    public init(_ text: String, level: Double? = nil) {
      self.text = text
      self.level = level.flatMap { $0.isFinite ? min(max(-1, $0), 1) : nil }
    }

    /// A ratio: twice as much is as far above as half as much is below.
    public init(_ text: String, times ratio: Double) {
      self.init(text, level: ratio > 0 ? log2(ratio) : nil)
    }
  }

  public let columns: [String]
  public let rows: [(name: String, cells: [Cell])]
  public let selected: (row: Int, column: Int)?
  /// What the shades mean, from the lightest on.
  public let legend: [String]

  public init(
    columns: [String], rows: [(name: String, cells: [Cell])], legend: [String] = [],
    selected: (row: Int, column: Int)? = nil
  ) {
    self.columns = columns
    self.rows = rows
    self.legend = legend
    self.selected = selected
  }

  /// Where a cell stands; `nil` where it has no room.
  public func place(row: Int, column: Int, in size: Size) -> Rect? {
    guard let plan = Plan(self, size), rows.indices.contains(row), row + 1 < size.height,
      column >= plan.first, column < plan.first + plan.shown
    else { return nil }
    return Rect(
      x: plan.names + 1 + (column - plan.first) * (plan.cell + 1), y: 1 + row, width: plan.cell,
      height: 1)
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    guard let plan = Plan(self, canvas.size) else {
      canvas.write("too small for a chart", x: 0, y: 0, style: .muted)
      return
    }
    let hidden = columns.count - plan.shown
    if hidden > 0 {
      canvas.write("\(hidden) more", x: 0, y: 0, style: .muted, width: plan.names)
    }
    for column in plan.first..<plan.first + plan.shown {
      guard let place = place(row: 0, column: column, in: canvas.size) else { continue }
      let name = columns[column].cut(to: plan.cell)
      canvas.write(
        name, x: place.x + (plan.cell - name.columns) / 2, y: 0, style: .heading)
    }
    for (index, row) in rows.enumerated() where index + 1 < canvas.height {
      canvas.write(
        row.name.cut(to: plan.names), x: 0, y: 1 + index,
        style: index == selected?.row ? .accent : .plain)
      for (column, cell) in row.cells.enumerated() {
        guard let place = place(row: index, column: column, in: canvas.size) else { continue }
        draw(
          cell, isSelected: selected.map { $0 == (index, column) } ?? false, in: place,
          on: &canvas, glyphs)
      }
    }
    legend(on: &canvas, glyphs)
  }

  private func draw(
    _ cell: Cell, isSelected: Bool, in place: Rect, on canvas: inout Canvas, _ glyphs: Glyphs
  ) {
    let text = cell.text.cut(to: place.width)
    let start = place.x + (place.width - text.columns) / 2
    guard let level = cell.level else {
      if isSelected { canvas.fill(place, style: .selected) }
      canvas.write(text, x: start, y: place.y, style: isSelected ? .selected : .muted)
      return
    }
    let style: Style = isSelected ? .selected : level < 0 ? .filed : .disposed
    let shade = HeatTable.shade(level, glyphs)
    canvas.write(
      String(repeating: shade, count: place.width), x: place.x, y: place.y, style: style)
    let isWide = text.columns + 2 <= place.width
    canvas.write(
      isWide ? " \(text) " : text, x: isWide ? start - 1 : start, y: place.y,
      style: isSelected ? .selected.bold : .plain.bold)
  }

  private func legend(on canvas: inout Canvas, _ glyphs: Glyphs) {
    let y = rows.count + 2
    guard y < canvas.height, !legend.isEmpty else { return }
    var x = 0
    for (index, words) in legend.enumerated() {
      guard x + 2 + words.columns <= canvas.width else { return }
      let level = Double(index) / Double(max(1, legend.count - 1))
      x += canvas.write(HeatTable.shade(level, glyphs), x: x, y: y, style: .muted) + 1
      x += canvas.write(words, x: x, y: y, style: .muted) + 2
    }
  }

  /// Five shades, the lightest for what is as usual.
  private static func shade(_ level: Double, _ glyphs: Glyphs) -> String {
    let shades = glyphs.choose([" ", "░", "▒", "▓", "█"], [" ", ".", ":", "+", "#"])
    return shades[Int((abs(level) * 4).rounded())]
  }

  /// Where the parts stand in a size.
  private struct Plan {
    let names: Int
    let cell: Int
    let first: Int
    let shown: Int

    init?(_ table: HeatTable, _ size: Size) {
      let longest = table.rows.map(\.name.columns).max() ?? 0
      names = min(longest, max(8, size.width / 4))
      let texts = table.rows.flatMap { $0.cells.map(\.text.columns) }
      let least = max(5, texts.max() ?? 0)
      let room = size.width - names
      let count = min(table.columns.count, room / (least + 1))
      guard count > 0, size.height >= 2, !table.rows.isEmpty else { return nil }
      // A little more than the widest name, and never so wide that numbers drift apart.
      let widest = max(least, table.columns.map(\.columns).max() ?? 0) + 4
      cell = min(room / count - 1, max(14, widest))
      shown = count
      let chosen = table.selected?.column ?? 0
      first = max(0, min(chosen, table.columns.count - 1) - count + 1)
    }
  }
}
