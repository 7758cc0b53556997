/// Counts of rows by group and by the conditions that they meet, with sums of values beside.
///
/// Place 0 takes the rows that are not asked for; the place of a group and of a combination of
/// conditions is `(group << bits | conditions) + 1`.
final class CountTable {
  let bits: Int
  let sumCount: Int
  /// How many groups there is room for.
  private(set) var groups: Int
  private var counts: CellMemory<UInt32>
  private var sums: [CellMemory<Int64>]
  private let copies: Int

  /// Creates a table; where groups may become more it `grows`.
  init(groups: Int, bits: Int, sumCount: Int, grows: Bool) {
    self.groups = groups
    self.bits = bits
    self.sumCount = sumCount
    let size = groups << bits + 1
    copies = size <= 4096 && !grows ? 4 : 1
    counts = CellMemory(size * copies)
    sums = (0..<sumCount).map { [copies] _ in CellMemory(size * copies) }
  }

  /// The places of one copy.
  var size: Int { groups << bits + 1 }

  /// How far copies lie apart; 0 where there is one.
  var stride: Int { copies == 1 ? 0 : size }

  /// The counts, and the sums of a value.
  var countBase: UnsafeMutablePointer<UInt32> { counts.base }
  func sumBase(_ sum: Int) -> UnsafeMutablePointer<Int64> { sums[sum].base }

  /// Makes room for more groups.
  func makeRoom(groups wanted: Int) {
    guard wanted > groups else { return }
    groups = max(2 * groups, wanted)
    counts = counts.grown(to: size)
    sums = sums.map { $0.grown(to: size) }
  }

  /// What the rows of a group come to.
  struct Totals {
    let bits: Int
    /// By condition the rows that meet it, then all rows.
    fileprivate(set) var counts: [Int]
    /// By value and condition, the sums over the same rows.
    fileprivate(set) var sums: [Int64]

    /// Creates totals of no rows.
    init(_ table: CountTable) {
      bits = table.bits
      counts = Array(repeating: 0, count: bits + 1)
      sums = Array(repeating: 0, count: table.sumCount * (bits + 1))
    }
  }

  /// Sets totals to what the rows of a group come to, over all combinations of conditions.
  func read(_ group: Int, into totals: inout Totals) {
    for place in totals.counts.indices { totals.counts[place] = 0 }
    for place in totals.sums.indices { totals.sums[place] = 0 }
    for conditions in 0..<1 << bits {
      let place = group << bits + conditions + 1
      let rows = rows(at: place)
      guard rows != 0 else { continue }
      // All rows, and the conditions that are met.
      var met = conditions | 1 << bits
      while met != 0 {
        totals.counts[met.trailingZeroBitCount] += rows
        met &= met - 1
      }
      for value in 0..<sumCount {
        let sum = sum(value, at: place)
        met = conditions | 1 << bits
        while met != 0 {
          totals.sums[value * (bits + 1) + met.trailingZeroBitCount] &+= sum
          met &= met - 1
        }
      }
    }
  }

  /// The groups below a number that some row is in.
  func occupied(below count: Int) -> [Int] {
    (0..<min(count, groups)).filter { total($0) > 0 }
  }

  /// The rows of a group.
  private func total(_ group: Int) -> Int {
    var total = 0
    for place in group << bits + 1..<(group + 1) << bits + 1 { total += rows(at: place) }
    return total
  }

  /// The rows at a place, over all copies: one may have taken out what another had counted.
  private func rows(at place: Int) -> Int {
    var rows: UInt32 = 0
    for copy in 0..<copies { rows &+= counts.base[copy * size + place] }
    return Int(rows)
  }

  private func sum(_ value: Int, at place: Int) -> Int64 {
    var sum: Int64 = 0
    for copy in 0..<copies { sum &+= sums[value].base[copy * size + place] }
    return sum
  }

  /// Adds the counts of another table that grows too, and whose groups may have other numbers here.
  func add(_ other: CountTable, group: (Int) -> Int) {
    for from in 0..<other.groups where other.total(from) > 0 {
      let to = group(from)
      makeRoom(groups: to + 1)
      let (place, there) = (to << bits + 1, from << bits + 1)
      for conditions in 0..<1 << bits {
        counts.base[place + conditions] &+= other.counts.base[there + conditions]
        for sum in 0..<sumCount {
          sums[sum].base[place + conditions] &+= other.sums[sum].base[there + conditions]
        }
      }
    }
  }

  /// Adds the counts of a table that has the same groups.
  func add(_ other: CountTable) {
    counts.add(other.counts)
    for sum in 0..<sumCount { sums[sum].add(other.sums[sum]) }
  }
}
