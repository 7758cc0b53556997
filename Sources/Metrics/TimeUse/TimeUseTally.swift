import Cases
import Statistics

/// Adds the time of cases by stage, and of those that were dismissed.
struct TimeUseTally: StayTally {
  let period: Period
  let today: Int32
  let decideBy: Int
  /// By place in ``CaseStage/allCases``.
  var stages: [StageUse]
  /// By number of the weight: days from filing to dismissal.
  private(set) var dismissed: [DayHistogram]
  /// The same of detained people.
  private(set) var held = DayHistogram()
  private(set) var continuances = 0

  init(_ view: StoreView, decideBy: Int, weights: Int) {
    period = view.period
    today = view.asOf.number
    self.decideBy = decideBy
    stages = Array(repeating: StageUse(), count: CaseStage.allCases.count)
    dismissed = Array(repeating: DayHistogram(), count: weights)
  }

  /// Counts a stay in a stage, as far as it lies in the period.
  mutating func add(_ stay: StageStays.Stay, in stage: Int) {
    let from: Int32
    let to: Int32
    switch stay {
    case .left(let first, let last): (from, to) = (first, last)
    case .waiting(let first): (from, to) = (first, today)
    case .none, .inactive, .unknown: return
    }
    guard from < period.end.number, to >= period.first.number else { return }
    stages[stage].cases += 1
    stages[stage].days += Int(max(0, min(to, period.end.number) - max(from, period.first.number)))
  }

  /// Spreads the weight of a case that was disposed over its stages, by its days in each.
  mutating func addWeight(_ weight: Double, _ stays: [StageStays.Stay]) {
    let lengths = stays.map { stay in
      if case .left(let from, let to) = stay { Double(to - from) } else { 0.0 }
    }
    let total = lengths.reduce(0, +)
    guard total > 0 else {
      stages[CaseStage.dispositionPlace].weighted += weight
      return
    }
    for (stage, length) in lengths.enumerated() where length > 0 {
      stages[stage].weighted += weight * length / total
    }
  }

  /// Counts a case that was dismissed after some days.
  mutating func addDismissal(days: Int, weight: Int, isHeld: Bool) {
    dismissed[weight].add(day: days)
    if isHeld { held.add(day: days) }
  }

  mutating func addContinuances(_ count: Int) { continuances += count }

  mutating func merge(_ other: TimeUseTally) {
    for index in stages.indices {
      stages[index].cases += other.stages[index].cases
      stages[index].days += other.stages[index].days
      stages[index].weighted += other.stages[index].weighted
    }
    for index in dismissed.indices { dismissed[index].merge(other.dismissed[index]) }
    held.merge(other.held)
    continuances += other.continuances
  }

  /// The days from filing to dismissal.
  var days: DayHistogram {
    dismissed.reduce(into: DayHistogram()) { $0.merge($1) }
  }

  /// The days in jail beyond the limit, with the interval of a like period.
  var heldBeyond: WeightedSum { WeightedSum(held, beyond: decideBy) { _, beyond in beyond } }

  /// What an earlier decision could save at most, at the weights of the numbers.
  func saving(_ weights: [Double]) -> TimeSaving {
    let days = days
    var saving = TimeSaving()
    saving.timed = days.count
    saving.late = days.count - days.count(through: decideBy)
    saving.days = WeightedSum(days, beyond: decideBy) { _, beyond in beyond }.estimate
    var sum = WeightedSum()
    for (number, weight) in weights.enumerated() {
      sum.merge(
        WeightedSum(dismissed[number], beyond: decideBy) { days, beyond in
          weight * beyond / Double(days)
        })
    }
    saving.weighted = sum.estimate
    return saving
  }
}

/// A sum of numbers of cases, and what its interval is made of.
struct WeightedSum: Hashable, Sendable {
  private(set) var sum = 0.0
  private var squares = 0.0
  private var greatest = 0.0

  /// Nothing.
  init() {}

  /// A number of each of some cases that took longer than some days, by its days and those beyond.
  init(_ days: DayHistogram, beyond limit: Int, _ number: (Int, Double) -> Double) {
    for (day, count) in days.counts.enumerated() where count > 0 && day > limit {
      let own = number(day, Double(day - limit))
      sum += own * Double(count)
      squares += own * own * Double(count)
      greatest = max(greatest, own)
    }
  }

  /// A number that each of some cases has.
  init(_ number: Double, times count: Int) {
    guard count > 0 else { return }
    sum = number * Double(count)
    squares = number * number * Double(count)
    greatest = number
  }

  mutating func merge(_ other: WeightedSum) {
    sum += other.sum
    squares += other.squares
    greatest = max(greatest, other.greatest)
  }

  /// The sum with the interval of a like period; none where there is nothing.
  var estimate: StageEstimate {
    let interval = weightedPoissonInterval(sum: sum, squares: squares, greatest: greatest)
    return StageEstimate(sum, low: interval?.low, high: interval?.high)
  }
}

extension CaseStage {
  /// The place of ``disposition`` among all.
  static let dispositionPlace = allCases.firstIndex(of: .disposition) ?? 0
}
