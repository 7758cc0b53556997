import Metrics
import Terminal

/// Beside a table, on a page at least so wide: what the card of the selected number would say.
func detailBlock(
  beside table: RecordTable, y: Int, from pageWidth: Int, _ view: View
) -> Block {
  var block = Block(Section("detail", x: 1, y: y, rows: []), height: 12, least: 4) {
    painter, rect in
    painter.detail(of: table, view, in: rect)
  }
  block.pageWidth = pageWidth
  return block
}

extension Painter {
  fileprivate mutating func detail(of table: RecordTable, _ view: View, in rect: Rect) {
    let row = selected?.section == table.id ? selected?.row : nil
    guard let record = table.records.first(where: { $0.id == row }) ?? table.records.first else {
      return
    }
    let column = selected?.column ?? ""
    // The name of a record explains nothing: its first number stands for it.
    let cell =
      record.cells[column]?.explains != nil
      ? record.cells[column]
      : table.columns.lazy.compactMap { record.cells[$0.id] }.first { $0.explains != nil }
    guard let subject = cell?.explains else { return }
    let text = cardText(subject, in: view)
    for line in rect.y..<rect.y + rect.height {
      write("│", x: rect.x, y: line, .border)
    }
    write(text.title, x: rect.x + 2, y: rect.y, .heading, width: rect.width - 2)
    var y = rect.y + 1
    for line in text.lines {
      for words in wrapped(line.text, to: rect.width - 2 - line.indent)
        + (line.text.isEmpty ? [""] : [])
      {
        guard y < rect.y + rect.height else { return }
        let style: Style = line.style == .popup ? .plain : line.style
        write(words, x: rect.x + 2 + line.indent, y: y, style, width: rect.width - 2)
        y += 1
      }
    }
  }
}
