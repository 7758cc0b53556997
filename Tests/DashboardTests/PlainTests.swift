import Cases
import Metrics
import Terminal
import Testing

@testable import Dashboard

@Suite("The plain form")
struct PlainTests {
  private func plain(
    _ keys: String = "", size: Size = Size(width: 80, height: 24)
  ) -> Session {
    var state = DashboardState()
    state.look.isPlain = true
    var session = Session(state, size: size)
    session.receive(.live(.live(since: "10:42:07")), at: 0)
    session.answer(from: InventedEngine())
    session.type(keys)
    return session
  }

  @Test(
    "says every panel and page in words, without a box or a picture",
    arguments: [
      "1", "2", "3", "4", "5", "6", "7", "8", "2 Enter", "2 l Enter", "2 l Enter Enter",
      "S", "4 Down l l l l Enter",
    ])
  func words(keys: String) {
    let session = plain(keys)
    let text = session.plainText
    let pictures = "─│┌┐└┘├┤╭╮╰╯█▇▆▅▄▃▂▁▏▎▍▌▋▊▉░▒▓●○◆◇▲▼•┊╌┃"
    #expect(!text.contains { pictures.contains($0) }, "\(keys)")
    let content = text.split(separator: "\n").dropFirst(3)
    #expect(content.count >= 3, "\(keys): \(text)")
    #expect(session.screen.size == Size(width: 80, height: 24))
  }

  @Test("puts the cursor on what is selected, and says it in the last line")
  func cursor() throws {
    var session = plain()
    session.type("Down Down")
    let canvas = session.screen
    let cursor = try #require(canvas.cursor)
    #expect(canvas.lines[cursor.y].hasPrefix("> "))
    #expect(cursor.x == 0)
    let words = try #require(session.selection?.words)
    #expect(canvas.lines[cursor.y].contains(words.prefix(20)))
    #expect(canvas.lines[23].contains(words.prefix(20)))
  }

  @Test("keeps what did not change in its place as the selection moves")
  func stays() {
    var session = plain()
    let before = session.screen.lines
    session.type("Down")
    let after = session.screen.lines
    let changed = zip(before, after).count { $0 != $1 }
    // The line left, the line gone to, and the status.
    #expect(changed <= 3)
  }

  @Test("says a change of the data in one line")
  func changes() {
    var session = plain()
    var engine = InventedEngine()
    engine.added = 3
    session.receive(.snapshot(Snapshot(engine, session.state.request)), at: 1_000)
    #expect(session.screen.lines[23].contains("Changed: "))
    #expect(session.screen.lines[23].contains("up 3"))
  }

  @Test("has its menus, cards and lines to type in as words, too")
  func overlays() throws {
    #expect(plain("?").screen.text.contains("Keys, type to find"))
    #expect(plain("l l l i").screen.text.contains("189 of 2,421"))
    let filter = plain("/ s e v e r i t i Space = Space x")
    #expect(filter.screen.text.contains("At character"))
    let cursor = try #require(filter.screen.cursor)
    #expect(cursor.x == 2 + "severiti = x".count)
    #expect(plain("w c s v").screen.text.contains("the table as CSV"))
    #expect(plain("v Enter").screen.text.contains("Keep this view under the name"))
  }

  @Test("is drawn at every size, and gone through by the same keys")
  func sizes() {
    for (width, height) in [(0, 0), (1, 1), (5, 2), (20, 5), (40, 12), (300, 100)] {
      let size = Size(width: width, height: height)
      #expect(plain("2 Down Enter", size: size).screen.size == size)
    }
    #expect(plain("2 Enter").state.place == .group(GroupLabel(.attorney, "Adaeze Okafor")))
  }
}
