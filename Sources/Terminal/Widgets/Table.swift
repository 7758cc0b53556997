/// Rows and columns with a head, of which one row may be selected and more than fit scrolled.
///
/// No lines stand between columns, so that a selection made with the mouse pastes as a table. It
/// asks for the cells that it draws, so that it may have very many rows. How its columns share the
/// width is the business of ``TableLayout``.
public struct Table: Widget {
  /// One column.
  public struct Column: Hashable, Sendable {
    public var title: String
    public var alignment: Alignment
    /// The width that it takes, the least that is of use, and the most that it can fill.
    public var width: Int
    public var least: Int
    public var most: Int
    /// The highest is dropped first; 0 stays.
    public var priority: Int
    /// Narrowed before others are dropped, as a picture may be and words may not.
    public var isElastic: Bool
    /// Cut in the middle where it must be, since its end tells names and numbers of cases apart.
    public var keepsEnd: Bool
    /// Drawn in the place of the title: the numbers of an axis.
    public var axis: LogAxis?

    public init(
      _ title: String, _ alignment: Alignment = .left, width: Int, least: Int? = nil,
      most: Int? = nil, priority: Int = 0, isElastic: Bool = false, keepsEnd: Bool = false,
      axis: LogAxis? = nil
    ) {
      self.title = title
      self.alignment = alignment
      self.width = max(1, width)
      self.least = min(self.width, max(1, least ?? width))
      self.most = max(self.width, most ?? width)
      self.priority = priority
      self.isElastic = isElastic
      self.keepsEnd = keepsEnd
      self.axis = axis
    }
  }

  /// What stands in one cell.
  public struct Cell {
    /// In words, the longest form first.
    public var forms: [String]
    public var style: Style
    /// A picture in the place of the words.
    public var picture: (any Widget)?
    /// What changed, in the free cells before a number, the longest form first.
    public var change: [String]

    public init(
      _ forms: [String], style: Style = .plain, picture: (any Widget)? = nil,
      change: [String] = []
    ) {
      self.forms = forms
      self.style = style
      self.picture = picture
      self.change = change
    }
  }

  public let columns: [Column]
  public let rowCount: Int
  /// The cell of a row and a column; the first row in view repeats what stands for it above.
  public let cell: (_ row: Int, _ column: Int, _ isFirst: Bool) -> Cell
  /// How many of the last rows stand below a line and are always in view: totals.
  public var footRows = 0
  public var selected: Int?
  public var selectedColumn: Int?
  /// The rows that a person marked, with a sign before them.
  public var marked: Set<Int> = []
  public var sortColumn: Int?
  public var isDescending = false
  /// Whether its first column may stand above the rows that it is about, as a line of its own,
  /// where there is no room for it beside the columns that matter.
  public var canStack = false

  public init(
    _ columns: [Column], rowCount: Int,
    cell: @escaping (_ row: Int, _ column: Int, _ isFirst: Bool) -> Cell
  ) {
    self.columns = columns
    self.rowCount = max(0, rowCount)
    self.cell = cell
  }

  /// How its columns stand in a width.
  public func layout(width: Int) -> TableLayout {
    // The sign of the selection stands before, and the scroll bar behind a cell of air.
    TableLayout(
      columns, width: width - 3, selected: selected == nil ? nil : selectedColumn,
      canStack: canStack)
  }

  /// One line of it below the head.
  public enum Line: Hashable, Sendable {
    case row(Int)
    /// The first column's words above the rows that they are about.
    case heading(Int)
    case rule
  }

  /// What its lines below the head show in so many columns and rows.
  public func lines(in size: Size) -> [Line] {
    let body = max(0, rowCount - footRows)
    let hasFoot = footRows > 0 && size.height >= footRows + 4
    let room = max(0, size.height - 1 - (hasFoot ? footRows + 1 : 0))
    var lines: [Line]
    if layout(width: size.width).isStacked {
      lines = stacked(room)
    } else {
      lines = Scrolling.window(of: body, height: room, selected: selected).map(Line.row)
    }
    if hasFoot { lines += [.rule] + (body..<rowCount).map(Line.row) }
    return lines
  }

  /// The rows in view with their headings between them; the first line is always a heading.
  private func stacked(_ room: Int) -> [Line] {
    var all: [Line] = []
    for row in 0..<max(0, rowCount - footRows) {
      if !(cell(row, 0, false).forms.first ?? "").isEmpty { all.append(.heading(row)) }
      all.append(.row(row))
    }
    let place = selected.flatMap { all.firstIndex(of: .row($0)) }
    let window = Scrolling.window(of: all.count, height: room, selected: place)
    var lines = Array(all[window])
    if room > 1, case .row(let row)? = lines.first, lines.first != selected.map(Line.row) {
      lines[0] = .heading(row)
    }
    return lines
  }

