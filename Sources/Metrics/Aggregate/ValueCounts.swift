import Synchronization

/// How many rows of each group have each value: as exact as a list of all values, merged by adding,
/// and brought up to date by taking values away.
///
/// Values are a list until there are so many that a table of counts is smaller than to sort them;
/// the table has the values that most are of, and the list keeps the rest, however far off.
final class ValueCounts {
  /// A value beyond 32 bits.
  private struct WideValue: Comparable {
    var group: UInt32
    var value: Int64

    static func < (left: Self, right: Self) -> Bool {
      (left.group, left.value) < (right.group, right.value)
    }
  }

  /// Group and value of each row that is in no table, as one number in the order of both.
  private var added: [UInt64] = []
  /// How many of them, from the first on, are in order.
  private var sortedCount = 0
  /// What is to be taken away from them.
  private var removed: [UInt64] = []
  private var wideAdded: [WideValue] = []
  private var wideRemoved: [WideValue] = []
  /// Counts by group and value: `table[group << shift + value - low]`.
  private var table: CellMemory<UInt32>?
  private var low: Int32 = 0
  private var shift = 0
  /// The groups that the table has.
  private var groups: Int
  /// How long the list may become before a table is thought of.
  private var patience: Int
  private static let leastPatience = 1 << 15
  /// A table may have this many cells for each value that is known.
  private static let cellsPerValue = 32

  /// Where the tables of all threads that count the same begin, and how far they go.
  final class Window: Sendable {
    private let chosen = Mutex<(low: Int32, shift: Int)?>(nil)

    /// The window that was chosen first.
    fileprivate func agreed(_ own: (low: Int32, shift: Int)) -> (low: Int32, shift: Int) {
      chosen.withLock { chosen in
        let agreed = chosen ?? own
        chosen = agreed
        return agreed
      }
    }
  }

  private let window: Window

  /// Creates empty counts.
  ///
  /// - Parameters:
  ///   - groups: how many groups there may be, 0 where that is not known.
  ///   - window: what all that count the same agree on.
  init(groups: Int, window: Window) {
    self.groups = groups
    self.window = window
    patience = groups == 0 ? .max : Self.leastPatience
  }

  /// Adds the values of some rows of a block, or takes them away.
  @inline(__always)
  func add<Group: FixedWidthInteger & UnsignedInteger, Number: FixedWidthInteger & SignedInteger>(
    _ rows: UnsafePointer<UInt16>, _ count: Int, groups: UnsafePointer<Group>,
    values: UnsafePointer<Number>, isRemoved: Bool
  ) {
    guard let table, Number.bitWidth == 32 else {
      list(rows, count, groups: groups, values: values, isRemoved: isRemoved)
      return
    }
    let cells = table.base
    let (low, shift, step) = (low, shift, isRemoved ? UInt32.max : 1)
    let span = UInt32(1) << UInt32(shift)
    for index in 0..<count {
      let row = Int(rows[index])
      let offset = UInt32(truncatingIfNeeded: values[row] &- Number(low))
      guard offset < span else {
        keep(UInt32(groups[row]), Int64(values[row]), isRemoved: isRemoved)
        continue
      }
      cells[(Int(groups[row]) &<< shift) &+ Int(offset)] &+= step
    }
  }

  /// Lists values.
  private func list<
    Group: FixedWidthInteger & UnsignedInteger, Number: FixedWidthInteger & SignedInteger
  >(
    _ rows: UnsafePointer<UInt16>, _ count: Int, groups: UnsafePointer<Group>,
    values: UnsafePointer<Number>, isRemoved: Bool
  ) {
    guard Number.bitWidth == 32, !isRemoved else {
      for index in 0..<count {
        let row = Int(rows[index])
        keep(UInt32(groups[row]), Int64(values[row]), isRemoved: isRemoved)
      }
      return
    }
    // Taken out for the loop: an array of a class is looked at anew with every row.
    var list = added
    added = []
    for index in 0..<count {
      let row = Int(rows[index])
      list.append(Self.key(UInt32(groups[row]), Int32(truncatingIfNeeded: values[row])))
    }
    added = list
    if added.count >= patience { makeTable() }
  }

  /// Keeps one value in a list, or in the table where it has a place there.
  private func keep(_ group: UInt32, _ value: Int64, isRemoved: Bool) {
    guard let narrow = Int32(exactly: value) else {
      let wide = WideValue(group: group, value: value)
      if isRemoved { wideRemoved.append(wide) } else { wideAdded.append(wide) }
      return
    }
    if let table, let cell = cell(group, narrow) {
      table.base[cell] &+= isRemoved ? UInt32.max : 1
    } else if isRemoved {
      removed.append(Self.key(group, narrow))
    } else {
      added.append(Self.key(group, narrow))
    }
  }

  private func cell(_ group: UInt32, _ value: Int32) -> Int? {
    let offset = Int64(value) - Int64(low)
    guard Int(group) < groups, offset >= 0, offset < 1 << Int64(shift) else { return nil }
    return Int(group) << shift + Int(offset)
  }

  /// Puts the values that most are of into a table, if that is small beside the list.
  private func makeTable() {
    guard let own = ownWindow(), groups << own.shift <= Self.cellsPerValue * added.count else {
      patience *= 2
      return
    }
    (low, shift) = window.agreed(own)
    table = CellMemory(groups << shift)
    let (listed, taken) = (added, removed)
    (added, removed, sortedCount) = ([], [], 0)
    for key in listed { keep(UInt32(key >> 32), Int64(Self.value(key)), isRemoved: false) }
    for key in taken { keep(UInt32(key >> 32), Int64(Self.value(key)), isRemoved: true) }
    patience = .max
  }

