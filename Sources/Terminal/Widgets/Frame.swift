/// A border with a title, around what is drawn inside of it.
public struct Frame: Widget, Sendable {
  public let title: String
  public let style: Style
  public let titleStyle: Style

  public init(title: String = "", style: Style = .border, titleStyle: Style = .heading) {
    self.title = title
    self.style = style
    self.titleStyle = titleStyle
  }

  /// What lies inside of the border, with a column of air at each side.
  public static func inside(_ rect: Rect) -> Rect {
    rect.inset(left: 2, right: 2, top: 1, bottom: 1)
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    let (right, bottom) = (canvas.width - 1, canvas.height - 1)
    guard right >= 1, bottom >= 1 else { return }
    let across = String(repeating: glyphs.choose("─", "-"), count: max(0, right - 1))
    let down = glyphs.choose("│", "|")
    canvas.write(
      glyphs.choose("╭", "+") + across + glyphs.choose("╮", "+"), x: 0, y: 0, style: style)
    canvas.write(
      glyphs.choose("╰", "+") + across + glyphs.choose("╯", "+"), x: 0, y: bottom, style: style)
    for y in 1..<max(1, bottom) {
      canvas.write(down, x: 0, y: y, style: style)
      canvas.write(down, x: right, y: y, style: style)
    }
    guard !title.isEmpty, right >= 5 else { return }
    canvas.write(" \(title.cut(to: right - 5)) ", x: 2, y: 0, style: titleStyle)
  }
}
