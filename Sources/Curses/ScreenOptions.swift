import Terminal

/// How a person wants the screen.
public struct ScreenOptions: Sendable {
  public var theme = Theme.dark
  /// Nothing chooses by the locale: Unicode where it is UTF-8, else ASCII.
  public var glyphs: Glyphs?
  public var capturesMouse = true
  /// False when `NO_COLOR` is set.
  public var usesColor = true
  /// The folder for messages that would disturb the screen; nothing for a file without a name.
  public var logFolder: String?

  public init() {}
}
