/// Rows and columns with a head, of which one row may be selected and more than fit scrolled.
///
/// No lines stand between columns, so that a selection made with the mouse pastes as a table.
/// When it is narrow, columns go by their priority, those of the highest number first; the first
/// column stays.
public struct Table: Widget {
  /// One column.
  public struct Column: Hashable, Sendable {
    public let title: String
    public let alignment: Alignment
    /// The columns it takes at least, and those it takes when there is room.
    public let minimum: Int
    public let ideal: Int
    /// 0 stays longest.
    public let priority: Int

    public init(
      _ title: String, _ alignment: Alignment = .left, minimum: Int, ideal: Int? = nil,
      priority: Int = 0
    ) {
      self.title = title
      self.alignment = alignment
      self.minimum = max(1, minimum)
      self.ideal = max(self.minimum, ideal ?? minimum)
      self.priority = priority
    }
  }

  /// What stands in one cell: words, or a small chart.
  public enum Content {
    case text(String, Style = .plain)
    case widget(any Widget)
  }

  /// Where one column stands.
  public struct Place: Hashable, Sendable {
    public let column: Int
    public let x: Int
    public let width: Int
  }

  public let columns: [Column]
  public let rowCount: Int
  public let row: (Int) -> [Content]
  public var offset = 0
  public var selected: Int?
  public var selectedColumn: Int?
  public var sortColumn: Int?
  public var isDescending = false
  public var marked: Set<Int> = []
  /// How many columns after the first are scrolled out to the left.
  public var columnOffset = 0

  /// Column gap: enough to tell numbers apart.
  private static let gap = 2

  /// A table whose rows are asked for as they are drawn, so that it may have very many.
  public init(_ columns: [Column], rowCount: Int, row: @escaping (Int) -> [Content]) {
    self.columns = columns
    self.rowCount = max(0, rowCount)
    self.row = row
  }

  /// A table of few rows.
  public init(_ columns: [Column], rows: [[Content]]) {
    self.init(columns, rowCount: rows.count) { rows[$0] }
  }

  /// How many rows of it have room.
  public static func visibleRows(height: Int) -> Int { max(0, height - 1) }

  /// The row at that line of the table; none in the head or below the last.
  public func row(at y: Int, height: Int) -> Int? {
    guard y >= 1, y < height else { return nil }
    let index = firstRow(height: height) + y - 1
    return index < rowCount ? index : nil
  }

  /// "12-30 of 200", for a headline.
  public func position(height: Int) -> String {
    let visible = Table.visibleRows(height: height)
    guard rowCount > visible, visible > 0 else { return "\(rowCount)" }
    let first = firstRow(height: height)
    return "\(first + 1)-\(min(rowCount, first + visible)) of \(rowCount)"
  }

  private func firstRow(height: Int) -> Int {
    Scrolling.offset(
      offset, keeping: selected, rows: rowCount, visible: Table.visibleRows(height: height))
  }
}

/// Layout and drawing.
extension Table {
  /// The columns that have room in so many columns of the terminal, with their places.
  public func places(width: Int) -> [Place] {
    // The selection marker before and the scroll bar behind take a column each.
    let room = width - 2
    let scrolled = min(max(0, columnOffset), max(0, columns.count - 2))
    var kept = columns.indices.filter { $0 == 0 || $0 > scrolled }
    while kept.count > 1, needed(kept) > room {
      let worst = kept.dropFirst().max { left, right in
        (columns[left].priority, left) < (columns[right].priority, right)
      }
      kept.removeAll { $0 == worst }
    }
    guard room > 0 else { return [] }
    var spare = max(0, room - needed(kept))
    var x = 1
    return kept.map { index in
      let extra = min(spare, columns[index].ideal - columns[index].minimum)
      spare -= extra
      let length = min(room, columns[index].minimum + extra)
      defer { x += length + Table.gap }
      return Place(column: index, x: x, width: length)
    }
  }

  private func needed(_ kept: [Int]) -> Int {
    kept.reduce(0) { $0 + columns[$1].minimum } + Table.gap * max(0, kept.count - 1)
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    let places = places(width: canvas.width)
    for place in places { drawTitle(place, on: &canvas, glyphs: glyphs) }
    let visible = Table.visibleRows(height: canvas.height)
    let first = firstRow(height: canvas.height)
    for line in 0..<max(0, min(visible, rowCount - first)) {
      drawRow(first + line, y: line + 1, places: places, on: &canvas, glyphs: glyphs)
    }
    let bar = Rect(x: canvas.width - 1, y: 1, width: canvas.width > 2 ? 1 : 0, height: visible)
    canvas.draw(ScrollBar(offset: first, rows: rowCount), in: bar, glyphs: glyphs)
  }

  private func drawTitle(_ place: Place, on canvas: inout Canvas, glyphs: Glyphs) {
    let column = columns[place.column]
    let isSorted = place.column == sortColumn
    let arrow = isSorted ? (isDescending ? glyphs.choose("▼", "v") : glyphs.choose("▲", "^")) : ""
    let title = column.title.cut(to: max(0, place.width - arrow.columns)) + arrow
    canvas.write(
      title, x: place.x, y: 0, style: isSorted ? .accent.bold : .heading, width: place.width,
      align: column.alignment)
  }

  private func drawRow(
    _ index: Int, y: Int, places: [Place], on canvas: inout Canvas, glyphs: Glyphs
  ) {
    let contents = row(index)
    for place in places where place.column < contents.count {
      let rect = Rect(x: place.x, y: y, width: place.width, height: 1)
      switch contents[place.column] {
      case .text(let text, let style):
        // Half a number would be another number: those that do not fit are left out.
        let isCutNumber =
          columns[place.column].alignment == .right && text.columns > rect.width
        canvas.write(
          isCutNumber ? "…" : text, x: rect.x, y: y, style: style, width: rect.width,
          align: columns[place.column].alignment)
      case .widget(let widget): canvas.draw(widget, in: rect, glyphs: glyphs)
      }
    }
    if marked.contains(index) {
      canvas.write(glyphs.choose("•", "*"), x: 0, y: y, style: .marked)
    }
    guard index == selected else { return }
    let line = Rect(x: 0, y: y, width: max(1, canvas.width - 1), height: 1)
    canvas.restyle(line, style: .selected)
    if !marked.contains(index) {
      canvas.write(glyphs.choose("▸", ">"), x: 0, y: y, style: .selected)
    }
    canvas.cursor = Canvas.Point(x: 0, y: y)
    guard let place = places.first(where: { $0.column == selectedColumn }) else { return }
    canvas.restyle(
      Rect(x: place.x, y: y, width: place.width, height: 1), style: .selected.underlined)
  }
}
