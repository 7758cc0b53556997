/// Rows of a screen, with all that must be known of them, as files that programs read.
public struct ScreenTable {
  /// The office, the filter, the period, the day: true of all rows.
  let head: [(name: String, value: String)]
  let columns: [String]
  /// Each value as it stands on screen, and the exact number where it is one.
  let rows: [[(text: String, number: Double?)]]

  /// Creates the rows.
  public init(
    head: [(name: String, value: String)], columns: [String],
    rows: [[(text: String, number: Double?)]]
  ) {
    self.head = head
    self.columns = columns
    self.rows = rows
  }

  /// Comma-separated values as on screen, counts without their separators, after lines of the head
  /// that begin with `#`.
  public var csv: String {
    head.map { "# \($0.name): \(PlainText.cleaned($0.value))\n" }.joined()
      + CSVText.row(columns.map(ReportValue.text))
      + rows.map { row in CSVText.row(row.map(Self.value)) }.joined()
  }

  /// An object of the head and the rows; each value has its text, and a number if it is one.
  public var json: String {
    let members = head.map { fact in
      ReportValue.Member(Self.key(fact.name), .text(fact.value))
    }
    let start = JSONText.text(.object(members)).dropLast() + (members.isEmpty ? "" : ",")
    let keys = columns.map(Self.key)
    let lines = rows.map { row in
      JSONText.text(
        .object(
          zip(keys, row).map { key, cell in
            let number = cell.number.map { [ReportValue.Member("value", .number($0))] } ?? []
            return .init(key, .object([.init("text", .text(cell.text))] + number))
          }))
    }
    let body = lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n]"
    return start + "\"rows\":" + body + "}\n"
  }

  /// A whole number without its separators, or the text as it is: digits that are no number, such
  /// as those of a case, are left as they are.
  private static func value(_ cell: (text: String, number: Double?)) -> ReportValue {
    let digits = cell.text.filter { $0 != "," }
    guard let number = cell.number, digits == JSONText.number(number) else {
      return .text(cell.text)
    }
    return .number(number)
  }

  /// A name as JSON's other answers write names.
  private static func key(_ name: String) -> String {
    String(name.map { $0 == " " ? "_" : $0 })
  }
}
