import Terminal
import Testing

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
        == "\u{1b}[0ma<漢  \u{1b}[0m\n\u{1b}[0;1;7m▇█\u{1b}[0m    \u{1b}[0m")
  }

  @Test("is a picture in which the text is text and blocks are shapes")
  func svg() {
    let picture = canvas.svg(theme: .light, title: "A & B")
    #expect(
      picture.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"48\" height=\"34\""))
    #expect(picture.contains("<title>A &amp; B</title>"))
    #expect(picture.contains(">a&lt;</text>") && picture.contains(">漢</text>"))
    #expect(!picture.contains("█"))
    #expect(picture.hasSuffix("</svg>\n"))
  }

  @Test("draws what lies side by side in one piece, and wide characters in their places")
  func pieces() {
    var canvas = Canvas(width: 12, height: 1)
    canvas.write("ab漢c──██", x: 0, y: 0)
    let picture = canvas.svg(theme: .dark)
    #expect(picture.contains("<text x=\"0\" y=\"13\" textLength=\"16\""))
    #expect(picture.contains("<text x=\"16\" y=\"13\" textLength=\"16\""))
    #expect(picture.contains("<text x=\"32\" y=\"13\" textLength=\"8\""))
    #expect(picture.contains("M40 8.5h16") && picture.contains("M56 0h16v17"))
    #expect(picture.contains("<rect width=\"96\" height=\"17\" fill=\"#1c1c1c\"/>"))
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
