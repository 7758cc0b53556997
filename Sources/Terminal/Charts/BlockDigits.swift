/// Figures five rows high, to be read from the back of a room.
///
/// Every dot is two columns wide. Text that has a character without a large form, or no room, is
/// written small and bold: a smaller figure is better than half of one.
public struct BlockDigits: Widget, Sendable {
  public static let height = 5

  public let text: String
  public let style: Style

  public init(_ text: String, style: Style = .figure) {
    self.text = text
    self.style = style
  }

  /// The columns that the large form takes; nothing when it has none.
  public var width: Int? {
    let shapes = text.map { BlockDigits.shapes[$0] }
    guard !text.isEmpty, shapes.allSatisfy({ $0 != nil }) else { return nil }
    return shapes.compactMap { $0?.first?.count }.reduce(0) { $0 + $1 * 2 + 2 } - 2
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    guard let width, width <= canvas.width, canvas.height >= BlockDigits.height else {
      canvas.write(text, x: 0, y: 0, style: style.bold)
      return
    }
    let dot = glyphs.choose("██", "##")
    var x = 0
    for character in text {
      guard let rows = BlockDigits.shapes[character] else { continue }
      for (y, row) in rows.enumerated() {
        for (column, mark) in row.enumerated() where mark != " " {
          canvas.write(dot, x: x + column * 2, y: y, style: style)
        }
      }
      x += (rows.first?.count ?? 0) * 2 + 2
    }
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
    "×": ["   ", "# #", " # ", "# #", "   "], "d": ["  #", "  #", "###", "# #", "###"],
  ]
}
