import Testing

@Suite("Pasted text", .serialized, .timeLimit(.minutes(5)))
struct PastingTests {
  private static func open(_ office: TinyOffice) throws -> TerminalSession {
    let session = try TerminalSession([office.folder], state: office.path("state"))
    try session.wait(for: "3 open cases")
    return session
  }

  /// What would leave, go elsewhere or filter, were it taken for keys.
  private static let text = "4q\r\n2jj\rqQ\u{3}\n"

  @Test("is no command on a page")
  func page() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    session.paste(Self.text)
    try session.wait(for: "Pasted text was left out")
    #expect(session.screen.text.contains("Office › Overview"))
    session.type("q")
    #expect(try session.end() == 0)
    #expect(session.isRestored)
  }

  @Test("is typed into the filter line, and waits there")
  func filterLine() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    session.type("/")
    try session.wait(for: "Filter")
    session.paste("offense = \nRobbery\r\n")
    try session.wait(for: "offense = Robbery")
    #expect(session.screen.text.contains("3 open cases"))
    session.type("\r")
    try session.wait(for: "2 open cases")
    session.type("q")
    #expect(try session.end() == 0)
  }

  @Test("is typed into the list of commands, and waits there")
  func palette() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    session.type(":")
    try session.wait(for: "Find")
    session.paste("leave\n\r")
    try session.wait(for: "leave Caseboard")
    session.type("\u{1B}")
    try session.wait("the page") { !$0.text.contains("Find") }
    session.type("q")
    #expect(try session.end() == 0)
  }
}
