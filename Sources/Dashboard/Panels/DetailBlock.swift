import Metrics
import Terminal

/// Beside a table, on a wide page: what the card of the selected number would say.
func detailBlock(beside table: RecordTable, _ view: View) -> Block {
  var block = Block(Section("detail", rows: []), title: "Detail", height: 20, least: 6) {
    painter, rect in
    painter.detail(of: table, view, in: rect)
  }
  block.heading = { spot in
    let subject = subject(of: table, spot)
    return (subject.map { cardText($0, in: view).title } ?? "Detail", [])
  }
  block.most = 40
  block.growth = 1
  block.place = ColumnPlace(ofTwo: 1, ofThree: 1, least: 44, comfortable: 56, page: 146)
  return block
}

/// What explains the selected cell of a table.
private func subject(of table: RecordTable, _ spot: Spot?) -> Subject? {
  let row = spot?.section == table.id ? spot?.row : nil
  guard let record = table.records.first(where: { $0.id == row }) ?? table.records.first else {
    return nil
  }
  // The name of a record explains nothing: its first number stands for it.
  return record.cells[spot?.column ?? ""]?.explains
    ?? table.columns.lazy.compactMap { record.cells[$0.id]?.explains }.first
}

extension Painter {
  fileprivate mutating func detail(of table: RecordTable, _ view: View, in rect: Rect) {
    guard let subject = subject(of: table, selected) else { return }
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
}
