/// Counts findings as they are met, with their first places.
struct FindingTally {
  private struct Key: Hashable {
    var rule: QualityRule
    var field: String
  }

  private struct Entry {
    var rows = 0
    var first: [RecordPlace] = []
    var values: [String: Int] = [:]
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
    if entry.first.count < Findings.placesKept { entry.first.append(place) }
    if let value, entry.values[value] != nil || entry.values.count < Self.valuesCounted {
      entry.values[value, default: 0] += 1
    }
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
