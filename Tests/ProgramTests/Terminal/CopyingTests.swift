import Foundation
import Testing

@Suite("What is copied", .serialized, .timeLimit(.minutes(5)))
struct CopyingTests {
  /// Copies the row of an attorney; what the terminal was told for the clipboard.
  private static func copied(in terminal: String, _ variables: [String: String] = [:]) throws
    -> String
  {
    let office = try TinyOffice()
    let session = try TerminalSession(
      [office.folder], state: office.path("state"),
      environment: variables.merging(["TERM": terminal]) { $1 })
    try session.wait(for: "3 open cases")
    session.type("2")
    try session.wait(for: "MONTH FILED")
    session.type("Y")
    try session.wait("word of the copy") {
      $0.line(29).localizedStandardContains("copied") || $0.line(29).contains("takes no text")
    }
    session.type("\u{3}")
    _ = try session.end()
    return session.screen.commands.joined()
  }

  @Test("reaches the clipboard of the person", arguments: ["xterm-256color", "tmux-256color"])
  func reaches(terminal: String) throws {
    let told = try Self.copied(in: terminal)
    let letters = try #require(
      told.hasPrefix("52;c;") ? Data(base64Encoded: String(told.dropFirst(5))) : nil)
    #expect(String(decoding: letters, as: UTF8.self).contains("Baker"))
  }

  @Test("is left where no terminal would take it, and that is said")
  func nowhere() throws {
    #expect(try Self.copied(in: "linux").isEmpty)
  }
}
