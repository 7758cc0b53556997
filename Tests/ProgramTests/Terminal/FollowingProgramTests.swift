import Foundation
import Testing

@Suite("What a person follows", .serialized, .timeLimit(.minutes(5)))
struct FollowingProgramTests {
  private static func open(_ office: TinyOffice, _ arguments: [String] = []) throws
    -> TerminalSession
  {
    let session = try TerminalSession([office.folder] + arguments, state: office.path("state"))
    try session.wait(for: "OPEN CASES")
    return session
  }

  /// The file of the journal; there is one office only.
  private static func journal(_ office: TinyOffice) throws -> String {
    let folder = office.path("state/caseboard")
    let name = try FileManager.default.contentsOfDirectory(atPath: folder)
      .first { $0.hasSuffix(".sqlite") }
    return folder + "/" + (try #require(name))
  }

  /// Follows an attorney of the caseload.
  private static func follow(_ session: TerminalSession, _ note: String) throws {
    session.type("2")
    try session.wait(for: "Office › Caseload")
    session.type("F")
    try session.wait(for: "A note on Baker")
    session.type("\(note)\r")
    try session.wait(for: "You follow")
  }

  @Test("is there again the next time, for its owner alone, and printed by the command")
  func kept() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    try Self.follow(session, "ask about leave by 2022-07-15")
    session.type("1")
    try session.wait(for: "ask about leave")
    session.type("q")
    #expect(try session.end() == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: Self.journal(office))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let again = try Self.open(office, ["--fresh"])
    try again.wait(for: "ask about leave")
    again.type("q")
    _ = try again.end()
    let printed = try ProgramRun(
      ["followed", office.folder], environment: ["XDG_DATA_HOME": office.path("state")])
    #expect(printed.output.contains("2022-07-15,attorney,Baker,ask about leave,group"))
  }

  @Test("is seen by a second window, and neither loses what the other marks")
  func two() throws {
    let office = try TinyOffice()
    let one = try Self.open(office)
    let other = try Self.open(office)
    try Self.follow(one, "first")
    try other.wait(for: "first")
    other.type("2")
    try other.wait(for: "Office › Caseload")
    other.type("\u{1B}[BF")
    try other.wait(for: "A note on Cole")
    other.type("second\r")
    try other.wait(for: "You follow")
    one.type("J")
    try one.wait(for: "second")
    try one.wait(for: "first")
    for session in [one, other] {
      session.type("q")
      _ = try session.end()
    }
  }

  @Test("stays away from those it is shared with")
  func shared() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    try Self.follow(session, "not for others")
    session.type("q")
    _ = try session.end()
    let shared = try Self.open(office, ["--share"])
    shared.type("J")
    try shared.wait(for: "not for others to see")
    #expect(!shared.screen.text.contains("FOLLOWED"))
    shared.type("q")
    _ = try shared.end()
  }

  @Test("that is damaged is said in a line, and all else works")
  func damaged() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    try Self.follow(session, "soon lost")
    session.type("q")
    _ = try session.end()
    let path = try Self.journal(office)
    try "<html>".write(toFile: path, atomically: false, encoding: .utf8)
    let again = try Self.open(office)
    try again.wait(for: "The journal is damaged")
    again.type("2")
    try again.wait(for: "Baker")
    again.type("F")
    try again.wait(for: "The journal is damaged")
    again.type("q")
    #expect(try again.end() == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "<html>")
  }
}
