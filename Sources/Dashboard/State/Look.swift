import Terminal

extension DashboardState {
  /// How the screen looks.
  public struct Look: Codable, Hashable, Sendable {
    /// The name of the theme.
    public var theme = "dark"
    /// Which characters pictures are made of.
    public var glyphs = Glyphs.unicode
    public var hasMouse = true
    /// Lines of words instead of pictures; for one run.
    public var isPlain = false

    private enum CodingKeys: String, CodingKey {
      case theme, glyphs, hasMouse
    }

    /// Dark, with the full set of characters and the mouse.
    public init() {}

    /// What was kept; what is missing, or not known here, is as at first.
    public init(from decoder: any Decoder) throws {
      let kept = try decoder.container(keyedBy: CodingKeys.self)
      theme = try kept.decodeIfPresent(String.self, forKey: .theme) ?? theme
      let name = try kept.decodeIfPresent(String.self, forKey: .glyphs)
      glyphs = name.flatMap(Glyphs.init(rawValue:)) ?? glyphs
      hasMouse = try kept.decodeIfPresent(Bool.self, forKey: .hasMouse) ?? hasMouse
    }
  }
}

extension Glyphs {
  /// The ones that a key changes to.
  var next: Glyphs {
    switch self {
    case .unicode: .ascii
    case .ascii: .braille
    case .braille: .unicode
    }
  }

  /// What they are called.
  var words: String {
    switch self {
    case .unicode: "lines and blocks"
    case .braille: "lines, blocks and dots of braille"
    case .ascii: "plain ASCII"
    }
  }
}
