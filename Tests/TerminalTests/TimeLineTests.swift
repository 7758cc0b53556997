import Terminal
import Testing

@Suite("A line of time")
struct TimeLineTests {
  private let line = TimeLine(
    first: 0, last: 59,
    marks: [
      .init(day: 0, kind: .done, label: "filed 1 Jan", short: "filed"),
      .init(day: 3, kind: .hollow, label: "adjourned"), .init(day: 22, kind: .hollow, label: ""),
      .init(day: 40, kind: .today, label: "today"),
      .init(day: 43, kind: .planned, label: "hearing 13 Feb", short: "hearing"),
      .init(day: 99, kind: .done, label: "outside"),
    ],
    ticks: [
      .init(day: 0, label: "2026", isCoarse: true), .init(day: 31, label: "F"),
      .init(day: 59, label: "M"),
    ])

  @Test("has marks on their days, and names below without overlap")
  func draws() {
    #expect(
      picture(line, 60, 5) == """
        2026                           F                           M
        ●──○──────────────────○─────────────────│┄┄◇┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
        │  adjourned                            │  hearing 13 Feb
        filed 1 Jan                             today
        """)
    #expect(
      picture(line, 60, 3, .ascii) == """
        2026                           F                           M
        *--o------------------o-----------------|..x................
           adjourned                               hearing
        """)
    #expect(
      picture(line, 30, 5) == """
        2026           F             M
        ●○─────────○────────│◇┄┄┄┄┄┄┄┄
        │adjourned          │hearing
        filed               today
        """)
  }

  @Test("writes the finer names above only where all of them fit")
  func ticks() {
    let months = (0..<12).map { TimeLine.Tick(day: $0 * 30, label: "M") }
    let years = [TimeLine.Tick(day: 0, label: "2026", isCoarse: true)]
    let line = TimeLine(first: 0, last: 360, marks: [], ticks: years + Array(months.dropFirst()))
    #expect(picture(line, 14, 1) == "2026")
    #expect(
      picture(line, 50, 1) == """
        2026    M   M   M   M    M   M   M   M   M   M
        """)
  }

  @Test("never lets names overlap, whatever the days", arguments: 10...70)
  func apart(width: Int) {
    for round in 0..<30 {
      let marks = ["a", "b", "c", "d", "e", "f"].enumerated().map { index, letter in
        TimeLine.Mark(
          day: (round * 37 + index * index * 13 + width * 7) % 100, kind: .done,
          label: String(repeating: letter, count: 5))
      }
      let line = TimeLine(first: 0, last: 99, marks: marks)
      let rows = picture(line, width, 6).split(separator: "\n").dropFirst()
      // A name is whole or not there.
      for row in rows {
        for word in row.split(whereSeparator: { $0 == " " || $0 == "│" }) {
          #expect(word.count == 5 && Set(word).count == 1, "\(row)")
        }
      }
    }
  }
}
