/// The tables of a theme: one for terminals with 256 colors, one for those with 8 or 16.
struct Colors: Hashable, Sendable {
  let palette: Inks
  let basic: Inks
}

/// The few inks and grounds from which the looks of all roles are made.
struct Inks: Hashable, Sendable {
  var text: UInt8?
  var strong: UInt8?
  var muted: UInt8?
  var line: UInt8?
  /// The two colors that carry meaning, and the parts of a whole beside them.
  var blue: UInt8?
  var orange: UInt8?
  var parts: [UInt8?]
  var base: UInt8?
  /// Header, foot line and popups.
  var bar: UInt8?
  var popup: UInt8?
  var selectedInk: UInt8?
  var selectedGround: UInt8?
  var activeInk: UInt8?
  var activeGround: UInt8?
  var alertInk: UInt8?
  var alertGround: UInt8?
  var chipInk: UInt8?
  var chipGround: UInt8?
  /// Emphasis in place of colors that the terminal chooses itself.
  var keepsTerminalColors = false

  /// How a role looks in these colors.
  func paint(_ role: Role) -> Paint {
    let (ink, ground, attributes) = look(role)
    return Paint(
      ink: ink.map(PaletteColor.init), ground: ground.map(PaletteColor.init),
      keepsTerminalColors ? role.emphasis : attributes)
  }

  private func look(_ role: Role) -> (UInt8?, UInt8?, Attributes) {
    switch role {
    case .plain, .label, .group: (text, base, [])
    case .title, .heading, .figure: (strong, base, .bold)
    case .muted, .disabled: (muted, base, [])
    case .border, .axis, .reference: (line, base, [])
    case .tab: (muted, bar, [])
    case .header: (text, bar, [])
    case .footer: (muted, bar, [])
    case .key: (strong, bar, .bold)
    case .popup: (text, popup, [])
    case .activeTab: (activeInk, activeGround, .bold)
    case .selected, .cursor: (selectedInk, selectedGround, .bold)
    case .chip, .input: (chipInk, chipGround, [])
    case .alert, .error: (alertInk, alertGround, .bold)
    case .filed, .good, .accent: (blue, base, [])
    case .marked: (blue, base, .bold)
    case .disposed: (orange, base, [])
    case .warning, .moved: (orange, base, .bold)
    case .open: (strong, base, [])
    case .part1: (parts[0], base, [])
    case .part2: (parts[1], base, [])
    case .part3: (parts[2], base, [])
    case .part4: (parts[3], base, [])
    case .part5: (parts[4], base, [])
    case .part6: (parts[5], base, [])
    }
  }
}

extension Colors {
  static let dark = Colors(
    palette: Inks(
      text: 252, strong: 231, muted: 248, line: 246, blue: 75, orange: 215,
      parts: [75, 215, 152, 183, 229, 247], base: 234, bar: 236, popup: 234,
      selectedInk: 231, selectedGround: 24, activeInk: 16, activeGround: 153,
      alertInk: 16, alertGround: 215, chipInk: 231, chipGround: 238),
    basic: Inks(
      text: 7, strong: 7, muted: 7, line: 7, blue: 6, orange: 3, parts: [6, 3, 7, 6, 3, 7],
      base: 0, bar: 0, popup: 0, selectedInk: 0, selectedGround: 6, activeInk: 0, activeGround: 7,
      alertInk: 0, alertGround: 3, chipInk: 0, chipGround: 7))

  static let light = Colors(
    palette: Inks(
      text: 235, strong: 16, muted: 240, line: 241, blue: 25, orange: 130,
      parts: [25, 130, 23, 90, 58, 240], base: 231, bar: 254, popup: 231,
      selectedInk: 16, selectedGround: 153, activeInk: 231, activeGround: 238,
      alertInk: 16, alertGround: 215, chipInk: 16, chipGround: 252),
    basic: Inks(
      text: 0, strong: 0, muted: 0, line: 0, blue: 4, orange: 1, parts: [4, 1, 0, 4, 1, 0],
      base: 7, bar: 7, popup: 7, selectedInk: 7, selectedGround: 4, activeInk: 7, activeGround: 0,
      alertInk: 7, alertGround: 1, chipInk: 7, chipGround: 0))

  static let highContrast = Colors(
    palette: Inks(
      text: 231, strong: 231, muted: 254, line: 252, blue: 117, orange: 220,
      parts: [117, 220, 231, 189, 229, 252], base: 16, bar: 16, popup: 16,
      selectedInk: 16, selectedGround: 231, activeInk: 16, activeGround: 220,
      alertInk: 16, alertGround: 220, chipInk: 16, chipGround: 254),
    basic: Inks(
      text: 7, strong: 7, muted: 7, line: 7, blue: 6, orange: 3, parts: [6, 3, 7, 6, 3, 7],
      base: 0, bar: 0, popup: 0, selectedInk: 0, selectedGround: 7, activeInk: 0, activeGround: 3,
      alertInk: 0, alertGround: 3, chipInk: 0, chipGround: 7))

  static let terminal = Colors(palette: .terminal, basic: .terminal)
}

extension Inks {
  /// No ink, no ground: the terminal's own everywhere, and emphasis in place of color.
  static let terminal = Inks(
    parts: [nil, nil, nil, nil, nil, nil], keepsTerminalColors: true)
}
