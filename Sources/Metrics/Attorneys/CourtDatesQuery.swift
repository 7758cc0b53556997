import Cases

/// Asks for the court dates that lie ahead, today's among them.
public struct CourtDatesQuery: Hashable, Sendable {
  /// How many days are looked ahead, the as-of day being the first.
  public var days: Int
  public var scope: Scope

  /// Creates a query.
  public init(days: Int = 14, in scope: Scope = Scope()) {
    self.days = days
    self.scope = scope
  }
}

/// The court dates that lie ahead, the soonest first.
public struct CourtDatesTable: Hashable, Sendable {
  public var period: Period
  public var dates: [CourtDate] = []
  /// Why there are none; empty where there could be.
  public var why = ""

  /// Creates a table without dates.
  public init(period: Period, why: String = "") {
    self.period = period
    self.why = why
  }
}

/// A day on which a case is in court.
public struct CourtDate: Hashable, Sendable {
  public var caseID: String
  /// What is scheduled, with its day and time.
  public var hearing: CaseEvent
  public var attorney: String
  public var offense: String

  /// Creates a court date.
  public init(caseID: String, hearing: CaseEvent, attorney: String = "", offense: String = "") {
    self.caseID = caseID
    self.hearing = hearing
    self.attorney = attorney
    self.offense = offense
  }
}

extension Engine {
  /// None, for an engine that lists no cases.
  public func answer(_ query: CourtDatesQuery) throws(QueryError) -> CourtDatesTable {
    let today = query.scope.asOf ?? dataDay
    return CourtDatesTable(
      period: Period(from: today, through: today + (max(query.days, 1) - 1)),
      why: "court dates of cases are not told here")
  }
}

extension StoreEngine {
  /// The court dates of the cases of a scope; a case that is disposed and has another day in court,
  /// as for its sentence, is among them.
  public func answer(_ query: CourtDatesQuery) throws(QueryError) -> CourtDatesTable {
    let view = try view(query.scope, FactsNeed([]))
    let period = Period(from: view.asOf, through: view.asOf + (max(query.days, 1) - 1))
    var table = CourtDatesTable(period: period)
    guard let next = view.store.derived.nextHearing else {
      table.why =
        store.derived.nextHearing == nil
        ? "not in the data: scheduled hearings" : "known of the present day only"
      return table
    }
    for row in view.rows.lazy.map({ Int($0) }) {
      let day = next[row]
      // The first of a case tells whether any of its dates lies in the days.
      guard day != Day.missing, day <= period.last.number else { continue }
      for hearing in view.store.related.hearings(of: row) {
        guard let day = hearing.day, period.contains(day) else { continue }
        table.dates.append(
          CourtDate(
            caseID: view.store.text(.caseID)?[row] ?? "", hearing: hearing,
            attorney: view.store.text(.attorney)?[row] ?? "",
            offense: view.store.text(.offense)?[row] ?? ""))
      }
    }
    // The time is read once of each, not at each comparison.
    let moments = table.dates.map { ($0.hearing.day?.number ?? 0, $0.hearing.minutes) }
    let order = table.dates.indices.sorted { one, other in
      let (left, right) = (table.dates[one], table.dates[other])
      return (moments[one].0, moments[one].1, left.hearing.time, left.caseID)
        < (moments[other].0, moments[other].1, right.hearing.time, right.caseID)
    }
    table.dates = order.map { table.dates[$0] }
    return table
  }
}

extension CaseEvent {
  /// The minutes from midnight to the time as written, "13:30" or "1:30 pm"; one that cannot be read
  /// comes last.
  public var minutes: Int {
    let digits = time.split { !$0.isNumber }.prefix(2).compactMap { Int($0) }
    guard let hour = digits.first, (0...24).contains(hour) else { return 24 * 60 }
    let isAfternoon = time.lowercased().contains("p")
    let isMorning = time.lowercased().contains("a")
    let shift = isAfternoon && hour < 12 ? 12 : isMorning && hour == 12 ? -12 : 0
    return (hour + shift) * 60 + (digits.count > 1 ? digits[1] : 0)
  }
}
