import Foundation
import Glibc
import Testing

@Suite("The dashboard in a terminal", .serialized, .timeLimit(.minutes(5)))
struct TerminalTests {
  private static func open(
    _ office: TinyOffice, columns: Int = 100, rows: Int = 30, _ options: String...
  ) throws -> TerminalSession {
    try TerminalSession(
      [office.folder] + options, columns: columns, rows: rows, state: office.path("state"))
  }

  @Test("opens, goes through the panels by keys, and gives the terminal back at q")
  func panels() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    try session.wait(for: "OPEN CASES")
    #expect(session.screen.modes.contains(1049))
    #expect(session.screen.text.contains("TINY COUNTY DISTRICT ATTORNEY"))
    session.type("2")
    try session.wait(for: "Baker")
    session.type("4")
    try session.wait(for: "Office › Disparity")
    session.type("?")
    try session.wait(for: "─ Keys")
    session.type("\u{1b}")
    try session.wait("the help to go") { !$0.text.contains("─ Keys") }
    session.type("q")
    #expect(try session.end() == 0)
    #expect(session.isRestored)
  }

  @Test("goes down to a case and back with Enter and Escape")
  func drill() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    try session.wait(for: "OPEN CASES")
    session.type("\r")
    try session.wait(for: "22-4")
    session.type("\r")
    try session.wait("the case") { $0.text.contains("22-") && $0.text.contains("Robbery") }
    session.type("\u{1b}")
    session.type("\u{1b}")
    try session.wait(for: "NEEDS ATTENTION")
    session.type("q")
    #expect(try session.end() == 0)
  }

  @Test("takes any size, while it runs")
  func resize() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    try session.wait(for: "OPEN CASES")
    for (columns, rows) in [(60, 20), (40, 12), (200, 60), (20, 5), (80, 24)] {
      session.resize(columns: columns, rows: rows)
      try session.wait("something at \(columns)×\(rows)") { screen in
        screen.text.contains { !$0.isWhitespace }
      }
    }
    try session.wait(for: "OPEN")
    session.type("q")
    #expect(try session.end() == 0)
    #expect(session.isRestored)
  }

  @Test(
    "gives the terminal back when it is told to end",
    arguments: [(SIGTERM, "SIGTERM"), (SIGINT, "SIGINT"), (SIGHUP, "SIGHUP")])
  func signals(number: Int32, name: String) throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    try session.wait(for: "OPEN CASES")
    session.signal(number)
    _ = try session.end()
    #expect(session.isRestored, "\(name): \(session.screen.modes)")
  }

  @Test("gives the terminal back when it crashes")
  func crash() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    try session.wait(for: "OPEN CASES")
    session.signal(SIGSEGV)
    #expect(try session.end() != 0)
    #expect(session.isRestored, "\(session.screen.modes)")
  }

  @Test("leaves at Ctrl-C")
  func controlC() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    try session.wait(for: "OPEN CASES")
    session.type("\u{3}")
    let status = try session.end()
    #expect(status == 0 || status == 130)
    #expect(session.isRestored)
  }

  @Test("ends when its window is closed")
  func hangUp() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    try session.wait(for: "OPEN CASES")
    session.hangUp()
    _ = try session.end()
  }

  @Test("stops at Ctrl-Z with the terminal given back, and goes on with fg")
  func stop() throws {
    let office = try TinyOffice()
    let session = try TerminalSession(
      [office.folder], state: office.path("state"),
      script: "\"$0\" \"$@\"; echo stopped; read line; fg >/dev/null; echo ended $?")
    try session.wait(for: "OPEN CASES")
    session.type("\u{1a}")
    try session.wait(for: "stopped")
    #expect(!session.screen.modes.contains(1049))
    #expect(session.screen.modes.contains(25))
    session.type("\n")
    try session.wait("the dashboard again") { $0.modes.contains(1049) }
    session.type("q")
    try session.wait(for: "ended 0")
    #expect(try session.end() == 0)
  }

  @Test("shows what is added to a file, while it is looked at")
  func live() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    try session.wait(for: "3 open cases")
    try office.append(
      "22-7,Diaz,Felony,White,Theft,felony,open,2022-06-29,,\n", to: "cases.csv")
    try session.wait(for: "4 open cases")
    try FileManager.default.removeItem(atPath: office.path("cases.csv"))
    try session.wait(for: "× since")
    try office.write(TinyOffice.cases, to: "cases.csv")
    try session.wait(for: "3 open cases")
    session.type("q")
    #expect(try session.end() == 0)
  }

  @Test("comes back to the panel that was left, unless asked to begin anew")
  func state() throws {
    let office = try TinyOffice()
    let first = try Self.open(office)
    try first.wait(for: "OPEN CASES")
    first.type("4")
    try first.wait(for: "Office › Disparity")
    first.type("q")
    #expect(try first.end() == 0)
    let second = try Self.open(office)
    try second.wait(for: "Office › Disparity")
    second.type("q")
    #expect(try second.end() == 0)
    let fresh = try Self.open(office, "--fresh")
    try fresh.wait(for: "Office › Overview")
    fresh.type("q")
    #expect(try fresh.end() == 0)
    let folder = office.path("state/caseboard")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    for name in names {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      #expect(!name.contains("tiny"))
    }
    #expect(!names.isEmpty)
  }

  @Test(
    "sends no sequence from the data to the terminal",
    arguments: ["\u{1b}]0;owned\u{7}", "\u{1b}[5;7;31m", "\u{9b}31m", "\u{1b}]52;c;AAAA\u{7}"])
  func hostile(word: String) throws {
    let office = try TinyOffice(cases: TinyOffice.cases.replacing("Baker", with: "Ba\(word)ker"))
    let session = try Self.open(office)
    try session.wait(for: "OPEN CASES")
    session.type("2")
    try session.wait(for: "Cole")
    session.type("q")
    #expect(try session.end() == 0)
    #expect(session.screen.commands.isEmpty)
    #expect(!session.written.contains(Array(word.utf8)))
  }

  @Test("shows everything in plain ASCII when it is asked to", arguments: ["--plain", "LC_ALL"])
  func plain(way: String) throws {
    let office = try TinyOffice()
    let session = try TerminalSession(
      [office.folder] + (way == "--plain" ? [way] : []), state: office.path("state"),
      environment: way == "LC_ALL" ? ["LC_ALL": "C"] : [:])
    try session.wait("the page") { $0.text.lowercased().contains("open cases") }
    #expect(session.written.allSatisfy { $0 < 0x80 })
    session.type("q")
    #expect(try session.end() == 0)
  }

  @Test("says what prints instead where the terminal is none", arguments: ["dumb", ""])
  func dumb(terminal: String) throws {
    let office = try TinyOffice()
    let session = try TerminalSession(
      [office.folder], state: office.path("state"), environment: ["TERM": terminal])
    #expect(try session.end() == 64)
    #expect(session.screen.text.contains("caseboard metrics"))
    #expect(!session.written.contains(0x1B))
  }
}
