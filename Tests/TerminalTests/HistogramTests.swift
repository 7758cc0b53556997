import Terminal
import Testing

@Suite("A histogram")
struct HistogramTests {
  private let chart = Histogram(
    [30, 24, 12, 3, 6, 0], beyond: 9, step: 60,
    marks: [
      .init(180, ["misdemeanor 180 days: 20 % over", "180 days: 20 %"]),
      .init(300, ["felony 300 days: 11 % over", "300 days: 11 %"]),
    ])

  @Test("stands on its lengths, with a line and words at each that matters")
  func draws() {
    #expect(
      picture(chart, 60, 12) == """
                                ┊ misdemeanor 180 days: 20 % over
                   felony 300 days: 11 % over ┊
        30 ┤██████   24         ┊             ┊
           │██████ ▃▃▃▃▃▃       ┊             ┊
           │██████ ██████       ┊             ┊
           │██████ ██████   12  ┊             ┊
        15 ┤██████ ██████ ▂▂▂▂▂▂┊             ┊           9
           │██████ ██████ ██████┊         6   ┊         ▃▃▃▃▃▃
           │██████ ██████ ██████┊  3    ▅▅▅▅▅▅┊         ▇▇▇▇▇▇
           │██████ ██████ ██████┊▆▆▆▆▆▆ ██████┊         ▇▇▇▇▇▇
         0 └────────────────────┊─────────────┊───────
            0     60     120    180    240    300       360+
        """)
    #expect(
      picture(chart, 34, 10, .ascii) == """
                       : 180 days: 20 %
                300 days: 11 % :
        30 +### 24     :       :
           |### ===    :       :
        20 +### ### 12 :       :
           |### ### ...:     6 :      9
        10 +### ### ###: 3  ...:     :::
           |### ### ###:--- ###:     :::
         0 +-----------:-------:----
            0  60  120 180 240 300   360+
        """)
  }

  @Test("has no words of its lines where it is low, and says when it is too small")
  func small() {
    #expect(
      picture(chart, 30, 6) == """
        30 ┤██ ▂▂   ┊     ┊
           │██ ██ 12┊     ┊    9
        15 ┤██ ██ ▅▅┊3  6 ┊    ▂▂
           │██ ██ ██┊▃▃ ▆▆┊    ▇▇
         0 └────────┊─────┊───
            0    120   240     360+
        """)
    #expect(picture(chart, 30, 3) == "too small for a chart")
    #expect(picture(chart, 12, 9) == "too small f…")
    #expect(picture(Histogram([], beyond: 1, step: 30), 40, 9) == "too small for a chart")
  }

  @Test("says where its bins stand, each inside of it and beside the last", arguments: 18...120)
  func places(width: Int) {
    let size = Size(width: width, height: 12)
    let places = (0...6).compactMap { chart.place(of: $0, in: size) }
    guard !places.isEmpty else { return }
    #expect(places.count == 7)
    #expect(places.allSatisfy { Rect(size).intersection($0) == $0 })
    for (one, next) in zip(places, places.dropFirst()) { #expect(one.maxX <= next.x) }
    #expect(chart.place(of: 7, in: size) == nil)
  }

  @Test("draws a line where a bin ends, and none beyond its bins")
  func lines() {
    let size = Size(width: 60, height: 12)
    for (days, bin) in [(60.0, 1), (180, 3), (360, 6)] {
      let chart = Histogram([9, 9, 9, 9, 9, 9], beyond: 9, step: 60, marks: [.init(days, [])])
      var canvas = Canvas(size)
      chart.draw(on: &canvas, glyphs: .unicode)
      let column = canvas.row(0).firstIndex { $0.scalars.base == "┊" }
      let edge = chart.place(of: bin, in: size).map { $0.x - 1 - (bin == 6 ? 2 : 0) }
      #expect(column == edge)
    }
    let far = Histogram([9], beyond: 9, step: 60, marks: [.init(365, ["far"]), .init(-1, ["x"])])
    #expect(!picture(far, 60, 12).contains("┊"))
  }
}
