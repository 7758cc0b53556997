/// One line to type in, with a cursor; a text longer than the line moves along under it.
public struct TextInput: Widget, Sendable {
  public let prompt: String
  public let text: String
  /// The characters before the cursor.
  public let cursor: Int
  /// What would be completed at the end, shown behind the text.
  public let suggestion: String
  public let style: Style

  public init(
    prompt: String, text: String, cursor: Int, suggestion: String = "", style: Style = .input
  ) {
    self.prompt = prompt
    self.text = text
    self.cursor = min(max(0, cursor), text.count)
    self.suggestion = suggestion
    self.style = style
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    canvas.fill(Rect(x: 0, y: 0, width: canvas.width, height: 1), style: style)
    let start = canvas.width > prompt.columns + 8 ? prompt.columns : 0
    if start > 0 { canvas.write(prompt, x: 0, y: 0, style: style.bold) }
    let room = canvas.width - start
    guard room > 0 else { return }
    let characters = Array(text)
    var first = 0
    var before = characters[..<cursor].reduce(0) { $0 + String($1).columns }
    while before >= room, first < cursor {
      before -= String(characters[first]).columns
      first += 1
    }
    let shown = String(characters[first...]).prefix(columns: room)
    let used = canvas.write(shown, x: start, y: 0, style: style)
    canvas.write(suggestion, x: start + used, y: 0, style: .muted, width: room - used)
    let cell = Rect(x: start + before, y: 0, width: 1, height: 1)
    canvas.restyle(cell, style: .cursor)
    canvas.cursor = Canvas.Point(x: start + before, y: 0)
  }
}
