/// What was counted of some rows, as a plan says: merged by adding, and taken back by subtracting.
final class AggregateTally: @unchecked Sendable {
  let counts: [CountTable]
  let values: [ValueCounts]
  /// By grouping, the numbers of its groups; `nil` where the codes number them.
  var numbers: [GroupNumbers?]
  private let countGroupings: [Int]
  private let valueGroupings: [Int]

  /// Creates an empty tally; those that are to be added have one list of windows.
  init(_ plan: AggregatePlan, _ windows: [ValueCounts.Window]) {
    let direct = plan.groupings.map(AggregatePlan.directCount)
    counts = plan.countTasks.map { task in
      CountTable(
        groups: direct[task.grouping] ?? 64, bits: task.bits.count, sumCount: task.sums.count,
        grows: direct[task.grouping] == nil)
    }
    values = zip(plan.valueTasks, windows).map { task, window in
      ValueCounts(groups: direct[task.grouping] ?? 0, window: window)
    }
    numbers = plan.groupings.indices.map { grouping in
      direct[grouping] == nil ? GroupNumbers(dimensions: plan.groupings[grouping].count) : nil
    }
    countGroupings = plan.countTasks.map(\.grouping)
    valueGroupings = plan.valueTasks.map(\.grouping)
  }

  /// Adds what another tally of the same plan counted of other rows.
  func add(_ other: AggregateTally) {
    var moved: [[Int]?] = []
    for grouping in numbers.indices {
      guard let groups = other.numbers[grouping] else {
        moved.append(nil)
        continue
      }
      moved.append(
        (0..<groups.count).map { group in
          Int(numbers[grouping]?.number(groups.codes(of: group)) ?? 0)
        })
    }
    for (task, table) in counts.enumerated() {
      if let moved = moved[countGroupings[task]] {
        table.add(other.counts[task]) { $0 < moved.count ? moved[$0] : 0 }
      } else {
        table.add(other.counts[task])
      }
    }
    for (task, list) in values.enumerated() {
      let moved = moved[valueGroupings[task]]
      list.add(other.values[task]) { moved?[$0] ?? $0 }
    }
  }
}
