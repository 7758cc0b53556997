import Terminal

extension Session {
  /// The plain form: lines of words with the cursor on the selected one, and a status line.
  ///
  /// What did not change stays in its place, so that a screen reader says only what did.
  var plainDrawing: Drawing {
    var canvas = Canvas(size)
    var hits: [(rect: Rect, hit: Hit)] = []
    let lines = (plainOverlay ?? (isInMeeting ? plainMeeting : plainPage)).wrapped(to: size.width)
    let room = max(0, size.height - 1)
    let selected = lines.firstIndex(where: \.isSelected)
    // The top of the page stays in sight as long as it can.
    let first = Scrolling.offset(0, keeping: selected, rows: lines.count, visible: room)
    for (y, line) in lines.dropFirst(first).prefix(room).enumerated() {
      let mark = line.isSelected ? "> " : "  "
      let style: Style = line.isSelected ? .selected : line.isHeading ? .heading : .plain
      canvas.write(mark + line.text, x: 0, y: y, style: style, width: size.width)
      if line.isSelected { canvas.cursor = cursor(on: line, y: y) }
      if let hit = line.hit {
        let rect = Rect(x: 0, y: y, width: size.width, height: 1)
        switch hit {
        case .spot(let spot): hits.append((rect, .spot(spot)))
        case .item(let index): hits.append((rect, .item(index)))
        }
      }
    }
    canvas.write(plainStatus, x: 0, y: size.height - 1, style: .plain, width: size.width)
    return Drawing(
      canvas: state.look.glyphs.isASCII ? canvas.transliterated : canvas, hits: hits)
  }

  /// Where one types stands the caret, else the beginning of the line.
  private func cursor(on line: PlainLine, y: Int) -> Canvas.Point {
    let caret: Int =
      switch state.overlay {
      case .line(let line)? where line.suggestion == nil: 2 + line.editor.beforeCaret.count
      case .prompt(let prompt)?: 2 + prompt.editor.beforeCaret.count
      default: 0
      }
    return Canvas.Point(x: min(size.width - 1, caret), y: y)
  }

  /// What the last key did, what changed, or else the keys of the moment.
  private var plainStatus: String {
    let changes = plainChanges
    let words = [state.message, state.said, changes].first { !$0.isEmpty }
    return words
      ?? hints.compactMap { hint in
        KeyBinding.of(hint.command)?.keys.first.map { "\($0.label) \(hint.words)" }
      }.joined(separator: ", ")
  }
}

extension Session {
  /// The whole page in words, whatever the size of the screen.
  public var plainText: String {
    let text = plainPage.map(\.text).joined(separator: "\n")
    return state.look.glyphs.isASCII
      ? text.split(separator: "\n", omittingEmptySubsequences: false)
        .map(\.transliterated).joined(separator: "\n") : text
  }
}
