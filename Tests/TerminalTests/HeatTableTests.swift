import Terminal
import Testing

@Suite("A heat table")
struct HeatTableTests {
  private func table(selected: (row: Int, column: Int)? = nil) -> HeatTable {
    HeatTable(
      columns: ["Black", "Hispanic", "Asian"],
      rows: [
        ("Declined", [.init("0.93", level: -0.1), .init("0.61 ▼", level: -0.6), .init("few")]),
        ("Dismissed", [.init("1.20 ▲", level: 0.3), .init("1.92 ▲", level: 1), .init("hidden")]),
      ], legend: ["as often", "1.2 times", "1.4", "1.7", "2 and more"], selected: selected)
  }

  @Test("has each number on its shade, and words where there is none")
  func draws() {
    #expect(
      picture(table(), 62, 5) == """
                      Black         Hispanic        Asian
        Declined       0.93      ▒▒▒ 0.61 ▼ ▒▒▒      few
        Dismissed ░░░ 1.20 ▲ ░░░ ███ 1.92 ▲ ███     hidden

          as often  ░ 1.2 times  ▒ 1.4  ▓ 1.7  █ 2 and more
        """)
    #expect(
      picture(table(), 40, 3) == """
                    Black   Hispanic    Asian
        Declined    0.93     0.61 ▼ ▒    few
        Dismissed  1.20 ▲ ░  1.92 ▲ █  hidden
        """)
  }

  @Test("has an ASCII form")
  func ascii() {
    let plain = HeatTable(
      columns: ["A", "B"], rows: [("x", [.init("0.5", level: -1), .init("1.3", level: 0.5)])])
    #expect(
      picture(plain, 34, 2, .ascii) == """
                A              B
        x #### 0.5 ##### :::: 1.3 :::::
        """)
  }

  @Test("too narrow for all columns says how many more, and shows the selected one")
  func narrow() {
    #expect(
      picture(table(), 22, 3) == """
        1 more   Black  Hispa…
        Declined  0.93  0.61 ▼
        Dismiss… 1.20 ▲ 1.92 ▲
        """)
    #expect(table(selected: (0, 2)).place(row: 0, column: 2, in: Size(width: 22, height: 3)) != nil)
    #expect(table().place(row: 0, column: 2, in: Size(width: 22, height: 3)) == nil)
    #expect(picture(table(), 9, 3) == "too smal…")
  }

  @Test("says where its cells stand, apart and inside of it", arguments: 20...90)
  func places(width: Int) {
    let size = Size(width: width, height: 5)
    for row in 0..<2 {
      let places = (0..<3).compactMap { table().place(row: row, column: $0, in: size) }
      #expect(places.allSatisfy { Rect(size).intersection($0) == $0 })
      for (one, next) in zip(places, places.dropFirst()) { #expect(one.maxX < next.x) }
    }
  }
}
