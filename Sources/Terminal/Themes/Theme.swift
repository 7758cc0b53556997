/// How every role looks, at every depth of color.
///
/// A theme paints its own ground, because ink that is clear on black is often lost on white. The
/// exception is `terminal`, which keeps the colors that a person chose for the terminal and
/// speaks by emphasis. Blue and orange carry meaning, never red against green, and every meaning
/// has a word or a shape besides its color.
public struct Theme: Hashable, Sendable {
  /// The name by which a person chooses it.
  public let name: String

  /// The inks and grounds; none for the themes that only emphasize.
  private let colors: Colors?

  private init(_ name: String, colors: Colors?) {
    self.name = name
    self.colors = colors
  }

  public static let dark = Theme("dark", colors: .dark)
  public static let light = Theme("light", colors: .light)
  public static let highContrast = Theme("high-contrast", colors: .highContrast)
  public static let mono = Theme("mono", colors: nil)
  public static let terminal = Theme("terminal", colors: .terminal)

  /// Every theme, in the order in which a key goes through them.
  public static let all: [Theme] = [.dark, .light, .highContrast, .terminal, .mono]

  /// The theme of that name.
  public init?(named name: String) {
    guard let theme = Theme.all.first(where: { $0.name == name }) else { return nil }
    self = theme
  }

  /// How a style looks where so many colors can be shown.
  public func paint(_ style: Style, depth: ColorDepth) -> Paint {
    guard depth != .none, let colors else {
      return Paint(ink: nil, ground: nil, style.role.emphasis.union(style.attributes))
    }
    let table = depth == .palette ? colors.palette : colors.basic
    var paint = table.paint(style.role)
    paint.attributes.formUnion(style.attributes)
    return paint
  }
}

extension Role {
  /// What tells the role apart without any color.
  var emphasis: Attributes {
    switch self {
    case .selected, .cursor, .activeTab: .reverse
    case .title, .heading, .figure, .key, .alert, .warning, .error, .moved, .marked: .bold
    case .chip, .input: .underline
    default: []
    }
  }
}
