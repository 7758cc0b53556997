/// A canvas as a picture that any browser shows and any document takes.
extension Canvas {
  /// The picture: a grid of cells 8 wide and 17 high, the text in it as text.
  public func svg(theme: Theme, title: String = "") -> String {
    let paper = theme.paint(.plain, depth: .palette)
    let (ink, ground) = (paper.ink?.hex ?? "#000000", paper.ground?.hex ?? "#ffffff")
    let picture = Picture(theme: theme, ink: ink, ground: ground)
    var rows = ""
    for y in 0..<height {
      for run in runs(row(y)) { rows += picture.draw(run, y: y) }
    }
    let (wide, high) = (width * Picture.cellWidth, height * Picture.cellHeight)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(wide)" height="\(high)" \
      viewBox="0 0 \(wide) \(high)" font-family="\(Picture.fonts)" font-size="13.3" \
      xml:space="preserve">
      <title>\(title.cleaned.escapedForXML)</title>
      <rect width="\(wide)" height="\(high)" fill="\(ground)"/>
      \(rows)</svg>

      """
  }

  /// Cells of one style side by side; a wide character starts a run of its own, so that no font
  /// can push what follows it out of its place.
  private func runs(_ row: ArraySlice<Cell>) -> [Run] {
    var runs: [Run] = []
    var afterWide = false
    for (x, cell) in row.enumerated() {
      if cell.isRightHalf {
        if !runs.isEmpty { runs[runs.count - 1].columns += 1 }
        afterWide = true
        continue
      }
      if runs.last?.style != cell.style || afterWide || cell.isDrawnByShape {
        runs.append(Run(x: x, style: cell.style))
      }
      afterWide = cell.isDrawnByShape
      runs[runs.count - 1].add(cell)
    }
    return runs
  }
}

extension Cell {
  /// Blocks are drawn as rectangles, since fonts leave gaps between them.
  fileprivate var isDrawnByShape: Bool { (0x2580...0x258f).contains(base) }
}

/// Cells that are drawn with one element.
private struct Run {
  let x: Int
  let style: Style
  var columns = 0
  var text = ""
  var block: UInt32?

  init(x: Int, style: Style) {
    self.x = x
    self.style = style
  }

  mutating func add(_ cell: Cell) {
    columns += 1
    if cell.isDrawnByShape { block = cell.base }
    text.unicodeScalars.append(cell.scalars.base)
    if let mark = cell.scalars.mark { text.unicodeScalars.append(mark) }
  }
}

private struct Picture {
  static let cellWidth = 8
  static let cellHeight = 17
  static let fonts = "DejaVu Sans Mono, Menlo, Consolas, monospace"

  let theme: Theme
  let ink: String
  let ground: String

  func draw(_ run: Run, y: Int) -> String {
    let paint = theme.paint(run.style, depth: .palette)
    var (front, back) = (paint.ink?.hex ?? ink, paint.ground?.hex ?? ground)
    if paint.attributes.contains(.reverse) { swap(&front, &back) }
    let (left, top) = (run.x * Picture.cellWidth, y * Picture.cellHeight)
    let wide = run.columns * Picture.cellWidth
    var result = ""
    if back != ground {
      result += rectangle(left, top, wide, Picture.cellHeight, back)
    }
    if let block = run.block { return result + shape(block, left: left, top: top, fill: front) }
    let isBlank = run.text.allSatisfy { $0 == " " }
    guard !isBlank || paint.attributes.contains(.underline) else { return result }
    let bold = paint.attributes.contains(.bold) ? " font-weight=\"bold\"" : ""
    let line = paint.attributes.contains(.underline) ? " text-decoration=\"underline\"" : ""
    return result + """
      <text x="\(left)" y="\(top + 13)" textLength="\(wide)" lengthAdjust="spacingAndGlyphs" \
      fill="\(front)"\(bold)\(line)>\(run.text.escapedForXML)</text>

      """
  }

  private func rectangle(
    _ x: Int, _ y: Int, _ width: Int, _ height: Int, _ fill: String
  ) -> String {
    "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" fill=\"\(fill)\"/>\n"
  }

  /// Eighths from below (U+2581 to U+2588), from the left (U+2589 to U+258F), and the upper half.
  private func shape(_ block: UInt32, left: Int, top: Int, fill: String) -> String {
    let (wide, high) = (Picture.cellWidth, Picture.cellHeight)
    switch block {
    case 0x2580: return rectangle(left, top, wide, high / 2, fill)
    case 0x2581...0x2588:
      let height = (high * Int(block - 0x2580) + 4) / 8
      return rectangle(left, top + high - height, wide, height, fill)
    default: return rectangle(left, top, wide * Int(0x2590 - block) / 8, high, fill)
    }
  }
}

extension String {
  /// The text with the characters replaced that mean something in XML.
  fileprivate var escapedForXML: String {
    var result = ""
    for character in self {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}
