import Cases

/// How cases went from hand to hand.
public struct HandoverTable: Hashable, Sendable {
  public var by: CaseField
  public var period: Period
  /// The day up to which cases are followed.
  public var asOf: Day
  /// One row an attorney or unit that held a case in the period, in the order of their names.
  public var rows: [HandoverRow] = []
  /// Who handed cases to whom, the most first.
  public var moves: [HandoverMove] = []
  /// The cases that were handed over in the period, each time counted, by their age.
  public var handovers = HeldDays()
  /// The cases of the scope, and those of them of which no assignment has a day.
  public var cases = 0
  public var undated = 0
  /// Why there is nothing; empty where there may be something.
  public var why = ""
  /// What a reader must know, in sentences.
  public var remarks: [String] = []

  /// Creates a table without rows.
  public init(by: CaseField, period: Period, asOf: Day, why: String = "") {
    self.by = by
    self.period = period
    self.asOf = asOf
    self.why = why
  }

  /// The row of an attorney or unit; `nil` where it held nothing in the period.
  public func row(_ group: String) -> HandoverRow? { rows.first { $0.group == group } }
}

/// What came to an attorney or a unit, what left, and how long it stayed.
public struct HandoverRow: Hashable, Sendable {
  /// The label; empty for attorneys of no known unit.
  public var group: String
  public var standing: ComparisonRow.Standing
  /// Cases whose first holder it became in the period.
  public var first = 0
  /// Cases taken over from somebody else, by their age when they were.
  public var received = HeldDays()
  /// Cases handed on to somebody else, by their age when they were.
  public var given = HeldDays()
  /// How many cases were taken over and how many handed on, one that came or left twice counted once.
  public var receivedCases = 0
  public var givenCases = 0
  /// Cases disposed while it held them.
  public var disposed = 0
  /// Cases that it ceased to hold, handed on or disposed, by the days that it held them.
  public var held = HeldDays()
  /// Cases that it holds on the as-of day, inactive ones too.
  public var holds = 0
  /// By month of the period, where asked for.
  public var months: [HandoverMonth] = []

  /// Creates a row of nothing.
  public init(_ group: String, _ standing: ComparisonRow.Standing) {
    self.group = group
    self.standing = standing
  }
}

/// Some cases by a number of days.
public struct HeldDays: Hashable, Sendable {
  /// How many there are, and how many of them have a number of days.
  public var n = 0
  public var known = 0
  /// The median of the days; `nil` where no case has any.
  public var median: Double?

  /// Creates those of no cases.
  public init() {}

  /// Creates them.
  public init(n: Int, known: Int, median: Double?) {
    (self.n, self.known, self.median) = (n, known, median)
  }
}

/// What came and went in a month.
public struct HandoverMonth: Hashable, Sendable {
  /// The month, as ``Cases/Day/monthIndex``.
  public var month: Int
  public var first = 0
  public var received = 0
  public var given = 0
  public var disposed = 0

  /// Creates a month of nothing.
  public init(_ month: Int) { self.month = month }
}

/// Cases that one handed to another, each counted once.
public struct HandoverMove: Hashable, Sendable {
  public var from: String
  public var to: String
  public var cases: Int

  /// Creates a move.
  public init(from: String, to: String, cases: Int) {
    (self.from, self.to, self.cases) = (from, to, cases)
  }
}

/// Who held one case from when to when.
public struct CaseHolder: Hashable, Sendable {
  /// The attorney; empty for days on which nobody is said to hold it.
  public var attorney: String
  public var isPlaceholder: Bool
  public var from: Day
  /// The last day; `nil` where the case is still held on the as-of day.
  public var to: Day?
  /// The days held, up to the disposition or the as-of day.
  public var days: Int
  /// How it ended.
  public var ending: Ending

  /// How the holding of a case ends.
  public enum Ending: String, Hashable, Sendable {
    case handedOver = "handed_over"
    case disposed
    case holds
    /// Nobody holds it after.
    case lapsed
  }

  /// Creates a holder.
  public init(
    attorney: String, isPlaceholder: Bool = false, from: Day, to: Day?, days: Int, ending: Ending
  ) {
    self.attorney = attorney
    self.isPlaceholder = isPlaceholder
    self.from = from
    self.to = to
    self.days = days
    self.ending = ending
  }
}
