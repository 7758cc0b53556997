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
  @Test("has seven levels from nothing to the largest, and gaps where values are missing")
  func levels() {
    #expect(picture(Sparkline([0, 1, 2, 3, 4, 5, 6]), 10) == "▁▂▃▄▅▆▇")
    #expect(picture(Sparkline([6, nil, .nan, 6]), 10) == "▇  ▇")
    #expect(picture(Sparkline([0, 3, 6]), 10, 1, .ascii) == "_=#")
  }

  @Test("shows the latest values when there is no room for all")
  func latest() {
    #expect(picture(Sparkline([6, 6, 6, 0, 6]), 2) == "▁▇")
  }

  @Test("of zeros, of one value or of none is not invented")
  func few() {
    #expect(picture(Sparkline([0, 0]), 5) == "▁▁")
    #expect(picture(Sparkline([5]), 5) == "▇")
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

  @Test("has columns for each part and a legend")
  func draws() {
    #expect(
      picture(bar, 20, 4) == """
        ██████████▒▒▒▒▒▒▓▓▓▓
        █ Plea 50 %
        ▒ Dismissed 30 %
        ▓ Trial 20 %
        """)
    #expect(
      picture(bar, 20, 1, .ascii) == "##########======++++")
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
