import Testing

@testable import Terminal

@Suite("The clipboard")
struct ClipboardTests {
  @Test(
    "gets text in base64",
    arguments: [
      // The vectors of RFC 4648, section 10.
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("é\u{1b}", "w6kb"),
    ])
  func base64(text: String, encoded: String) {
    #expect(Clipboard.base64(text) == encoded)
    #expect(
      Clipboard.sequence(for: text, through: .terminal) == "\u{1b}]52;c;\(encoded)\u{7}")
  }

  @Test("goes through GNU screen in pieces that it takes, which are the whole together")
  func pieces() throws {
    let text = String(repeating: "a case, ", count: 200)
    let whole = try #require(Clipboard.sequence(for: text, through: .terminal))
    let wrapped = try #require(Clipboard.sequence(for: text, through: .screen))
    let pieces = wrapped.split(separator: "\u{1b}\\").map { $0.dropFirst(2) }
    #expect(pieces.joined() == whole)
    #expect(pieces.count > 1 && pieces.allSatisfy { $0.utf8.count <= 240 })
  }

  @Test("takes what terminals take and no more")
  func limit() throws {
    let most = String(repeating: "x", count: Clipboard.limit)
    #expect(try #require(Clipboard.sequence(for: most, through: .terminal)).utf8.count == 100_000)
    #expect(Clipboard.sequence(for: most + "x", through: .terminal) == nil)
  }

  @Test("of a scripted screen keeps what was copied")
  func scripted() {
    let screen = ScriptedScreen(Size(width: 10, height: 2), keys: [])
    #expect(screen.copy("one") && screen.copy("two"))
    #expect(!screen.copy(String(repeating: "x", count: Clipboard.limit + 1)))
    #expect(screen.copied == ["one", "two"])
  }
}
