import Foundation
import Testing

/// Offices that take long to read where the program is built for debugging; an optimized one may
/// have read them before the screen is taken, which must look the same in the end.
@Suite("An office that takes long to read", .serialized, .timeLimit(.minutes(5)))
struct LoadingOfficeTests {
  private static func cases(_ count: Int = 40_000, end: String = "") -> String {
    var rows = TinyOffice.cases
    for number in 0..<count {
      rows += "20-\(number),Baker,Felony,White,Theft,felony,closed,2021-03-01,2021-09-01,plea\n"
    }
    return rows + end
  }

  /// Whether the program has the terminal: how far reading is, or the numbers.
  private static func isTaken(_ screen: TerminalScreen) -> Bool {
    screen.text.contains("LOADING") || screen.text.contains("OPEN CASES")
  }

  @Test("opens at once, takes keys, and shows the panel that was chosen")
  func opens() throws {
    let office = try TinyOffice(cases: Self.cases())
    let session = try TerminalSession(
      [office.folder, "--no-cache"], state: office.path("state"))
    try session.wait("the screen", until: Self.isTaken)
    session.type("2")
    try session.wait(for: "Office › Caseload")
    try session.wait("the attorneys") { $0.text.contains("Cole") && $0.text.contains("40,007") }
    #expect(!session.screen.text.contains("LOADING"))
    session.type("q")
    #expect(try session.end() == 0)
    #expect(session.lineIsAsBefore)
  }

  @Test("is left at once")
  func quits() throws {
    let office = try TinyOffice(cases: Self.cases())
    let session = try TerminalSession(
      [office.folder, "--no-cache"], state: office.path("state"))
    try session.wait("the screen", until: Self.isTaken)
    session.type("q")
    #expect(try session.end() == 0)
    #expect(session.lineIsAsBefore && !session.screen.modes.contains(1049))
  }

  @Test("gives the terminal back and says why where it cannot be read to its end")
  func fails() throws {
    let office = try TinyOffice(cases: Self.cases(300_000, end: "20-x,\"Baker\n20-y,Baker\n"))
    let session = try TerminalSession(
      [office.folder, "--no-cache"], state: office.path("state"))
    #expect(try session.end() == 65)
    #expect(session.lineIsAsBefore && !session.screen.modes.contains(1049))
    #expect(session.screen.text.contains("cases.csv:300009: a quoted field begins in this row"))
    #expect(!session.screen.text.contains("LOADING"))
  }
}
