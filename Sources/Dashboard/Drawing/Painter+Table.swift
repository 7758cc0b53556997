import Metrics
import Terminal

extension Painter {
  /// Draws a table of records, and notes what its places do.
  mutating func table(_ table: RecordTable, in rect: Rect) {
    let shown = drawn(table)
    draw(shown, in: rect)
    let places = shown.layout(width: rect.width).places
    for place in places {
      note(
        Rect(x: rect.x + place.x, y: rect.y, width: place.width, height: 1),
        .sort(table: table.id, column: table.columns[place.column].id))
    }
    for (line, shownLine) in shown.lines(in: rect.size).enumerated() {
      let y = rect.y + 1 + line
      switch shownLine {
      case .rule: break
      case .heading(let row):
        note(
          Rect(x: rect.x, y: y, width: rect.width, height: 1),
          .spot(Spot(table.id, table.records[row].id, table.columns[0].id)))
      case .row(let row):
        for place in places {
          note(
            Rect(x: rect.x + place.x, y: y, width: place.width + 2, height: 1),
            .spot(Spot(table.id, table.records[row].id, table.columns[place.column].id)))
        }
      }
    }
  }

  /// A table of records as the terminal's shape, with what is selected and what moved.
  func drawn(_ table: RecordTable) -> Table {
    let columns = table.columns.map { shape(of: $0, in: table) }
    var shown = Table(columns, rowCount: table.records.count) { row, column, isFirst in
      let record = table.records[row]
      return self.cell(
        (isFirst ? table.underHeading(record) : record).cells[table.columns[column].id],
        axis: columns[column].axis)
    }
    shown.footRows = table.records.count { $0.isTotal }
    shown.canStack = table.heading != nil && table.heading == table.columns.first?.id
    if let sort = table.sort {
      shown.sortColumn = table.columns.firstIndex { $0.id == sort.column }
      shown.isDescending = sort.isDescending
    }
    if let ids = marked[table.id] {
      shown.marked = Set(table.records.indices.filter { ids.contains(table.records[$0].id) })
    }
    if let selected, selected.section == table.id {
      shown.selected = table.records.firstIndex { $0.id == selected.row }
      shown.selectedColumn = table.columns.firstIndex { $0.id == selected.column }
    }
    return shown
  }

  private func shape(of column: TableColumn, in table: RecordTable) -> Table.Column {
    let axis = table.axes[column.id]
    let widest = max(table.widest[column.id] ?? 0, column.title.columns)
    // A picture of ratios gains by width, words only as far as they go.
    let isOfWords = axis == nil && column.alignment == .left && widest > 0
    return Table.Column(
      column.title, column.alignment,
      width: isOfWords ? min(column.width, widest) : column.width,
      least: column.least, most: axis != nil ? 61 : widest,
      // What a table is sorted by is always seen.
      priority: column.id == table.sort?.column ? 0 : column.priority,
      isElastic: column.isFlexible, keepsEnd: column.keepsEnd, axis: axis)
  }

  private func cell(_ cell: TableCell?, axis: LogAxis?) -> Table.Cell {
    guard let cell else { return Table.Cell([]) }
    var shown = Table.Cell(
      [cell.text, cell.short].compactMap(\.self), style: cell.style)
    if let interval = cell.interval, let axis {
      shown.picture = IntervalPlot(
        estimate: interval.middle, low: interval.low, high: interval.high,
        adjusted: interval.adjusted, axis: axis, style: cell.style)
    }
    if let mark = cell.key.flatMap({ marks[$0] }) {
      let change = changeText(mark.change, pen)
      shown.change = [change, String(change.prefix(1))]
    }
    return shown
  }
}

/// A change as an arrow, its size and the unit.
func changeText(_ change: Change, _ pen: Pen) -> String {
  let arrow = change.by > 0 ? pen.up : pen.down
  let size = abs(change.by)
  switch change.unit {
  case .share: return "\(arrow)\(decimal(size * 100, 1)) pt"
  case .days: return "\(arrow)\(decimal(size, size == size.rounded() ? 0 : 1)) d"
  case .count: return "\(arrow)\(decimal(size, size == size.rounded() ? 0 : 1))"
  case .ratio, .index: return "\(arrow)\(decimal(size, 2))"
  }
}
