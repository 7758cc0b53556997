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
  /// Filed days that are known by the day.
  let filed: [Int32]
  /// Disposed days that are known by the day.
  let disposed: [Int32]
  /// The days on which diversions began; `nil` where the data has none.
  private(set) var diversionBegun: [Int32]?
  /// Which cases are disposed later than the day; `nil` where none can be.
  let isLater: [Bool]?

  /// Reads the facts of a store on a day, no later than the store's own.
  init(of store: CaseStore, on day: Day) {
    self.store = store
    self.day = day
    facts = Array(repeating: [], count: store.count)
    filed = Self.known(store.days(.filed), by: day, count: store.count)
    disposed = Self.known(store.days(.disposed), by: day, count: store.count)
    let last = day.number
    isLater = day < store.asOf ? store.days(.disposed)?.map { $0 > last } : nil
    addStanding()
    addAges()
    addDurations()
    addYears()
    addCharge()
    addOutcome()
    addGravity()
    addPeople()
    addAttorney()
    addScreening()
    addCalendar()
    diversionBegun = diversionDays()
    addDiversions(begun: diversionBegun)
  }

  /// The facts with those of a period added.
  func column(in period: Period) -> FactsColumn {
    var facts = facts
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
      guard let days = store.days(field) else { continue }
      add(fact, Self.known(days, by: day, count: store.count))
    }
    if let diversionBegun { add(.diversionBegunIn, diversionBegun) }
    addInventory(.inInventoryBefore, on: first - 1, to: &facts)
    addInventory(.inInventoryAfter, on: end - 1, to: &facts)
    return FactsColumn(facts)
  }

  /// The facts alone, for numbers of the day of which no period is asked.
  func column() -> FactsColumn {
    FactsColumn(facts)
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
