/// A canvas as text with escape sequences, for terminals that print it as it is.
extension Canvas {
  /// The rows, each with its colors and closed at its end, separated by line feeds.
  public func ansi(theme: Theme, depth: ColorDepth) -> String {
    (0..<height).map { y in
      var result = ""
      var current: Paint?
      for cell in row(y) where !cell.isRightHalf {
        let paint = theme.paint(cell.style, on: cell.surface, depth: depth)
        if paint != current {
          result += paint.selectGraphicRendition(depth: depth)
          current = paint
        }
        result.unicodeScalars.append(cell.scalars.base)
        if let mark = cell.scalars.mark { result.unicodeScalars.append(mark) }
      }
      return current == nil ? result : result + "\u{1b}[0m"
    }
    .joined(separator: "\n")
  }
}

extension Paint {
  /// The sequence that sets it, whatever was set before (ECMA-48, SGR).
  func selectGraphicRendition(depth: ColorDepth) -> String {
    var codes = ["0"]
    if attributes.contains(.bold) { codes.append("1") }
    if attributes.contains(.underline) { codes.append("4") }
    if attributes.contains(.reverse) { codes.append("7") }
    if let ink { codes.append(ink.code(base: 30, depth: depth)) }
    if let ground { codes.append(ground.code(base: 40, depth: depth)) }
    return "\u{1b}[" + codes.joined(separator: ";") + "m"
  }
}

extension PaletteColor {
  /// 30 to 37 for the first eight colors, 90 to 97 for the next, else the number in the palette.
  fileprivate func code(base: Int, depth: ColorDepth) -> String {
    switch index {
    case 0..<8 where depth < .palette: "\(base + Int(index))"
    case 8..<16 where depth < .palette: "\(base + 52 + Int(index))"
    default: "\(base + 8);5;\(index)"
    }
  }
}
