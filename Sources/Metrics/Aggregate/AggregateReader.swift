import Cases

/// Reads the answer to one question off what was counted.
struct AggregateReader {
  private let question: AggregatePlan.Question
  private let plan: AggregatePlan
  private let tally: AggregateTally
  private let dimensions: [AggregatePlan.Dimension]

  /// Prepares to read; the tally's values are settled.
  init(
    _ question: AggregatePlan.Question, _ plan: AggregatePlan, _ tally: AggregateTally
  ) {
    self.question = question
    self.plan = plan
    self.tally = tally
    dimensions = plan.groupings[question.grouping]
  }

  /// A group, with what it is sorted by.
  private struct Group {
    var number: Int
    /// The places of its keys in the order of each dimension; missing ones are the last.
    var ranks: [Int]
    var keys: [AggregateTable.Key]
    var values: [AggregateTable.Value]
  }

  /// The answer.
  func table() -> AggregateTable {
    var groups: [Group] = []
    let ranks = dimensions.map(ranks)
    let existing = tally.counts[question.existence]
    let count = tally.numbers[question.grouping]?.count ?? existing.groups
    for number in 0..<count where number < existing.groups {
      // Without dimensions there is a row even of no case.
      guard existing.total(number) > 0 || dimensions.isEmpty else { continue }
      let codes = codes(of: number)
      groups.append(
        Group(
          number: number,
          ranks: zip(codes, ranks).map { code, ranks in
            ranks.map { $0[Int(code)] } ?? Self.rank(code)
          },
          keys: zip(codes, dimensions).map(key), values: []))
    }
    let listed = read(groups).sorted(by: isBefore)
    return AggregateTable(
      rows: listed.prefix(question.query.limit ?? listed.count).map {
        AggregateTable.Row(keys: $0.keys, values: $0.values)
      })
  }

  /// The codes of a group's number.
  private func codes(of number: Int) -> [UInt32] {
    if let numbers = tally.numbers[question.grouping] { return numbers.codes(of: number) }
    var rest = number
    var codes: [UInt32] = []
    for dimension in dimensions.reversed() {
      codes.append(UInt32(rest % dimension.radix))
      rest /= dimension.radix
    }
    return codes.reversed()
  }

  private func key(
    _ code: UInt32, _ dimension: AggregatePlan.Dimension
  ) -> AggregateTable.Key {
    guard dimension.step == .code else { return CalendarCodes.key(code, dimension.step) }
    return code == 0 ? .missing : .label(plan.sources[dimension.source].labels[Int(code)])
  }

  /// By code, the place in the order of labels; `nil` for months and quarters.
  private func ranks(of dimension: AggregatePlan.Dimension) -> [Int]? {
    guard dimension.step == .code else { return nil }
    return plan.sources[dimension.source].labelRanks
  }

  /// Where a month or quarter comes: in time, and the missing one last.
  private static func rank(_ code: UInt32) -> Int {
    code == 0 ? Int.max : Int(Int32(bitPattern: code))
  }

  private func isBefore(_ left: Group, _ right: Group) -> Bool {
    for order in question.query.order {
      switch order {
      case .measure(let measure, let descending):
        guard left.values.indices.contains(measure) else { continue }
        let (one, other) = (left.values[measure].number, right.values[measure].number)
        if one == other { continue }
        guard let one else { return false }
        guard let other else { return true }
        if one < other { return !descending }
        if other < one { return descending }
      case .dimension(let dimension, let descending):
        guard left.ranks.indices.contains(dimension) else { continue }
        let (one, other) = (left.ranks[dimension], right.ranks[dimension])
        if one == other { continue }
        if left.keys[dimension] == .missing { return false }
        if right.keys[dimension] == .missing { return true }
        return descending ? one > other : one < other
      }
    }
    for (one, other) in zip(left.ranks, right.ranks) where one != other { return one < other }
    return left.number < right.number
  }
}

// MARK: - Measures

extension AggregateReader {
  /// The groups with their measures.
  ///
  /// What is read off values is read once for all measures of the same values.
  private func read(_ groups: [Group]) -> [Group] {
    var groups = groups
    var runs: [ValueCounts.Run] = []
    let tasks = question.countTasks
    for index in groups.indices {
      let number = groups[index].number
      let totals = tasks.map { tally.counts[$0].totals(of: number) }
      var lastTask: Int?
      groups[index].values = zip(question.query.measures, question.readings).map {
        measure, reading in
        switch reading {
        case .counts(let task, let bit, let sum):
          return totals[task - tasks.lowerBound].value(bit, sum)
        case .values(let task):
          if lastTask != task { tally.values[task].read(group: number, into: &runs) }
          lastTask = task
          return measure.kind.value(of: runs)
        }
      }
    }
    return groups
  }
}

extension CountTable.Totals {
  /// The rows that meet a condition, or the sum over them.
  fileprivate func value(_ bit: Int?, _ sum: Int?) -> AggregateTable.Value {
    let place = bit ?? counts.count - 1
    let rows = counts[place]
    guard let sum else { return AggregateTable.Value(n: rows, .whole(Int64(rows))) }
    return AggregateTable.Value(n: rows, rows > 0 ? .whole(sums[sum][place]) : nil)
  }
}

extension AggregateQuery.Measure.Kind {
  /// The measure of values in order.
  fileprivate func value(of runs: [ValueCounts.Run]) -> AggregateTable.Value {
    let rows = runs.reduce(0) { $0 + $1.count }
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

extension AggregatePlan.Source {
  /// By code, the place of its label where labels are listed: words of a closed list in their own
  /// order, others by the alphabet; what is missing is last.
  fileprivate var labelRanks: [Int] {
    let isListed = if case .field(let field) = column { field.hasListedWords } else { false }
    let isSorted = kind == .text && !isListed
    let folded = isSorted ? labels.map { $0.lowercased() } : []
    let order = labels.indices.dropFirst().sorted { one, other in
      guard isSorted else { return one < other }
      return (folded[one], labels[one]) < (folded[other], labels[other])
    }
    var ranks = [Int](repeating: labels.count, count: max(labels.count, 1))
    for (rank, code) in order.enumerated() { ranks[code] = rank }
    return ranks
  }
}
