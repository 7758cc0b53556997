import Cases
import Metrics
import Terminal
import Testing

@testable import Dashboard

@Suite("Following")
struct FollowingTests {
  private let okafor = Follow.Subject.group(.attorney, "Adaeze Okafor")

  /// A session whose journal holds what is given.
  private func following(_ follows: [Follow], _ keys: String = "") -> Session {
    var session = opened(size: Size(width: 120, height: 40))
    session.receive(.journal(.read(follows)), at: 0)
    session.answer(from: InventedEngine())
    session.type(keys)
    return session
  }

  /// Types a text and Enter, and returns what the program is to do.
  private func write(_ text: String, in session: inout Session) -> [Effect] {
    for character in text { _ = session.handle(.character(character), at: 0) }
    return session.handle(.enter, at: 0)
  }

  @Test("asks for a note, and a day at its end")
  func note() {
    var session = following([], "2 F")
    let effects = write("two weeks of leave by 2022-12-01", in: &session)
    let follow = Follow(okafor, note: "two weeks of leave", due: Day("2022-12-01"))
    #expect(effects == [.journal(.keep([follow]))])
    #expect(session.state.message.contains("due 1 Dec 2022"))
  }

  @Test(
    "reads a day at the end of a note, or days from today",
    arguments: [
      ("call the lab by 2022-12-01", "call the lab", "2022-12-01"),
      ("ask by +14", "ask", "2022-11-19"), ("by +0", "", "2022-11-05"),
      ("finish by Monday", "finish by Monday", nil), ("by", "by", nil), ("", "", nil),
      ("by +99999", "by +99999", nil), ("  told  Reed ", "told  Reed", nil),
    ] as [(String, String, String?)])
  func parse(text: String, note: String, due: String?) throws {
    let today = try #require(Day("2022-11-05"))
    let parsed = FollowText.parse(text, today: today)
    #expect(parsed.note == note)
    #expect(parsed.due?.description == due)
  }

  @Test("needs no note, and follows all marked rows at once")
  func marked() {
    var session = following([], "2 x x F")
    let effects = write("", in: &session)
    guard case .journal(.keep(let follows))? = effects.first else {
      Issue.record("two are followed, not \(effects)")
      return
    }
    #expect(follows.count == 2)
    #expect(follows.first?.subject == okafor)
  }

  @Test("offers to change the note or to let go of what is followed already")
  func again() {
    var session = following([Follow(okafor, note: "leave")], "2 F")
    #expect(session.screen.text.contains("stop following Adaeze Okafor"))
    let effects = session.handle(.enter, at: 0)
    #expect(effects.isEmpty)
    guard case .prompt(let prompt)? = session.state.overlay else {
      Issue.record("the note can be changed, not \(String(describing: session.state.overlay))")
      return
    }
    #expect(prompt.editor.text == "leave")
    session.type("Esc F Down")
    #expect(session.handle(.enter, at: 0) == [.journal(.drop([okafor]))])
  }

  @Test("stands on Overview, on a page of its own, on the page and in lists of cases")
  func shown() throws {
    let id = InventedEngine.caseID(1)
    let follows = [
      Follow(.caseFile(id), note: "ask for the lab", due: Day("2022-11-01")),
      Follow(okafor, note: "two weeks of leave"),
    ]
    var session = following(follows)
    let overview = session.screen.text
    #expect(overview.contains("ask for the lab"))
    #expect(overview.contains("! 2022-11-01"))
    session.type("J")
    #expect(session.screen.text.contains("You follow 2; 1 due by now."))
    session.type("Enter")
    #expect(session.state.place == .caseFile(id))
    #expect(session.screen.text.contains("★ ask for the lab, 4 days"))
    session.type("2 Enter Enter")
    #expect(session.extract.columns.contains("note"))
    #expect(session.extract.rows.contains { $0.contains { $0.text == "ask for the lab" } })
  }

  @Test("says in a line that the journal cannot be used, and keeps what was read of it")
  func broken() {
    var session = following([Follow(okafor, note: "leave")])
    session.receive(.journal(.broken("the journal is locked")), at: 0)
    #expect(session.state.message == "The journal is locked.")
    #expect(session.state.followed.count == 1)
    session.type("2 F")
    #expect(session.state.message == "The journal is locked.")
    #expect(session.state.overlay == nil)
  }

  @Test("is of nothing that is no case and no group")
  func nothing() {
    var session = following([], "5 F")
    #expect(session.state.message == "Select a case, an attorney or a unit first.")
    session.type("J")
    #expect(session.screen.text.contains("You follow nothing yet"))
  }
}
