/// A canvas as a picture that any browser shows and any document takes.
extension Canvas {
  /// The picture: a grid of cells 8 wide and 17 high.
  ///
  /// Words are text, to be found and copied; lines, blocks and dots are shapes, since fonts leave
  /// gaps between them.
  public func svg(theme: Theme, title: String = "") -> String {
    let picture = Picture(theme: theme)
    var body = ""
    for y in 0..<height { body += picture.draw(row(y), y: y) }
    let (wide, high) = (width * Picture.cellWidth, height * Picture.cellHeight)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(wide)" height="\(high)" \
      viewBox="0 0 \(wide) \(high)" font-family="\(Picture.fonts)" font-size="13.3" \
      xml:space="preserve">
      <title>\(title.cleaned.escapedForXML)</title>
      <rect width="\(wide)" height="\(high)" fill="\(picture.paper)"/>
      \(body)</svg>

      """
  }
}

private struct Picture {
  static let cellWidth = CellShape.width
  static let cellHeight = CellShape.height
  static let fonts = "DejaVu Sans Mono, Menlo, Consolas, Liberation Mono, monospace"

  let theme: Theme
  let paper: String

  init(theme: Theme) {
    self.theme = theme
    paper = theme.paint(.plain, depth: .palette).ground?.hex ?? "#ffffff"
  }

  /// How a cell is drawn.
  private struct Look: Equatable {
    let front: String
    let back: String
    let isBold: Bool
    let isUnderlined: Bool
  }

  private func look(_ cell: Cell) -> Look {
    let paint = theme.paint(cell.style, on: cell.surface, depth: .palette)
    var (front, back) = (paint.ink?.hex ?? "#000000", paint.ground?.hex ?? paper)
    if paint.attributes.contains(.reverse) { swap(&front, &back) }
    return Look(
      front: front, back: back, isBold: paint.attributes.contains(.bold),
      isUnderlined: paint.attributes.contains(.underline))
  }

  /// A row: its grounds first, and on them the words and the shapes.
  func draw(_ row: ArraySlice<Cell>, y: Int) -> String {
    let cells = Array(row)
    let looks = cells.map(look)
    let top = y * Picture.cellHeight
    var result = ""
    for run in Picture.runs(cells.indices, by: { looks[$0].back == looks[$1].back })
    where looks[run.lowerBound].back != paper {
      result += """
        <rect x="\(run.lowerBound * Picture.cellWidth)" y="\(top)" \
        width="\(run.count * Picture.cellWidth)" height="\(Picture.cellHeight)" \
        fill="\(looks[run.lowerBound].back)" shape-rendering="crispEdges"/>

        """
    }
    let shapes = cells.map { CellShape.isShape($0.scalars.base) }
    let runs = Picture.runs(cells.indices) { left, right in
      // A wide character stands alone, so that no font can push what follows out of its place.
      if cells[right].isRightHalf { return true }
      return looks[left] == looks[right] && shapes[left] == shapes[right]
        && !cells[left].isRightHalf
        && (right + 1 == cells.count || !cells[right + 1].isRightHalf)
    }
    for run in runs {
      let look = looks[run.lowerBound]
      result +=
        shapes[run.lowerBound]
        ? self.shapes(cells, run, top: top, fill: look.front)
        : text(cells[run], at: run.lowerBound, top: top, look)
    }
    return result
  }

  /// Neighbors that belong together.
  private static func runs(
    _ places: Range<Int>, by isSame: (Int, Int) -> Bool
  ) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for place in places {
      if let last = runs.last, isSame(place - 1, place) {
        runs[runs.count - 1] = last.lowerBound..<place + 1
      } else {
        runs.append(place..<place + 1)
      }
    }
    return runs
  }

  private func shapes(_ cells: [Cell], _ run: Range<Int>, top: Int, fill: String) -> String {
    // What is alike side by side is one shape: between two of them a gap would show.
    Picture.runs(run) { cells[$0].scalars.base == cells[$1].scalars.base }.map { part in
      CellShape(cells[part.lowerBound].scalars.base).drawn(
        count: part.count, x: part.lowerBound * Picture.cellWidth, y: top, fill: fill)
    }
    .joined()
  }

  private func text(_ cells: ArraySlice<Cell>, at column: Int, top: Int, _ look: Look) -> String {
    var text = String.UnicodeScalarView()
    for cell in cells where !cell.isRightHalf {
      text.append(cell.scalars.base)
      if let mark = cell.scalars.mark { text.append(mark) }
    }
    var words = String(text)
    var start = column
    var width = cells.count
    if !look.isUnderlined {
      let blanks = words.prefix { $0 == " " }.count
      guard blanks < words.count else { return "" }
      start += blanks
      width -= blanks
      words.removeFirst(blanks)
      while words.last == " " {
        words.removeLast()
        width -= 1
      }
    }
    let bold = look.isBold ? " font-weight=\"bold\"" : ""
    let line = look.isUnderlined ? " text-decoration=\"underline\"" : ""
    return """
      <text x="\(start * Picture.cellWidth)" y="\(top + 13)" \
      textLength="\(width * Picture.cellWidth)" lengthAdjust="spacingAndGlyphs" \
      fill="\(look.front)"\(bold)\(line)>\(words.escapedForXML)</text>

      """
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
