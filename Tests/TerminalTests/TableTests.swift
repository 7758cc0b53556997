import Terminal
import Testing

@Suite("A table")
struct TableTests {
  private let rows: [[String]] = [
    ["PA-0141-Sparrow", "278", "▃▅▇", "14"], ["PA-0103", "244", "▇▅▃", "21"],
    ["PA-0677", "207", "▇▇▇", "0"], ["(unassigned)", "1", "", "–"], ["Office", "12,345", "", "35"],
  ]

  private func table(selected: Int? = 1, column: Int? = nil) -> Table {
    var table = Table(
      [
        .init("ATTORNEY", width: 8, most: 15, keepsEnd: true), .init("OPEN", .right, width: 5),
        .init("TREND", width: 5, priority: 2), .init("STALLED", .right, width: 8, priority: 1),
      ], rowCount: rows.count
    ) { row, column, _ in .init([self.rows[row][column]]) }
    table.footRows = 1
    table.selected = selected
    table.selectedColumn = column
    table.sortColumn = 1
    table.isDescending = true
    return table
  }

  @Test("has a head, a selected row, the order, and totals below a line")
  func draws() {
    var canvas = Canvas(width: 38, height: 7)
    canvas.draw(table(), in: canvas.area, glyphs: .unicode)
    #expect(
      canvas.text == """
         ATTORNEY      OPEN▼ TREND   STALLED
         PA-01…arrow    278  ▃▅▇          14
        ▸PA-0103        244  ▇▅▃          21
         PA-0677        207  ▇▇▇           0
         (unas…gned)      1                –
        ──────────────────────────────────────
         Office           …               35
        """)
    #expect(canvas.styles.split(separator: "\n")[2] == String(repeating: "s", count: 38))
    #expect(canvas.cursor == Canvas.Point(x: 0, y: 2))
  }

  @Test("drops columns by priority when it is narrow, keeps the first, and says so at the edge")
  func narrow() {
    #expect(table().layout(width: 41).places.map(\.column) == [0, 1, 2, 3])
    #expect(table().layout(width: 30).places.map(\.column) == [0, 1, 3])
    #expect(table().layout(width: 20).places.map(\.column) == [0, 1])
    #expect(table().layout(width: 3).places.isEmpty)
    #expect(!table().layout(width: 41).hidesRight)
    #expect(table().layout(width: 30).hidesRight)
    #expect(picture(table(), 30, 2).hasPrefix(" ATTORNEY     OPEN▼  STALLED ›"))
  }

  @Test("shows the columns that follow each other beside the first, once one walks along them")
  func walks() {
    let layout = table(column: 2).layout(width: 22)
    #expect(layout.places.map(\.column) == [0, 2])
    #expect(layout.hidesLeft && layout.hidesRight)
    #expect(table(column: 1).layout(width: 30).places.map(\.column) == [0, 1, 2])
    let last = table(column: 3).layout(width: 22)
    #expect(last.places.map(\.column) == [0, 3])
    #expect(last.hidesLeft && !last.hidesRight)
  }

  @Test("gives what is left to columns that can fill it, and then to the gaps")
  func wide() {
    let places = table().layout(width: 80).places
    #expect(places.map(\.width) == [15, 5, 5, 8])
    #expect(places.map(\.x) == [1, 20, 29, 38])
  }

  @Test("never stands one column on another, and keeps to its width", arguments: 0...60)
  func apart(width: Int) {
    for column in [nil, 0, 1, 2, 3] {
      let places = table(column: column).layout(width: width).places
      for (left, right) in zip(places, places.dropFirst()) {
        #expect(left.x + left.width < right.x)
      }
      #expect((places.last.map { $0.x + $0.width } ?? 0) <= max(0, width))
    }
  }

  @Test("scrolls so that the selected row is in view, and says where it stands")
  func scrolls() {
    var table = Table([.init("N", .right, width: 4)], rowCount: 1_000_000) { row, _, _ in
      .init(["\(row)"])
    }
    table.selected = 500_000
    #expect(table.position(in: Size(width: 8, height: 5)) == "499999-500002 of 1000000")
    #expect(
      picture(table, 8, 5, .ascii) == """
            N
            …  |
            …  |
        >   …  #
            …  |
        """)
    table.selected = 999_999
    #expect(table.lines(in: Size(width: 8, height: 5)).last == .row(999_999))
  }

  @Test("stands its first column above the rows where the columns that matter have no room")
  func stacks() {
    let rows = [["Declined", "White", "10"], ["", "Black", "20"], ["Filed", "White", "30"]]
    var table = Table(
      [.init("DECISION", width: 9), .init("GROUP", width: 8), .init("N", .right, width: 4)],
      rowCount: 3
    ) { row, column, isFirst in
      .init([column == 0 && isFirst && rows[row][0].isEmpty ? "Declined" : rows[row][column]])
    }
    table.canStack = true
    #expect(!table.layout(width: 30).isStacked)
    #expect(
      picture(table, 18, 6) == """
          GROUP        N
         Declined
          White       10
          Black       20
         Filed
          White       30
        """)
    table.selected = 2
    #expect(picture(table, 18, 4).split(separator: "\n").last == "▸ White       30 ┃")
  }

  @Test("moves its view no more than it must")
  func offsets() {
    #expect(Scrolling.offset(3, keeping: 4, rows: 20, visible: 5) == 3)
    #expect(Scrolling.offset(3, keeping: 8, rows: 20, visible: 5) == 4)
    #expect(Scrolling.offset(3, keeping: 1, rows: 20, visible: 5) == 1)
    #expect(Scrolling.offset(99, keeping: nil, rows: 20, visible: 5) == 15)
    #expect(Scrolling.offset(5, keeping: 0, rows: 0, visible: 0) == 0)
    #expect(Scrolling.window(of: 20, height: 5, selected: 10) == 8..<13)
    #expect(Scrolling.window(of: 100, height: 20, selected: 14) == 0..<20)
    #expect(Scrolling.window(of: 100, height: 20, selected: 15) == 10..<30)
    for height in 1...12 {
      for selected in 0..<40 {
        let window = Scrolling.window(of: 40, height: height, selected: selected)
        #expect(window.count == height && window.contains(selected))
        // Something stands before and behind it, where there is anything.
        guard height >= 5, selected > 0, selected < 39 else { continue }
        #expect(window.contains(selected - 1) && window.contains(selected + 1))
      }
    }
    #expect(Scrolling.window(of: 3, height: 5, selected: 9) == 0..<3)
    #expect(Scrolling.window(of: 0, height: -2, selected: nil) == 0..<0)
  }
}
