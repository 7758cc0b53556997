import Foundation
import Testing

@Suite("A terminal of any kind", .serialized, .timeLimit(.minutes(5)))
struct KindTests {
  /// Kinds, how many colors each has, and whether it is as modern as to be told of pasting.
  private static let kinds: [(name: String, colors: Int, isModern: Bool)] = [
    ("xterm-256color", 256, true), ("xterm", 8, true), ("screen", 8, true),
    ("screen-256color", 256, true), ("tmux-256color", 256, true), ("linux", 8, false),
    ("vt100", 0, false), ("xterm-mono", 0, true), ("xterm-kitty", 256, true),
    ("no-such-terminal", 256, false),
  ]

  @Test("shows the dashboard in the colors that it has, and is given back", arguments: kinds)
  func opens(kind: (name: String, colors: Int, isModern: Bool)) throws {
    let office = try TinyOffice()
    let session = try TerminalSession(
      [office.folder], state: office.path("state"), environment: ["TERM": kind.name])
    try session.wait(for: "3 open cases")
    session.type("2")
    try session.wait(for: "Baker")
    session.type("jj\r")
    try session.wait(for: "Office › ")
    #expect(session.screen.overruns == 0)
    session.type("\u{3}")
    _ = try session.end()
    #expect(session.isRestored, "\(session.screen.modes)")
    let sent = String(decoding: session.written, as: UTF8.self)
    let isPalette = sent.contains(/\u{1B}\[[0-9;]*[34]8;5;/)
    let isBasic = sent.contains(/\u{1B}\[(?:[0-9]+;)*[34][0-7](?:;[0-9]+)*m/)
    #expect(isPalette == (kind.colors == 256))
    #expect(isBasic == (kind.colors == 8))
    #expect(sent.contains("\u{1B}[?2004h") == kind.isModern)
    #expect(sent.contains("\u{1B}[?2026h") == kind.isModern)
  }

  @Test(
    "gets letters that it shows, whatever the locale is called",
    arguments: [
      ("en_US.UTF-8", false), ("xx_YY.utf8", false), ("C", true), ("POSIX", true),
      ("en_US.ISO-8859-1", true), ("", true),
    ])
  func locales(name: String, isASCII: Bool) throws {
    let office = try TinyOffice()
    let session = try TerminalSession(
      [office.folder], state: office.path("state"), environment: ["LC_ALL": "", "LANG": name])
    try session.wait(for: "OPEN CASES")
    session.type("q")
    #expect(try session.end() == 0)
    #expect(session.written.allSatisfy { $0 < 0x80 } == isASCII)
  }
}
