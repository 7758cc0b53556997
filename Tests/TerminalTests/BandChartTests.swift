import Terminal
import Testing

@Suite("A chart of courses ahead")
struct BandChartTests {
  @Test("shows each course with its mark, and the band of one")
  func courses() {
    let chart = BandChart(
      [
        .init([100, 100, 100], style: .part(0), mark: ("●", "o"), label: "as it is"),
        .init(
          [100, 80, 60], band: [100...100, 60...100, 20...100], style: .part(1),
          mark: ("◆", "x"), label: "then"),
      ], names: ["now", "Jul", "Aug"])
    #expect(
      picture(chart, 34, 8) == """
            ● as it is   ◆ then
           │●────────────────────────────●
        80 ┤    ░░░░╰─────◆───────╮░░░░░░░
           │           ░░░░░░░░░░░╰───────
        40 ┤                   ░░░░░░░░░░░
           │                          ░░░░
         0 ┤
           now           Jul           Aug
        """)
  }

  @Test("says so where there is no room")
  func small() {
    let chart = BandChart(
      [.init([1, 2], style: .part(0), mark: ("●", "o"), label: "a")], names: ["now", "Jul"])
    #expect(picture(chart, 21, 3) == "too small for a chart")
  }
}
