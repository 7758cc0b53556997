import Cases

/// Reads the answer to one question off what was counted.
struct AggregateReader {
  private let question: AggregatePlan.Question
  private let plan: AggregatePlan
  private let tally: AggregateTally
  private let dimensions: [AggregatePlan.Dimension]
  /// The numbers of the groups that some row is in.
  private let groups: [Int]
  /// By group and dimension, the code.
  private let codes: [UInt32]
  /// By group and dimension, the place of the key in its order; missing ones are the last.
  private let ranks: [Int32]

  /// Prepares to read; the tally's values are settled.
  init(
    _ question: AggregatePlan.Question, _ plan: AggregatePlan, _ tally: AggregateTally
  ) {
    self.question = question
    self.plan = plan
    self.tally = tally
    dimensions = plan.groupings[question.grouping]
    let numbers = tally.numbers[question.grouping]
    // Without dimensions there is a row even of no case.
    groups =
      dimensions.isEmpty
      ? [0] : tally.counts[question.existence].occupied(below: numbers?.count ?? .max)
    codes = Self.codes(of: groups, dimensions, numbers)
    ranks = Self.ranks(of: codes, dimensions, plan)
  }

  /// The codes of groups, their numbers taken apart.
  private static func codes(
    of groups: [Int], _ dimensions: [AggregatePlan.Dimension], _ numbers: GroupNumbers?
  ) -> [UInt32] {
    if let numbers { return groups.flatMap(numbers.codes) }
    var codes = [UInt32](repeating: 0, count: groups.count * dimensions.count)
    for (index, group) in groups.enumerated() {
      var rest = group
      for place in dimensions.indices.reversed() {
        codes[index * dimensions.count + place] = UInt32(rest % dimensions[place].radix)
        rest /= dimensions[place].radix
      }
    }
    return codes
  }

  private static func ranks(
    of codes: [UInt32], _ dimensions: [AggregatePlan.Dimension], _ plan: AggregatePlan
  ) -> [Int32] {
    var ranks = [Int32](repeating: 0, count: codes.count)
    for (place, dimension) in dimensions.enumerated() {
      let known = dimension.step == .code ? plan.sources[dimension.source].order?.ranks : nil
      for index in stride(from: place, to: codes.count, by: dimensions.count) {
        let code = codes[index]
        // Months and quarters have the order of time.
        ranks[index] = known.map { $0[Int(code)] } ?? (code == 0 ? .max : Int32(bitPattern: code))
      }
    }
    return ranks
  }

  /// The answer.
  func table() -> AggregateTable {
    var values = question.query.isOrderedByMeasure ? read(Array(groups.indices)) : []
    var order = Array(groups.indices)
    if !dimensions.isEmpty { order.sort { isBefore($0, $1, values) } }
    order = Array(order.prefix(max(question.query.limit ?? order.count, 0)))
    let isRead = !values.isEmpty
    if !isRead { values = read(order) }
    return AggregateTable(
      rows: order.enumerated().map { place, index in
        AggregateTable.Row(keys: keys(index), values: values[isRead ? index : place])
      })
  }

  private func keys(_ index: Int) -> [AggregateTable.Key] {
    dimensions.enumerated().map { place, dimension in
      let code = codes[index * dimensions.count + place]
      guard dimension.step == .code else { return CalendarCodes.key(code, dimension.step) }
      return code == 0 ? .missing : .label(plan.sources[dimension.source].labels[Int(code)])
    }
  }

