import Terminal
import Testing

@Suite("A theme")
struct ThemeTests {
  @Test(
    "can be read: every ink on its ground",
    arguments: [(Theme.dark, 4.5), (.light, 4.5), (.highContrast, 7)])
  func readable(theme: Theme, least: Double) throws {
    for role in Role.allCases {
      let paint = theme.paint(Style(role), depth: .palette)
      let ink = try #require(paint.ink)
      let ground = try #require(paint.ground)
      #expect(contrast(ink, ground) >= least, "\(theme.name) \(role)")
    }
  }

  @Test("can be read with few colors, too", arguments: [Theme.dark, .light, .highContrast])
  func readableWithFew(theme: Theme) throws {
    for depth in [ColorDepth.eight, .sixteen] {
      var pairs: Set<Paint> = []
      for role in Role.allCases {
        var paint = theme.paint(Style(role), depth: depth)
        let ink = try #require(paint.ink)
        let ground = try #require(paint.ground)
        #expect(ink.index < 8 && ground.index < 8)
        #expect(contrast(ink, ground) >= 4.4, "\(theme.name) \(role)")
        paint.attributes = []
        pairs.insert(paint)
      }
      // Terminals with eight colors have 64 pairs.
      #expect(pairs.count < 20)
    }
  }

  @Test("shows what is selected, current or pressing without any color", arguments: Theme.all)
  func withoutColor(theme: Theme) {
    for style in [Style.selected, .activeTab, .cursor] {
      let paint = theme.paint(style, depth: .none)
      #expect(paint.ink == nil && paint.ground == nil)
      #expect(paint.attributes.contains(.reverse))
    }
    #expect(theme.paint(.alert, depth: .none).attributes.contains(.bold))
    #expect(Theme.terminal.paint(.selected, depth: .palette).attributes.contains(.reverse))
  }

  @Test("tells new cases from ended ones by colors that every eye can tell apart")
  func series() throws {
    for theme in [Theme.dark, .light, .highContrast] {
      let filed = try #require(theme.paint(.filed, depth: .palette).ink).rgb
      let disposed = try #require(theme.paint(.disposed, depth: .palette).ink).rgb
      // Blue against orange: they differ in blueness, which red and green do not.
      #expect(filed.blue - filed.red > 50)
      #expect(disposed.red - disposed.blue > 50)
    }
  }

  @Test("has a name to choose it by", arguments: Theme.all)
  func names(theme: Theme) {
    #expect(Theme(named: theme.name) == theme)
    #expect(Theme(named: "no such theme") == nil)
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

@Suite("A canvas as a file")
struct EncodingTests {
  private var canvas: Canvas {
    var canvas = Canvas(width: 6, height: 2)
    canvas.write("a<漢", x: 0, y: 0, style: .filed)
    canvas.write("▇█", x: 0, y: 1, style: .selected)
    return canvas
  }

  @Test("has the colors in escape sequences, closed at the end of each row")
  func ansi() {
    let colored = canvas.ansi(theme: .dark, depth: .palette)
    #expect(
      colored == "\u{1b}[0;38;5;75;48;5;234ma<漢\u{1b}[0;38;5;252;48;5;234m  \u{1b}[0m\n"
        + "\u{1b}[0;1;38;5;231;48;5;24m▇█\u{1b}[0;38;5;252;48;5;234m    \u{1b}[0m")
    #expect(canvas.ansi(theme: .dark, depth: .eight).contains("\u{1b}[0;36;40ma<漢"))
    #expect(
      canvas.ansi(theme: .dark, depth: .none)
        == "\u{1b}[0ma<漢\u{1b}[0m  \u{1b}[0m\n\u{1b}[0;7m▇█\u{1b}[0m    \u{1b}[0m")
  }

  @Test("is a picture in which the text is text and blocks are shapes")
  func svg() {
    let picture = canvas.svg(theme: .light, title: "A & B")
    #expect(
      picture.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"48\" height=\"34\""))
    #expect(picture.contains("<title>A &amp; B</title>"))
    #expect(picture.contains(">a&lt;漢</text>"))
    #expect(!picture.contains("█"))
    #expect(picture.hasSuffix("</svg>\n"))
  }

  @Test("is complete at any size")
  func empty() {
    for (width, height) in [(0, 0), (1, 1), (0, 5), (5, 0)] {
      let canvas = Canvas(width: width, height: height)
      #expect(canvas.svg(theme: .mono).contains("</svg>"))
      #expect(canvas.ansi(theme: .dark, depth: .palette).split(separator: "\n").count <= height)
    }
  }
}
