import Cases
import Dashboard
import Metrics
import Terminal
import Testing

private let panels = [
  "overview", "caseload", "performance", "disparity", "quality", "compare", "moved", "indicators",
]

/// A projector, a window, half a screen and a wall.
private let keptSizes = ["80x24", "120x40", "200x50", "300x100"]

@Suite("A panel")
struct PanelTests {
  @Test("looks as it is kept", arguments: panels, keptSizes)
  func looks(panel: String, size: String) throws {
    let canvas = screen(
      of: InventedEngine(), size: try self.size(size), keys: try keys(to: panel),
      live: .live(since: "10:42:07"))
    try expectScreen(canvas, "\(panel)-\(size)")
  }

  @Test("has a form in ASCII alone", arguments: panels, keptSizes)
  func ascii(panel: String, size: String) throws {
    let keys = try keys(to: panel) + [.character("A")]
    let canvas = screen(of: InventedEngine(), size: try self.size(size), keys: keys)
    // Names of people keep no letter that ASCII lacks either: the terminal could not show it.
    #expect(!canvas.text.contains { !$0.isASCII })
    try expectScreen(canvas, "\(panel)-\(size)-ascii")
  }

  @Test(
    "is drawn at every size, and fills it",
    arguments: panels,
    [
      (0, 0), (1, 1), (39, 11), (40, 12), (41, 13), (60, 16), (79, 23), (100, 30), (200, 50),
      (300, 100),
    ])
  func sizes(panel: String, size: (Int, Int)) throws {
    let canvas = screen(
      of: InventedEngine(), size: Size(width: size.0, height: size.1), keys: try keys(to: panel))
    #expect(canvas.size == Size(width: size.0, height: size.1))
  }

  @Test(
    "and what is opened from it are drawn at every size",
    arguments: [
      "2 Enter", "2 l Enter", "2 l Enter Enter", "1 i", "4 Down l l i", "5 i", "?", ": o p e n",
      "/ s e v e r i t y Space", "/ x", "s", "p", "r", "b Down Enter", "z", "3 Tab Tab z", "2 End",
      "2 l Enter End Enter", "6 i", "6 Down Enter", "6 M", "6 b Down Enter", "6 z",
      "3 Tab Tab Tab Tab Tab", "7 i", "7 Down Enter", "7 r Down Enter", "7 b Enter", "7 End i",
      "7 z",
    ])
  func everywhere(names: String) throws {
    let keys = try Key.parse(names).get()
    for (width, height) in [
      (0, 0), (1, 1), (40, 12), (57, 17), (78, 12), (78, 40), (80, 18), (110, 20), (149, 13),
      (200, 50), (300, 100),
    ] {
      let size = Size(width: width, height: height)
      let all = (width.isMultiple(of: 2) ? [] : [Key.character("A")]) + keys
      #expect(screen(of: InventedEngine(), size: size, keys: all).size == size)
    }
  }

  @Test("a case and a page of an attorney look as they are kept")
  func pages() throws {
    let size = Size(width: 100, height: 30)
    for (name, names) in [
      ("attorney", "2 Enter"), ("cases", "2 l Enter"), ("case", "2 l Enter Enter"),
      ("card", "4 Down i"), ("number", "l l l i"), ("expectation", "6 Down i"),
      ("change", "7 Down i"), ("times", "S"), ("times-card", "S Down i"), ("help", "?"),
      ("filter", "/ s e v e r i t y Space = Space x y"),
    ] {
      let canvas = screen(of: InventedEngine(), size: size, keys: try Key.parse(names).get())
      try expectScreen(canvas, "page-\(name)")
    }
  }

  @Test("says in words that the office has no attorney, and groups by unit")
  func noAttorney() {
    var engine = InventedEngine()
    engine.fields.remove(.attorney)
    let canvas = screen(
      of: engine, size: Size(width: 100, height: 30), keys: [.character("2")])
    #expect(canvas.text.contains("names no attorney, so the load is shown by unit"))
    #expect(canvas.text.contains("Special victims"))
  }

  @Test("shows no rate of data that does not hold all cases, and counts as at least")
  func partlyCovered() {
    var engine = InventedEngine()
    engine.isCovered = false
    let canvas = screen(of: engine, size: Size(width: 100, height: 30))
    #expect(canvas.text.contains("At least 2,421 open cases"))
    #expect(canvas.text.contains("≥ 2,421"))
    #expect(!canvas.text.contains("92 days"))
    #expect(!canvas.text.contains("89 %"))
  }

  @Test("says which size it needs where there is less")
  func tooSmall() {
    let canvas = screen(of: InventedEngine(), size: Size(width: 30, height: 8))
    #expect(canvas.text.contains("Caseboard needs 40 x 12."))
    #expect(canvas.text.contains("Here: 30 x 8."))
  }

  private func keys(to panel: String) throws -> [Key] {
    let index = try #require(panels.firstIndex(of: panel))
    return [.character(Character("\(index + 1)"))]
  }

  private func size(_ text: String) throws -> Size {
    let parts = text.split(separator: "x").compactMap { Int($0) }
    try #require(parts.count == 2)
    return Size(width: parts[0], height: parts[1])
  }
}

@Suite("An office that has not said what its data covers")
struct FilingHoleTests {
  @Test("is asked in the headline whether an extract with a hole is whole")
  func hole() {
    var engine = InventedEngine()
    engine.filingHoles = [24_204...24_263]
    let text = screen(of: engine, size: Size(width: 120, height: 40)).text
    #expect(text.contains("Hardly any filings from Jan 2017 to Dec 2021: is the extract whole?"))
  }
}
