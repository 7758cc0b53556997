import Terminal

extension RecordTable {
  /// A record in words: its name, then each number after the name of its column.
  func words(of record: Record) -> String {
    let shown = underHeading(record)
    let names = columns.prefix { $0.alignment == .left && !$0.title.isEmpty }.filter { column in
      shown.cells[column.id]?.text.isEmpty == false
    }
    let first = names.compactMap { shown.cells[$0.id]?.text }.joined(separator: ", ")
    let rest = columns.filter { column in !names.contains(column) }.compactMap { column in
      shown.cells[column.id].flatMap { spoken($0, in: column) }
    }
    return rest.isEmpty ? first : first + ": " + rest.joined(separator: ", ")
  }

  /// A cell in words; empty where it says nothing.
  func words(of cell: TableCell?, in column: TableColumn) -> String {
    guard let cell else { return "" }
    return column.id == columns.first?.id ? cell.text : spoken(cell, in: column) ?? ""
  }

  private func spoken(_ cell: TableCell, in column: TableColumn) -> String? {
    // A picture repeats what other columns say, and a sign for nothing says nothing.
    let isPicture = cell.interval != nil || cell.style == .shape
    let text = cell.text == "·" ? "0" : cell.text.trimmingSpaces
    guard !isPicture, !text.isEmpty, text != absent else { return nil }
    // A sign before words says what they say.
    guard !column.title.isEmpty else {
      let hasSign = text.count > 2 && text.dropFirst().first == " "
      return hasSign && text.first.map { "▲▼◇^v=".contains($0) } == true
        ? String(text.dropFirst(2)) : text
    }
    return "\(column.spokenTitle) \(text)"
  }
}

extension TableColumn {
  /// The title in whole words.
  var spokenTitle: String { TableColumn.abbreviations[title] ?? title.lowercased() }

  /// What the short heads of columns stand for.
  private static let abbreviations = [
    "0-90": "up to 90 days", "-180": "91 to 180 days", "-365": "181 to 365 days",
    "365+": "over a year", "OVER STD": "over the standard", "IN 30": "filed in 30 days",
    "OUT 30": "disposed in 30 days", "OBS.": "observed", "EXP.": "expected",
    "★": "followed", "ADJ.": "adjusted ratio", "(95 %)": "95 % interval", "95 %": "95 % interval",
    "NO.": "number",
    "NO": "number", "90TH PCT": "90th percentile", "BY 90 D": "by day 90", "BY 180 D": "by day 180",
    "BY 365 D": "by day 365",
  ]
}
