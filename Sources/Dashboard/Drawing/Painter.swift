import Terminal

/// Draws the parts of a page and notes what stands where, for the mouse.
struct Painter {
  private(set) var canvas: Canvas
  private(set) var hits: [(rect: Rect, hit: Hit)] = []
  /// Where the parts of the page stand, by the id of their section.
  private(set) var parts: [(id: String, rect: Rect)] = []
  let pen: Pen
  /// What is selected, drawn with a marker and in its own style.
  var selected: Spot?
  var marks: [NumberKey: Mark] = [:]
  /// The rows that a person marked, by table.
  var marked: [String: Set<String>] = [:]

  init(_ size: Size, pen: Pen) {
    canvas = Canvas(size)
    self.pen = pen
  }

  /// Writes a text, cut to a width with an ellipsis where it does not fit.
  mutating func write(
    _ text: String, x: Int, y: Int, _ style: Style = .plain, width: Int? = nil
  ) {
    let room = min(width ?? Int.max, canvas.size.width - x)
    guard room > 0 else { return }
    canvas.write(text, x: x, y: y, style: style, width: room)
  }

  /// Writes a text that ends in a column.
  mutating func writeRight(
    _ text: String, end: Int, y: Int, _ style: Style = .plain, width: Int
  ) {
    let shown = text.cut(to: max(0, width))
    write(shown, x: end - shown.columns, y: y, style)
  }

  /// Draws one of the terminal's shapes into a rectangle.
  mutating func draw(_ widget: some Widget, in rect: Rect) {
    canvas.draw(widget, in: rect, glyphs: pen.glyphs)
  }

  /// Draws a part of the page into a rectangle: its heading and what is below.
  mutating func draw(_ block: Block, in rect: Rect, isLow: Bool = false) {
    parts.append((block.section.id, rect))
    let (title, notes) = block.heading?(selected) ?? (block.title, block.notes)
    guard !title.isEmpty, !(block.isMain && isLow) else {
      block.draw(&self, rect)
      return
    }
    let (top, rest) = rect.split(top: 1)
    let position = block.table.map { drawn($0).position(in: rest.size) } ?? ""
    let isFocused = selected?.section == block.section.id
    draw(Rule(title.uppercased(), notes: [position] + notes, isFocused: isFocused), in: top)
    block.draw(&self, rest)
  }

  /// Fills a rectangle with a style and spaces.
  mutating func fill(_ rect: Rect, _ style: Style) {
    canvas.fill(rect, style: style)
  }

  /// Puts the terminal's cursor somewhere.
  mutating func setCursor(_ point: Canvas.Point) {
    canvas.cursor = point
  }

  /// Notes what a rectangle does when it is clicked.
  mutating func note(_ rect: Rect, _ hit: Hit) {
    hits.append((rect, hit))
  }
}

/// The text in lines of a width, broken at spaces.
func wrapped(_ text: String, to width: Int) -> [String] {
  guard width > 0 else { return [] }
  var lines: [String] = []
  var (line, columns) = ("", 0)
  for word in text.split(separator: " ") {
    let more = word.columns
    if !line.isEmpty, columns + 1 + more > width {
      lines.append(line)
      (line, columns) = ("", 0)
    }
    columns += more + (line.isEmpty ? 0 : 1)
    line += (line.isEmpty ? "" : " ") + word
    while columns > width {
      lines.append(String(line.prefix(width)))
      line = String(line.dropFirst(width))
      columns = line.columns
    }
  }
  return line.isEmpty ? lines : lines + [line]
}
