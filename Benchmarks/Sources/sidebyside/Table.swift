import Foundation

/// A table in Markdown.
struct Table {
  var columns: [String]
  var rows: [[String]] = []

  var text: String {
    let rule = columns.indices.map { $0 == 0 ? "---" : "---:" }
    return ([columns, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
      .joined(separator: "\n") + "\n"
  }
}

/// A number with so many decimals.
func decimals(_ number: Double, _ places: Int = 2) -> String {
  String(format: "%.\(places)f", number)
}

/// A number of rows as people say it: 10k, 1M.
func spoken(_ rows: Int) -> String {
  rows % 1_000_000 == 0 ? "\(rows / 1_000_000)M" : rows % 1000 == 0 ? "\(rows / 1000)k" : "\(rows)"
}
