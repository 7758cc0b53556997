import Metrics
import Terminal

/// What is on screen as rows, with all that must be known of it: the office, the filter, the period
/// and the day.
public struct Extract: Hashable, Sendable {
  /// One value: the text as it stands on screen, and the number where it is one.
  public struct Cell: Hashable, Sendable {
    public var text: String
    public var number: Double?
  }

  /// Something that must be known of all rows.
  public struct Fact: Hashable, Sendable {
    public var name: String
    public var value: String
  }

  /// What the rows are, and what they were made from.
  public var head: [Fact]
  public var columns: [String]
  public var rows: [[Cell]]
}

extension Extract {
  /// A table, all of its rows or some, in the order and with the columns that it has.
  init(_ table: RecordTable, records: [Record], head: [Fact]) {
    self.head = head
    columns = table.columns.flatMap { column in
      column.isPicture(in: table)
        ? ["low", "high"].map { "\(table.intervalName) \($0)" } : [column.name]
    }
    rows = records.map { record in
      let shown = table.underHeading(record)
      return table.columns.flatMap { column in
        let cell = shown.cells[column.id]
        guard column.isPicture(in: table) else { return [Cell(cell)] }
        return [cell?.interval?.low, cell?.interval?.high].map {
          Cell(text: $0.map(ratio) ?? "", number: $0)
        }
      }
    }
  }

  /// What a part of a page says that is no table, a line each.
  init(reading parts: [(title: String, lines: [String])], head: [Fact]) {
    self.head = head
    columns = ["part", "says"]
    rows = parts.flatMap { part in
      part.lines.map { [Cell(text: part.title), Cell(text: $0)] }
    }
  }
}

extension TableColumn {
  /// What the column is called in a file.
  fileprivate var name: String { title.isEmpty ? spaced(id) : spokenTitle }

  /// Whether it holds pictures of ratios, which are written as their two ends.
  fileprivate func isPicture(in table: RecordTable) -> Bool { table.axes[id] != nil }
}

extension RecordTable {
  /// What the ends of its pictures are: limits of chance where people are compared with what is
  /// expected, else the interval of a ratio.
  fileprivate var intervalName: String { id == "compare" ? "95 % limit" : "ratio 95 %" }
}

extension Extract.Cell {
  /// A cell as it stands on screen, with the number that its text says.
  ///
  /// What a column is sorted by may be another number: only one that reads as the text does is it.
  fileprivate init(_ cell: TableCell?) {
    text = cell?.text.trimmingSpaces ?? ""
    guard case .number(let value)? = cell?.sort, reads(text, value) else { return }
    number = value
  }
}

/// Whether a text is how a number is written on screen.
private func reads(_ text: String, _ value: Double) -> Bool {
  let bare = text.hasPrefix("≥") ? String(text.dropFirst()).trimmingSpaces : text
  let decimals = (0...2).map { decimal(value, $0) }
  return decimals.contains(bare) || percent(value) == bare || ratio(value) == bare
    || decimals.contains { bare == "\($0) d" || bare == "\($0) days" }
}
