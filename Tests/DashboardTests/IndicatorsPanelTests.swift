import Metrics
import Terminal
import Testing

@testable import Dashboard

@Suite("The panel of indicators")
struct IndicatorsPanelTests {
  private func opened(_ keys: String = "") throws -> Session {
    var session = Session(
      DashboardState(panel: .indicators, question: Question()), size: Size(width: 110, height: 40))
    session.answer(from: InventedEngine())
    for key in try Key.parse(keys).get() {
      _ = session.handle(key, at: 0)
      session.answer(from: InventedEngine())
    }
    return session
  }

  @Test("says how many the data allows, under the headings of the goals")
  func headings() throws {
    let text = try opened().screen.text
    #expect(text.contains("Of 55 Prosecutorial Performance Indicators, this data measures"))
    #expect(text.contains("GOAL 1: CAPACITY & EFFICIENCY"))
    #expect(try opened("End").screen.text.contains("GOAL 3: FAIRNESS & JUSTICE"))
  }

  @Test("explains an indicator with what is known of its definition")
  func card() throws {
    let text = try opened("Down i").screen.text
    #expect(text.contains("PPI 1.1: Office felony and misdemeanor caseloads"))
    #expect(text.contains("Goal 1, Capacity & Efficiency"))
    #expect(text.contains("Measured: felonies filed, and resolved, per prosecutor"))
    let unknown = try opened("End i").screen.text
    #expect(unknown.contains("title not known to us"))
    #expect(unknown.contains("Measured: published definition not known to us."))
  }

  @Test("opens the cases behind its number, and the card where there are none")
  func enter() throws {
    let session = try opened("Down Enter")
    guard case .cases(let selection) = session.state.place else {
      Issue.record("a list is open, not \(session.state.place)")
      return
    }
    #expect(selection.behind?.source == .metric("open_per_attorney"))
    guard case .card? = try opened("End Enter").state.overlay else {
      Issue.record("a card is open")
      return
    }
  }

  @Test("loses its headings where it is sorted, and no indicator")
  func sorted() throws {
    let session = try opened("s Down Down Enter")
    let table = try #require(session.blocks.first?.table)
    #expect(table.records.count == 55)
    #expect(try opened().blocks.first?.table?.records.count == 58)
  }
}
