import Foundation
import Metrics
import Testing

@testable import Reports

@Suite("The reference of metrics")
struct MetricsReferenceTests {
  @Test("in the documentation is the one that the catalogue makes")
  func current() throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = package.appending(path: "docs/metrics.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(
      text == MetricsReference.markdown,
      "run: swift run caseboard reference --out docs/metrics.md")
  }

  @Test("has every metric, decision point, indicator and method once")
  func complete() {
    let lines = MetricsReference.markdown.split(separator: "\n")
    #expect(
      lines.filter { $0.hasPrefix("### ") && !$0.contains(" Goal ") }.count == Metric.all.count + 1)
    for metric in Metric.all { #expect(lines.count { $0 == "### \(metric.id)" } == 1) }
    for point in DecisionPoint.all {
      #expect(lines.count { $0.hasPrefix("| `\(point.id)` |") } == 1)
    }
    for indicator in Indicator.all {
      guard let number = indicator.number else { continue }
      #expect(lines.count { $0.hasPrefix("- **\(number)** ") } == 1)
    }
    for method in Method.all { #expect(lines.count { $0.hasPrefix("| \(method.name) |") } == 1) }
  }
}
