extension RecordTable {
  /// A record in words: its name, then each number after the name of its column.
  func words(of record: Record) -> String {
    let shown = underHeading(record)
    let names = columns.prefix { $0.alignment == .left && !$0.title.isEmpty }.filter { column in
      shown.cells[column.id]?.text.isEmpty == false
    }
    let first = names.compactMap { shown.cells[$0.id]?.text }.joined(separator: ", ")
    let rest = columns.filter { column in !names.contains(column) }.compactMap { column in
      shown.cells[column.id].flatMap { words(of: $0, in: column) }
    }
    return rest.isEmpty ? first : first + ": " + rest.joined(separator: ", ")
  }

  private func words(of cell: TableCell, in column: TableColumn) -> String? {
    // A picture repeats what other columns say, and a sign for nothing says nothing.
    let isPicture = cell.interval != nil || cell.style == .shape
    let text = cell.text.cleanedOfSigns
    guard !isPicture, !text.isEmpty, text != absent else { return nil }
    return column.title.isEmpty ? text : "\(column.title.lowercased()) \(text)"
  }
}

extension String {
  /// The text without blanks around it, an arrow read as a word.
  fileprivate var cleanedOfSigns: String {
    var words = self
    for (sign, word) in [("▲", "more:"), ("▼", "fewer:"), ("◇", "explained:"), ("·", "0")] {
      words = words.replacing(sign, with: word)
    }
    return words.trimmingSpaces
  }
}
