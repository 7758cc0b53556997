import ArgumentParser
import Cases
import Dashboard
import Glibc
import Terminal

/// How the screen looks.
struct LookOptions: ParsableArguments {
  @Option(
    help:
      "dark, light, high-contrast, high-contrast-light, mono (grays) or terminal (its own colors).")
  var theme: String?

  @Option(help: "unicode, ascii or braille.")
  var glyphs: String?

  @Flag(help: "Plain: words line by line for screen readers, no pictures, color or mouse.")
  var plain = false

  /// The theme asked for; mono where no color is wanted.
  ///
  /// - Throws: ``Failure`` when there is no such theme.
  func chosenTheme(_ saved: String? = nil) throws(Failure) -> Theme {
    if plain { return .mono }
    guard let theme else {
      return Self.wantsColor ? saved.flatMap(Theme.init(named:)) ?? .dark : .mono
    }
    guard let chosen = Theme(named: theme) else {
      let names = Theme.all.map(\.name)
      let near = nearest(to: theme, among: names).map { "did you mean “\($0)”?" }
      throw Failure(
        .wrongUse,
        "unknown theme “\(theme)”; \(near ?? "there are \(names.joined(separator: ", "))")")
    }
    return chosen
  }

  /// The glyphs asked for; `nil` to go by the locale.
  ///
  /// - Throws: ``Failure`` when there are no such glyphs.
  func chosenGlyphs() throws(Failure) -> Glyphs? {
    guard let glyphs else { return nil }
    guard let chosen = Glyphs(rawValue: glyphs) else {
      throw Failure(.wrongUse, "unknown glyphs “\(glyphs)”; write unicode, ascii or braille")
    }
    return chosen
  }

  /// How the dashboard draws itself.
  ///
  /// - Throws: ``Failure`` when an option names what there is none of.
  func look(_ saved: DashboardState.Look, isUTF8: Bool) throws(Failure) -> DashboardState.Look {
    var look = saved
    look.theme = try chosenTheme(saved.theme).name
    look.glyphs = isUTF8 ? try chosenGlyphs() ?? saved.glyphs : .ascii
    if plain { (look.hasMouse, look.isPlain) = (false, true) }
    return look
  }

  /// What is kept of how the screen was left: what an option or the terminal had chosen is for this
  /// run alone, and leaves what was kept before.
  static func kept(
    _ left: DashboardState.Look, openedWith opened: DashboardState.Look,
    before saved: DashboardState.Look
  ) -> DashboardState.Look {
    var kept = left
    if left.theme == opened.theme { kept.theme = saved.theme }
    if left.glyphs == opened.glyphs { kept.glyphs = saved.glyphs }
    if left.hasMouse == opened.hasMouse { kept.hasMouse = saved.hasMouse }
    return kept
  }

  /// How many colors may be written to a file: none where no color is wanted.
  var depth: ColorDepth { !plain && (theme != nil || Self.wantsColor) ? .palette : .none }

  /// Whether `NO_COLOR` leaves the choice of color to us (https://no-color.org).
  static var wantsColor: Bool {
    getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
  }
}
