import Terminal
import Testing

@Suite("A horizontal bar")
struct HorizontalBarTests {
  private let scale = Scale(0, 8)

  @Test(
    "is as long as its number, to an eighth of a column",
    arguments: [
      (0, ""), (1, "▇"), (1.125, "▇▏"), (1.5, "▇▌"), (4, "▇▇▇▇"), (8, "▇▇▇▇▇▇▇▇"), (0.001, "▏"),
      (9, "▇▇▇▇▇▇▇›"), (-1, ""), (.nan, ""), (.infinity, "▇▇▇▇▇▇▇›"),
    ] as [(Double, String)])
  func lengths(value: Double, expected: String) {
    #expect(picture(HorizontalBar(value, scale: scale), 8) == expected)
  }

  @Test("has an ASCII form, and none for a missing number")
  func ascii() {
    #expect(picture(HorizontalBar(4.5, scale: scale), 8, 1, .ascii) == "####=")
    #expect(picture(HorizontalBar(0.1, scale: scale), 8, 1, .ascii) == "-")
    #expect(picture(HorizontalBar(nil, scale: scale), 8) == "")
  }

  @Test("grows with its number")
  func monotone() {
    var last = 0.0
    for value in stride(from: 0.0, through: 8, by: 0.05) {
      let text = picture(HorizontalBar(value, scale: scale), 8)
      let length = text.unicodeScalars.reduce(0.0) {
        $0 + ($1 == "▇" ? 1 : Double(0x2590 - $1.value) / 8)
      }
      #expect(length >= last)
      last = length
    }
  }
}

@Suite("A sparkline")
struct SparklineTests {
  @Test("has seven levels from the least to the greatest, and gaps where values are missing")
  func levels() {
    #expect(picture(Sparkline([100, 101, 102, 103, 104, 105, 106]), 10) == "▁▂▃▄▅▆▇")
    #expect(picture(Sparkline([6, nil, .nan, 5]), 10) == "▇  ▁")
    #expect(picture(Sparkline([0, 3, 6]), 10, 1, .ascii) == "_=#")
    #expect(picture(Sparkline([5, 6], scale: Scale(0, 6)), 10) == "▆▇")
  }

  @Test("is as fine as two dots a column with braille")
  func braille() {
    #expect(picture(Sparkline([0, 1, 2, 3, nil, 0, 3]), 10, 1, .braille) == "⡠⠊⢀⠁")
  }

  @Test("marks the least and the greatest, and greys what is not final")
  func marks() {
    var canvas = Canvas(width: 4, height: 1)
    Sparkline([3, 9, 4, 5], style: .open, greyed: 1).draw(on: &canvas, glyphs: .unicode)
    #expect(canvas.row(0).map(\.style) == [Style.open.bold, Style.open.bold, .open, .muted])
    #expect(Sparkline([3, 9, 4]).extremes(in: 3, glyphs: .unicode) == 3...9)
    #expect(Sparkline([3, 9, 4]).extremes(in: 1, glyphs: .unicode) == nil)
  }

  @Test("shows the latest values when there is no room for all")
  func latest() {
    #expect(picture(Sparkline([6, 6, 6, 0, 6]), 2) == "▁▇")
  }

  @Test("that does not move is drawn at mid height, and none is not invented")
  func few() {
    #expect(picture(Sparkline([0, 0]), 5) == "▄▄")
    #expect(picture(Sparkline([5]), 5) == "▄")
    #expect(picture(Sparkline([]), 5) == "")
    #expect(picture(Sparkline([nil]), 5) == "")
  }
}

@Suite("A bar of shares")
struct ShareBarTests {
  private let bar = ShareBar([
    .init(label: "Plea", value: 50), .init(label: "Dismissed", value: 30),
    .init(label: "Trial", value: 20),
  ])

  @Test("has columns for each part, its share inside where it fits, and a legend")
  func draws() {
    #expect(
      picture(bar, 30, 3) == """
        ████ 50 % █████▒ 30 % ▒▒ 20 %
        █ Plea 50 %  ▒ Dismissed 30 %
        ▓ Trial 20 %
        """)
    #expect(
      picture(bar, 22, 5) == """
        ██ 50 % ██ 30 % ▒▓▓▓▓▓
        █ Plea 50 %
        ▒ Dismissed 30 %
        ▓ Trial 20 %
        """)
    #expect(
      picture(bar, 30, 3, .ascii) == """
        #### 50 % #####= 30 % == 20 %
        # Plea 50 %  = Dismissed 30 %
        + Trial 20 %
        """)
  }

  @Test("may be thick, with its shares in the middle and its legend below")
  func thick() {
    let bar = ShareBar(bar.parts, thickness: 3)
    #expect(
      picture(bar, 30, 4) == """
        ███████████████▒▒▒▒▒▒▒▒▒▓▓▓▓▓▓
        ████ 50 % █████▒ 30 % ▒▒ 20 %
        ███████████████▒▒▒▒▒▒▒▒▒▓▓▓▓▓▓
        █ Plea 50 %  ▒ Dismissed 30 %
        """)
  }

  @Test("says where its parts stand, and marks the one that is selected")
  func places() {
    #expect(bar.places(in: 20) == [0..<10, 10..<16, 16..<20])
    var canvas = Canvas(width: 20, height: 1)
    ShareBar(bar.parts, selected: 1).draw(on: &canvas, glyphs: .unicode)
    let selected = canvas.row(0).enumerated().filter { $1.style.role == .selected }.map(\.offset)
    #expect(selected == Array(10..<16))
  }

  @Test("fills its width exactly, and shows every part that is not nothing")
  func columns() {
    for width in 0...40 {
      for values in [[1.0, 1, 1], [1000, 1, 1], [0, 5, 0], [0.1, 99.9, 0], [3, 2, 1]] {
        let bar = ShareBar(values.map { ShareBar.Part(label: "", value: $0) })
        let columns = bar.columns(in: width)
        #expect(columns.reduce(0, +) == width)
        if width >= 3 {
          #expect(zip(values, columns).allSatisfy { ($0 > 0) == ($1 > 0) })
        }
      }
    }
    #expect(ShareBar([]).columns(in: 10).isEmpty)
    #expect(ShareBar([.init(label: "", value: 0)]).columns(in: 10) == [0])
  }

  @Test("never calls almost nothing nothing, nor almost everything everything")
  func percents() {
    let bar = ShareBar([.init(label: "a", value: 9_999), .init(label: "b", value: 1)])
    #expect(picture(bar, 30, 2).hasSuffix("█ a >99 %  ▒ b <1 %"))
  }
}
