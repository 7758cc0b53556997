/// A framed list over the screen, to choose from or to read: a menu, a palette, the help.
public struct ListPopup: Widget, Sendable {
  /// One line of it.
  public struct Item: Hashable, Sendable {
    public let text: String
    /// What stands at the right: a key, a number.
    public let detail: String
    /// A heading or a line that cannot be chosen now.
    public let isEnabled: Bool
    public let isHeading: Bool

    public init(
      _ text: String, detail: String = "", isEnabled: Bool = true, isHeading: Bool = false
    ) {
      self.text = text
      self.detail = detail
      self.isEnabled = isEnabled
      self.isHeading = isHeading
    }
  }

  public let title: String
  public let items: [Item]
  public var selected: Int?
  public var offset = 0
  /// What is typed to narrow the list; nothing when it cannot be.
  public var query: String?
  /// A word below the list, such as why an item is not available.
  public var note = ""

  public init(title: String, items: [Item], selected: Int? = nil) {
    self.title = title
    self.items = items
    self.selected = selected
  }

  /// The size that shows all of it.
  public var idealSize: Size {
    let longest = items.map { $0.text.columns + ($0.detail.isEmpty ? 0 : $0.detail.columns + 3) }
    let width = max(longest.max() ?? 0, title.columns + 2, note.columns, 24)
    return Size(width: width + 6, height: items.count + 2 + headRows + footRows)
  }

  private var headRows: Int { query == nil ? 0 : 1 }
  private var footRows: Int { note.isEmpty ? 0 : 1 }

  /// The item at that line of the popup.
  public func item(at y: Int, height: Int) -> Int? {
    let line = y - 1 - headRows
    guard line >= 0, line < visible(height: height) else { return nil }
    let index = first(height: height) + line
    return index < items.count ? index : nil
  }

  private func visible(height: Int) -> Int { max(0, height - 2 - headRows - footRows) }

  private func first(height: Int) -> Int {
    Scrolling.offset(
      offset, keeping: selected, rows: items.count, visible: visible(height: height))
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    canvas.fill(style: .popup)
    canvas.draw(Frame(title: title), in: canvas.area, glyphs: glyphs)
    let inside = Frame.inside(canvas.area)
    if let query {
      let line = TextInput(prompt: "/ ", text: query, cursor: query.count)
      canvas.draw(line, in: inside.split(top: 1).top, glyphs: glyphs)
    }
    let rows = visible(height: canvas.height)
    let start = first(height: canvas.height)
    for line in 0..<max(0, min(rows, items.count - start)) {
      drawItem(start + line, y: inside.y + headRows + line, inside: inside, on: &canvas)
    }
    if items.isEmpty, rows > 0 {
      canvas.write(
        "nothing matches", x: inside.x, y: inside.y + headRows, style: .muted, width: inside.width)
    }
    if !note.isEmpty {
      canvas.write(note, x: inside.x, y: inside.maxY - 1, style: .muted, width: inside.width)
    }
    let bar = Rect(
      x: canvas.width - 1, y: inside.y + headRows, width: canvas.width > 4 ? 1 : 0, height: rows)
    canvas.draw(
      ScrollBar(offset: start, visible: bar.height, rows: items.count), in: bar, glyphs: glyphs)
  }

  private func drawItem(_ index: Int, y: Int, inside: Rect, on canvas: inout Canvas) {
    let item = items[index]
    let style: Style = item.isHeading ? .heading : item.isEnabled ? .popup : .disabled
    // The detail is a key or a number: it gives way whole rather than be cut into another one.
    let detail = item.detail.columns + 2 < inside.width ? item.detail : ""
    let room = inside.width - (detail.isEmpty ? 0 : detail.columns + 2)
    canvas.write(item.text, x: inside.x, y: y, style: style, width: room)
    canvas.write(detail, x: inside.maxX - detail.columns, y: y, style: .muted)
    guard index == selected else { return }
    canvas.lay(.selected, under: Rect(x: inside.x - 1, y: y, width: inside.width + 2, height: 1))
    if query == nil { canvas.cursor = Canvas.Point(x: inside.x, y: y) }
  }
}
