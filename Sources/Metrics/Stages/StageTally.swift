import Cases
import Statistics

/// Counts stays: who left, who came, who waits, and who waited in the months before.
struct StageTally: Sendable {
  let days: StageDays
  var finished = DayHistogram()
  var earlier = DayHistogram()
  /// Of those that came in the period: the days of those that left, and of those that wait or rest.
  var ended = DayHistogram()
  var followed = DayHistogram()
  var ages = DayHistogram()
  var inactive = 0
  var unknown = 0
  /// By day of those a month apart: how many more wait than on the one before.
  private var steps: [Int]

  init(_ days: StageDays) {
    self.days = days
    steps = Array(repeating: 0, count: days.ends.count + 1)
  }

  /// Counts a case's stay.
  mutating func add(_ stay: StageStays.Stay) {
    switch stay {
    case .none: return
    case .unknown: unknown += 1
    case .left(let from, let to):
      addLeft(from, to)
    case .waiting(let from):
      guard from <= days.today else { return }
      ages.add(day: Int(days.today - from))
      if days.period.contains(Day(from)) { followed.add(day: Int(days.today - from)) }
      steps[days.index(from)] += 1
    case .inactive(let from):
      guard from <= days.today else { return }
      inactive += 1
      if days.period.contains(Day(from)) { followed.add(day: Int(days.today - from)) }
      // When it came to rest is not known, so that it waited on past days.
      steps[min(days.index(from), days.ends.count - 1)] += 1
      steps[days.ends.count - 1] -= 1
    }
  }

  /// Counts a stay that is over.
  mutating func addLeft(_ from: Int32, _ to: Int32) {
    let length = Int(to - from)
    if days.period.contains(Day(to)) { finished.add(day: length) }
    if let before = days.before, before.contains(Day(to)) { earlier.add(day: length) }
    if days.period.contains(Day(from)) { ended.add(day: length) }
    steps[days.index(from)] += 1
    steps[days.index(to)] -= 1
  }

  /// Adds what another counted.
  mutating func merge(_ other: StageTally) {
    finished.merge(other.finished)
    earlier.merge(other.earlier)
    ended.merge(other.ended)
    followed.merge(other.followed)
    ages.merge(other.ages)
    inactive += other.inactive
    unknown += other.unknown
    for index in steps.indices { steps[index] += other.steps[index] }
  }

  /// Whether nothing was counted.
  var isEmpty: Bool {
    finished.isEmpty && earlier.isEmpty && ages.isEmpty && ended.isEmpty && followed.isEmpty
      && steps.allSatisfy { $0 == 0 }
  }

  /// A row of what was counted.
  func row(_ name: StageRow.Name, of group: GroupLabel?, fewest: Int) -> StageRow {
    var row = StageRow(name, of: group)
    row.finished = StageTimes(finished, seed: 1)
    row.earlier = StageTimes(earlier, seed: 2)
    row.entered = ended.count + followed.count
    row.waiting = ages.count
    row.ages = ages
    row.inactive = inactive
    row.unknown = unknown
    var sum = 0
    row.byMonth = steps.dropLast().map { step in
      sum += step
      return sum
    }
    if row.entered >= fewest {
      let estimate = KaplanMeier(events: ended, censorings: followed)
      row.withWaiting = estimate.median.map { median in
        let bounds = estimate.medianInterval()
        return StageEstimate(
          Double(median), low: bounds.low.map(Double.init), high: bounds.high.map(Double.init))
      }
    }
    if finished.count >= fewest, earlier.count >= fewest,
      let now = ResampledMedian(of: finished, seed: 1),
      let then = ResampledMedian(of: earlier, seed: 2),
      let interval = now.differenceInterval(from: then)
    {
      row.change = StageEstimate(
        now.median - then.median, low: interval.low, high: interval.high)
    }
    return row
  }
}

/// The days that stays are held against.
struct StageDays: Hashable, Sendable {
  let period: Period
  let before: Period?
  let today: Int32
  /// Days a month apart, in order; the last is today.
  let ends: [Int32]

  /// Creates days.
  init(period: Period, before: Period?, today: Int32, ends: [Int32]) {
    (self.period, self.before, self.today, self.ends) = (period, before, today, ends)
  }

  /// The days of a view, and some months back from its day.
  init(_ view: StoreView, before: Period?, months: Int) {
    self.init(
      period: view.period, before: before, today: view.asOf.number,
      ends: (0...months).reversed().map { view.asOf.adding(months: -$0).number })
  }

  /// The first of the days a month apart that is not before a day; their number where it is after
  /// them all.
  func index(_ day: Int32) -> Int {
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
