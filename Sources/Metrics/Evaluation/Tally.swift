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

  /// Counts the cases of some rows too; fastest where they are in their order.
  mutating func add(_ rows: ArraySlice<Int32>, _ plan: TallyPlan) {
    let planned = plan.tasks
    plan.facts.forEachNumber(of: rows) { row, number in
      counts[number] &+= 1
      perform(planned[number], on: row, plan)
    }
  }

  /// Counts the cases of a set too.
  mutating func add(_ set: RowSet, _ plan: TallyPlan) {
    for segment in 0..<set.segmentCount { add(set.words(inSegment: segment), segment, plan) }
  }

  /// Counts cases of one segment: where it is all of them, as many as have each combination.
  private mutating func add(_ words: ArraySlice<UInt64>, _ segment: Int, _ plan: TallyPlan) {
    let part = plan.facts.parts[segment]
    let numbers = plan.facts.numbers[segment]
    let tasks = numbers.map { plan.tasks[Int($0)] }
    let chosen = words.reduce(0) { $0 + $1.nonzeroBitCount }
    let isAll = chosen == part.rowCount
    var found = [Int](repeating: 0, count: numbers.count)
    if isAll { for index in found.indices { found[index] = Int(part.counts[index]) } }
    var asked = [[UInt16]](repeating: [], count: plan.taskCount)
    if !isAll || tasks.contains(where: { $0 != 0 }) {
      let start = words.startIndex
      for (index, number) in part.numbers.enumerated() {
        let offset = part.offsets.map { Int($0[index]) } ?? index
        guard words[start + offset >> 6] >> UInt64(offset & 63) & 1 == 1 else { continue }
        if !isAll { found[Int(number)] &+= 1 }
        var left = tasks[Int(number)]
        while left != 0 {
          asked[left.trailingZeroBitCount].append(UInt16(truncatingIfNeeded: offset))
          left &= left - 1
        }
      }
    }
    for (task, offsets) in asked.enumerated() where !offsets.isEmpty {
      perform(task, at: offsets, segment, plan)
    }
    for (number, count) in zip(numbers, found) { counts[Int(number)] += count }
    // What is not in the part has no facts.
    counts[0] += chosen - found.reduce(0, +)
  }

  /// One task for rows of a segment, whose columns are read all at once.
  private mutating func perform(
    _ task: Int, at offsets: [UInt16], _ segment: Int, _ plan: TallyPlan
  ) {
    guard task >= histograms.count else {
      for days in plan.readers[task].lengths(inSegment: segment, at: offsets) {
        histograms[task].add(day: Int(days))
      }
      return
    }
    let first = segment * PackedCells.segmentRows
    for offset in offsets { perform(task, on: first + Int(offset), plan) }
  }

  @inline(__always)
  private mutating func perform(_ tasks: UInt64, on row: Int, _ plan: TallyPlan) {
    var tasks = tasks
    while tasks != 0 {
      perform(tasks.trailingZeroBitCount, on: row, plan)
      tasks &= tasks - 1
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
  /// By combination of facts: whether a case is in any number at all.
  let matters: [Bool]

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
    let asked = metrics.flatMap(\.measure.tests) + [FactsTest(.filedIn)]
    matters = facts.combinations.map { combination in
      asked.contains { $0.holds(for: combination) }
    }
  }

  /// How many tasks there are beside counting.
  var taskCount: Int { measured.count + spread.count + weighed.count }

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
