import Dashboard
import Metrics
import Terminal
import Testing

private let panels = ["overview", "caseload", "performance", "disparity", "quality"]

@Suite("A panel")
struct PanelTests {
  @Test("looks as it is kept", arguments: panels, ["80x24", "120x40"])
  func looks(panel: String, size: String) throws {
    let canvas = screen(
      of: InventedEngine(), size: try self.size(size), keys: try keys(to: panel),
      live: .live(since: "10:42:07"))
    try expectScreen(canvas, "\(panel)-\(size)")
  }

  @Test("has a form in ASCII alone", arguments: panels)
  func ascii(panel: String) throws {
    let keys = try keys(to: panel) + [.character("A")]
    let canvas = screen(of: InventedEngine(), size: Size(width: 80, height: 24), keys: keys)
    // Names of people keep no letter that ASCII lacks either: the terminal could not show it.
    #expect(!canvas.text.contains { !$0.isASCII })
    try expectScreen(canvas, "\(panel)-ascii")
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
