/// Figures five rows high or a multiple of it, to be read from the back of a room, or three where
/// there is less room.
///
/// A dot of the large form is two columns wide, one of the low form half a row high. Text that has
/// a character without such a form, or no room, is written small and bold: a smaller figure is
/// better than half of one.
public struct BlockDigits: Widget, Sendable {
  public static let height = 5
  /// The rows of the low form.
  public static let lowHeight = 3

  public let text: String
  public let style: Style

  public init(_ text: String, style: Style = .figure) {
    self.text = text
    self.style = style
  }

  /// The columns that the large form takes; nothing when it has none.
  public var width: Int? { dots.map { $0 * 2 } }

  /// The columns that the low form takes; nothing when it has none.
  public var lowWidth: Int? { dots }

  /// How many times the large form fits into so much room, three at most.
  private func scale(in room: Size) -> Int {
    guard let width, width > 0 else { return 0 }
    return min(room.width / width, room.height / BlockDigits.height, 3)
  }

  /// What it takes of so much room: as large a form as fits.
  public func size(in room: Size) -> Size {
    let scale = scale(in: room)
    if let width, scale > 0 {
      return Size(width: width * scale, height: BlockDigits.height * scale)
    }
    if let lowWidth, lowWidth <= room.width, room.height >= BlockDigits.lowHeight {
      return Size(width: lowWidth, height: BlockDigits.lowHeight)
    }
    return Size(width: min(text.columns, room.width), height: min(1, room.height))
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    let scale = scale(in: canvas.size)
    guard scale == 0 else { return drawLarge(scale, on: &canvas, glyphs) }
    let height = size(in: canvas.size).height
    guard height > 1 else {
      canvas.write(text, x: 0, y: 0, style: style.bold)
      return
    }
    var x = 0
    for character in text {
      guard let rows = BlockDigits.shapes[character]?.map(Array.init) else { continue }
      let width = rows.first?.count ?? 0
      for column in 0..<width {
        func isSet(_ row: Int) -> Bool { rows.indices.contains(row) && rows[row][column] != " " }
        for y in 0..<height where isSet(2 * y) || isSet(2 * y + 1) {
          let shape =
            isSet(2 * y) && isSet(2 * y + 1)
            ? glyphs.choose("█", "#")
            : isSet(2 * y) ? glyphs.choose("▀", "^") : glyphs.choose("▄", ".")
          canvas.write(shape, x: x + column, y: y, style: style)
        }
      }
      x += width + 1
    }
  }

  /// The large form, each dot so many rows high and twice as many columns wide.
  private func drawLarge(_ scale: Int, on canvas: inout Canvas, _ glyphs: Glyphs) {
    let dot = String(repeating: glyphs.choose("█", "#"), count: 2 * scale)
    var x = 0
    for character in text {
      guard let rows = BlockDigits.shapes[character]?.map(Array.init) else { continue }
      for (y, row) in rows.enumerated() {
        for (column, mark) in row.enumerated() where mark != " " {
          for line in 0..<scale {
            canvas.write(dot, x: (x + column) * 2 * scale, y: y * scale + line, style: style)
          }
        }
      }
      x += (rows.first?.count ?? 0) + 1
    }
  }

  /// The dots side by side, one between two characters; nothing where one has no form.
  private var dots: Int? {
    let widths = text.map { BlockDigits.shapes[$0]?.first?.count }
    guard !text.isEmpty, !widths.contains(nil) else { return nil }
    return widths.compactMap { $0 }.reduce(-1) { $0 + $1 + 1 }
  }

  private static let shapes: [Character: [String]] = [
    "0": ["###", "# #", "# #", "# #", "###"], "1": [" # ", "## ", " # ", " # ", "###"],
    "2": ["###", "  #", "###", "#  ", "###"], "3": ["###", "  #", "###", "  #", "###"],
    "4": ["# #", "# #", "###", "  #", "  #"], "5": ["###", "#  ", "###", "  #", "###"],
    "6": ["###", "#  ", "###", "# #", "###"], "7": ["###", "  #", "  #", "  #", "  #"],
    "8": ["###", "# #", "###", "# #", "###"], "9": ["###", "# #", "###", "  #", "###"],
    ",": [" ", " ", " ", "#", "#"], ".": [" ", " ", " ", " ", "#"], " ": [" ", " ", " ", " ", " "],
    "%": ["# #", "  #", " # ", "#  ", "# #"], "-": ["   ", "   ", "###", "   ", "   "],
    "–": ["   ", "   ", "###", "   ", "   "], "+": ["   ", " # ", "###", " # ", "   "],
    "<": ["  #", " # ", "#  ", " # ", "  #"], ">": ["#  ", " # ", "  #", " # ", "#  "],
    ":": [" ", "#", " ", "#", " "], "/": ["  #", "  #", " # ", "#  ", "#  "],
    "≥": ["#  ", " ##", "#  ", "   ", "###"], "≤": ["  #", "## ", "  #", "   ", "###"],
    "▲": ["     ", "  #  ", " ### ", "#####", "     "],
    "▼": ["     ", "#####", " ### ", "  #  ", "     "],
    "×": ["   ", "# #", " # ", "# #", "   "], "d": ["  #", "  #", "###", "# #", "###"],
  ]
}
