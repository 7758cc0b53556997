/// One place on the screen: a character with at most one mark on it, and its style.
public struct Cell: Hashable, Sendable {
  /// The value of the character; 0 for the right half of a wide one.
  var base: UInt32 = 0x20
  /// The mark on the character; 0 for none.
  var mark: UInt32 = 0
  public internal(set) var style = Style.plain
  /// What it lies on.
  public internal(set) var surface = Surface.page

  /// The right half of a wide character has no text of its own.
  public var isRightHalf: Bool { base == 0 }

  /// What is drawn here, one character and its mark.
  public var scalars: (base: Unicode.Scalar, mark: Unicode.Scalar?) {
    (Unicode.Scalar(base) ?? " ", mark == 0 ? nil : Unicode.Scalar(mark))
  }
}

/// A grid of cells to draw on; whatever lies outside of it is not drawn, and nothing traps.
///
/// It holds only what can be shown safely: unsafe characters in a text are replaced as it is
/// written, so that data can never steer the terminal.
public struct Canvas: Hashable, Sendable {
  public let size: Size
  public private(set) var cells: [Cell]
  /// Where the terminal's cursor belongs, for screen readers and magnifiers to follow.
  public var cursor: Point?

  /// A column and a row.
  public struct Point: Hashable, Sendable {
    public let x: Int
    public let y: Int

    public init(x: Int, y: Int) {
      self.x = x
      self.y = y
    }
  }

  /// More than any terminal shows; a larger canvas is cut to this.
  private static let limit = 2_000

  /// A blank canvas.
  public init(_ size: Size, style: Style = .plain) {
    self.size = Size(
      width: min(size.width, Canvas.limit), height: min(size.height, Canvas.limit))
    cells = Array(
      repeating: Cell(style: style, surface: style.role.surface ?? .page),
      count: self.size.width * self.size.height)
  }

  /// A blank canvas of so many columns and rows.
  public init(width: Int, height: Int, style: Style = .plain) {
    self.init(Size(width: width, height: height), style: style)
  }

  public var width: Int { size.width }
  public var height: Int { size.height }
  public var area: Rect { Rect(size) }

  /// The cell there, or nothing outside of the canvas.
  public subscript(x: Int, y: Int) -> Cell? {
    area.contains(x: x, y: y) ? cells[y * width + x] : nil
  }

  /// The cells of a row; none outside of the canvas.
  public func row(_ y: Int) -> ArraySlice<Cell> {
    y >= 0 && y < height ? cells[(y * width)..<((y + 1) * width)] : []
  }
}

/// Writing and filling.
extension Canvas {
  /// Writes one line of text and returns how many columns it took.
  ///
  /// It ends at the right edge, or after `width` columns; a text that does not fit is cut and
  /// marked with `…`. Letters left of the left edge are not drawn.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, x: Int, y: Int, style: Style = .plain, width limit: Int? = nil
  ) -> Int {
    guard y >= 0, y < height, x < width, x > -Rect.limit else { return 0 }
    let room = min(width - x, max(0, limit ?? Rect.limit))
    guard room > 0 else { return 0 }
    var used = 0
    var last: Int?
    for scalar in text.unicodeScalars {
      guard let drawn = scalar.safe, let columns = drawn.columns else { continue }
      guard columns > 0 else {
        if let last, cells[last].mark == 0 { cells[last].mark = drawn.value }
        continue
      }
      guard used + columns <= room else {
        cutMark(after: used, room: room, x: x, y: y, style: style)
        return room
      }
      last = put(drawn.value, columns: columns, x: x + used, y: y, style: style)
      used += columns
    }
    return used
  }

  /// Writes text in a room of that width, aligned, and fills the rest of it.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, x: Int, y: Int, style: Style = .plain, width: Int,
    align alignment: Alignment
  ) -> Int {
    write(text.padded(to: width, alignment), x: x, y: y, style: style, width: width)
  }

  /// Fills a rectangle with one character.
  public mutating func fill(
    _ rect: Rect, with character: Unicode.Scalar = " ", style: Style = .plain
  ) {
    let columns = character.columns ?? 0
    guard columns > 0 else { return }
    let part = rect.intersection(area)
    for y in part.y..<part.maxY {
      for x in stride(from: part.x, to: part.maxX - columns + 1, by: columns) {
        _ = put(character.value, columns: columns, x: x, y: y, style: style)
      }
    }
  }

  /// Fills all of it with one character.
  public mutating func fill(with character: Unicode.Scalar = " ", style: Style = .plain) {
    fill(area, with: character, style: style)
  }

  /// Changes the style of what stands in a rectangle and leaves the characters.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let part = rect.intersection(area)
    for y in part.y..<part.maxY {
      for x in part.x..<part.maxX {
        let index = y * width + x
        let style = change(cells[index].style)
        cells[index].style = style
        cells[index].surface = style.role.surface ?? cells[index].surface
      }
    }
  }

  /// Puts another surface under what stands in a rectangle.
  public mutating func lay(_ surface: Surface, under rect: Rect) {
    let part = rect.intersection(area)
    for y in part.y..<part.maxY {
      for x in part.x..<part.maxX { cells[y * width + x].surface = surface }
    }
  }

  /// Gives what stands in a rectangle one style and leaves the characters.
  public mutating func restyle(_ rect: Rect, style: Style) {
    restyle(rect) { _ in style }
  }

  /// Puts one character and returns where its mark would go; nothing when it is not on the canvas.
  private mutating func put(
    _ value: UInt32, columns: Int, x: Int, y: Int, style: Style
  ) -> Int? {
    guard x >= 0, x + columns <= width else { return nil }
    let index = y * width + x
    clearHalves(from: index, to: index + columns, row: y)
    let surface = style.role.surface ?? cells[index].surface
    cells[index] = Cell(base: value, style: style, surface: surface)
    if columns == 2 { cells[index + 1] = Cell(base: 0, style: style, surface: surface) }
    return index
  }

  /// Wide characters that are about to lose a half lose the other one, too.
  private mutating func clearHalves(from start: Int, to end: Int, row: Int) {
    if start > row * width, cells[start].base == 0 {
      cells[start - 1].base = 0x20
      cells[start - 1].mark = 0
    }
    if end < (row + 1) * width, cells[end].base == 0 { cells[end].base = 0x20 }
  }

  private mutating func cutMark(after used: Int, room: Int, x: Int, y: Int, style: Style) {
    // A wide character that did not fit leaves a blank column before the mark.
    for column in max(0, min(used, room - 1))..<room {
      let mark: Unicode.Scalar = column == room - 1 ? "…" : " "
      _ = put(mark.value, columns: 1, x: x + column, y: y, style: style)
    }
  }
}

