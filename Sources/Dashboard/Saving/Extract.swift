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
    let columns = table.columns
    self.columns = columns.map { $0.title.isEmpty ? spaced($0.id) : $0.title.lowercased() }
    rows = records.map { record in
      columns.map { column in
        guard let cell = record.cells[column.id] else { return Cell(text: "") }
        return Cell(cell, isNumber: column.alignment == .right)
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

extension Extract.Cell {
  fileprivate init(_ cell: TableCell, isNumber: Bool) {
    text = cell.text
    if let interval = cell.interval {
      text = ratio(interval.middle)
      if let low = interval.low, let high = interval.high {
        text += " (\(ratio(low))-\(ratio(high)))"
      }
    } else if isNumber, case .number(let value) = cell.sort {
      number = value
    }
  }
}
