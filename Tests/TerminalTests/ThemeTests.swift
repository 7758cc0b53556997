import Terminal
import Testing

@Suite("A theme")
struct ThemeTests {
  private static let painted: [(Theme, Double)] = [
    (.dark, 4.5), (.light, 4.5), (.mono, 4.5), (.highContrast, 7), (.highContrastLight, 7),
  ]

  /// Every style that can stand on a surface.
  private static func pairs(_ theme: Theme, _ depth: ColorDepth) -> [(Role, Surface, Paint)] {
    Role.allCases.flatMap { role in
      Surface.allCases.map { ($0, theme.paint(Style(role), on: $0, depth: depth)) }
        .map { (role, $0.0, $0.1) }
    }
  }

  @Test("can be read: every ink on every ground it can stand on", arguments: painted)
  func readable(theme: Theme, least: Double) throws {
    for depth in [ColorDepth.palette, .sixteen, .eight] {
      for (role, surface, paint) in Self.pairs(theme, depth) {
        let ink = try #require(paint.ink)
        let ground = try #require(paint.ground)
        let found = contrast(ink, ground)
        #expect(found >= least, "\(theme.name) \(depth): \(role) on \(surface) has \(found)")
        // Colors below 16 are whatever a person set them to; above, every terminal has the same.
        #expect((ink.index >= 16 && ground.index >= 16) == (depth == .palette))
        #expect(depth != .eight || ink.index < 8 && ground.index < 8)
      }
    }
  }

  @Test("needs few pairs of colors where there are few", arguments: painted.map(\.0))
  func fewPairs(theme: Theme) {
    // Terminals with eight colors have 64 pairs.
    let paints = Self.pairs(theme, .eight).map { Paint(ink: $0.2.ink, ground: $0.2.ground) }
    #expect(Set(paints).count <= 20)
  }

  @Test("shows the page, its bars, boxes and selected rows on grounds that differ")
  func grounds() throws {
    for theme in [Theme.dark, .light, .mono] {
      for depth in [ColorDepth.palette, .sixteen, .eight] {
        let grounds = Surface.allCases.map { theme.paint(.plain, on: $0, depth: depth).ground }
        #expect(grounds[0] != grounds[3], "\(theme.name) \(depth)")
        #expect(grounds[2] != grounds[3], "\(theme.name) \(depth)")
      }
    }
    let dark = Surface.allCases.map { Theme.dark.paint(.plain, on: $0, depth: .palette).ground }
    #expect(dark[0] != dark[1] && dark[0] != dark[2])
  }

  @Test("never makes ink bold on a light ground of few colors, where it may turn bright")
  func boldOnLight() {
    for (theme, _) in Self.painted {
      for depth in [ColorDepth.eight, .sixteen] {
        for (role, surface, paint) in Self.pairs(theme, depth)
        where [6, 7, 15].contains(paint.ground?.index) {
          #expect(!paint.attributes.contains(.bold), "\(theme.name) \(role) on \(surface)")
        }
      }
    }
  }

  @Test("shows what is selected, current or pressing without any color", arguments: Theme.all)
  func withoutColor(theme: Theme) {
    for style in [Style.selected, .activeTab, .cursor] {
      let paint = theme.paint(style, depth: .none)
      #expect(paint.ink == nil && paint.ground == nil)
      #expect(paint.attributes.contains(.reverse))
    }
    for role in Role.allCases {
      let paint = theme.paint(Style(role), on: .selected, depth: .none)
      let laysOther = [.header, .footer, .tab, .popup, .chip, .input].contains(role)
      #expect(paint.attributes.contains(.reverse) != laysOther, "\(role)")
    }
    #expect(theme.paint(.alert, depth: .none).attributes.contains(.bold))
    #expect(Theme.terminal.paint(.selected, depth: .palette).attributes.contains(.reverse))
  }

  @Test("has a name to choose it by", arguments: Theme.all)
  func names(theme: Theme) {
    #expect(Theme(named: theme.name) == theme)
    #expect(Theme(named: "no such theme") == nil)
  }

  @Test("has a look for meetings that is readable from afar")
  func meeting() {
    #expect(Theme.meeting(beside: .dark) == .highContrast)
    #expect(Theme.meeting(beside: .terminal) == .terminal)
    #expect(Theme.meeting(beside: .light) == .highContrastLight)
    #expect(Theme.meeting(beside: .highContrastLight) == .highContrastLight)
  }

  @Test("gives every role a letter of its own")
  func letters() {
    #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
  }

  @Test("is measured as the guidelines measure")
  func contrastOfBlackAndWhite() {
    // WCAG 2.2: black on white is 21:1, a color on itself 1:1; #767676 on white is 4.54:1.
    #expect(abs(contrast(PaletteColor(16), PaletteColor(231)) - 21) < 0.001)
    #expect(contrast(PaletteColor(75), PaletteColor(75)) == 1)
    #expect(abs(contrast(PaletteColor(243), PaletteColor(231)) - 4.54) < 0.01)
  }
}