  /// Where most values lie: between the 2nd and the 98th in a hundred, and as far again on either
  /// side as there are any; `nil` where that is too far for a table.
  private func ownWindow() -> (low: Int32, shift: Int)? {
    let sample = stride(from: 0, to: added.count, by: added.count / 1024 + 1)
      .map { Self.value(added[$0]) }.sorted()
    let (first, last) = (Int64(sample[sample.count / 50]), Int64(sample[sample.count * 49 / 50]))
    var (least, greatest) = (Int64(Int32.max), Int64(Int32.min))
    for key in added {
      least = min(least, Int64(Self.value(key)))
      greatest = max(greatest, Int64(Self.value(key)))
    }
    let low = max(least, first - (last - first))
    let high = min(greatest, last + (last - first))
    let shift = Int64.bitWidth - (high - low).leadingZeroBitCount
    return shift < 31 ? (Int32(low), shift) : nil
  }

  private static func key(_ group: UInt32, _ value: Int32) -> UInt64 {
    UInt64(group) << 32 | UInt64(UInt32(bitPattern: value) ^ 0x8000_0000)
  }

  private static func value(_ key: UInt64) -> Int32 {
    Int32(bitPattern: UInt32(truncatingIfNeeded: key) ^ 0x8000_0000)
  }

  @inline(__always)
  private static func group(_ key: UInt64) -> Int { Int(key >> 32) }
}

// MARK: - Reading

extension ValueCounts {
  /// A value, and how many rows of a group have it.
  struct Run: Hashable {
    var value: Int64
    var count: Int
  }

  /// Adds the values of other counts, whose groups may have other numbers here.
  func add(_ other: ValueCounts, group: (Int) -> Int) {
    other.settle()
    for key in other.added {
      keep(UInt32(group(Self.group(key))), Int64(Self.value(key)), isRemoved: false)
    }
    for wide in other.wideAdded {
      wideAdded.append(WideValue(group: UInt32(group(Int(wide.group))), value: wide.value))
    }
    guard let cells = other.table else { return }
    if table == nil { takeTable(like: other) }
    // The tables of one window have the same places.
    table?.add(cells)
  }

  /// Makes an empty table of the same values, so that another's counts have a place in it.
  private func takeTable(like other: ValueCounts) {
    (low, shift, patience) = (other.low, other.shift, .max)
    table = CellMemory(groups << shift)
    let listed = added
    (added, sortedCount) = ([], 0)
    for key in listed { keep(UInt32(key >> 32), Int64(Self.value(key)), isRemoved: false) }
  }

  /// Puts the lists in order, and takes away what was removed: then the groups can be read.
  func settle() {
    var tail = Array(added[sortedCount...])
    RadixSort.sort(&tail)
    added = Self.merged(added[..<sortedCount], tail)
    if !removed.isEmpty {
      RadixSort.sort(&removed)
      added = Self.without(removed, added)
      removed = []
    }
    sortedCount = added.count
    wideAdded.sort()
    if !wideRemoved.isEmpty {
      wideAdded = Self.without(wideRemoved.sorted(), wideAdded)
      wideRemoved = []
    }
  }

  private static func merged(_ one: ArraySlice<UInt64>, _ other: [UInt64]) -> [UInt64] {
    guard !one.isEmpty else { return other }
    guard !other.isEmpty else { return Array(one) }
    var merged: [UInt64] = []
    merged.reserveCapacity(one.count + other.count)
    var (left, right) = (one.startIndex, other.startIndex)
    while left < one.endIndex, right < other.endIndex {
      if one[left] <= other[right] {
        merged.append(one[left])
        left += 1
      } else {
        merged.append(other[right])
        right += 1
      }
    }
    return merged + one[left...] + other[right...]
  }

  /// Sorted elements without some of them, which are sorted too.
  private static func without<Element: Comparable>(
    _ removed: [Element], _ all: [Element]
  ) -> [Element] {
    var next = 0
    return all.filter { element in
      guard next < removed.count, removed[next] == element else { return true }
      next += 1
      return false
    }
  }

  /// Sets a list to the values of a group, in order, once they are settled.
  func read(group: Int, into runs: inout [Run]) {
    runs.removeAll(keepingCapacity: true)
    let wide = wideRange(of: group)
    for value in wideAdded[wide] where value.value < 0 { Self.append(value.value, &runs) }
    var rest = listedRange(of: group)
    if let table, group < groups {
      while let key = rest.first.map({ added[$0] }), Self.value(key) < low {
        Self.append(Int64(Self.value(key)), &runs)
        rest.removeFirst()
      }
      let cells = table.base + group << shift
      for offset in 0..<1 << shift where cells[offset] != 0 {
        runs.append(Run(value: Int64(low) + Int64(offset), count: Int(cells[offset])))
      }
    }
    for index in rest { Self.append(Int64(Self.value(added[index])), &runs) }
    for value in wideAdded[wide] where value.value > 0 { Self.append(value.value, &runs) }
  }

  private static func append(_ value: Int64, _ runs: inout [Run]) {
    if let last = runs.indices.last, runs[last].value == value {
      runs[last].count += 1
    } else {
      runs.append(Run(value: value, count: 1))
    }
  }

  private func listedRange(of group: Int) -> Range<Int> {
    let first = added.partition { Self.group($0) < group }
    return first..<(added[first...].partition { Self.group($0) <= group })
  }

  private func wideRange(of group: Int) -> Range<Int> {
    let first = wideAdded.partition { Int($0.group) < group }
    return first..<(wideAdded[first...].partition { Int($0.group) <= group })
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first place where a condition does not hold that holds up to there and not after.
  fileprivate func partition(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
