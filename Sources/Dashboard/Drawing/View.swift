import Terminal

/// What there is to draw: the numbers, what a person did to the view, and what moved.
struct View {
  let snapshot: Snapshot
  let state: DashboardState
  let marks: [NumberKey: Mark]
  /// Which bytes the numbers were made from, where it is known.
  var digests = SourceDigests()
}

/// A part of a page: where the arrows move in it, and how it is drawn in a rectangle.
struct Block {
  var section: Section
  /// The table that it shows, for sorting.
  var table: RecordTable?
  /// The rows that it fills when there is room, with its heading.
  var height: Int
  /// The rows without which it is not worth drawing.
  var least: Int
  /// Takes the rows that are left.
  var grows = false
  /// Stays where others are left out for want of room.
  var isPinned = false
  /// Its part of the width beside other blocks, and the width of a page on which it stands at all.
  var weight = 1
  var pageWidth = 0
  /// The heading in words; empty for none.
  var title = ""
  /// What it says, in lines of words; what its choices say where it is `nil`.
  var reading: [String]?
  var draw: (inout Painter, Rect) -> Void

  /// What it says, in lines of words: of a table, a line each record.
  var lines: [String] {
    if let reading { return reading }
    if let table { return table.records.map(table.words(of:)) }
    return section.rows.flatMap { $0.map(\.words) }.filter { !$0.isEmpty }
  }

  init(
    _ section: Section, table: RecordTable? = nil, height: Int, least: Int? = nil,
    draw: @escaping (inout Painter, Rect) -> Void
  ) {
    self.section = section
    self.table = table
    self.height = height
    self.least = least ?? height
    self.draw = draw
  }

  /// A table that takes the rows that are left.
  init(_ table: RecordTable, x: Int = 0, y: Int, least: Int = 5, title: String = "") {
    let lines = title.isEmpty ? 0 : 1
    self.init(
      table.section(x: x, y: y), table: table,
      height: table.records.count + 1 + lines + (table.records.contains { $0.isTotal } ? 1 : 0),
      least: least
    ) { painter, rect in
      if !title.isEmpty {
        painter.heading(title, rect, isFocused: painter.selected?.section == table.id)
      }
      painter.table(
        table,
        in: Rect(
          x: rect.x, y: rect.y + lines, width: rect.width, height: max(0, rect.height - lines)))
    }
    grows = true
  }
}

/// What a place on the screen does when it is clicked.
enum Hit: Hashable, Sendable {
  case spot(Spot)
  case command(Command)
  case sort(table: String, column: String)
  case item(Int)
  /// In a box over the page, but on nothing.
  case inside
}
