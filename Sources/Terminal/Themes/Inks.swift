/// The ground of a surface and the few inks that are used on it.
struct Inks: Hashable, Sendable {
  var ground: UInt8
  var text: UInt8
  var strong: UInt8
  var label: UInt8
  var muted: UInt8
  var line: UInt8
  var heading: UInt8
  /// Keys, and the place where a person is.
  var accent: UInt8
  /// The two colors that carry meaning, and the parts of a whole beside them.
  var blue: UInt8
  var orange: UInt8
  var parts: [UInt8]

  /// The same inks on another ground, but for those that would be lost there.
  func on(_ ground: UInt8, _ change: (inout Inks) -> Void = { _ in }) -> Inks {
    var inks = self
    inks.ground = ground
    change(&inks)
    return inks
  }

  /// The ink of a role; none for the roles that are blocks of color of their own.
  func ink(of role: Role) -> UInt8 {
    switch role {
    case .plain, .group, .header, .popup, .chip, .input: text
    case .title, .figure, .open, .selected: strong
    case .heading: heading
    case .label: label
    case .muted, .disabled, .tab, .footer: muted
    case .border, .axis, .reference: line
    case .key, .accent, .marked: accent
    case .filed, .good: blue
    case .disposed, .warning, .moved: orange
    case .part1, .part2, .part3, .part4, .part5, .part6:
      parts[Int(role.rawValue - Role.part1.rawValue)]
    case .activeTab, .cursor, .alert, .error: strong
    }
  }
}

extension Inks {
  /// The inks of a terminal with few colors: one for words, and the two that carry meaning.
  init(_ ground: UInt8, _ ink: UInt8, blue: UInt8, orange: UInt8, muted: UInt8? = nil) {
    let muted = muted ?? ink
    self.init(
      ground: ground, text: ink, strong: ink, label: muted, muted: muted, line: muted,
      heading: ink, accent: blue, blue: blue, orange: orange,
      parts: [blue, orange, ink, blue, orange, ink])
  }
}
