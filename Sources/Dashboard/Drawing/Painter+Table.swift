import Metrics
import Terminal

extension Painter {
  /// Draws a table: its head, the records around the selected one, and totals below a rule.
  mutating func table(_ table: RecordTable, in rect: Rect) {
    guard rect.height > 0, rect.width > 2 else { return }
    let isFocused = selected?.section == table.id
    let columns = table.columns(
      fitting: rect.width, keeping: isFocused ? selected?.column : nil)
    head(table, columns, x: rect.x + 1, y: rect.y)
    let totals = table.records.filter(\.isTotal)
    let records = table.records.filter { !$0.isTotal }
    let hasTotals = !totals.isEmpty && rect.height >= totals.count + 4
    let room = rect.height - 1 - (hasTotals ? totals.count + 1 : 0)
    let shown = window(of: records, height: room, in: table.id)
    for (line, record) in shown.enumerated() {
      let record = line == 0 ? table.underHeading(record) : record
      self.record(record, of: table, columns, x: rect.x, y: rect.y + 1 + line, width: rect.width)
    }
    guard hasTotals else { return }
    let ruleY = rect.y + 1 + min(room, records.count)
    write(String(repeating: "─", count: rect.width), x: rect.x, y: ruleY, .axis)
    for (line, record) in totals.enumerated() {
      self.record(
        record, of: table, columns, x: rect.x, y: ruleY + 1 + line, width: rect.width)
    }
  }

  /// The records that fit, the selected one among them.
  private func window(of records: [Record], height: Int, in table: String) -> ArraySlice<Record> {
    guard height > 0 else { return [] }
    let row = selected.flatMap { spot in
      spot.section == table ? records.firstIndex { $0.id == spot.row } : nil
    }
    let isAtEnd =
      selected?.section == table && row == nil
      && !records.contains { $0.id == selected?.row }
    return records[
      window(of: records.count, height: height, selected: row ?? (isAtEnd ? records.count : 0))]
  }

  /// The axis of a column of ratios, the same in every row.
  private func axis(of column: TableColumn, in table: RecordTable) -> LogAxis? {
    let intervals = table.records.compactMap { $0.cells[column.id]?.interval }
    guard !intervals.isEmpty else { return nil }
    let ends = intervals.flatMap { [$0.middle, $0.adjusted ?? $0.middle] }
    return LogAxis(covering: ends, upTo: 4)
  }

  private mutating func head(_ table: RecordTable, _ columns: [TableColumn], x: Int, y: Int) {
    var x = x
    for column in columns {
      if let axis = axis(of: column, in: table) {
        self.axis(axis, x: x, y: y, width: column.width)
      }
      let isSorted = table.sort?.column == column.id
      let arrow = table.sort?.isDescending == true ? pen.down : pen.up
      let title = isSorted ? column.title + arrow : column.title
      let style: Style = isSorted ? .focus : .heading
      if column.alignment == .right {
        writeRight(title, end: x + column.width, y: y, style, width: column.width + 1)
      } else {
        write(title, x: x, y: y, style, width: column.width + 1)
      }
      note(
        Rect(x: x, y: y, width: column.width, height: 1),
        .sort(table: table.id, column: column.id))
      x += column.width + 2
    }
  }

  private mutating func record(
    _ record: Record, of table: RecordTable, _ columns: [TableColumn], x: Int, y: Int, width: Int
  ) {
    let isSelected = selected?.section == table.id && selected?.row == record.id
    if isSelected {
      fill(Rect(x: x, y: y, width: width, height: 1), .selected)
      write("▸", x: x, y: y, .selected)
    }
    var x = x + 1
    for (index, column) in columns.enumerated() {
      let cell = record.cells[column.id] ?? TableCell("")
      let isCell = isSelected && selected?.column == column.id && index > 0
      let style: Style = isCell ? .cell : isSelected ? .selected : cell.style
      if let interval = cell.interval, let axis = axis(of: column, in: table) {
        self.interval(interval, on: axis, x: x, y: y, width: column.width, style)
      } else {
        draw(cell, in: column, x: x, y: y, style)
      }
      note(
        Rect(x: x, y: y, width: column.width + 2, height: 1),
        .spot(Spot(table.id, record.id, column.id)))
      x += column.width + 2
    }
  }

  private mutating func draw(
    _ cell: TableCell, in column: TableColumn, x: Int, y: Int, _ style: Style
  ) {
    let text = cell.text.cut(to: column.width)
    guard column.alignment == .right else {
      write(text, x: x, y: y, style)
      return
    }
    let start = x + column.width - text.columns
    write(text, x: start, y: y, style)
    guard let mark = cell.key.flatMap({ marks[$0] }) else { return }
    let change = changeText(mark.change, pen)
    // The change stands in the free cells before the number, or as its arrow alone.
    let room = start - x + 1
    let shown = change.count < room ? change : String(change.prefix(1))
    if room > shown.count || shown.count == 1 {
      write(shown, x: start - shown.count - (room > shown.count ? 1 : 0), y: y, .moved)
    }
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
