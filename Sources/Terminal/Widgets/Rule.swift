/// A heading: a title, a thin line to the right edge, and a note set into its end.
///
/// Where the selection stands below it, the line is heavy and the title brighter, so that it is
/// seen without color, too. The title is kept before the note.
public struct Rule: Widget, Sendable {
  public let title: String
  /// The longest form first; the first one with room is shown.
  public let notes: [String]
  public let isFocused: Bool

  public init(_ title: String, notes: [String] = [], isFocused: Bool = false) {
    self.title = title
    self.notes = notes
    self.isFocused = isFocused
  }

  public func draw(on canvas: inout Canvas, glyphs: Glyphs) {
    let width = canvas.width
    let line: Unicode.Scalar =
      isFocused ? glyphs.choose("━", "=") : glyphs.choose("─", "-")
    canvas.fill(
      Rect(x: 0, y: 0, width: width, height: 1), with: line, style: isFocused ? .accent : .border)
    let shown = title.cut(to: width)
    let used = shown.columns
    canvas.write(
      used < width && used > 0 ? shown + " " : shown, x: 0, y: 0,
      style: isFocused ? .accent.bold : .heading)
    // Two cells of line keep the note apart from the title.
    let room = width - used - (used > 0 ? 5 : 3)
    guard let note = notes.first(where: { !$0.isEmpty && $0.columns <= room }) else { return }
    canvas.write(" " + note, x: width - note.columns - 1, y: 0, style: .muted)
  }
}
