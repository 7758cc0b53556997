/// What a piece of text is for; a theme decides how that looks.
///
/// Panels name roles and never colors, so that one theme serves everybody: dark and light rooms,
/// eyes that tell few colors apart, paper, and terminals without any color.
public enum Role: UInt8, CaseIterable, Sendable {
  case plain, muted, title, heading, figure, label, border
  case tab, activeTab, header, footer, key, chip, popup, input, cursor
  case selected, marked, accent, warning, alert, good, error, moved, disabled
  /// Counts of cases: new ones, ended ones, and those open on a day.
  case filed, disposed, open
  /// A group that is compared, and the line where it would equal the reference.
  case group, reference
  case axis
  /// Parts of a whole, told apart by fill and label besides color.
  case part1, part2, part3, part4, part5, part6

  /// The letter that stands for the role in a canvas's style map.
  public var letter: Character { Role.letters[Int(rawValue)] }

  private static let letters: [Character] = Array(".mthflbaAHFkcPI_sMxw!gevDidoqr+123456")

  /// The role of a part of a whole, counted from 0; after the sixth they begin again.
  public static func part(_ index: Int) -> Role {
    let parts: [Role] = [.part1, .part2, .part3, .part4, .part5, .part6]
    return parts[((index % parts.count) + parts.count) % parts.count]
  }
}

/// Emphasis that works on terminals without color, too.
public struct Attributes: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let bold = Attributes(rawValue: 1)
  public static let underline = Attributes(rawValue: 2)
  public static let reverse = Attributes(rawValue: 4)
}

/// What a cell is for and how it is emphasized.
public struct Style: Hashable, Sendable {
  public var role: Role
  public var attributes: Attributes

  public init(_ role: Role, _ attributes: Attributes = []) {
    self.role = role
    self.attributes = attributes
  }

  /// The same role, bold.
  public var bold: Style { Style(role, attributes.union(.bold)) }

  /// The same role, underlined.
  public var underlined: Style { Style(role, attributes.union(.underline)) }

  /// The same role with ink and ground exchanged.
  public var reversed: Style { Style(role, attributes.union(.reverse)) }
}

extension Style {
  public static let plain = Style(.plain)
  public static let muted = Style(.muted)
  public static let title = Style(.title)
  public static let heading = Style(.heading)
  public static let figure = Style(.figure)
  public static let label = Style(.label)
  public static let border = Style(.border)
  public static let tab = Style(.tab)
  public static let activeTab = Style(.activeTab)
  public static let header = Style(.header)
  public static let footer = Style(.footer)
  public static let key = Style(.key)
  public static let chip = Style(.chip)
  public static let popup = Style(.popup)
  public static let input = Style(.input)
  public static let cursor = Style(.cursor)
  public static let selected = Style(.selected)
  public static let marked = Style(.marked)
  public static let accent = Style(.accent)
  public static let warning = Style(.warning)
  public static let alert = Style(.alert)
  public static let good = Style(.good)
  public static let error = Style(.error)
  public static let moved = Style(.moved)
  public static let disabled = Style(.disabled)
  public static let filed = Style(.filed)
  public static let disposed = Style(.disposed)
  public static let open = Style(.open)
  public static let group = Style(.group)
  public static let reference = Style(.reference)
  public static let axis = Style(.axis)

  /// The style of a part of a whole, counted from 0.
  public static func part(_ index: Int) -> Style { Style(Role.part(index)) }
}
