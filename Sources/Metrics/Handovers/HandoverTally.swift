import Cases
import Statistics

/// Counts what came to holders and what left them.
struct HandoverTally: Sendable {
  /// What one holder had.
  struct Holder: Sendable {
    var first = 0
    var received = Ages()
    var given = Ages()
    var receivedCases = 0
    var givenCases = 0
    var disposed = 0
    var held = DayHistogram()
    var holds = 0
    var months: [HandoverMonth]
  }

  /// Cases by their age, of some of which it is not known.
  struct Ages: Sendable {
    var n = 0
    var ages = DayHistogram()

    mutating func add(_ age: Int32?) {
      n += 1
      if let age { ages.add(day: Int(age)) }
    }

    mutating func merge(_ other: Ages) {
      n += other.n
      ages.merge(other.ages)
    }

    var days: HeldDays { HeldDays(n: n, known: ages.count, median: ages.median) }
  }

  /// One handing another a case.
  struct Move: Hashable, Sendable {
    var from: Int32
    var to: Int32
  }

  private(set) var holders: [Holder]
  private(set) var moves: [Move: Int] = [:]
  private(set) var handovers = Ages()
  private(set) var undated = 0
  private let period: Period
  private let firstMonth: Int

  init(holders count: Int, _ period: Period, byMonth: Bool) {
    self.period = period
    firstMonth = period.first.monthIndex
    let months =
      byMonth ? period.first.monthIndex...max(period.first, period.last).monthIndex : 0...0
    holders = Array(
      repeating: Holder(months: byMonth ? months.map { HandoverMonth($0) } : []), count: count)
  }

  /// Counts a case.
  mutating func add(_ holdings: [Holding], filed: Int32?) {
    guard let first = holdings.first else {
      undated += 1
      return
    }
    came(first, from: nil, filed)
    for (before, next) in zip(holdings, holdings.dropFirst()) { came(next, from: before, filed) }
    for holding in holdings { left(holding) }
    countCases(holdings)
  }

  /// Counts the case once for each who took it over or handed it on, however often they did.
  private mutating func countCases(_ holdings: [Holding]) {
    for index in holdings.indices.dropFirst() where period.contains(Day(holdings[index].from)) {
      let (from, to) = (holdings[index - 1].holder, holdings[index].holder)
      var (wasGiven, wasReceived, wasMoved) = (false, false, false)
      for other in 1..<index where period.contains(Day(holdings[other].from)) {
        let isFrom = holdings[other - 1].holder == from
        let isTo = holdings[other].holder == to
        wasGiven = wasGiven || isFrom
        wasReceived = wasReceived || isTo
        wasMoved = wasMoved || isFrom && isTo
      }
      if !wasGiven { holders[Int(from)].givenCases += 1 }
      if !wasReceived { holders[Int(to)].receivedCases += 1 }
      if !wasMoved { moves[Move(from: from, to: to), default: 0] += 1 }
    }
  }

  /// Counts a case that came to a holder.
  private mutating func came(_ holding: Holding, from before: Holding?, _ filed: Int32?) {
    let day = Day(holding.from)
    guard period.contains(day) else { return }
    let to = Int(holding.holder)
    guard let before else {
      holders[to].first += 1
      note(to, day, \.first)
      return
    }
    let from = Int(before.holder)
    let age = filed.flatMap { $0 <= holding.from ? holding.from - $0 : nil }
    holders[to].received.add(age)
    holders[from].given.add(age)
    handovers.add(age)
    note(to, day, \.received)
    note(from, day, \.given)
    holders[from].held.add(day: Int(before.days))
  }

  /// Counts a case that is still held, or that ended with its holder.
  private mutating func left(_ holding: Holding) {
    let holder = Int(holding.holder)
    switch holding.ending {
    case .holds: holders[holder].holds += 1
    case .disposed:
      let day = Day(holding.end)
      guard period.contains(day) else { return }
      holders[holder].disposed += 1
      holders[holder].held.add(day: Int(holding.days))
      note(holder, day, \.disposed)
    case .handedOver, .lapsed: break
    }
  }

  private mutating func note(
    _ holder: Int, _ day: Day, _ count: WritableKeyPath<HandoverMonth, Int>
  ) {
    guard !holders[holder].months.isEmpty else { return }
    holders[holder].months[day.monthIndex - firstMonth][keyPath: count] += 1
  }

  /// Counts the cases of another tally too.
  mutating func merge(_ other: HandoverTally) {
    undated += other.undated
    handovers.merge(other.handovers)
    moves.merge(other.moves, uniquingKeysWith: +)
    for (index, holder) in other.holders.enumerated() {
      holders[index].first += holder.first
      holders[index].received.merge(holder.received)
      holders[index].given.merge(holder.given)
      holders[index].receivedCases += holder.receivedCases
      holders[index].givenCases += holder.givenCases
      holders[index].disposed += holder.disposed
      holders[index].held.merge(holder.held)
      holders[index].holds += holder.holds
      for (month, counts) in holder.months.enumerated() {
        holders[index].months[month].first += counts.first
        holders[index].months[month].received += counts.received
        holders[index].months[month].given += counts.given
        holders[index].months[month].disposed += counts.disposed
      }
    }
  }
}
