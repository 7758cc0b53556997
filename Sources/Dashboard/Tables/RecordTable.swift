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
  var style: Style
  var sort: SortValue
  /// The number behind it, for its change and its definition.
  var key: NumberKey?
  var opens: Place?
  var explains: Subject?
  /// A ratio drawn on the column's axis in the place of the text.
  var interval: RatioInterval?

  init(
    _ text: String, style: Style = .plain, sort: SortValue = .absent, key: NumberKey? = nil,
    opens: Place? = nil, explains: Subject? = nil
  ) {
    self.text = text
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
  enum Alignment: Hashable, Sendable {
    case left, right
  }

  var id: String
  var title: String
  var width: Int
  /// The width below which a flexible column is of no use.
  var least: Int
  var alignment: Alignment
  /// The highest is dropped first; 0 stays.
  var priority: Int
  /// Takes the room that is left.
  var isFlexible: Bool
  /// Sorts with the greatest first when chosen.
  var descendsFirst: Bool

  init(
    _ id: String, _ title: String, width: Int, least: Int? = nil, _ alignment: Alignment = .right,
    priority: Int = 0, isFlexible: Bool = false
  ) {
    self.id = id
    self.title = title
    self.width = max(width, title.count)
    self.least = least ?? self.width
    self.alignment = alignment
    self.priority = priority
    self.isFlexible = isFlexible
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
  /// A column whose text stands for the records below it too, until the next one has its own.
  var heading: String?

  /// Creates a table, sorted; records of equal value keep their order.
  init(id: String, columns: [TableColumn], records: [Record], sort: TableSort?) {
    self.id = id
    self.columns = columns
    self.sort = sort
    guard let sort, columns.contains(where: { $0.id == sort.column }) else {
      self.records =
        records.filter { !$0.isTotal && !$0.isApart }
        + records.filter { $0.isApart && !$0.isTotal } + records.filter(\.isTotal)
      return
    }
    let sorted = records.filter { !$0.isTotal && !$0.isApart }.enumerated().sorted {
      let left = $0.element.cells[sort.column]?.sort ?? .absent
      let right = $1.element.cells[sort.column]?.sort ?? .absent
      if (left == .absent) != (right == .absent) { return right == .absent }
      if left == right { return $0.offset < $1.offset }
      return sort.isDescending ? right.isBefore(left) : left.isBefore(right)
    }.map(\.element)
    self.records =
      sorted + records.filter { $0.isApart && !$0.isTotal }
      + records.filter(\.isTotal)
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
            explains: cell?.explains, words: cell?.text ?? "")
        }
      })
  }

  /// Before columns up to this priority are dropped, a flexible one is made narrower.
  private static let essential = 6

  /// The columns that fit, those of high priority dropped first; the selected one stays.
  func columns(fitting width: Int, keeping selected: String?) -> [TableColumn] {
    var shown = columns
    func total() -> Int { shown.reduce(0) { $0 + $1.width + 2 } }
    while total() > width, shown.count > 1 {
      // Columns of one priority belong together, and go together.
      guard
        let worst = shown.dropFirst().filter({ $0.id != selected && $0.priority > 0 })
          .map(\.priority).max()
      else { break }
      if worst <= Self.essential, let flexible = shown.firstIndex(where: \.isFlexible),
        shown[flexible].width > shown[flexible].least
      {
        let lacking = total() - width
        shown[flexible].width = max(shown[flexible].least, shown[flexible].width - lacking)
        continue
      }
      shown = shown.filter { $0.priority != worst || $0.id == selected }
    }
    let spare = width - total()
    if spare > 0, let flexible = shown.firstIndex(where: \.isFlexible) {
      shown[flexible].width += spare
    } else if spare < 0, !shown.isEmpty {
      // A first column wider than the screen is cut.
      shown[0].width = max(1, shown[0].width + spare)
    }
    return shown
  }
}
