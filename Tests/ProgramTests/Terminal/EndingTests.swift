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

  @Test("is let go when whoever started the program is killed: the leader of the session")
  func leaderKilled() throws {
    let office = try TinyOffice()
    let session = try TerminalSession(
      [office.folder], state: office.path("state"), script: "\"$0\" \"$@\"; echo never")
    try session.wait(for: "OPEN CASES")
    session.signal(SIGKILL)
    try session.waitUntilClosed()
    #expect(!session.screen.text.contains("never"))
  }

  @Test("is given back when whoever started the program is killed, and the shell goes on")
  func parentKilled() throws {
    let office = try TinyOffice()
    let session = try TerminalSession(
      [office.folder], state: office.path("state"),
      script: """
        /bin/bash -c 'echo parent $$.; "$0" "$@"; true' "$0" "$@"
        echo the shell goes on; read line; echo it read $line
        """)
    try session.wait(for: "OPEN CASES")
    let sent = String(decoding: session.written, as: UTF8.self)
    let found = try #require(sent.firstMatch(of: /parent ([0-9]+)\./))
    kill(try #require(pid_t(String(found.1))), SIGKILL)
    try session.wait("the terminal") { $0.modes.isDisjoint(with: [1049, 1000, 2004]) }
    try session.wait(for: "the shell goes on")
    session.type("a line\n")
    try session.wait(for: "it read a line")
    #expect(try session.end() == 0)
    try session.waitUntilClosed()
    #expect(session.screen.modes.contains(25))
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
