import Terminal
import Testing

@Suite("A table")
struct TableTests {
  private func table(selected: Int? = 1) -> Table {
    var table = Table(
      [
        .init("ATTORNEY", minimum: 8), .init("OPEN", .right, minimum: 5),
        .init("TREND", minimum: 5, priority: 2), .init("STALLED", .right, minimum: 8, priority: 1),
      ],
      rows: [
        [.text("PA-0141"), .text("278"), .widget(Sparkline([1, 2, 3])), .text("14", .warning)],
        [.text("PA-0103"), .text("244"), .widget(Sparkline([3, 2, 1])), .text("21")],
        [.text("PA-0677"), .text("207"), .widget(Sparkline([1, 1, 1])), .text("0")],
        [.text("(unassigned)"), .text("1"), .text(""), .text("–")],
      ])
    table.selected = selected
    table.sortColumn = 1
    table.isDescending = true
    table.marked = [2]
    return table
  }

  @Test("has a head, a selected row, marks and the order")
  func draws() {
    var canvas = Canvas(width: 36, height: 5)
    canvas.draw(table(), in: canvas.area, glyphs: .unicode)
    #expect(
      canvas.text == """
         ATTORNEY  OPEN▼  TREND   STALLED
         PA-0141     278  ▃▅▇          14
        ▸PA-0103     244  ▇▅▃          21
        •PA-0677     207  ▇▇▇           0
         (unassi…      1                –
        """)
    #expect(
      canvas.styles == """
        .hhhhhhhh..xxxxx..hhhhh..hhhhhhhh...
        ..................iii....wwwwwwww...
        sssssssssssssssssssssssssssssssssss.
        M.................iii...............
        ....................................
        """)
    #expect(canvas.cursor == Canvas.Point(x: 0, y: 2))
  }

  @Test("drops columns by priority when it is narrow, and keeps the first")
  func narrow() {
    #expect(table().places(width: 40).map(\.column) == [0, 1, 2, 3])
    #expect(table().places(width: 30).map(\.column) == [0, 1, 3])
    #expect(table().places(width: 20).map(\.column) == [0, 1])
    #expect(table().places(width: 12).map(\.column) == [0])
    #expect(table().places(width: 2).isEmpty)
    var scrolled = table()
    scrolled.columnOffset = 1
    #expect(scrolled.places(width: 40).map(\.column) == [0, 2, 3])
  }

  @Test("scrolls so that the selected row is in view, and says where it stands")
  func scrolls() {
    var table = Table([.init("N", .right, minimum: 4)], rowCount: 1_000_000) { [.text("\($0)")] }
    table.selected = 500_000
    #expect(table.position(height: 5) == "499998-500001 of 1000000")
    #expect(table.row(at: 4, height: 5) == 500_000)
    #expect(table.row(at: 0, height: 5) == nil)
    #expect(
      picture(table, 8, 5, .ascii) == """
            N
            …  |
            …  #
            …  |
        >   …  |
        """)
    table.selected = nil
    table.offset = Int.max
    #expect(table.row(at: 4, height: 5) == 999_999)
  }

  @Test("moves its view no more than it must")
  func offsets() {
    #expect(Scrolling.offset(3, keeping: 4, rows: 20, visible: 5) == 3)
    #expect(Scrolling.offset(3, keeping: 8, rows: 20, visible: 5) == 4)
    #expect(Scrolling.offset(3, keeping: 1, rows: 20, visible: 5) == 1)
    #expect(Scrolling.offset(99, keeping: nil, rows: 20, visible: 5) == 15)
    #expect(Scrolling.offset(5, keeping: 99, rows: 3, visible: 5) == 0)
    #expect(Scrolling.offset(5, keeping: 0, rows: 0, visible: 0) == 0)
  }
}

@Suite("A widget")
struct WidgetTests {
  private let tabs = TabBar(
    [.init(key: "1", title: "Overview"), .init(key: "2", title: "Caseload")], active: 1)

  @Test("of tabs shortens those that are not current, and knows what was clicked")
  func tabBar() {
    #expect(picture(tabs, 30) == " 1 Overview  2 Caseload")
    #expect(picture(tabs, 16) == " 1  2 Caseload")
    #expect(tabs.tab(at: 3, width: 30) == 0)
    #expect(tabs.tab(at: 15, width: 30) == 1)
    #expect(tabs.tab(at: 29, width: 30) == nil)
  }

  @Test("of a frame has a border and a title that never overlap")
  func frame() {
    #expect(
      picture(Frame(title: "Help"), 14, 3) == """
        ╭─ Help ─────╮
        │            │
        ╰────────────╯
        """)
    #expect(
      picture(Frame(title: "Definitions"), 10, 2, .ascii) == """
        +- Def… -+
        +--------+
        """)
    #expect(picture(Rule("LOAD", notes: ["number of them", "22"]), 16) == "LOAD ──────── 22")
    #expect(picture(Rule("LOAD", notes: ["22"], isFocused: true), 10) == "LOAD ━━━━━")
    #expect(picture(Rule("LOAD"), 3, 1, .ascii) == "LO…")
  }

  @Test("of a list scrolls, and its keys are whole or absent")
  func list() {
    var list = ListPopup(
      title: "Help",
      items: [
        .init("MOVE", isHeading: true), .init("next row", detail: "j ↓"),
        .init("previous row", detail: "k ↑"), .init("open", detail: "Enter", isEnabled: false),
      ], selected: 1)
    list.query = "o"
    list.note = "nothing is selected"
    #expect(
      picture(list, 28, 8) == """
        ╭─ Help ───────────────────╮
        │ / o                      │
        │ MOVE                     │
        │ next row             j ↓ │
        │ previous row         k ↑ │
        │ open               Enter │
        │ nothing is selected      │
        ╰──────────────────────────╯
        """)
    #expect(
      picture(list, 14, 6) == """
        ╭─ Help ─────╮
        │ o          │
        │ MOVE       ┃
        │ next…  j ↓ │
        │ nothing i… │
        ╰────────────╯
        """)
    #expect(list.item(at: 3, height: 8) == 1)
    #expect(list.item(at: 1, height: 8) == nil)
    #expect(picture(ListPopup(title: "", items: []), 20, 3).contains("nothing matches"))
    #expect(list.idealSize == Size(width: 30, height: 8))
  }

  @Test("to type in moves the text along under the cursor")
  func textInput() {
    var canvas = Canvas(width: 20, height: 1)
    canvas.draw(
      TextInput(prompt: "/ ", text: "race=B", cursor: 6, suggestion: "lack"), in: canvas.area,
      glyphs: .unicode)
    #expect(canvas.text == "/ race=Black")
    #expect(canvas.cursor == Canvas.Point(x: 8, y: 0))
    let long = TextInput(prompt: "/ ", text: "stage=trial days>180 unit=Felony", cursor: 32)
    #expect(picture(long, 20) == "/ s>180 unit=Felony")
    #expect(picture(TextInput(prompt: "/ ", text: "abc", cursor: 99), 3) == "bc")
  }
}
