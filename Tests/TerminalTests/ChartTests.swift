import Terminal
import Testing

@Suite("A chart")
struct ChartTests {
  private let periods: [ColumnChart.Period] = [
    .init(label: "Jan", left: 40, right: 20), .init(label: "Feb", left: 30, right: nil),
    .init(label: "Mar", left: 0, right: 35),
  ]

  @Test("of two columns for each period begins at 0 and stands on a labeled line")
  func columns() {
    #expect(
      picture(ColumnChart(periods), 19, 6) == """
        40 ┤██          ▄▄
           │██   ██     ▓▓
        20 ┤██▓▓ ██     ▓▓
           │██▓▓ ██     ▓▓
         0 └───────────────
            Jan  Feb  Mar
        """)
    #expect(
      picture(ColumnChart(periods), 19, 6, .ascii) == """
        40 +##          --
           |##   ##     ::
        20 +##:: ##     ::
           |##:: ##     ::
         0 +---------------
            Jan  Feb  Mar
        """)
  }

  @Test("too narrow for all periods shows the latest; too small for any says so")
  func narrow() {
    #expect(
      ColumnChart(periods).shown(in: Size(width: 10, height: 6)).map(\.label) == ["Feb", "Mar"])
    #expect(picture(ColumnChart(periods), 30, 3) == "too small for a chart")
  }

  @Test("of a line shows its values, small dots between them and gaps where there is none")
  func line() {
    #expect(
      picture(LineChart([0, 4, nil, 4, 2], scale: Scale(0, 4)), 20, 5) == """
        4 ┤    •       •
          │   ·         ··
        2 ┤  ·            ·•
          │ ·
        0 ┤•
        """)
    #expect(
      picture(LineChart([0, 4, nil, 4, 2], scale: Scale(0, 4)), 20, 5, .ascii) == """
        4 +    *       *
          |   .         ..
        2 +  .            .*
          | .
        0 +*
        """)
    #expect(
      picture(LineChart([0, 4, nil, 4, 2], scale: Scale(0, 4)), 20, 5, .braille) == """
        4 ┤    ⡄       ⠠⡀
          │   ⡜         ⠈⠦⡀
        2 ┤  ⡜            ⠈⠢
          │ ⡜
        0 ┤⠜
        """)
  }

  @Test("of flow has its own scale for what is open")
  func flow() {
    let chart = FlowChart(periods, open: [2100, 2150, 2200])
    #expect(
      picture(chart, 40, 17) == """
        █ filed   ▓ disposed   • open 2,200
        2,220 ┤
              │                ·····•
        2,160 ┤          ·•····
              │    ······
        2,100 ┤•···

           40 ┤█████
              │█████                      ▓▓▓▓▓
           30 ┤█████      █████           ▓▓▓▓▓
              │█████      █████           ▓▓▓▓▓
           20 ┤█████▓▓▓▓▓ █████           ▓▓▓▓▓
              │█████▓▓▓▓▓ █████           ▓▓▓▓▓
           10 ┤█████▓▓▓▓▓ █████           ▓▓▓▓▓
              │█████▓▓▓▓▓ █████           ▓▓▓▓▓
            0 └─────────────────────────────────
               Jan        Feb        Mar
        """)
    #expect(picture(chart, 26, 1) == "█ filed   ▓ disposed")
  }

  @Test("has round numbers on its scale")
  func scales() {
    #expect(Scale(fromZeroTo: [280]).high == 300)
    #expect(Scale(fromZeroTo: [300.0, nil, .nan]).high == 300)
    #expect(Scale(fromZeroTo: []).high == 1)
    #expect(Scale(fromZeroTo: [0.03]).high >= 0.03)
    #expect(Scale(3, 1) == Scale(0, 1))
    for value in [1.0, 7, 13, 99, 101, 2_421, 1e9] {
      let high = Scale(fromZeroTo: [value]).high
      #expect(high >= value && high <= value * 1.5)
    }
    #expect(axisLabel(2_421) == "2,421")
    #expect(axisLabel(-1_234_567) == "-1,234,567")
    #expect(axisLabel(0.5) == "0.5")
    #expect(axisLabel(.infinity) == "")
  }

  @Test("of what happened has marks on their days and names without overlap")
  func timeLine() {
    let line = TimeLine(
      first: 0, last: 29,
      marks: [
        .init(day: 0, kind: .done, label: "filed"),
        .init(day: 3, kind: .hollow, label: "adjourned"),
        .init(day: 20, kind: .end, label: "plea"), .init(day: 29, kind: .today, label: ""),
        .init(day: 99, kind: .done, label: "outside"),
      ], ticks: [(0, "Jan"), (15, "Feb")])
    #expect(
      picture(line, 30, 4) == """
        Jan            Feb
        ●──○────────────────■────────┊
        filed               plea
           adjourned
        """)
    #expect(
      picture(line, 30, 2, .ascii) == """
        Jan            Feb
        *--o----------------#--------:
        """)
  }

  @Test("in block digits is large where there is room, small where there is not")
  func blockDigits() {
    #expect(
      picture(BlockDigits("2,4"), 20, 5) == """
        ██████      ██  ██
            ██      ██  ██
        ██████      ██████
        ██      ██      ██
        ██████  ██      ██
        """)
    #expect(picture(BlockDigits("17 %"), 8, 5) == "17 %")
    #expect(picture(BlockDigits("n/a"), 40, 5) == "n/a")
    #expect(BlockDigits("12").width == 14)
  }
}
