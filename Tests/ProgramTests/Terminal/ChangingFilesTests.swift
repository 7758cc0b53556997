import Foundation
import Testing

@Suite("The dashboard, while files change under it", .serialized, .timeLimit(.minutes(5)))
struct ChangingFilesTests {
  private static let row = "22-8,Cole,Felony,White,Theft,felony,open,2022-06-20,,\n"

  private static func open(_ office: TinyOffice) throws -> TerminalSession {
    let session = try TerminalSession([office.folder], state: office.path("state"))
    try session.wait(for: "3 open cases")
    return session
  }

  @Test("waits for the end of a row that is half written")
  func halfWritten() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    // The first half is a row with too few fields, were it taken for a whole one.
    try office.append(String(Self.row.prefix(20)), to: "cases.csv")
    try session.wait(seconds: 0.5)
    #expect(session.screen.text.contains("3 open cases"))
    let second = Self.row.replacing("22-8", with: "22-9")
    try office.append(String(Self.row.dropFirst(20)) + second, to: "cases.csv")
    try session.wait(for: "5 open cases")
    #expect(session.screen.text.contains(" 0 % set aside"))
  }

  @Test("swaps in a file that is replaced, with other rows or fewer")
  func replaced() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    try office.write(TinyOffice.cases + Self.row, to: "new")
    #expect(rename(office.path("new"), office.path("cases.csv")) == 0)
    try session.wait(for: "4 open cases")
    let without = TinyOffice.cases.split(separator: "\n").filter { !$0.contains("Robbery") }
    try office.write(without.joined(separator: "\n") + "\n", to: "new")
    #expect(rename(office.path("new"), office.path("cases.csv")) == 0)
    try session.wait(for: "1 open case")
  }

  @Test("keeps the last picture of a file that is broken, and goes on when it is whole again")
  func broken() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    try office.write("<!DOCTYPE html><html>Please log in</html>\n", to: "new")
    #expect(rename(office.path("new"), office.path("cases.csv")) == 0)
    try session.wait(for: "× since")
    #expect(session.screen.text.contains("3 open cases"))
    session.type("2")
    try session.wait(for: "Baker")
    try office.write(TinyOffice.cases + Self.row, to: "new")
    #expect(rename(office.path("new"), office.path("cases.csv")) == 0)
    session.type("1")
    try session.wait(for: "4 open cases")
    #expect(!session.screen.text.contains("× since"))
  }

  @Test("shows a row that changes its case, and not a second case")
  func updated() throws {
    let office = try TinyOffice()
    let session = try Self.open(office)
    let closed = TinyOffice.cases.replacing(
      "open,2022-05-02,,", with: "closed,2022-05-02,2022-06-30,plea")
    try office.write(closed, to: "cases.csv")
    try session.wait(for: "2 open cases")
    #expect(session.screen.text.contains("7 cases"))
  }
}
