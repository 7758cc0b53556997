import Terminal

/// The characters that pictures are made of: blocks and lines, or forms that read well in ASCII.
///
/// Other characters have their ASCII form from the canvas as a whole.
struct Pen: Hashable, Sendable {
  let glyphs: Glyphs

  init(_ glyphs: Glyphs) { self.glyphs = glyphs }

  var isASCII: Bool { glyphs.isASCII }
  var up: String { isASCII ? "^" : "▲" }
  var down: String { isASCII ? "v" : "▼" }

  /// A difference that the mix of cases explains; in ASCII another sign than the adjusted ratio's.
  var explained: String { isASCII ? "=" : "◇" }

  private static let eighthsUp = Array("▁▂▃▄▅▆▇")
  private static let eighthsRight = Array("▏▎▍▌▋▊▉█")
  private static let asciiLevels = Array("_.-=+*#")

  /// One cell of a sparkline; never the full block, so that rows do not melt into each other.
  func level(_ share: Double) -> Character {
    let levels = isASCII ? Self.asciiLevels : Self.eighthsUp
    guard share.isFinite else { return " " }
    let index = Int((share * Double(levels.count - 1)).rounded())
    return levels[min(max(0, index), levels.count - 1)]
  }

  /// A bar from the left; what is not nothing has at least its thinnest form.
  func bar(_ cells: Double) -> String {
    guard cells.isFinite, cells > 0 else { return "" }
    if isASCII { return String(repeating: "#", count: max(1, Int(cells.rounded()))) }
    let eighths = max(1, Int((cells * 8).rounded()))
    let rest = eighths % 8
    return String(repeating: "█", count: eighths / 8)
      + (rest == 0 ? "" : String(Self.eighthsRight[rest - 1]))
  }

  /// The cell of a column that reaches some cells up, at a height from its foot.
  func column(_ cells: Double, at row: Int) -> Character {
    let part = cells - Double(row)
    guard part > 0 else { return " " }
    if part >= 1 { return isASCII ? "#" : "█" }
    if isASCII { return part >= 0.5 ? "#" : (row == 0 ? "." : " ") }
    let eighths = Int((part * 8).rounded())
    if eighths == 0 { return row == 0 ? "▁" : " " }
    return eighths >= 8 ? "█" : Self.eighthsUp[eighths - 1]
  }

  /// The cell of a shaded column, which stands beside a full one; its top is as exact.
  func shadedColumn(_ cells: Double, at row: Int) -> Character {
    if cells - Double(row) >= 1 { return isASCII ? ":" : "▓" }
    let top = column(cells, at: row)
    return top == "#" ? ":" : top == "█" ? "▓" : top
  }
}
