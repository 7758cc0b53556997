import Cases

/// The facts of some cases of a segment, on a day and in a period.
///
/// The day may be earlier than the store's own: what is dated later has then not happened. So a
/// series looks back month by month without copying the cases.
struct DayFacts {
  /// One set of facts a row.
  var facts: [Facts]
  let rows: SegmentRows
  let day: Day
  private let needed: Facts
  /// Filed days that are known by the day.
  let filed: [Int32]
  /// Disposed days that are known by the day.
  let disposed: [Int32]
  /// Which cases are disposed later than the day; `nil` where none can be.
  let isLater: [Bool]?

  var store: CaseStore { rows.store }

  /// Finds the facts of rows on a day, no later than the store's own.
  ///
  /// - Parameters:
  ///   - rows: the cases.
  ///   - day: the day.
  ///   - period: the period, where facts of one are asked for.
  ///   - needed: the facts that are asked for; there are no others.
  ///   - filings: when defendants had cases filed, of the whole office.
  /// - Returns: the facts of each row.
  static func of(
    _ rows: SegmentRows, on day: Day, in period: Period?, needed: Facts = .all,
    filings: DefendantFilings
  ) -> [Facts] {
    var found = DayFacts(rows, on: day, needed)
    found.addAll(in: period, filings)
    for row in found.facts.indices { found.facts[row].formIntersection(needed) }
    return found.facts
  }

  private init(_ rows: SegmentRows, on day: Day, _ needed: Facts) {
    self.rows = rows
    self.day = day
    self.needed = needed
    facts = Array(repeating: [], count: rows.count)
    filed = Self.known(rows.days(.filed), by: day, count: rows.count)
    let ends = rows.days(.disposed)
    disposed = Self.known(ends, by: day, count: rows.count)
    let last = day.number
    isLater = day < rows.store.asOf ? ends?.map { $0 > last } : nil
  }

  private mutating func addAll(in period: Period?, _ filings: DefendantFilings) {
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
    if let period { addPeriod(period) }
    guard needs(.ofDiversion), let begun = diversionDays() else { return }
    if let period { add(.diversionBegunIn, begun, in: period) }
    addDiversions(begun: begun, filings)
  }

  /// Whether some of these facts are asked for.
  private func needs(_ some: Facts) -> Bool { !needed.isDisjoint(with: some) }

  private mutating func addPeriod(_ period: Period) {
    add(.filedIn, filed, in: period)
    add(.disposedIn, disposed, in: period)
    for (field, fact) in [
      (CaseField.referred, Facts.referredIn), (.screened, .screenedIn),
      (.diversionClosed, .diversionClosedIn),
    ] {
      guard needs(fact), let days = rows.days(field) else { continue }
      add(fact, Self.known(days, by: day, count: rows.count), in: period)
    }
    if needs(.inInventoryBefore) { addInventory(.inInventoryBefore, on: period.first - 1) }
    if needs(.inInventoryAfter) { addInventory(.inInventoryAfter, on: period.last) }
  }

  private mutating func add(_ fact: Facts, _ days: [Int32], in period: Period) {
    let first = period.first.number
    let end = period.end.number
    for row in facts.indices where days[row] >= first && days[row] < end {
      facts[row].formUnion(fact)
    }
  }

  /// Filed on or before a day and not disposed by it; a case closed at an unknown day is in none.
  mutating func addInventory(_ fact: Facts, on day: Day) {
    let last = day.number
    for row in facts.indices {
      let start = filed[row]
      guard start != Day.missing, start <= last else { continue }
      let end = disposed[row]
      if end == Day.missing ? !facts[row].contains(.closedAtUnknownDay) : end > last {
        facts[row].formUnion(fact)
      }
    }
  }

  private static func known(_ days: [Int32]?, by day: Day, count: Int) -> [Int32] {
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
