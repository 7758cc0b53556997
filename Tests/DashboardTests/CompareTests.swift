import Cases
import Metrics
import Terminal
import Testing

@testable import Dashboard

@Suite("The panel that compares attorneys")
struct CompareTests {
  private func opened(_ keys: String, size: Size = Size(width: 110, height: 34)) -> Session {
    var session = Session(size: size)
    session.receive(.live(.live(since: "10:42:07")), at: 0)
    session.answer(from: InventedEngine())
    session.type(keys)
    return session
  }

  @Test("says in words how many lie outside, and how many would by chance")
  func headline() {
    let text = opened("6").screen.text
    #expect(text.contains("Dismissed: 2 of 6 attorneys lie outside the 95 % limits; about 0.2"))
    #expect(text.contains("● Bríd Ní Cheallaigh") && text.contains("● Farah Haddad"))
  }

  @Test("lists attorneys by name, and nobody's cases apart")
  func order() throws {
    let table = try #require(opened("6").blocks.compactMap(\.table).first)
    #expect(
      table.records.map(\.id) == [
        "Adaeze Okafor", "Bríd Ní Cheallaigh", "Chen Wei", "Dolores Reyes", "Emre Yıldız",
        "Farah Haddad", "(unassigned)",
      ])
    #expect(!table.columns.contains { $0.title.contains("RATE") })
  }

  @Test("opens a name into its page, a number into its cases")
  func opens() {
    #expect(
      opened("6 Down Enter").state.place == .group(GroupLabel(.attorney, "Bríd Ní Cheallaigh")))
    guard case .cases(let selection) = opened("6 Down l l Enter").state.place else {
      Issue.record("no list is open")
      return
    }
    #expect(
      selection.behind
        == NumberReference(
          .metric("dismissal_rate"), .numerator,
          group: [GroupLabel(.attorney, "Bríd Ní Cheallaigh")]))
  }

  @Test("chooses the measure and whom to compare, and undoes both")
  func chooses() {
    var session = opened("6 M t r i e d Enter")
    #expect(session.state.question.measure == "trial_rate")
    #expect(session.screen.text.contains("Tried: 2 of 6 attorneys"))
    session.type("b Down Enter")
    #expect(session.state.question.staff == .unit)
    #expect(session.screen.text.contains("of 3 units"))
    let found = DashboardState(SavedState(session.state))
    #expect(found.question.measure == "trial_rate" && found.question.staff == .unit)
    session.type("u u")
    #expect(session.state.question.measure == "dismissal_rate")
    #expect(session.state.question.staff == .attorney)
  }

  @Test("offers only shares of an attorney's cases, and says why others are not there")
  func measures() {
    let session = opened("6")
    let items = session.items(of: Menu(.measure))
    #expect(!items.contains { $0.action == .measure("open") })
    #expect(!items.contains { $0.action == .measure("unassigned") })
    let reason = items.first { $0.action == .measure("violent_conviction_rate") }?.reason
    #expect(reason == "The office's data has no violent.")
    #expect(session.reason(against: .measureMenu) == nil)
    #expect(opened("1").reason(against: .measureMenu) != nil)
  }

  @Test("says no rate of data that does not hold all cases")
  func partlyCovered() {
    var engine = InventedEngine()
    engine.isCovered = false
    let size = Size(width: 110, height: 34)
    let card = screen(of: engine, size: size, keys: [.character("6"), .down, .character("i")]).text
    #expect(card.contains("The data does not hold all of these cases"))
    #expect(!card.contains("Raw rates") && !card.contains("24.4-32.4"))
    let page = screen(of: engine, size: size, keys: [.character("6"), .down, .enter]).text
    #expect(!page.contains("28 % (24-32)"))
  }

  @Test("says why where nobody is compared")
  func nobody() {
    var engine = InventedEngine()
    engine.fields.remove(.attorney)
    let text = screen(
      of: engine, size: Size(width: 100, height: 30), keys: [.character("6")]
    ).text
    #expect(text.contains("The office's data has no attorney, so nobody is compared."))
  }

  @Test("is found by a click on a dot of the funnel")
  func click() throws {
    var session = opened("6")
    let lines = session.screen.lines
    let y = try #require(lines.firstIndex { $0.contains("● Farah Haddad") })
    let x = try #require(
      lines[y].firstIndex(of: "●").map { lines[y].distance(from: lines[y].startIndex, to: $0) })
    _ = session.handle(.press(x: x, y: y), at: 0)
    #expect(session.selection?.spot.row == "Farah Haddad")
  }

  @Test("sets each rate of an attorney's page beside the own past and the office")
  func page() {
    let text = opened("6 Down Enter", size: Size(width: 120, height: 40)).screen.text
    #expect(text.contains("RATES BESIDE PAST, UNIT AND OFFICE"))
    #expect(text.contains("28 % (24-32)"))
    #expect(text.contains("141 / 100.0 ("))
  }
}
