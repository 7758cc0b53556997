/// How many rows have something, and the first of them.
struct FirstPlaces: Hashable, Sendable {
  private(set) var count = 0
  /// The first rows, in their order, ``Findings/placesKept`` at most; fewer than there should be
  /// where ``isShort``.
  private(set) var first: [Int] = []

  /// Whether some of the first rows went and those that follow are to be looked for.
  var isShort: Bool { first.count < min(count, Findings.placesKept) }

  /// Counts a row.
  mutating func add(_ row: Int) {
    // While the list is short, what lies behind it is not known.
    let isKnown = !isShort || first.last.map { row < $0 } ?? false
    count += 1
    guard isKnown, first.count < Findings.placesKept || row < first.last ?? .max else { return }
    let place = first.lastIndex { $0 < row }.map { $0 + 1 } ?? 0
    first.insert(row, at: place)
    if first.count > Findings.placesKept { first.removeLast() }
  }

  /// Takes a row that was counted out again.
  mutating func remove(_ row: Int) {
    count -= 1
    if let place = first.firstIndex(of: row) { first.remove(at: place) }
  }

  /// Adds the rows of another part of the office, which lie behind these.
  mutating func append(_ other: FirstPlaces) {
    count += other.count
    first += other.first.prefix(Findings.placesKept - first.count)
  }

  /// Looks for the first rows that are missing here, from a row on.
  mutating func complete(upTo end: Int, _ has: (Int) -> Bool) {
    var row = first.last.map { $0 + 1 } ?? 0
    while isShort, row < end {
      if has(row) { first.append(row) }
      row += 1
    }
  }
}
