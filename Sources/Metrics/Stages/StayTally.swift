import Cases

/// What can be counted in parts that are added.
protocol StayTally: Sendable {
  /// Adds what another counted.
  mutating func merge(_ other: Self)
}

extension StageTally: StayTally {}

/// Counts rows on all cores: parts of them, which are added.
func tallied<Tally: StayTally>(
  _ rows: ArraySlice<Int32>, _ empty: Tally, _ count: @Sendable (inout Tally, Int32) -> Void
) -> Tally {
  let size = 16_384
  let parts = Parallel.map((rows.count + size - 1) / size) { part in
    var tally = empty
    let first = rows.startIndex + part * size
    for row in rows[first..<min(first + size, rows.endIndex)] { count(&tally, row) }
    return tally
  }
  return parts.reduce(into: empty) { $0.merge($1) }
}
