/// Counts findings as they are met, with their first places.
struct FindingTally {
  private struct Key: Hashable {
    var rule: QualityRule
    var field: String
  }

  private struct Entry {
    var rows = 0
    /// The first places in the order of files and lines, however rows are met: columns are read one
    /// after another, and rows may be added to any file.
    private(set) var first: [RecordPlace] = []
    var values: [String: Int] = [:]

    mutating func add(_ place: RecordPlace) {
      guard first.count < Findings.placesKept || first.last.map({ place < $0 }) ?? true else {
        return
      }
      let index = first.lastIndex { $0 <= place }.map { $0 + 1 } ?? 0
      first.insert(place, at: index)
      if first.count > Findings.placesKept { first.removeLast() }
    }
  }

  /// How many different unlisted values are counted by themselves.
  private static let valuesCounted = 1000

  private var entries: [Key: Entry] = [:]

  /// Counts one row.
  mutating func add(
    _ rule: QualityRule, _ field: String, at place: RecordPlace, value: String? = nil
  ) {
    let key = Key(rule: rule, field: field)
    var entry = entries.removeValue(forKey: key) ?? Entry()
    entry.rows += 1
    entry.add(place)
    if let value, entry.values[value] != nil || entry.values.count < Self.valuesCounted {
      entry.values[value, default: 0] += 1
    }
    entries[key] = entry
  }

  /// Counts rows, the first of them at some places.
  mutating func add(
    _ rule: QualityRule, _ field: String, rows: Int, first: [RecordPlace]
  ) {
    guard rows > 0 else { return }
    let key = Key(rule: rule, field: field)
    var entry = entries.removeValue(forKey: key) ?? Entry()
    entry.rows += rows
    for place in first { entry.add(place) }
    entries[key] = entry
  }

  /// The findings, `outOf` telling how many rows each was looked for in.
  func findings(
    outOf: (QualityRule, String) -> Int, place: (RecordPlace) -> Place
  ) -> [Finding] {
    let order = Dictionary(
      uniqueKeysWithValues: QualityRule.allCases.enumerated().map { ($0.element, $0.offset) })
    return entries.map { key, entry in
      let values = entry.values.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      return Finding(
        rule: key.rule, field: key.field, rows: entry.rows, outOf: outOf(key.rule, key.field),
        first: entry.first.map(place), values: values.prefix(20).map { "\($0.key) (\($0.value))" })
    }.sorted {
      (order[$0.rule] ?? 0, -$0.rows, $0.field) < (order[$1.rule] ?? 0, -$1.rows, $1.field)
    }
  }
}
