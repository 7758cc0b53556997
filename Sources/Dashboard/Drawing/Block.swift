import Terminal

/// A part of a page: its heading, where the arrows move in it, the room that it wants, and how it
/// is drawn below its heading.
struct Block {
  var section: Section
  /// The heading in words, and the note set into its end, the longest form first; empty for none.
  var title: String
  var notes: [String]
  /// The heading and its notes where they depend on what is selected.
  var heading: ((Spot?) -> (title: String, notes: [String]))?
  /// The table that it shows, for sorting.
  var table: RecordTable?
  /// The rows that it fills when there is room, with its heading.
  var height: Int
  /// The rows without which it is not worth drawing.
  var least: Int
  /// The rows beyond which it has nothing more to show.
  var most: Int
  /// Its part of the rows that are left when all have what they want; 0 takes none.
  var growth = 0
  /// Stays where others are left out for want of room.
  var isPinned = false
  /// Leads its page, whose headline names it: on a low page it needs no heading of its own.
  var isMain = false
  var place = ColumnPlace()
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
    _ section: Section, title: String = "", notes: [String] = [], table: RecordTable? = nil,
    height: Int, least: Int? = nil, draw: @escaping (inout Painter, Rect) -> Void
  ) {
    self.section = section
    self.title = title
    self.notes = notes
    self.table = table
    self.height = height
    self.least = least ?? height
    most = height
    self.draw = draw
  }

  /// A table, which may grow until it shows all of its records.
  init(_ table: RecordTable, least: Int = 5, title: String = "", notes: [String] = []) {
    let totals = table.records.contains { $0.isTotal } ? 1 : 0
    let all = table.records.count + 1 + totals + (title.isEmpty ? 0 : 1)
    self.init(
      table.section(), title: title, notes: notes, table: table, height: min(all, 14),
      least: min(all, least)
    ) { painter, rect in painter.table(table, in: rect) }
    most = all
    growth = 3
  }
}

/// Where a block stands on pages of several columns, and how wide it must and would like to be.
struct ColumnPlace: Hashable, Sendable {
  /// Its column where there are two, and where there are three.
  var ofTwo = 0
  var ofThree = 0
  /// Takes the whole width in any case.
  var isWide = false
  /// The width without which it stands below others, and not beside them.
  var least = 36
  /// The width at which a page may have three columns.
  var comfortable = 46
  /// Its part of the width that is left.
  var weight = 1
  /// The width of a page on which it stands at all.
  var page = 0

  /// The whole width of the page.
  static let whole = ColumnPlace(isWide: true)
}
