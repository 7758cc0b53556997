import Cases
import Metrics
import Terminal
import Testing

@testable import Dashboard

@Suite("A session")
struct SessionTests {
  @Test("goes from the office to an attorney, the cases and one case, and back")
  func drillDown() throws {
    var session = opened()
    session.type("2 Enter")
    #expect(session.state.place == .group(GroupLabel(.attorney, "Adaeze Okafor")))
    #expect(session.screen.text.contains("Office › Caseload › Adaeze Okafor"))
    session.type("Enter Down Enter")
    guard case .caseFile(let id) = session.state.place else {
      Issue.record("a case is open, not \(session.state.place)")
      return
    }
    #expect(id == InventedEngine.caseID(1))
    #expect(session.screen.text.contains("Possession of narcotic drugs"))
    session.type("Esc Esc Esc")
    #expect(session.state.place == .panel(.caseload))
  }

  @Test("opens a cell into the cases behind its number")
  func cell() throws {
    var session = opened()
    session.type("2 Down l l l l l l l l l l Enter")
    guard case .cases(let selection) = session.state.place else {
      Issue.record("a list is open, not \(session.state.place)")
      return
    }
    #expect(
      selection.behind
        == NumberReference(
          .metric("stalled"), .numerator,
          group: [GroupLabel(.attorney, "Bríd Ní Cheallaigh")]))
  }

  @Test("keeps the selection on the same record when the order and the data change")
  func selectionStays() {
    var session = opened()
    session.type("2 Down Down")
    #expect(session.selection?.spot.row == "Chen Wei")
    session.type(">")
    #expect(session.selection?.spot.row == "Chen Wei")
    var engine = InventedEngine()
    engine.added = 7
    session.receive(.snapshot(Snapshot(engine, session.state.request)), at: 0)
    #expect(session.selection?.spot.row == "Chen Wei")
  }

  @Test("marks what moved, and lets the mark fade after ten seconds")
  func marks() {
    var session = opened()
    #expect(session.nextChange == nil)
    var engine = InventedEngine()
    engine.added = 3
    session.receive(.snapshot(Snapshot(engine, session.state.request)), at: 1_000)
    #expect(session.screen.text.contains("▲3"))
    #expect(session.nextChange == 11_000)
    session.pass(to: 10_999)
    #expect(session.nextChange == 11_000)
    session.pass(to: 11_000)
    #expect(session.nextChange == nil)
    #expect(!session.screen.text.contains("▲3"))
  }

  @Test("shows newer data only once the freeze has ended")
  func freeze() {
    var session = opened()
    session.type("Space")
    var engine = InventedEngine()
    engine.added = 9
    session.receive(.snapshot(Snapshot(engine, session.state.request)), at: 0)
    #expect(session.screen.text.contains("2,421"))
    #expect(session.screen.text.contains("frozen, newer data waits"))
    _ = session.handle(.character(" "), at: 0)
    #expect(session.screen.text.contains("2,430"))
    session.answer(from: engine)
    #expect(session.screen.text.contains("2,430"))
  }

  @Test("filters as one types, counts what is kept, and undoes")
  func filter() throws {
    var session = opened()
    session.type("/ s e v e r i t y Space = Space f e l o n y")
    #expect(session.screen.text.contains("keeps 316 cases"))
    session.type("Enter")
    #expect(session.state.question.filter == "severity = felony")
    #expect(session.snapshot?.request.scope.filter.text == "severity = felony")
    session.type("u")
    #expect(session.state.question.filter.isEmpty)
    #expect(session.state.question == Question())
  }

  @Test("says under the text where a filter is wrong, and keeps what was in force")
  func wrongFilter() throws {
    var session = opened()
    session.type("/ s e v e r i t i Space = Space x")
    let caret = session.screen.lines.first { $0.contains("^") }
    #expect(caret != nil)
    session.type("Enter")
    #expect(session.state.question.filter.isEmpty)
    session.type("Esc")
    #expect(session.state.overlay == nil)
  }

  @Test("completes a field, a comparison and a value")
  func completion() {
    var session = opened()
    session.type("/ a t t Tab")
    guard case .line(let line)? = session.state.overlay else {
      Issue.record("the line is open")
      return
    }
    #expect(line.editor.text == "attorney ")
    session.type("Tab c h e Tab")
    guard case .line(let done)? = session.state.overlay else { return }
    #expect(done.editor.text == "attorney = \"Chen Wei\" ")
  }

  @Test("moves the period back and forward again")
  func periods() {
    var session = opened()
    session.type(",")
    #expect(
      session.snapshot?.period == Period(from: day("2020-11-06"), through: day("2021-11-05")))
    session.type(".")
    #expect(session.state.question.period == .months(12))
    session.type(".")
    #expect(session.state.message == "These are the newest days of the data.")
  }

  @Test("returns to views in its history")
  func history() {
    var session = opened()
    session.type("2 3 [")
    #expect(session.state.panel == .caseload)
    session.type("[ ]")
    #expect(session.state.panel == .caseload)
    session.type("[ [")
    #expect(session.state.message == "This is the first view.")
  }

  @Test("says why a command can do nothing")
  func reasons() {
    var session = opened()
    session.type("r")
    #expect(session.state.overlay != nil)
    session.type("Esc 2 r")
    #expect(session.state.message == "Only Disparity compares groups; 4 shows it.")
    session.type("e")
    #expect(session.state.message.contains("does nothing here"))
  }

  @Test("finds a command by some of its letters and runs it")
  func palette() {
    var session = opened()
    session.type(": d i s p a r i t y : Enter")
    #expect(session.state.panel == .disparity)
  }

  @Test("explains a number with its parts, and opens the cases behind it")
  func card() {
    var session = opened()
    session.type("l l l i")
    #expect(session.screen.text.contains("189 of 2,421"))
    session.type("Enter")
    guard case .cases(let selection) = session.state.place else {
      Issue.record("a list is open, not \(session.state.place)")
      return
    }
    #expect(selection.behind == NumberReference(.metric("pending_over_standard"), .numerator))
  }

  @Test("says on a card which bytes the numbers were made from, once it is known")
  func digests() {
    var session = opened(size: Size(width: 100, height: 40))
    session.type("l l l i")
    #expect(!session.screen.text.contains("SHA-256"))
    let digest = String(repeating: "0123456789abcdef", count: 4)
    session.receive(.digests(SourceDigests(["cases.csv": digest])), at: 0)
    #expect(session.screen.text.contains("SHA-256: cases.csv 0123456789ab"))
    #expect(!session.screen.text.contains("0123456789abc"))
    session.receive(.digests(SourceDigests()), at: 0)
    #expect(!session.screen.text.contains("SHA-256"))
  }

  @Test("opens from a card the cases of each part of its number, which add up on it")
  func parts() {
    var session = opened()
    session.type("l l l i")
    let text = session.screen.text
    #expect(text.contains("2,434 in question = 2,421 counted + 13 left out"))
    #expect(text.contains("9  left out: no filed day"))
    #expect(text.contains("4  left out: disposed before filed"))
    session.type("Down Down Down Enter")
    guard case .cases(let selection) = session.state.place else {
      Issue.record("a list is open, not \(session.state.place)")
      return
    }
    #expect(selection.behind?.side == .because("disposed before filed"))
    #expect(selection.title == "over the standard, left out: disposed before filed")
  }

  @Test("keeps the last good picture and says why the files cannot be read")
  func broken() {
    var session = opened(size: Size(width: 120, height: 40))
    session.receive(.live(.broken(reason: "cases.csv is gone", since: "10:43:00")), at: 0)
    #expect(session.screen.text.contains("since 10:43:00: cases.csv is gone"))
    #expect(session.screen.text.contains("2,421"))
  }

  @Test("selects and opens with the mouse")
  func mouse() throws {
    var session = opened()
    let row = try #require(session.screen.lines.firstIndex { $0.contains("  135  stalled") })
    _ = session.handle(.press(x: 12, y: row), at: 0)
    #expect(session.selection?.spot.section == "attention")
    _ = session.handle(.doubleClick(x: 12, y: row), at: 0)
    session.answer(from: InventedEngine())
    guard case .cases = session.state.place else {
      Issue.record("a list is open, not \(session.state.place)")
      return
    }
    let tabs = session.screen.lines[1]
    let tab = try #require(tabs.firstRange(of: "2"))
    let x = tabs.distance(from: tabs.startIndex, to: tab.lowerBound)
    _ = session.handle(.press(x: x, y: 1), at: 0)
    #expect(session.state.panel == .caseload)
  }

  @Test("never shows a case's id but on lists of cases and on its page")
  func privacy() {
    for panel in ["1", "2", "3", "4", "5"] {
      var session = opened(size: Size(width: 200, height: 50))
      session.type(panel)
      #expect(!session.screen.text.contains("22CF"))
    }
  }

  @Test("keeps what a person would miss, and finds it again")
  func saved() {
    var session = opened()
    session.type("2 > /")
    session.type("u n i t Space = Space F e l o n y Enter , T")
    let found = DashboardState(SavedState(session.state))
    #expect(found.panel == .caseload)
    #expect(found.question.filter == session.state.question.filter)
    #expect(found.question.period == session.state.question.period)
    #expect(found.sorts == session.state.sorts)
    #expect(found.look == session.state.look)
  }
}
