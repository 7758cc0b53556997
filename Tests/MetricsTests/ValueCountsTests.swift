import Statistics
import Testing

@testable import Metrics

@Suite("Values by group")
struct ValueCountsTests {
  /// Values of some rows, added or taken away, and what is left of them group by group.
  private struct Rows {
    var counts: ValueCounts
    var left: [Int: [Int64: Int]] = [:]

    init(groups: Int, window: ValueCounts.Window = ValueCounts.Window()) {
      counts = ValueCounts(groups: groups, window: window)
    }

    mutating func add(_ groups: [UInt16], _ values: [Int64], isRemoved: Bool = false) {
      let rows = groups.indices.map { UInt16($0) }
      if values.allSatisfy({ Int32(exactly: $0) != nil }) {
        counts.add(
          rows, rows.count, groups: groups, values: values.map { Int32($0) }, isRemoved: isRemoved)
      } else {
        counts.add(rows, rows.count, groups: groups, values: values, isRemoved: isRemoved)
      }
      for (group, value) in zip(groups, values) {
        left[Int(group), default: [:]][value, default: 0] += isRemoved ? -1 : 1
      }
    }

    func check(groups: Int) {
      counts.settle()
      var runs: [ValueCounts.Run] = []
      for group in 0..<groups {
        counts.read(group: group, into: &runs)
        let expected = (left[group] ?? [:]).filter { $0.value > 0 }.sorted { $0.key < $1.key }
        #expect(runs.map(\.value) == expected.map(\.key))
        #expect(runs.map(\.count) == expected.map(\.value))
      }
    }
  }

  /// Some groups and values, most of them near each other and a few anywhere.
  private func block(
    _ random: inout SeededGenerator, wide: Bool = false
  ) -> (groups: [UInt16], values: [Int64]) {
    var groups: [UInt16] = []
    var values: [Int64] = []
    for _ in 0..<4000 {
      groups.append(UInt16.random(in: 0..<7, using: &random))
      let isFar = Int.random(in: 0..<40, using: &random) == 0
      let far =
        wide
        ? Int64.random(in: -(1 << 32)...1 << 32, using: &random)
        : Int64(Int32.random(in: .min + 1 ... .max, using: &random))
      values.append(isFar ? far : Int64.random(in: -40...900, using: &random))
    }
    return (groups, values)
  }

  @Test("are those that were added and not taken away, in a list or in a table", arguments: [0, 7])
  func law(groups: Int) {
    var random = SeededGenerator(seed: 11)
    var rows = Rows(groups: groups)
    var blocks: [(groups: [UInt16], values: [Int64])] = []
    for round in 0..<12 {
      let block = block(&random, wide: round == 3)
      rows.add(block.groups, block.values)
      blocks.append(block)
      if round == 1 || round == 9 { rows.check(groups: 7) }
      if round == 5 || round == 10 {
        let taken = blocks.remove(at: round == 5 ? 0 : 3)
        rows.add(taken.groups, taken.values, isRemoved: true)
      }
    }
    rows.check(groups: 7)
    for block in blocks { rows.add(block.groups, block.values, isRemoved: true) }
    rows.check(groups: 7)
    #expect(rows.left.values.allSatisfy { $0.values.allSatisfy { $0 == 0 } })
  }

  @Test("are added from thread to thread, whichever of them has a table", arguments: 0..<4)
  func merged(round: Int) {
    var random = SeededGenerator(seed: UInt64(round))
    let window = ValueCounts.Window()
    var one = Rows(groups: 7, window: window)
    var other = Rows(groups: 7, window: window)
    for index in 0..<12 {
      let (more, fewer) = (block(&random), block(&random, wide: index == 2))
      if round & 1 == 1 || index < 2 { one.add(more.groups, more.values) }
      if round & 2 == 2 || index < 2 { other.add(fewer.groups, fewer.values) }
    }
    one.counts.add(other.counts) { $0 }
    for (group, values) in other.left {
      one.left[group, default: [:]].merge(values, uniquingKeysWith: +)
    }
    one.check(groups: 7)
  }

  @Test("of one kind of value alone, or of very many kinds, are right too")
  func extremes() {
    for values in [[Int64](repeating: 5, count: 40_000), (0..<40_000).map { Int64($0) * 50_000 }] {
      var rows = Rows(groups: 1)
      rows.add(Array(repeating: 0, count: values.count), values)
      rows.check(groups: 1)
    }
  }

  @Test("are sorted by their bits as by comparing")
  func radix() {
    var random = SeededGenerator(seed: 4)
    for (count, mask) in [(0, UInt64.max), (65, 1), (3000, .max), (5000, 0xffff_0000_0000_0fff)] {
      var keys = (0..<count).map { _ in UInt64.random(in: 0...UInt64.max, using: &random) & mask }
      let expected = keys.sorted()
      RadixSort.sort(&keys)
      #expect(keys == expected)
    }
  }
}
