import Terminal
import Testing

@Suite("A chart with limits")
struct LimitChartTests {
  private let points: [LimitChart.Point] = [
    .init(10, label: "J"), .init(12, label: "F"), .init(nil, label: "M"),
    .init(18, .above, label: "A"),
    .init(9, .run, label: "M"), .init(2, .below, label: "J"), .init(11, .leftOut, label: "J"),
  ]

  @Test("tells points apart by their shape")
  func draws() {
    #expect(
      picture(LimitChart(points, mean: 10, low: 4, high: 16), 24, 10) == """
        20 ┤
           │       ▲
        15 ┤╌╌╌╌╌╌╌╌╌╌╌╌╌╌
           │   ●
        10 ┤─●───────◆───○
           │
         5 ┤╌╌╌╌╌╌╌╌╌╌╌╌╌╌
           │           ▼
         0 ┤
             J F M A M J J
        """)
  }

  @Test("has a form in ASCII alone, and none where there is no room")
  func ascii() {
    let chart = LimitChart(points, mean: 10, low: 4, high: 16)
    let text = picture(chart, 24, 10, .ascii)
    #expect(text.utf8.allSatisfy { $0 < 0x7f })
    for sign in ["*", "^", "#", "v", "o"] { #expect(text.contains(sign)) }
    #expect(picture(chart, 24, 2) == "too small for a chart")
  }

  @Test("shows the latest where there is no room for all")
  func narrow() {
    let many = (0..<50).map { LimitChart.Point(Double($0), label: "\($0 % 10)") }
    #expect(
      picture(LimitChart(many), 16, 8).split(separator: "\n").last?.hasSuffix("56789") == true)
  }
}
