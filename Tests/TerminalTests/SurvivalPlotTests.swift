import Terminal
import Testing

@Suite("A plot of what is still there")
struct SurvivalPlotTests {
  private func plot(hasBand: Bool = false) -> SurvivalPlot {
    SurvivalPlot(
      [
        .init(
          steps: [
            .init(day: 20, share: 0.8, low: 0.6, high: 0.9),
            .init(day: 60, share: 0.25, low: 0.1, high: 0.5),
          ], lastDay: 80, style: .part(0), mark: ("●", "o"), hasBand: hasBand),
        .init(
          steps: [.init(day: 40, share: 0.5)], lastDay: 100, style: .part(1), mark: ("◆", "x")),
      ], days: 100)
  }

  @Test("is stairs that end where nobody is followed, each line with its mark")
  func stairs() {
    var canvas = Canvas(Size(width: 36, height: 8))
    plot().draw(on: &canvas, glyphs: .ascii)
    let lines = canvas.text.split(separator: "\n", omittingEmptySubsequences: false)
    // 80 % is a row below the top of 7, 25 % one above the middle of the lower half.
    #expect(lines[0].contains("x") && lines[1].contains("o"))
    #expect(lines[3].hasPrefix(" 50% +") && lines[3].contains("x"))
    #expect(lines[6].hasPrefix("  0% +") && !lines[6].contains("o"))
    #expect(lines[7].contains("30 d") && lines[7].contains("90 d"))
    // The first line ends on day 80 of 100, the second goes on to the end.
    #expect(lines[3].count == 36 && lines[5].count <= 31)
  }

  @Test("has corners, marks and the names of lines at their ends, where there is room for them")
  func ends() {
    let plot = SurvivalPlot(
      [
        .init(
          steps: [.init(day: 30, share: 0.8), .init(day: 60, share: 0.4)], lastDay: 100,
          style: .part(0), mark: ("●", "o"), label: "held"),
        .init(
          steps: [.init(day: 40, share: 0.35)], lastDay: 100, style: .part(1), mark: ("◆", "x"),
          label: "released"),
      ], days: 100)
    #expect(
      picture(plot, 44, 8) == """
        100% ┤─●─────●╮◆╮
             │        ╰────●─╮
             │          │    │
         50% ┤┄┄┄┄┄┄┄┄┄┄│┄┄┄┄│┄┄┄┄┄┄┄┄┄┄
             │          ╰────╰───●─────● ● held
             │                           ◆ released
          0% ┤
              0    30 d           90 d
        """)
    #expect(
      picture(plot, 44, 8, .braille) == """
        100% ┤⠤●⠤⠤⠤⠤⠤●⡀◆⢄
             │        ⣇⣀⣀⣀⣀●⣀⡀
             │          ⢸    ⢸
         50% ┤┄┄┄┄┄┄┄┄┄┄⢸┄┄┄┄⢸┄┄┄┄┄┄┄┄┄┄
             │          ⠸⠤⠤⠤⠤⠈⠉⠉⠉●⠉⠉⠉⠉⠉● ● held
             │                           ◆ released
          0% ┤
              0    30 d           90 d
        """)
    #expect(!picture(plot, 34, 8).contains("held"))
    #expect(picture(plot, 12, 8) == "too small f…")
  }

  @Test("has the band of the line that asks for it, and no room needs no line")
  func band() {
    var with = Canvas(Size(width: 36, height: 8))
    plot(hasBand: true).draw(on: &with, glyphs: .unicode)
    #expect(with.text.contains("░"))
    var without = Canvas(Size(width: 36, height: 8))
    plot().draw(on: &without, glyphs: .unicode)
    #expect(!without.text.contains("░"))
    for size in [Size(width: 10, height: 8), Size(width: 36, height: 3), Size(width: 0, height: 0)]
    {
      var small = Canvas(size)
      plot().draw(on: &small, glyphs: .unicode)
      #expect(!small.text.contains("●"))
    }
    var empty = Canvas(Size(width: 36, height: 8))
    SurvivalPlot([], days: 0).draw(on: &empty, glyphs: .unicode)
    #expect(empty.text.contains("100%"))
  }
}