  /// "12-30 of 200" where not all rows are in view; empty where they are.
  public func position(in size: Size) -> String {
    let rows = lines(in: size).compactMap { line in
      if case .row(let row) = line, row < rowCount - footRows { row } else { nil }
    }
    guard let first = rows.first, let last = rows.last, rows.count < rowCount - footRows else {
      return ""
    }
    return "\(first + 1)-\(last + 1) of \(rowCount - footRows)"
  }
}

/// Drawing.
extension Table {
  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    guard canvas.width > 2, canvas.height > 0 else { return }
    let layout = layout(width: canvas.width)
    head(layout, on: &canvas, glyphs: glyphs)
    let lines = lines(in: canvas.size)
    for (index, line) in lines.enumerated() {
      switch line {
      case .row(let row):
        draw(row, isFirst: index == 0, y: index + 1, layout, on: &canvas, glyphs: glyphs)
      case .heading(let row):
        let words = cell(row, 0, true)
        canvas.write(
          words.forms.first ?? "", x: 1, y: index + 1, style: words.style, width: canvas.width - 2)
      case .rule:
        canvas.fill(
          Rect(x: 0, y: index + 1, width: canvas.width, height: 1), with: glyphs.choose("─", "-"),
          style: .axis)
      }
    }
    let rows = lines.prefix { $0 != .rule }
    let body = rowCount - footRows
    let shown = rows.compactMap { if case .row(let row) = $0 { row } else { nil } }
    guard let first = shown.first, shown.count < body else { return }
    canvas.draw(
      ScrollBar(offset: first, visible: shown.count, rows: body),
      in: Rect(x: canvas.width - 1, y: 1, width: 1, height: rows.count), glyphs: glyphs)
  }

  private func head(_ layout: TableLayout, on canvas: inout Canvas, glyphs: Glyphs) {
    for place in layout.places {
      let column = columns[place.column]
      if let axis = column.axis {
        canvas.draw(
          LogAxisLabels(axis), in: Rect(x: place.x, y: 0, width: place.width, height: 1),
          glyphs: glyphs)
      }
      let isSorted = place.column == sortColumn
      let arrow = isDescending ? glyphs.choose("▼", "v") : glyphs.choose("▲", "^")
      // The arrow stands in the gap behind the column.
      let title = column.title.cut(to: place.width)
      let x =
        column.alignment == .right ? place.x + place.width - title.columns : place.x
      canvas.write(
        isSorted ? title + arrow : title, x: x, y: 0, style: isSorted ? .accent.bold : .heading)
    }
    if layout.hidesLeft, let second = layout.places.dropFirst().first {
      canvas.write(glyphs.choose("‹", "<"), x: second.x - 1, y: 0, style: .accent.bold)
    }
    if layout.hidesRight {
      canvas.write(glyphs.choose("›", ">"), x: canvas.width - 1, y: 0, style: .accent.bold)
    }
  }

  private func draw(
    _ row: Int, isFirst: Bool, y: Int, _ layout: TableLayout, on canvas: inout Canvas,
    glyphs: Glyphs
  ) {
    let isSelected = row == selected
    if isSelected {
      canvas.fill(Rect(x: 0, y: y, width: canvas.width, height: 1), style: .selected)
      canvas.write(glyphs.choose("▸", ">"), x: 0, y: y, style: .selected)
    }
    if marked.contains(row) {
      canvas.write(
        glyphs.choose("•", "*"), x: 0, y: y, style: isSelected ? Style.selected.bold : .marked)
    }
    for place in layout.places {
      let cell = cell(row, place.column, isFirst)
      let rect = Rect(x: place.x, y: y, width: place.width, height: 1)
      let isCell = isSelected && place.column == selectedColumn && place.column > 0
      let style = isCell ? cell.style.bold.underlined : cell.style
      if let picture = cell.picture {
        canvas.draw(picture, in: rect, glyphs: glyphs)
        if isCell { canvas.restyle(rect) { $0.underlined } }
      } else {
        write(cell, columns[place.column], in: rect, style, on: &canvas)
      }
    }
    if isSelected { canvas.cursor = Canvas.Point(x: 0, y: y) }
  }

  private func write(
    _ cell: Cell, _ column: Column, in rect: Rect, _ style: Style, on canvas: inout Canvas
  ) {
    var text = cell.forms.first { $0.columns <= rect.width } ?? cell.forms.last ?? ""
    guard column.alignment == .right else {
      text = column.keepsEnd ? text.cutInMiddle(to: rect.width) : text.cut(to: rect.width)
      canvas.write(text, x: rect.x, y: rect.y, style: style)
      return
    }
    // Half a number would be another number.
    if text.columns > rect.width { text = "…" }
    let start = rect.maxX - text.columns
    canvas.write(text, x: start, y: rect.y, style: style)
    // One cell of the gap before the column may be taken; only an arrow stands close.
    let room = start - rect.x + 1
    guard let change = cell.change.first(where: { $0.columns < room }) ?? cell.change.last,
      change.columns <= room
    else { return }
    canvas.write(
      change, x: start - change.columns - (room > change.columns ? 1 : 0), y: rect.y, style: .moved)
  }
}
