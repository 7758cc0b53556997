import Cases

/// The facts of every case on a day, before any period is chosen.
///
/// The day may be earlier than the store's own: what is dated later has then not happened. So a
/// series looks back month by month without copying the cases.
struct DayFacts: Sendable {
  /// One set of facts a row.
  var facts: [Facts]
  let store: CaseStore
  let day: Day
  private let needed: Facts
  /// Filed days that are known by the day.
  let filed: [Int32]
  /// Disposed days that are known by the day.
  let disposed: [Int32]
  /// The days on which diversions began; `nil` where the data has none.
  private(set) var diversionBegun: [Int32]?
  /// Which cases are disposed later than the day; `nil` where none can be.
  let isLater: [Bool]?

  /// Reads the facts of a store on a day, no later than the store's own.
  ///
  /// - Parameters:
  ///   - store: the cases, of one segment or all.
  ///   - day: the day.
  ///   - needed: the facts that are asked for; of others some may be there.
  ///   - filings: when defendants had cases filed, of the whole office.
  init(
    of store: CaseStore, on day: Day, needed: Facts = .all, filings: DefendantFilings
  ) {
    self.store = store
    self.day = day
    self.needed = needed
    facts = Array(repeating: [], count: store.count)
    filed = Self.known(store.days(.filed), by: day, count: store.count)
    disposed = Self.known(store.days(.disposed), by: day, count: store.count)
    let last = day.number
    isLater = day < store.asOf ? store.days(.disposed)?.map { $0 > last } : nil
    addStanding()
    if needs(.ofAge) { addAges() }
    if needs(.ofDuration) { addDurations() }
    if needs(.ofYears) { addYears() }
    if needs(.ofCharge) { addCharge() }
    if needs(.ofOutcome) { addOutcome() }
    if needs(.ofGravity) { addGravity() }
    if needs(.ofPeople) { addPeople() }
    if needs(.ofAttorney) { addAttorney() }
    if needs(.ofScreening) { addScreening() }
    if needs(.ofCalendar) { addCalendar() }
    guard needs(.ofDiversion) else { return }
    diversionBegun = diversionDays()
    addDiversions(begun: diversionBegun, filings)
  }

  /// Whether some of these facts are asked for.
  private func needs(_ some: Facts) -> Bool { !needed.isDisjoint(with: some) }

  /// The facts that are asked for, with those of a period where there is one.
  func asked(in period: Period?) -> [Facts] {
    var facts = facts
    if let period { addPeriod(period, to: &facts) }
    for row in facts.indices { facts[row].formIntersection(needed) }
    return facts
  }

  private func addPeriod(_ period: Period, to facts: inout [Facts]) {
    let first = period.first.number
    let end = period.end.number
    func add(_ fact: Facts, _ days: [Int32]) {
      for row in facts.indices where days[row] >= first && days[row] < end {
        facts[row].formUnion(fact)
      }
    }
    add(.filedIn, filed)
    add(.disposedIn, disposed)
    for (field, fact) in [
      (CaseField.referred, Facts.referredIn), (.screened, .screenedIn),
      (.diversionClosed, .diversionClosedIn),
    ] {
      guard needs(fact), let days = store.days(field) else { continue }
      add(fact, Self.known(days, by: day, count: store.count))
    }
    if let diversionBegun { add(.diversionBegunIn, diversionBegun) }
    if needs(.inInventoryBefore) { addInventory(.inInventoryBefore, on: first - 1, to: &facts) }
    if needs(.inInventoryAfter) { addInventory(.inInventoryAfter, on: end - 1, to: &facts) }
  }

  /// Filed on or before a day and not disposed by it; a case closed at an unknown day is in none.
  func addInventory(_ fact: Facts, on last: Int32, to facts: inout [Facts]) {
    for row in facts.indices {
      let start = filed[row]
      guard start != Day.missing, start <= last else { continue }
      let end = disposed[row]
      if end == Day.missing ? !facts[row].contains(.closedAtUnknownDay) : end > last {
        facts[row].formUnion(fact)
      }
    }
  }

  private static func known(_ days: Numbers?, by day: Day, count: Int) -> [Int32] {
    guard let days else { return Array(repeating: Day.missing, count: count) }
    let last = day.number
    return days.map { $0 > last ? Day.missing : $0 }
  }
}

extension Period {
  /// The year that ends on a day, that day included.
  static func year(endingOn last: Day) -> Period {
    Period(from: (last + 1).adding(years: -1), through: last)
  }
}
