import Terminal
import Testing

@Suite("A widget")
struct WidgetTests {
  private let tabs = TabBar(
    [.init(key: "1", title: "Overview", short: "Over"), .init(key: "2", title: "Caseload")],
    active: 1)

  @Test("of tabs shortens those that are not current, and knows what was clicked")
  func tabBar() {
    #expect(picture(tabs, 30) == " 1 Overview  2 Caseload")
    #expect(picture(tabs, 20) == " 1 Over  2 Caseload")
    #expect(picture(tabs, 18) == " 1Over 2 Caseload")
    #expect(picture(tabs, 16) == " 1  2 Caseload")
    #expect(tabs.places(width: 30).map(\.columns) == [0..<12, 12..<24])
    #expect(tabs.places(width: 12).map(\.columns) == [0..<3])
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
