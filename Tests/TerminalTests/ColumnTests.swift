import Terminal
import Testing

@Suite("A chart of columns")
struct ColumnTests {
  private let periods: [ColumnChart.Period] = [
    .init(label: "Jan", left: 40, right: 20), .init(label: "Feb", left: 30, right: nil),
    .init(label: "Mar", left: 0, right: 35),
  ]

  @Test("of two for each period begins at 0; the right ones are striped up to their end")
  func pairs() {
    #expect(
      picture(ColumnChart(periods), 19, 5) == """
        40 ┤██          ▄▄
           │██   ██     ▇▇
        20 ┤██▇▇ ██     ▇▇
           │██▇▇ ██     ▇▇
         0 └Jan  Feb  Mar
        """)
    #expect(
      picture(ColumnChart(periods), 19, 5, .ascii) == """
        40 +##          ..
           |##   ##     ::
        20 +##:: ##     ::
           |##:: ##     ::
         0 +Jan  Feb  Mar
        """)
  }

  @Test("of one for each period takes its room with gaps")
  func single() {
    let chart = ColumnChart(
      [3.0, 9, 16, 25, 30].map { .init(label: "\(Int($0))", left: $0, right: nil) })
    #expect(
      picture(chart, 30, 6) == """
        30 ┤               ▁▁▁▁ ████
           │               ████ ████
           │          ▅▅▅▅ ████ ████
           │     ▄▄▄▄ ████ ████ ████
           │▄▄▄▄ ████ ████ ████ ████
         0 └3    9    16   25   30
        """)
  }

  @Test("names months as fully as all fit, and a year where its months begin")
  func names() {
    let months = ["Nov", "Dec", "Jan", "Feb", "Mar"].enumerated().map { index, name in
      ColumnChart.Period(
        label: name, short: String(name.prefix(1)), year: index < 2 ? "2025" : "2026",
        left: Double(index), right: 1, isUnfinished: index == 4)
    }
    #expect(
      picture(ColumnChart(months), 26, 7) == """
        4 ┤                  █
          │             ▆    █
          │         ▄   █    █
          │ ▂  ▂▂   █▂  █▂   █▂
          │ ▇  █▇   █▇  █▇   █▇
        0 └Nov Dec  Jan Feb  Mar
           2025     2026
        """)
    #expect(
      picture(ColumnChart(months), 20, 7) == """
        4 ┤             █
          │          ▆  █
          │      ▄   █  █
          │ ▂ ▂▂ █▂  █▂ █▂
          │ ▇ █▇ █▇  █▇ █▇
        0 └N  D  J   F  M
           2025  2026
        """)
  }

  @Test("too narrow for all periods shows the latest, or the selected one; too small says so")
  func narrow() {
    let size = Size(width: 10, height: 6)
    #expect(ColumnChart(periods).shown(in: size).map(\.label) == ["Feb", "Mar"])
    #expect(
      ColumnChart(periods, selected: 0).shown(in: size).map(\.label) == ["Jan", "Feb"])
    #expect(picture(ColumnChart(periods), 30, 2) == "too small for a chart")
  }

  @Test("says where each period stands, side by side and inside of it")
  func places() {
    for width in 8...90 {
      let chart = ColumnChart(periods)
      let size = Size(width: width, height: 8)
      let places = periods.indices.compactMap { chart.place(of: $0, in: size) }
      #expect(places.count == chart.shown(in: size).count)
      for (one, next) in zip(places, places.dropFirst()) { #expect(one.maxX == next.x) }
      #expect(places.allSatisfy { Rect(size).intersection($0) == $0 })
    }
  }

  @Test("never draws more as a lower column", arguments: Glyphs.allCases)
  func monotone(glyphs: Glyphs) {
    var last = 0
    for value in stride(from: 0.0, through: 100, by: 1) {
      let chart = ColumnChart([
        .init(label: "a", left: value, right: value), .init(label: "b", left: 100, right: nil),
      ])
      let text = picture(chart, 14, 9, glyphs).split(separator: "\n").map(Array.init)
      let height = text.dropLast().count { $0.count > 6 && $0[6] != " " }
      #expect(height >= last)
      #expect(value == 0 || height > 0)
      last = height
    }
    #expect(last == 8)
  }

  @Test("of flow has its own scale for what is open, on a line above where there is room")
  func flow() {
    let chart = FlowChart(periods, open: [2100, 2150, 2200])
    #expect(
      picture(chart, 44, 16) == """
        █ filed  ▇ disposed, striped  ─ open 2,200
        2,220 ┤
              │                       ╭──────
        2,160 ┤              ╭────────╯
              │        ╭─────╯
        2,100 ┤     ───╯

           40 ┤█████
              │█████                        ▇▇▇▇▇
           30 ┤█████       █████            ▇▇▇▇▇
              │█████       █████            ▇▇▇▇▇
           20 ┤█████▇▇▇▇▇  █████            ▇▇▇▇▇
              │█████▇▇▇▇▇  █████            ▇▇▇▇▇
           10 ┤█████▇▇▇▇▇  █████            ▇▇▇▇▇
              │█████▇▇▇▇▇  █████            ▇▇▇▇▇
            0 └Jan         Feb         Mar
        """)
    #expect(
      picture(chart, 44, 16, .ascii) == """
        # filed  : disposed  - open 2,200
        2,220 +
              |                       .------
        2,160 +              .--------'
              |        .-----'
        2,100 +     ---'

           40 +#####
              |#####                        :::::
           30 +#####       #####            :::::
              |#####       #####            :::::
           20 +#####:::::  #####            :::::
              |#####:::::  #####            :::::
           10 +#####:::::  #####            :::::
              |#####:::::  #####            :::::
            0 +Jan         Feb         Mar
        """)
    #expect(
      picture(chart, 44, 16, .braille).split(separator: "\n").prefix(6).joined(separator: "\n")
        == """
        █ filed  ▇ disposed, striped  ─ open 2,200
        2,220 ┤
              │                        ⣀⣀⠤⠤⠒⠂
        2,160 ┤                ⢀⣀⠤⠤⠒⠒⠉⠉
              │         ⢀⣀⠤⠤⠒⠊⠉⠁
        2,100 ┤     ⠤⠒⠒⠉⠁
        """)
  }

  @Test("of flow has levels below where it is low, and the last number in its legend")
  func lowFlow() {
    let chart = FlowChart(periods, open: [2100, 2150, 2200])
    #expect(
      picture(chart, 36, 8) == """
        █ filed  ▇ disposed  ─ open 2,200
        40 ┤████                     ▃▃▃▃
           │████      ▆▆▆▆           ▇▇▇▇
           │████▄▄▄▄  ████           ▇▇▇▇
           │████▇▇▇▇  ████           ▇▇▇▇
           │████▇▇▇▇  ████           ▇▇▇▇
         0 └Jan       Feb        Mar
            ▁▁▁▁▁▁▁▁  ▄▄▄▄▄▄▄▄   ▇▇▇▇▇▇▇▇
        """)
    #expect(picture(chart, 30, 1) == "█ filed  ▇ disposed")
  }

  @Test("of a line has corners and gaps, and the numbers of its scale on their rows")
  func line() {
    #expect(
      picture(LineChart([0, 4, nil, 4, 2]), 22, 5) == """
        4 ┤    ╭        ──╮
          │   ╭╯          ╰─╮
        2 ┤  ╭╯             ╰─
          │ ╭╯
        0 ┤─╯
        """)
    #expect(
      picture(LineChart([0, 4, nil, 4, 2]), 22, 5, .ascii) == """
        4 +    .        --.
          |   .'          '-.
        2 +  .'             '-
          | .'
        0 +-'
        """)
    #expect(
      picture(LineChart([0, 4, nil, 4, 2]), 22, 5, .braille) == """
        4 ┤    ⡄        ⢄
          │   ⡜          ⠉⠢⡀
        2 ┤  ⡜             ⠈⠑⠄
          │ ⡜
        0 ┤⠜
        """)
    #expect(
      picture(LineChart([2_400, 2_410, 2_405]), 22, 5) == """
        2,560 ┤
              │
        2,480 ┤
              │
        2,400 ┤───────────────
        """)
  }
}
