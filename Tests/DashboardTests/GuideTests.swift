import Dashboard
import Foundation
import Testing

@Suite("The guide")
struct GuideTests {
  @Test("names every panel with its key", arguments: Panel.allCases)
  func panels(panel: Panel) throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let guide = try String(contentsOf: package.appending(path: "README.md"), encoding: .utf8)
    #expect(guide.contains("| `\(panel.number)` | \(panel.title) |"))
  }
}
