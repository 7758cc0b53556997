import Dashboard
import Metrics
import Terminal
import Testing

@Suite("What moved, on screen")
struct MovedPanelTests {
  private let size = Size(width: 120, height: 40)

  private func text(_ names: String, _ engine: InventedEngine = InventedEngine()) throws -> String {
    screen(of: engine, size: size, keys: try Key.parse(names).get()).text
  }

  @Test("opens into the cases of now")
  func cases() throws {
    #expect(try text("7 Enter").contains("Dismissed, now"))
  }

  @Test("says of the selected number how it was told from chance, and which groups did it")
  func card() throws {
    let card = try text("7 i")
    #expect(card.contains("Down, further than chance explains (difference of shares, Newcombe)."))
    #expect(card.contains("Which offense did it, in points"))
    #expect(card.contains("open the cases of before"))
    #expect(try text("7 Down i").contains("Cannot tell it from chance"))
    #expect(try text("7 Down Down i").contains("No verdict: some cases are in both"))
  }

  @Test("is compared with another period, and by other groups, at a key")
  func choices() throws {
    #expect(try text("7 r Down Enter").contains("Compared with the days just before."))
    #expect(try text("7 b Down Enter").contains("WHICH SEVERITY DID IT"))
  }

  @Test("says why nothing is compared")
  func nothing() throws {
    var engine = InventedEngine()
    engine.whyNotMoved = "no day of the period is whole yet"
    #expect(
      try text("7", engine).contains("Nothing is compared: no day of the period is whole yet."))
  }

  @Test("greys months that are not all recorded, where the lag is known")
  func lag() throws {
    var engine = InventedEngine()
    #expect(try text("1", engine).contains("grey: not all recorded"))
    engine.reportingLag = ReportingLag(why: "not in the data")
    #expect(try !text("1", engine).contains("grey: not all recorded"))
  }
}
