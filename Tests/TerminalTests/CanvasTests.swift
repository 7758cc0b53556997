import Terminal
import Testing

@Suite("A canvas")
struct CanvasTests {
  @Test("shows what was written, and what for")
  func writes() {
    var canvas = Canvas(width: 12, height: 3)
    let used = canvas.write("Caseload", x: 1, y: 0, style: .title)
    canvas.write("22 open", x: 1, y: 1)
    canvas.restyle(Rect(x: 0, y: 1, width: 3, height: 1), style: .selected)
    #expect(used == 8)
    #expect(
      canvas.text == """
         Caseload
         22 open

        """)
    #expect(
      canvas.styles == """
        .tttttttt...
        sss.........
        ............
        """)
  }

  @Test(
    "cuts and marks a text without room",
    arguments: [(5, "Case…"), (8, "Caseload"), (1, "…"), (0, ""), (-3, "")])
  func cuts(width: Int, expected: String) {
    var canvas = Canvas(width: 20, height: 1)
    #expect(canvas.write("Caseload", x: 0, y: 0, width: width) == expected.count)
    #expect(canvas.text == expected)
  }

  @Test("cuts at its own edges, left and right, above and below")
  func edges() {
    var canvas = Canvas(width: 6, height: 1)
    canvas.write("0123456789", x: -3, y: 0)
    #expect(canvas.text == "34567…")
    canvas.write("x", x: 6, y: 0)
    canvas.write("x", x: 0, y: 1)
    canvas.write("x", x: 0, y: -1)
    canvas.write("x", x: Int.min, y: 0)
    canvas.write("x", x: Int.max, y: Int.max)
    #expect(canvas.text == "34567…")
  }

  @Test("keeps wide characters whole")
  func wide() {
    var canvas = Canvas(width: 6, height: 1)
    #expect(canvas.write("a漢b", x: 0, y: 0) == 4)
    #expect(canvas.text == "a漢b")
    canvas.write("x", x: 2, y: 0)
    #expect(canvas.text == "a xb")
    canvas.write("漢字", x: 0, y: 0, width: 3)
    #expect(canvas.text == "漢…b")
    canvas.write("漢", x: 5, y: 0)
    #expect(canvas.text == "漢…b …")
    canvas.fill(with: "漢")
    #expect(canvas.text == "漢漢漢")
    #expect(canvas.crop(Rect(x: 1, y: 0, width: 4, height: 1)).text == " 漢")
  }

  @Test("keeps a mark on its letter")
  func marks() {
    var canvas = Canvas(width: 6, height: 1)
    #expect(canvas.write("Pen\u{303}a", x: 0, y: 0) == 4)
    #expect(canvas.text == "Pen\u{303}a")
  }

  @Test(
    "lets no data steer the terminal",
    arguments: [
      "\u{1b}[31mred\u{1b}[0m", "a\nb\tc\r", "\u{202e}gnp.exe", "\u{9b}2J", "\u{0}\u{7f}",
      "👨‍👩‍👧", "\u{2066}x\u{2069}", "a\u{feff}b", "\u{e000}", "\u{301}\u{301}\u{301}", "\u{2028}",
      "\u{115f}", "\u{180e}", "\u{fff9}", "\u{e0001}",
    ])
  func hostile(text: String) {
    var canvas = Canvas(width: 30, height: 1)
    canvas.write(text, x: 0, y: 0)
    canvas.write(text, x: 25, y: 0)
    for scalar in canvas.text.unicodeScalars { #expect(scalar.columns != nil) }
    for scalar in text.cleaned.unicodeScalars { #expect(scalar.columns != nil) }
    #expect(canvas.row(0).count == 30)
    #expect(text.cleaned.columns == text.columns)
  }

  @Test("places another one, cut at its edges")
  func places() {
    var stamp = Canvas(width: 3, height: 2)
    stamp.fill(with: "#", style: .accent)
    var canvas = Canvas(width: 5, height: 3)
    canvas.place(stamp, x: 3, y: 2)
    canvas.place(stamp, x: -2, y: -1)
    #expect(canvas.text == "#\n\n   ##")
    #expect(canvas.styles == "x....\n.....\n...xx")
    canvas.place(stamp, x: 100, y: -100)
    #expect(canvas.text == "#\n\n   ##")
  }

  @Test("is drawn in ASCII with as many columns")
  func ascii() {
    var canvas = Canvas(width: 14, height: 1)
    canvas.write("Peña ├─●─┤ 漢…", x: 0, y: 0)
    #expect(canvas.transliterated.text == "Pena +-*-+ ??~")
    #expect(canvas.transliterated.text.utf8.allSatisfy { $0 < 0x7f })
  }

  @Test("never traps, at any size and place")
  func everySize() {
    for width in 0...4 {
      for height in 0...3 {
        for x in -5...5 {
          for y in -3...3 {
            var canvas = Canvas(width: width, height: height)
            canvas.write("a漢é…", x: x, y: y, width: 3)
            canvas.fill(Rect(x: x, y: y, width: 3, height: 2), with: "漢")
            canvas.place(canvas.crop(Rect(x: y, y: x, width: 4, height: 4)), x: x, y: y)
            let size = canvas.cells.count
            #expect(size == width * height)
          }
        }
      }
    }
    #expect(Canvas(width: Int.max, height: 0).text.isEmpty)
  }

  @Test("fills a large screen quickly")
  func speed() {
    let text = String(repeating: "case 2022CF001234 ", count: 12)
    let elapsed = ContinuousClock().measure {
      var canvas = Canvas(width: 200, height: 50)
      for y in 0..<50 { canvas.write(text, x: 0, y: y, width: 200) }
      #expect(canvas.lines.count == 50)
    }
    // A hundred times what it takes, so that a slow machine does not fail it.
    #expect(elapsed < .milliseconds(500))
  }
}
