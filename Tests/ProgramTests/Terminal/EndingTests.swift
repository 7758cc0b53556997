import Foundation
import Testing

@Suite("A terminal that the program had", .serialized, .timeLimit(.minutes(5)))
struct EndingTests {
  private static func open(_ office: TinyOffice) throws -> TerminalSession {
    let session = try TerminalSession([office.folder], state: office.path("state"))
    try session.wait(for: "OPEN CASES")
    return session
  }

  @Test(
    "hears of the signal that ended the program",
    arguments: [SIGTERM, SIGHUP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE])
  func signal(number: Int32) throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    session.signal(number)
    let end = try session.end()
    #expect(end == -number || end == 128 + number)
    #expect(session.lineIsAsBefore)
    #expect(!session.screen.modes.contains(1049))
    #expect(session.screen.modes.contains(25))
  }

  @Test("is told in a line of a crash, and where its messages are", arguments: [SIGSEGV, SIGABRT])
  func crash(number: Int32) throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    session.signal(number)
    _ = try session.end()
    #expect(session.screen.text.contains("the terminal is restored"))
  }

  @Test("is not taken at all where the office cannot be read")
  func unreadable() throws {
    let office = try TinyOffice(cases: "<html></html>\n")
    let session = try TerminalSession([office.folder], state: office.path("state"))
    #expect(try session.end() == 65)
    #expect(!String(decoding: session.written, as: UTF8.self).contains("\u{1B}[?1049h"))
    #expect(session.screen.text.contains("cases.csv"))
  }

  @Test("gets no color where NO_COLOR is set")
  func noColor() throws {
    let office = try TinyOffice()
    let session = try TerminalSession(
      [office.folder], state: office.path("state"), environment: ["NO_COLOR": "1"])
    try session.wait(for: "OPEN CASES")
    session.type("4")
    try session.wait(for: "Office › Disparity")
    session.type("q")
    #expect(try session.end() == 0)
    let sent = String(decoding: session.written, as: UTF8.self)
    let colors = sent.matches(of: /\u{1B}\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7])(?:;[0-9;]*)?m/)
    #expect(colors.isEmpty, "\(colors.first.map { String($0.output).debugDescription } ?? "")")
  }
}
