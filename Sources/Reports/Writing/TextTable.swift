/// Lays texts out in columns, for people who read a terminal or a mail.
enum TextTable {
  /// A column's heading, and the side on which its texts stand.
  struct Column {
    var title: String
    var isRight: Bool
  }

  /// The table, a heading line first, lines without trailing blanks.
  static func text(_ columns: [Column], _ rows: [[String]]) -> String {
    let clean = rows.map { $0.map(PlainText.cleaned) }
    let widths = columns.indices.map { index in
      max(columns[index].title.count, clean.map { $0[index].count }.max() ?? 0)
    }
    let lines = [columns.map { $0.title.uppercased() }] + clean
    return lines.map { line in
      var text = ""
      for (index, cell) in line.enumerated() {
        let blanks = String(repeating: " ", count: widths[index] - cell.count)
        text += (index == 0 ? "" : "  ") + (columns[index].isRight ? blanks + cell : cell + blanks)
      }
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }.joined()
  }
}