  private func isBefore(_ left: Int, _ right: Int, _ values: [[AggregateTable.Value]]) -> Bool {
    let (one, other) = (left * dimensions.count, right * dimensions.count)
    for order in question.query.order {
      switch order {
      case .measure(let measure, let descending):
        guard question.query.measures.indices.contains(measure) else { continue }
        let (one, other) = (values[left][measure].number, values[right][measure].number)
        if one == other { continue }
        guard let one else { return false }
        guard let other else { return true }
        if one < other { return !descending }
        if other < one { return descending }
      case .dimension(let place, let descending):
        guard dimensions.indices.contains(place) else { continue }
        let (one, other) = (ranks[one + place], ranks[other + place])
        if one == other { continue }
        if one == .max || other == .max { return other == .max }
        return descending ? one > other : one < other
      }
    }
    for place in dimensions.indices where ranks[one + place] != ranks[other + place] {
      return ranks[one + place] < ranks[other + place]
    }
    return left < right
  }
}

extension AggregateQuery {
  fileprivate var isOrderedByMeasure: Bool {
    order.contains { if case .measure = $0 { true } else { false } }
  }
}

// MARK: - Measures

extension AggregateReader {
  /// The measures of some groups.
  ///
  /// What is read off values is read once for all measures of the same values.
  private func read(_ indexes: [Int]) -> [[AggregateTable.Value]] {
    var runs: [ValueCounts.Run] = []
    let tasks = question.countTasks
    var totals = tasks.map { CountTable.Totals(tally.counts[$0]) }
    let measures = Array(zip(question.query.measures, question.readings))
    return indexes.map { index in
      let group = groups[index]
      for (place, task) in tasks.enumerated() {
        tally.counts[task].read(group, into: &totals[place])
      }
      var lastTask: Int?
      return measures.map { measure, reading in
        switch reading {
        case .counts(let task, let bit, let sum):
          return totals[task - tasks.lowerBound].value(bit, sum)
        case .values(let task):
          if lastTask != task { tally.values[task].read(group: group, into: &runs) }
          lastTask = task
          return measure.kind.value(of: runs)
        }
      }
    }
  }
}

extension CountTable.Totals {
  /// The rows that meet a condition, or the sum over them.
  fileprivate func value(_ bit: Int?, _ sum: Int?) -> AggregateTable.Value {
    let place = bit ?? bits
    let rows = counts[place]
    guard let sum else { return AggregateTable.Value(n: rows, .whole(Int64(rows))) }
    return AggregateTable.Value(
      n: rows, rows > 0 ? .whole(sums[sum * (bits + 1) + place]) : nil)
  }
}

extension AggregateQuery.Measure.Kind {
  /// The measure of values in order.
  fileprivate func value(of runs: [ValueCounts.Run]) -> AggregateTable.Value {
    var rows = 0
    for run in runs { rows += run.count }
    guard let last = runs.last else { return AggregateTable.Value(n: 0, nil) }
    let number: AggregateTable.Number
    switch self {
    case .count: number = .whole(Int64(rows))
    case .sum:
      number = .whole(runs.reduce(0) { $0 &+ $1.value &* Int64($1.count) })
    case .maximum: number = .whole(last.value)
    case .nearestRank(_, let percent):
      let rank = (rows * percent.clampedToPercent + 99) / 100
      number = .whole(Self.value(at: max(rank, 1) - 1, of: runs))
    case .interpolated(_, let percent):
      let place = (rows - 1) * percent.clampedToPercent
      let below = Self.value(at: place / 100, of: runs)
      let above = Self.value(at: min(place / 100 + 1, rows - 1), of: runs)
      number = .real(Double(below) + Double(place % 100) / 100 * Double(above - below))
    }
    return AggregateTable.Value(n: rows, number)
  }

  private static func value(at place: Int, of runs: [ValueCounts.Run]) -> Int64 {
    var rest = place
    for run in runs {
      if rest < run.count { return run.value }
      rest -= run.count
    }
    return runs.last?.value ?? 0
  }
}

extension Int {
  fileprivate var clampedToPercent: Int { Swift.min(Swift.max(self, 0), 100) }
}

extension AggregateTable.Number: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    if case .whole(let left) = left, case .whole(let right) = right { return left < right }
    return left.double < right.double
  }
}
