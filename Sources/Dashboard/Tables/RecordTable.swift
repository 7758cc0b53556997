import Metrics
import Terminal

/// What a column is sorted by; what is absent comes last whichever way it is sorted.
enum SortValue: Hashable, Sendable {
  case absent
  case number(Double)
  case text(String)

  /// Whether this comes before another, in ascending order.
  func isBefore(_ other: SortValue) -> Bool {
    switch (self, other) {
    case (.number(let left), .number(let right)): left < right
    case (.text(let left), .text(let right)): left < right
    case (.number, .text): true
    default: false
    }
  }
}

/// One cell: a text, or a small picture of the same width.
struct TableCell: Hashable, Sendable {
  var text: String
  /// The same in fewer letters, where there is little room.
  var short: String?
  var style: Style
  var sort: SortValue
  /// The number behind it, for its change and its definition.
  var key: NumberKey?
  var opens: Place?
  var explains: Subject?
  /// A ratio drawn on the column's axis in the place of the text.
  var interval: RatioInterval?

  init(
    _ text: String, short: String? = nil, style: Style = .plain, sort: SortValue = .absent,
    key: NumberKey? = nil, opens: Place? = nil, explains: Subject? = nil
  ) {
    self.text = text
    self.short = short
    self.style = style
    self.sort = sort
    self.key = key
    self.opens = opens
    self.explains = explains ?? key.map(Subject.number)
  }

  /// A number of the catalogue, opened into the cases of its numerator.
  init(_ row: MetricRow?, _ key: NumberKey, style: Style = .plain, opens: Place? = nil) {
    guard let row else {
      self.init(absent, style: .muted, key: key)
      return
    }
    self.init(
      row.cell, style: row.isFaint ? .muted : style,
      sort: row.isShown || row.isFloor ? row.value.map(SortValue.number) ?? .absent : .absent,
      key: key, opens: row.isShown || row.isFloor ? opens : nil)
  }
}

/// A ratio and its interval, as a cell shows them.
struct RatioInterval: Hashable, Sendable {
  var low: Double?
  var middle: Double
  var high: Double?
  /// The ratio among like cases, a second mark.
  var adjusted: Double?
}

/// A column: its head, its width and how soon it is dropped where there is no room.
struct TableColumn: Hashable, Sendable {
  var id: String
  var title: String
  var width: Int
  /// The width below which a flexible column is of no use.
  var least: Int
  var alignment: Alignment
  /// The highest is dropped first; 0 stays.
  var priority: Int
  /// Takes room that is left, as far as it can fill it.
  var isFlexible: Bool
  /// Names and numbers of cases, whose end tells them apart.
  var keepsEnd: Bool
  /// Sorts with the greatest first when chosen.
  var descendsFirst: Bool

  init(
    _ id: String, _ title: String, width: Int, least: Int? = nil, _ alignment: Alignment = .right,
    priority: Int = 0, isFlexible: Bool = false, keepsEnd: Bool = false
  ) {
    self.id = id
    self.title = title
    self.width = max(width, title.count)
    self.least = least ?? self.width
    self.alignment = alignment
    self.priority = priority
    self.isFlexible = isFlexible
    self.keepsEnd = keepsEnd
    descendsFirst = alignment == .right
  }
}

/// A record of a table.
struct Record: Hashable, Sendable {
  /// The same in every generation of the data.
  var id: String
  /// By column.
  var cells: [String: TableCell]
  var opens: Place?
  /// Stands below a line, and is not sorted: a total.
  var isTotal = false
  /// Stands where it stands, below the sorted ones: what belongs to nobody.
  var isApart = false

  init(
    id: String, cells: [String: TableCell], opens: Place? = nil, isTotal: Bool = false,
    isApart: Bool = false
  ) {
    self.id = id
    self.cells = cells
    self.opens = opens
    self.isTotal = isTotal
    self.isApart = isApart
  }
}

/// A table of records: what is drawn, moved about in and sorted.
struct RecordTable: Hashable, Sendable {
  var id: String
  var columns: [TableColumn]
  private(set) var records: [Record]
  private(set) var sort: TableSort?
  /// The axis of each column of ratios, and how wide the widest text of each column is.
  private(set) var axes: [String: LogAxis] = [:]
  private(set) var widest: [String: Int] = [:]
  /// A column whose text stands for the records below it too, until the next one has its own.
  var heading: String?

  /// Creates a table, sorted; records of equal value keep their order.
  init(id: String, columns: [TableColumn], records: [Record], sort: TableSort?) {
    self.id = id
    self.columns = columns
    self.sort = sort
    let free = records.filter { !$0.isTotal && !$0.isApart }
    let isKnown = columns.contains { $0.id == sort?.column }
    self.records =
      (isKnown ? sort.map { RecordTable.sorted(free, by: $0) } ?? free : free)
      + records.filter { $0.isApart && !$0.isTotal } + records.filter(\.isTotal)
    for column in columns { measure(column.id) }
  }

  private static func sorted(_ records: [Record], by sort: TableSort) -> [Record] {
    records.enumerated().sorted {
      let left = $0.element.cells[sort.column]?.sort ?? .absent
      let right = $1.element.cells[sort.column]?.sort ?? .absent
      if (left == .absent) != (right == .absent) { return right == .absent }
      if left == right { return $0.offset < $1.offset }
      return sort.isDescending ? right.isBefore(left) : left.isBefore(right)
    }.map(\.element)
  }

  /// The axis and the widest text of a column, as the first records have them.
  private mutating func measure(_ column: String) {
    let cells = records.prefix(500).compactMap { $0.cells[column] }
    widest[column] = cells.map(\.text.columns).max() ?? 0
    let intervals = cells.compactMap(\.interval)
    guard !intervals.isEmpty else { return }
    // The same in every row, so that rows can be compared.
    axes[column] = LogAxis(
      covering: intervals.flatMap { [$0.middle, $0.adjusted ?? $0.middle] }, upTo: 4)
  }

  /// A record as the first one on screen: it bears the heading under which it stands.
  func underHeading(_ record: Record) -> Record {
    guard let heading, record.cells[heading]?.text.isEmpty == true,
      let index = records.firstIndex(where: { $0.id == record.id }),
      let above = records[..<index].last(where: { $0.cells[heading]?.text.isEmpty == false })
    else { return record }
    var shown = record
    shown.cells[heading]?.text = above.cells[heading]?.text ?? ""
    return shown
  }

  /// The part of the page in which the arrows move.
  func section() -> Section {
    Section(
      id,
      rows: records.map { record in
        columns.enumerated().map { index, column in
          let cell = record.cells[column.id]
          return Choice(
            spot: Spot(id, record.id, column.id),
            opens: (index == 0 ? record.opens : nil) ?? cell?.opens ?? record.opens,
            explains: cell?.explains, words: words(of: cell, in: column))
        }
      })
  }
}
