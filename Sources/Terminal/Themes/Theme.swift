/// How every role looks, at every depth of color.
///
/// A theme paints its own ground, because ink that is clear on black is often lost on white. The
/// exception is `terminal`, which keeps the colors that a person chose for the terminal and
/// speaks by emphasis. Blue and orange carry meaning, never red against green, and every meaning
/// has a word or a shape besides its color.
public struct Theme: Hashable, Sendable, CustomStringConvertible {
  /// The name by which a person chooses it.
  public let name: String

  public var description: String { name }

  /// The inks and grounds; none for the themes that only emphasize.
  private let colors: Colors?

  private init(_ name: String, colors: Colors?) {
    self.name = name
    self.colors = colors
  }

  public static let dark = Theme("dark", colors: .dark)
  public static let light = Theme("light", colors: .light)
  public static let highContrast = Theme("high-contrast", colors: .highContrast)
  /// High contrast on white.
  public static let highContrastLight = Theme("high-contrast-light", colors: .highContrastLight)
  /// Grays alone.
  public static let mono = Theme("mono", colors: .mono)
  /// The terminal's own colors, and emphasis in place of ours.
  public static let terminal = Theme("terminal", colors: nil)

  /// Every theme, in the order in which a key goes through them.
  public static let all: [Theme] = [
    .dark, .light, .highContrast, .highContrastLight, .terminal, .mono,
  ]

  /// How the meeting view looks beside a theme: every pair at least 7 to 1, muted words too, so
  /// that it survives a projector and a video call.
  public static func meeting(beside theme: Theme) -> Theme {
    switch theme {
    case .dark: highContrast
    case .light: .highContrastLight
    default: theme
    }
  }

  /// The theme of that name.
  public init?(named name: String) {
    guard let theme = Theme.all.first(where: { $0.name == name }) else { return nil }
    self = theme
  }

  /// How a style looks on a surface where so many colors can be shown.
  public func paint(_ style: Style, on surface: Surface = .page, depth: ColorDepth) -> Paint {
    let surface = style.role.surface ?? surface
    guard depth != .none, let colors else {
      let ground: Attributes = surface == .selected ? .reverse : []
      return Paint(
        ink: nil, ground: nil, style.role.emphasis.union(ground).union(style.attributes))
    }
    var paint = colors[depth].paint(style.role, on: surface)
    paint.attributes.formUnion(style.attributes)
    // Terminals with few colors may show bold ink in a brighter color, lost on a light ground.
    if depth < .palette, let ground = paint.ground, ground.luminance > 0.3 {
      paint.attributes.remove(.bold)
    }
    return paint
  }
}

extension Role {
  /// What tells the role apart without any color.
  var emphasis: Attributes {
    switch self {
    case .cursor, .activeTab: .reverse
    case .title, .heading, .figure, .key, .alert, .warning, .error, .moved, .marked, .selected:
      .bold
    case .chip, .input: .underline
    default: []
    }
  }
}
