import Foundation
import Testing

@Suite("What a person saves from the screen", .serialized, .timeLimit(.minutes(5)))
struct SavingFilesTests {
  private static func open(_ office: TinyOffice, _ keys: String) throws -> TerminalSession {
    let session = try TerminalSession([office.folder], state: office.path("state"))
    try session.wait(for: "OPEN CASES")
    session.type(keys)
    return session
  }

  @Test("is a file for its owner alone, and no other file is written over unasked")
  func save() throws {
    let office = try TinyOffice()
    let path = office.path("load.csv")
    let session = try Self.open(office, "2")
    try session.wait(for: "Office › Caseload")
    session.type("w")
    try session.wait(for: "Copy or save")
    session.type("as CSV, for a\r")
    try session.wait(for: "Enter saves")
    session.type("\u{15}\(path)\r")
    try session.wait(for: "you alone may read it")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasPrefix("# office: Tiny County District Attorney\n"))
    #expect(text.contains("\nBaker,1,"))
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    try office.write("mine", to: "load.csv")
    session.type("was CSV, for a\r")
    try session.wait(for: "Enter saves")
    session.type("\u{15}\(path)\r")
    try session.wait(for: "There is such a file already")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    session.type("\r")
    try session.wait(for: "you alone may read it")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    session.type("q")
    #expect(try session.end() == 0)
  }

  @Test("says why it was not written, and stays for another name")
  func refused() throws {
    let office = try TinyOffice()
    let session = try Self.open(office, "w")
    try session.wait(for: "Copy or save")
    session.type("svg\r")
    try session.wait(for: "Enter saves")
    session.type("\u{15}\(office.folder)/none/x.svg\r")
    try session.wait(for: "Not written")
    session.type("\u{15}\(office.path("x.svg"))\r")
    try session.wait(for: "you alone may read it")
    let text = try String(contentsOfFile: office.path("x.svg"), encoding: .utf8)
    #expect(text.hasPrefix("<svg "))
    session.type("q")
    #expect(try session.end() == 0)
  }

  @Test("and the views under names are there again after a crash")
  func views() throws {
    let office = try TinyOffice()
    let first = try Self.open(office, "2v\r")
    try first.wait(for: "Keep this view")
    first.type("Loads\r")
    try first.wait(for: "Kept as Loads")
    first.signal(SIGKILL)
    _ = try first.end()
    let second = try TerminalSession([office.folder], state: office.path("state"))
    try second.wait(for: "Office › Caseload")
    second.type("v")
    try second.wait(for: "forget Loads")
    second.type("\u{1b}q")
    _ = try second.end()
  }
}

@Suite("The dashboard in words", .serialized, .timeLimit(.minutes(5)))
struct PlainProgramTests {
  @Test("moves the cursor with the selection, and draws no box")
  func plain() throws {
    let office = try TinyOffice()
    let session = try TerminalSession(
      [office.folder, "--plain"], state: office.path("state"))
    try session.wait(for: "open cases: 3")
    session.type("2\u{1b}[B")
    try session.wait(for: "> Cole")
    #expect(session.written.allSatisfy { $0 < 0x80 })
    session.type("q")
    #expect(try session.end() == 0)
  }

  @Test("is printed once, then a line for each change, where there is no terminal")
  func log() throws {
    let office = try TinyOffice()
    let session = try TerminalSession(
      ["--plain", office.folder], columns: 200, rows: 60, state: office.path("state"),
      script: "\"$0\" \"$@\" | cat")
    try session.wait(for: "3 open cases")
    try office.append(
      "22-7,Diaz,Felony,White,Theft,felony,open,2022-06-29,,\n", to: "cases.csv")
    try session.wait(for: "Open cases up 1, now 4")
    session.type("\u{3}")
    _ = try session.end()
    #expect(!session.written.contains(0x1B))
  }
}
