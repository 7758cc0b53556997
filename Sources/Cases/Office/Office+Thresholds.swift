extension Office {
  /// Reads `thresholds:`.
  mutating func readThresholds(_ value: YAMLValue) throws(LoadError) {
    let table = try value.table(
      [
        "stalled", "small_n", "crossing", "hearings", "deadlines", "diversions", "decisions",
        "add_excluded_days",
      ])
    func days(_ key: String, _ range: ClosedRange<Int>, _ usual: Int) throws(LoadError) -> Int {
      try table[key]?.integer(range) ?? usual
    }
    stalledAfter = try days("stalled", 1...3650, stalledAfter)
    fewCases = try days("small_n", 2...1000, fewCases)
    ahead.crossing = try days("crossing", 1...3650, ahead.crossing)
    ahead.hearings = try days("hearings", 1...365, ahead.hearings)
    ahead.deadlines = try days("deadlines", 1...3650, ahead.deadlines)
    ahead.diversions = try days("diversions", 1...3650, ahead.diversions)
    ahead.decisions = try days("decisions", 0...3650, ahead.decisions)
    ahead.addsExcludedDays = try table["add_excluded_days"]?.flag() ?? ahead.addsExcludedDays
  }
}
