import Terminal
import Testing

@Suite("A ratio with its interval")
struct IntervalTests {
  // 25 columns: 0.25 in column 0, 0.5 in 6, 1 in 12, 2 in 18, 4 in 24.
  private let axis = LogAxis(low: 0.25, high: 4)

  private func plot(
    _ estimate: Double?, _ low: Double?, _ high: Double?, _ glyphs: Glyphs = .unicode
  ) -> String {
    picture(IntervalPlot(estimate: estimate, low: low, high: high, axis: axis), 25, 1, glyphs)
  }

  @Test("shows a dot between whiskers, and where both groups are equal")
  func draws() {
    #expect(plot(2, 1.26, 3.18) == "            ┊ ├───●───┤")
    #expect(plot(1, 0.5, 2) == "      ├─────●─────┤")
    #expect(plot(2, 1.26, 3.18, .ascii) == "            : |---o---|")
    #expect(plot(2, nil, nil) == "            ┊     ●")
    #expect(plot(nil, nil, nil) == "            ┊")
    #expect(plot(2, 2, 2) == "            ┊     ●")
  }

  @Test("ends in an arrow where it leaves the axis, and puts no dot where the estimate is not")
  func arrows() {
    #expect(plot(0.5, 0.01, 1) == "←─────●─────┤")
    #expect(plot(2, 1, 99) == "            ├─────●─────→")
    #expect(plot(9, 2, 99) == "            ┊     ├─────→")
    #expect(plot(0.5, 0, 1) == "←─────●─────┤")
    #expect(plot(2, 1, .infinity) == "            ├─────●─────→")
    #expect(plot(9, 8, 10) == "            ┊           →")
    #expect(plot(0.01, 0.001, 0.02) == "←           ┊")
    #expect(plot(0, 0, 0.5) == "←─────┤     ┊")
  }

  @Test("of numbers that are none shows none")
  func invalid() {
    #expect(plot(.nan, .nan, .nan) == "            ┊")
    #expect(plot(-1, -2, -3) == "            ┊")
  }

  @Test("stands on an axis on which twice as much is as far as half as much")
  func axisLabels() {
    #expect(picture(LogAxisLabels(axis), 25) == "0.25 0.5    1     2     4")
    #expect(axis.column(of: 1, width: 25) == 12)
    #expect(axis.column(of: 0, width: 25) == nil)
    #expect(picture(LogAxisLabels(axis), 3) == " 1")
    #expect(LogAxis(covering: [0.4, 1.2]) == LogAxis(low: 0.25, high: 2))
    #expect(LogAxis(covering: [nil, .nan, 1000]) == LogAxis(low: 0.5, high: 16))
    #expect(LogAxis(low: -1, high: .nan) == LogAxis(low: 0.5, high: 2))
  }
}
