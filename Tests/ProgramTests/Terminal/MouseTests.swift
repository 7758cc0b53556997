import Testing

@Suite("The mouse", .serialized, .timeLimit(.minutes(5)))
struct MouseTests {
  private static func open(_ office: TinyOffice, _ options: String...) throws -> TerminalSession {
    let session = try TerminalSession([office.folder] + options, state: office.path("state"))
    try session.wait(for: "3 open cases")
    return session
  }

  @Test("goes to a panel, selects a row, sorts, opens, and closes what lies over the page")
  func clicks() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    try session.click("2 Load")
    try session.wait(for: "Office › Caseload")
    try session.wait(for: "MONTH FILED")
    try session.click("Baker")
    try session.wait(for: "▸Baker")
    try session.click("FELONY")
    try session.wait("the order of another column") { $0.text.contains(/FELONY[▲▼]/) }
    try session.click("Cole", times: 2)
    try session.wait(for: "Office › Caseload › ")
    try session.wait("the whole page") {
      $0.line(29).contains("Esc back") && $0.text.contains("WEIGHTED LOAD")
        && !$0.line(2).contains("…")
    }
    try session.click("? help")
    try session.wait(for: "─ Keys")
    session.type("\u{1B}[<0;1;30M\u{1B}[<0;1;30m")
    try session.wait("the help to go") { !$0.text.contains("─ Keys") }
    session.type("\u{3}")
    _ = try session.end()
    #expect(session.isRestored)
  }

  @Test("opens the filter line at a condition, and the periods at the period")
  func chips() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    try session.click("no filter")
    try session.wait(for: "─ Filter")
    session.type("\u{1B}")
    try session.wait("the line to close") { !$0.text.contains("─ Filter") }
    try session.click("last 12 months")
    try session.wait(for: "─ Period")
    session.type("\u{1B}")
    try session.wait("the periods to go") { !$0.text.contains("─ Period") }
    session.type("q")
    #expect(try session.end() == 0)
  }

  @Test("turns the selection with its wheel")
  func wheel() throws {
    let office = try TinyOffice(
      cases: TinyOffice.cases
        + (0..<9).map { "23-\($0),Attorney \($0),Felony,White,Theft,felony,open,2022-05-01,,\n" }
        .joined())
    let session = try TerminalSession([office.folder], state: office.path("state"))
    try session.wait(for: "12 open cases")
    session.type("2")
    try session.wait(for: "▸")
    let first = session.screen.place(of: "▸")?.y ?? 0
    session.wheel(up: false)
    try session.wait("the selection below") { ($0.place(of: "▸")?.y ?? 0) > first }
    session.wheel(up: true)
    try session.wait("the selection above") { $0.place(of: "▸")?.y == first }
    session.type("q")
    #expect(try session.end() == 0)
  }

  @Test("is let go with m, and never taken with --no-mouse")
  func letGo() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    try session.wait("the mouse") { $0.modes.contains(1000) }
    session.type("m")
    try session.wait("the mouse to be let go") { !$0.modes.contains(1000) }
    session.type("m")
    try session.wait("the mouse again") { $0.modes.contains(1000) }
    session.type("q")
    #expect(try session.end() == 0)
    #expect(session.isRestored)

    let without = try Self.open(office, "--no-mouse", "--fresh")
    without.type("q")
    #expect(try without.end() == 0)
    #expect(!String(decoding: without.written, as: UTF8.self).contains("\u{1B}[?1000h"))
    // Nothing follows the pointer where no button is pressed.
    let all = String(decoding: session.written, as: UTF8.self)
    #expect(!all.contains("\u{1B}[?1003h") && !all.contains("\u{1B}[?1002h"))
  }
}
