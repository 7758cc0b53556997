import Foundation
import Testing

@Suite("Asking in the dashboard", .serialized, .timeLimit(.minutes(5)))
struct AskingTests {
  private static func open(_ office: TinyOffice) throws -> TerminalSession {
    let session = try TerminalSession([office.folder], state: office.path("state"))
    try session.wait(for: "3 open cases")
    return session
  }

  @Test("counts what a typed filter keeps, undoes it, and says what is wrong with one")
  func filter() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    session.type("/offense = Robbery\r")
    try session.wait(for: "2 open cases")
    session.type("u")
    try session.wait(for: "3 open cases")
    session.type("/ofense = Robbery\r")
    try session.wait("a word for the wrong field") { screen in
      screen.text.contains("no field “ofense”") && screen.text.contains("3 open cases")
    }
    session.type("\u{1B}")
    try session.wait("the line to close") { !$0.text.contains("ofense") }
  }

  @Test("explains a number with i")
  func explain() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    session.type("i")
    try session.wait(for: "Open cases")
    session.type("\u{1B}")
    try session.wait(for: "NEEDS ATTENTION")
  }

  @Test("keeps the filter for the next time, and starts anew where what was kept is broken")
  func kept() throws {
    let office = try TinyOffice()
    let first = try Self.open(office)
    first.type("/offense = Robbery\r")
    try first.wait(for: "2 open cases")
    first.type("q")
    #expect(try first.end() == 0)
    let second = try TerminalSession([office.folder], state: office.path("state"))
    try second.wait(for: "2 open cases")
    second.type("q")
    #expect(try second.end() == 0)

    let folder = office.path("state/caseboard")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      try Data("{\"panel\":[}".utf8).write(to: URL(filePath: "\(folder)/\(name)"))
    }
    let third = try Self.open(office)
    #expect(third.screen.text.contains("no filter"))
  }
}
