import Cases
import Statistics

/// What was counted of some cases: all that their metrics are made of.
///
/// Tallies of parts add up to the tally of the whole, wherever it was cut.
struct Tally: Hashable, Sendable {
  /// Cases by their combination of facts.
  private(set) var counts: [Int]
  /// Days by what is measured.
  private(set) var histograms: [DayHistogram]
  /// For each spread over attorneys: cases by the attorney's code.
  private(set) var attorneys: [[Int]]
  /// For each weighted sum: cases by the number of their weight.
  private(set) var weights: [[Int]]

  /// A tally of no cases.
  init(_ plan: TallyPlan) {
    counts = Array(repeating: 0, count: plan.facts.combinations.count)
    histograms = Array(repeating: DayHistogram(), count: plan.measured.count)
    attorneys = plan.spread.map { _ in Array(repeating: 0, count: plan.attorneyCount) }
    weights = plan.weighed.map { _ in Array(repeating: 0, count: plan.weights.values.count) }
  }

  /// Counts the cases of some rows too, which are in their order.
  mutating func add(_ rows: ArraySlice<Int32>, _ plan: TallyPlan) {
    var rest = rows
    while let first = rest.first {
      let segment = PackedCells.segment(of: Int(first))
      let end = rest.end(below: Int32((segment + 1) * PackedCells.segmentRows))
      add(rest[..<end], in: segment, plan)
      rest = rest[end...]
    }
  }

  /// Counts rows of one segment; all at once where nothing tells them from each other.
  private mutating func add(_ rows: ArraySlice<Int32>, in segment: Int, _ plan: TallyPlan) {
    let uniform = Int(plan.facts.uniform[segment])
    if uniform >= 0, plan.tasks[uniform] == 0 {
      counts[uniform] += rows.count
      return
    }
    let first = Int32(segment * PackedCells.segmentRows)
    plan.facts.numbers.cells.withSegment(segment) { cells in
      switch cells {
      case .one(let cells): add(rows, from: first, cells, plan)
      case .two(let cells): add(rows, from: first, cells, plan)
      case .four(let cells): add(rows, from: first, cells, plan)
      }
    }
  }

  @inline(__always)
  private mutating func add<Cell: FixedWidthInteger>(
    _ rows: ArraySlice<Int32>, from first: Int32, _ numbers: UnsafeBufferPointer<Cell>,
    _ plan: TallyPlan
  ) {
    counts.withUnsafeMutableBufferPointer { counts in
      for row in rows { counts[Int(numbers[Int(row &- first)])] &+= 1 }
    }
    guard plan.readsRows else { return }
    let planned = plan.tasks
    for row in rows {
      var tasks = planned[Int(numbers[Int(row &- first)])]
      while tasks != 0 {
        perform(tasks.trailingZeroBitCount, on: Int(row), plan)
        tasks &= tasks - 1
      }
    }
  }

  /// Adds a tally of other cases, made by the same plan.
  mutating func merge(_ other: Tally) {
    for index in counts.indices { counts[index] += other.counts[index] }
    for index in histograms.indices { histograms[index].merge(other.histograms[index]) }
    for index in attorneys.indices {
      for code in attorneys[index].indices {
        attorneys[index][code] += other.attorneys[index][code]
      }
    }
    for index in weights.indices {
      for code in weights[index].indices { weights[index][code] += other.weights[index][code] }
    }
  }

  private mutating func perform(_ task: Int, on row: Int, _ plan: TallyPlan) {
    if task < histograms.count {
      histograms[task].add(day: plan.readers[task].length(of: row))
    } else if task < histograms.count + attorneys.count {
      attorneys[task - histograms.count][plan.attorney(of: row)] += 1
    } else {
      weights[task - histograms.count - attorneys.count][plan.weights.number(of: row)] += 1
    }
  }
}

/// What to count for some metrics, and where it stands in a ``Tally``.
struct TallyPlan: Sendable {
  /// Days of cases that pass a test.
  struct Measured: Hashable, Sendable {
    var span: Span
    var test: FactsTest
  }

  let facts: FactsColumn
  /// What is measured, in the order of a tally's histograms.
  let measured: [Measured]
  /// The cases that are spread over attorneys.
  let spread: [FactsTest]
  /// The cases whose weights are added.
  let weighed: [FactsTest]
  let readers: [SpanReader]
  let weights: WeightColumn
  let attorneyCount: Int
  /// The people of the office, and the day that is looked at.
  let staff: [StaffMember]
  let day: Day
  private let attorneyCodes: Codes
  /// By combination of facts: a bit for each histogram, spread and weighted sum that a case is in.
  let tasks: [UInt64]