/// Canvases on canvases.
extension Canvas {
  /// Copies another canvas onto this one, with its top left corner there.
  public mutating func place(_ other: Canvas, x: Int, y: Int) {
    let target = Rect(x: x, y: y, width: other.width, height: other.height).intersection(area)
    guard !target.isEmpty else { return }
    for row in target.y..<target.maxY {
      let start = row * width + target.x
      let source = (row - y) * other.width + (target.x - x)
      clearHalves(from: start, to: start + target.width, row: row)
      cells.replaceSubrange(
        start..<(start + target.width), with: other.cells[source..<(source + target.width)])
      mendEdges(from: start, to: start + target.width)
    }
    if let point = other.cursor, target.contains(x: point.x + x, y: point.y + y) {
      cursor = Point(x: point.x + x, y: point.y + y)
    }
  }

  /// A piece of it as a canvas of its own, blank where the rectangle lies outside.
  public func crop(_ rect: Rect) -> Canvas {
    var piece = Canvas(rect.size)
    let part = rect.intersection(area)
    guard !part.isEmpty else { return piece }
    for row in part.y..<min(part.maxY, rect.y + piece.height) {
      let columns = min(part.width, piece.width - (part.x - rect.x))
      guard columns > 0 else { break }
      let source = row * width + part.x
      let start = (row - rect.y) * piece.width + (part.x - rect.x)
      piece.cells.replaceSubrange(
        start..<(start + columns), with: cells[source..<(source + columns)])
      piece.mendEdges(from: start, to: start + columns)
    }
    return piece
  }

  /// A wide character that was cut through at an edge becomes a blank.
  private mutating func mendEdges(from start: Int, to end: Int) {
    guard start < end else { return }
    if cells[start].base == 0 { cells[start].base = 0x20 }
    guard let scalar = Unicode.Scalar(cells[end - 1].base), scalar.columns == 2 else { return }
    cells[end - 1].base = 0x20
    cells[end - 1].mark = 0
  }

  /// The same picture in ASCII, for terminals that show nothing else.
  public var transliterated: Canvas {
    var copy = self
    for index in cells.indices {
      // The right half of a wide character repeats the character that stands for the left one.
      let base =
        cells[index].base == 0 && index > 0 ? copy.cells[index - 1].base : cells[index].base
      copy.cells[index].base = (Unicode.Scalar(base) ?? "?").ascii.value
      copy.cells[index].mark = 0
    }
    return copy
  }
}

/// A canvas as text, for files, for people who listen, and for tests.
extension Canvas {
  /// Its rows, without the blanks at their ends.
  public var lines: [String] { (0..<height).map { line($0) } }

  /// Its rows as one text.
  public var text: String { lines.joined(separator: "\n") }

  /// One letter for each cell, that of its role: what a test sees of the colors.
  ///
  /// Plain words are told by what they lie on.
  public var styles: String {
    (0..<height).map { y in
      String(row(y).map { ($0.style.role == .plain ? $0.surface.role : $0.style.role).letter })
    }
    .joined(separator: "\n")
  }

  private func line(_ y: Int) -> String {
    let cells = row(y)
    let end = cells.lastIndex { $0.base != 0x20 }.map { $0 + 1 } ?? cells.startIndex
    var result = String.UnicodeScalarView()
    for cell in cells[cells.startIndex..<end] where !cell.isRightHalf {
      result.append(cell.scalars.base)
      if let mark = cell.scalars.mark { result.append(mark) }
    }
    return String(result)
  }
}
