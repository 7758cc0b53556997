extension Office {
  /// Reads `sharing:`, the smallest group alone or a table.
  mutating func readSharing(_ value: YAMLValue) throws(LoadError) {
    guard value.isTable else {
      sharingSmallest = try value.integer(2...1000)
      return
    }
    let table = try value.table(["smallest", "filters", "periods"])
    if let smallest = table["smallest"] { sharingSmallest = try smallest.integer(2...1000) }
    for entry in try table["filters"]?.entries() ?? [] {
      shared.filters.append(.init(name: entry.name, text: try entry.value.string()))
    }
    if let periods = table["periods"] { shared.periods = try periods.strings() }
  }
}
