import Terminal
import Testing

@Suite("A funnel plot")
struct FunnelPlotTests {
  private let limits = [1.0, 2, 4, 8, 12, 16, 20].map { expected in
    FunnelPlot.Limits(
      expected: expected,
      inner: max(0, 1 - 2 / expected.squareRoot())...(1 + 2 / expected.squareRoot()),
      outer: max(0, 1 - 3 / expected.squareRoot())...(1 + 3 / expected.squareRoot()))
  }
  private let dots = [
    FunnelPlot.Dot(expected: 5, ratio: 1.2, label: "Ada", isOutside: false),
    FunnelPlot.Dot(expected: 16, ratio: 1.75, label: "Ben", isOutside: true),
    FunnelPlot.Dot(expected: 19.6, ratio: 0.25, label: "Cleo Nakamura", isOutside: true),
    FunnelPlot.Dot(expected: 10, ratio: 0.75, label: "Dora", isOutside: false, isSelected: true),
  ]

  @Test("names what lies beyond its limits, and what is selected")
  func draws() {
    #expect(
      picture(FunnelPlot(dots, limits: limits, longestLabel: 8), 44, 10) == """
          2 ┤        ╌╌╌       ·····
            │           ╌╌╌╌╌╌╌╌╌╌  ·······● Ben····
        1.5 ┤                     ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
            │          ○
          1 ┤───────────────────────────────────────
            │                   ○ Dora
        0.5 ┤                     ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
            │           ╌╌╌╌╌╌╌╌╌╌  ·····Cleo Na… ●·
          0 ┤        ╌╌╌     ·······
             0                 10                 20
        """)
  }

  @Test("has a form in ASCII alone")
  func ascii() {
    let text = picture(FunnelPlot(dots, limits: limits), 44, 10, .ascii)
    #expect(text.utf8.allSatisfy { $0 < 0x7f })
    #expect(text.contains("@ Ben") && text.contains("o Dora"))
  }

  @Test("says where each dot stands, for the mouse")
  func places() {
    let plot = FunnelPlot(dots, limits: limits)
    let size = Size(width: 44, height: 10)
    var canvas = Canvas(size)
    canvas.draw(plot, in: canvas.area, glyphs: .unicode)
    for dot in plot.dots {
      let place = plot.place(of: dot, in: size)
      #expect(place != nil)
      if let place { #expect("○●".contains(canvas.text(at: place))) }
    }
    #expect(plot.place(of: dots[0], in: Size(width: 4, height: 2)) == nil)
  }

  @Test("ends in an arrow where a dot is above its scale")
  func above() {
    let far = FunnelPlot.Dot(expected: 3, ratio: 9, label: "Far", isOutside: true)
    #expect(picture(FunnelPlot(dots + [far], limits: limits), 44, 10).contains("↑ Far"))
  }

  @Test("has a narrower scale where all dots lie near 1")
  func near() {
    let near = [1.05, 0.97, 1.1].map {
      FunnelPlot.Dot(expected: 40, ratio: $0, label: "", isOutside: false)
    }
    let text = picture(FunnelPlot(near, limits: limits), 44, 12)
    #expect(text.contains("0.8 ┤") && text.contains("1.1 ┤") && text.contains("1 ┤──"))
  }

  @Test("of no dots, or of numbers that are none, shows nothing")
  func nothing() {
    #expect(picture(FunnelPlot([], limits: limits), 44, 10).isEmpty)
    let none = FunnelPlot.Dot(expected: .nan, ratio: .infinity, label: "", isOutside: true)
    #expect(picture(FunnelPlot([none], limits: []), 44, 10).isEmpty)
    let zero = FunnelPlot.Dot(expected: 0, ratio: 0, label: "Zero", isOutside: false)
    #expect(picture(FunnelPlot([zero], limits: []), 44, 10).contains("○"))
  }
}

extension Canvas {
  /// The character at a place.
  fileprivate func text(at point: Point) -> Character {
    self[point.x, point.y].map { Character($0.scalars.base) } ?? " "
  }
}
