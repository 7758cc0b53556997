import Cases

/// The group of a row as one number, which sorts as the groups are listed.
struct GroupKeys: Sendable {
  private let columns: [GroupColumn]
  /// What the rank in each column counts in the number.
  private let factors: [UInt128]
  /// How many numbers there can be.
  private let size: UInt128

  init(_ columns: [GroupColumn]) {
    self.columns = columns
    var factors: [UInt128] = []
    var size: UInt128 = 1
    for column in columns.reversed() {
      factors.insert(size, at: 0)
      size *= UInt128(max(column.count, 1))
    }
    self.factors = factors
    self.size = size
  }

  func key(of row: Int) -> UInt128 {
    var key: UInt128 = 0
    for (column, factor) in zip(columns, factors) {
      key += UInt128(column.rank(of: row)) * factor
    }
    return key
  }

  /// The rank in each column.
  func ranks(of key: UInt128) -> [Int] {
    zip(columns, factors).map { Int(key / $1 % UInt128(max($0.count, 1))) }
  }

  /// The numbers of the rows of a segment.
  func keys(inSegment index: Int) -> [UInt128] {
    var keys: [UInt128] = []
    for (column, factor) in zip(columns, factors) {
      let ranks = column.ranks(inSegment: index)
      if keys.isEmpty { keys = Array(repeating: 0, count: ranks.count) }
      for row in keys.indices { keys[row] += UInt128(ranks[row]) * factor }
    }
    return keys
  }

  /// No groups, of those that there can be.
  var noGroups: Groups { Groups(size) }

  /// The groups that there are: a place for each where few can be, else a set.
  struct Groups {
    private var table: [Int32]
    private var others: [UInt128: Int32] = [:]
    /// The numbers of the groups, in their order.
    private(set) var keys: [UInt128] = []

    /// Tables up to this size are faster than sets.
    private static let largestTable: UInt128 = 1 << 20

    init(_ size: UInt128) {
      table = size <= Self.largestTable ? Array(repeating: -1, count: Int(size)) : []
    }

    mutating func insert(_ key: UInt128) {
      if table.isEmpty { others[key] = 0 } else { table[Int(key)] = 0 }
    }

    /// Adds the groups of all rows of a set.
    mutating func insert(_ groups: GroupKeys, ofRowsIn set: RowSet) {
      for segment in 0..<set.segmentCount {
        let keys = groups.keys(inSegment: segment)
        var row = 0
        for word in set.words(inSegment: segment) {
          var word = word
          while word != 0 {
            insert(keys[row + word.trailingZeroBitCount])
            word &= word - 1
          }
          row += 64
        }
      }
    }

    /// Numbers the groups in their order.
    mutating func number() {
      if table.isEmpty {
        keys = others.keys.sorted()
        for (number, key) in keys.enumerated() { others[key] = Int32(number) }
        return
      }
      for key in table.indices where table[key] >= 0 {
        table[key] = Int32(keys.count)
        keys.append(UInt128(key))
      }
    }

    /// The number of a group that is there.
    func number(of key: UInt128) -> Int {
      Int(table.isEmpty ? others[key] ?? 0 : table[Int(key)])
    }
  }
}
