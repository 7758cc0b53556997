import Foundation
import Terminal
import Testing

@testable import Dashboard

@Suite("The guide")
struct GuideTests {
  @Test("names every panel with its key", arguments: Panel.allCases)
  func panels(panel: Panel) throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let guide = try String(contentsOf: package.appending(path: "README.md"), encoding: .utf8)
    #expect(guide.contains("| `\(panel.key)` | \(panel.title) |"))
  }

  @Test("lists every key with what it does, from the one table of keys")
  func keys() throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = package.appending(path: "docs/dashboard.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let begin = "<!-- keys: written by the tests, from the one table of keys -->\n"
    let parts = text.components(separatedBy: begin)
    let end = try #require(parts.last?.firstRange(of: "<!-- end of keys -->"))
    let rest = try #require(parts.last)
    let known = KeyBinding.guide
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
      let new = parts[0] + begin + known + rest[end.lowerBound...]
      try new.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    #expect(String(rest[..<end.lowerBound]) == known)
  }
}

extension KeyBinding {
  /// The table of keys of the guide.
  fileprivate static var guide: String {
    Topic.allCases.map { topic in
      let rows = all.filter { $0.topic == topic }
      var commands: [Command] = []
      for row in rows where !commands.contains(row.command) { commands.append(row.command) }
      let lines = commands.map { command in
        let own = rows.filter { $0.command == command }
        var labels: [String] = []
        for key in own.flatMap(\.keys) where !labels.contains(key.label) {
          labels.append(key.label)
        }
        let keys = labels.map { $0 == "\\" ? "`\\`" : "`\($0)`" }.joined(separator: " ")
        return "| \(keys) | \(own[0].help) |"
      }
      return "| \(topic.rawValue) | |\n|---|---|\n" + lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }
}
