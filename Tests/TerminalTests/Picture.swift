import Terminal

/// What a widget draws on a canvas of that size, without the blank rows at its end.
func picture(
  _ widget: some Widget, _ width: Int, _ height: Int = 1, _ glyphs: Glyphs = .unicode
) -> String {
  var canvas = Canvas(width: width, height: height)
  canvas.draw(widget, in: canvas.area, glyphs: glyphs)
  let lines = canvas.lines
  let end = lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
  return lines[..<end].joined(separator: "\n")
}