  /// Plans what some metrics need.
  init(_ metrics: [Metric], _ facts: FactsColumn, of store: CaseStore, on day: Day) {
    self.facts = facts
    let measures = metrics.map(\.measure)
    measured = measures.flatMap(\.measured).distinct
    spread = measures.compactMap(\.spread).distinct
    weighed = measures.compactMap(\.weighed).distinct
    readers = measured.map { SpanReader($0.span, in: store, on: day) }
    weights = WeightColumn(of: store)
    staff = store.staff
    self.day = day
    let attorney = store.text(.attorney)
    attorneyCodes = attorney?.codes ?? []
    attorneyCount = attorney?.labels.count ?? 0
    let tests = measured.map(\.test) + spread + weighed
    tasks = facts.combinations.map { combination in
      var tasks: UInt64 = 0
      for (bit, test) in tests.enumerated() where test.holds(for: combination) {
        tasks |= 1 << UInt64(bit)
      }
      return tasks
    }
  }

  /// Whether counting combinations is not enough.
  var readsRows: Bool { !(measured.isEmpty && spread.isEmpty && weighed.isEmpty) }

  func attorney(of row: Int) -> Int { Int(attorneyCodes[row]) }
}

/// The weight of each case, as a number of one of a few weights.
struct WeightColumn: Sendable {
  /// The weights, by number.
  let values: [Double]
  private let offense: Codes
  private let severity: Codes
  /// By offense code: the number of its weight; -1 where the severity decides.
  private let ofOffense: [Int]
  private let ofSeverity: [Int]

  init(of store: CaseStore) {
    let chosen = store.office.weights
    var values: [Double] = []
    func number(_ weight: Double) -> Int {
      if let known = values.firstIndex(of: weight) { return known }
      values.append(weight)
      return values.count - 1
    }
    let other = chosen.bySeverity[.other] ?? 1
    ofSeverity = Severity.labels.indices.map { code in
      number(Severity(rawValue: UInt8(code)).flatMap { chosen.bySeverity[$0] } ?? other)
    }
    let labels = store.text(.offense)?.labels ?? [""]
    ofOffense = labels.map { label in
      chosen.byOffense.isEmpty ? -1 : chosen.byOffense[label.lowercased()].map(number) ?? -1
    }
    self.values = values
    offense = store.text(.offense)?.codes ?? []
    severity = store.text(.severity)?.codes ?? []
  }

  /// The number of a row's weight.
  func number(of row: Int) -> Int {
    let own = offense.isEmpty ? -1 : ofOffense[Int(offense[row])]
    return own >= 0 ? own : ofSeverity[severity.isEmpty ? 0 : Int(severity[row])]
  }
}

extension Measure {
  /// What it measures in days.
  var measured: [TallyPlan.Measured] {
    switch self {
    case .quantile(_, let span, let test, _), .mean(let span, let test, _):
      [TallyPlan.Measured(span: span, test: test)]
    case .survivalMedian, .survivalShare: [.ended, .followed]
    default: []
    }
  }

  /// What it spreads over attorneys.
  var spread: FactsTest? {
    switch self {
    case .perAttorney(let test), .attorneyGini(let test): test
    default: nil
    }
  }

  /// Whose weights it adds.
  var weighed: FactsTest? {
    switch self {
    case .weight(let test), .attorneyYears(let test): test
    default: nil
    }
  }
}

extension TallyPlan.Measured {
  /// Of the cases filed in the period, the days of those that ended.
  static let ended = Self(
    span: .filedToDisposed, test: Measure.survivalTest.having(.disposed))
  /// The days that the others were followed.
  static let followed = Self(
    span: .age,
    test: FactsTest(
      Measure.survivalTest.all, without: Measure.survivalTest.none.union(.disposed)))
}

extension Array where Element: Hashable {
  /// The elements without repeats, in their order.
  fileprivate var distinct: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

extension ArraySlice<Int32> {
  /// The first index whose row is not below a limit; rows are in their order.
  fileprivate func end(below limit: Int32) -> Int {
    guard let last, last >= limit else { return endIndex }
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
