/// Something that can be drawn on any canvas, large or small, with any glyphs.
///
/// It fills the whole canvas that it is given; `Canvas.draw` gives it a piece of a larger one, so
/// that nothing is ever drawn outside of its place.
public protocol Widget {
  func draw(on canvas: inout Canvas, glyphs: Glyphs)
}

extension Canvas {
  /// Draws a widget in a rectangle, cut at its edges.
  public mutating func draw(_ widget: some Widget, in rect: Rect, glyphs: Glyphs) {
    guard !rect.isEmpty else { return }
    var piece = crop(rect)
    widget.draw(on: &piece, glyphs: glyphs)
    place(piece, x: rect.x, y: rect.y)
  }
}
