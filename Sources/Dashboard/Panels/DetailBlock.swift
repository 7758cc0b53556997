import Metrics
import Terminal

/// Beside a table, on a wide page: what the card of the selected number would say.
func detailBlock(beside table: RecordTable, _ view: View) -> Block {
  var block = Block(Section("detail", rows: []), title: "Detail", height: 16, least: 6) {
    painter, rect in
    painter.detail(of: table, view, in: rect)
  }
  block.heading = { spot in
    guard let record = record(of: table, spot) else { return ("Detail", []) }
    guard let subject = subject(of: record, in: table, spot) else {
      return (table.columns.first.flatMap { record.cells[$0.id]?.text } ?? "Detail", [])
    }
    return (cardText(subject, in: view).title, [])
  }
  block.most = 40
  block.growth = 1
  block.place = ColumnPlace(ofTwo: 1, ofThree: 1, least: 44, comfortable: 56, page: 146)
  return block
}

/// The selected record of a table, or its first one.
private func record(of table: RecordTable, _ spot: Spot?) -> Record? {
  let row = spot?.section == table.id ? spot?.row : nil
  return table.records.first { $0.id == row } ?? table.records.first
}

/// What explains the selected cell of a record.
private func subject(of record: Record, in table: RecordTable, _ spot: Spot?) -> Subject? {
  // The name of a record explains nothing: its first number stands for it.
  record.cells[spot?.column ?? ""]?.explains
    ?? table.columns.lazy.compactMap { record.cells[$0.id]?.explains }.first
}

extension Painter {
  fileprivate mutating func detail(of table: RecordTable, _ view: View, in rect: Rect) {
    guard let record = record(of: table, selected) else { return }
    guard let subject = subject(of: record, in: table, selected) else {
      cells(of: record, in: table, rect)
      return
    }
    var y = rect.y
    for line in cardText(subject, in: view).lines {
      for words in line.text.isEmpty ? [""] : wrapped(line.text, to: rect.width - line.indent) {
        guard y < rect.maxY else { return }
        write(
          words, x: rect.x + line.indent, y: y, line.style == .popup ? .plain : line.style,
          width: rect.width - line.indent)
        y += 1
      }
    }
  }

  /// All that the table knows of a record that nothing explains, in lines.
  private mutating func cells(of record: Record, in table: RecordTable, _ rect: Rect) {
    let known = table.columns.dropFirst().filter { record.cells[$0.id]?.text.isEmpty == false }
    let nameWidth = min(rect.width / 2, (known.map(\.title.columns).max() ?? 0) + 2)
    for (line, column) in known.prefix(rect.height).enumerated() {
      let y = rect.y + line
      write(column.title.lowercased(), x: rect.x, y: y, .muted, width: nameWidth)
      write(
        record.cells[column.id]?.text ?? "", x: rect.x + nameWidth, y: y,
        width: rect.width - nameWidth)
    }
  }
}
