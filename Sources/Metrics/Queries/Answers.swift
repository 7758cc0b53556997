import Cases

/// What a value counts.
public enum MetricUnit: String, Hashable, Sendable {
  case count, share, ratio, days, index
}

/// Whether there is a number, and if not, why.
public enum MetricState: String, Hashable, Sendable {
  case ok
  /// A rate on fewer cases than the office compares; it carries its numbers.
  case few
  /// Hidden so that nobody can be recognized.
  case suppressed
  /// The denominator is 0.
  case undefined
  /// A field that it needs is not in the office's data.
  case notComputable = "not_computable"
}

/// A remark that a number carries.
public enum MetricNote: String, Hashable, Sendable {
  case outOfCoverage = "out_of_coverage"
  case partial
  case immature
  case clockIncludesInactive = "clock_includes_inactive"
}

/// A field and one of its labels: a group of cases.
public struct GroupLabel: Hashable, Sendable {
  public var field: CaseField
  /// The label; empty where the field is missing.
  public var label: String

  /// Creates a group.
  public init(_ field: CaseField, _ label: String) {
    self.field = field
    self.label = label
  }
}

/// The days that a number is about.
public enum RowPeriod: Hashable, Sendable {
  case within(Period)
  case on(Day)
}

/// A number with all that it needs to be believed, or the reason why there is none.
public struct MetricRow: Hashable, Sendable {
  /// The metric's id.
  public var metric: String
  /// The group that it is about; empty for the whole office.
  public var group: [GroupLabel]
  public var period: RowPeriod
  /// The value in `unit`; shares are 0 to 1; `nil` where `state` says why.
  public var value: Double?
  public var numerator: Double?
  /// For medians and means, the number of cases.
  public var denominator: Double?
  /// The 95 % interval, where one is defined.
  public var low: Double?
  public var high: Double?
  public var unit: MetricUnit
  /// Cases left out because what they need is missing or implausible.
  public var missing: Int
  /// Whether it is not said how many are left out, since they may be few.
  public var hidesMissing = false
  public var state: MetricState
  /// Why there is no number, or what to know about it; empty when nothing.
  public var why: String
  public var notes: [MetricNote]
  /// What the office wants the number to be, where it has said so.
  public var target: MetricTarget?

  /// Creates a row.
  public init(
    metric: String, group: [GroupLabel] = [], period: RowPeriod, value: Double? = nil,
    numerator: Double? = nil, denominator: Double? = nil, low: Double? = nil, high: Double? = nil,
    unit: MetricUnit, missing: Int = 0, state: MetricState = .ok, why: String = "",
    notes: [MetricNote] = []
  ) {
    self.metric = metric
    self.group = group
    self.period = period
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.low = low
    self.high = high
    self.unit = unit
    self.missing = missing
    self.state = state
    self.why = why
    self.notes = notes
  }
}

/// How far a comparison of two groups supports a difference.
public enum Verdict: String, Hashable, Sendable {
  /// q < 0.05 in the fixed family of comparisons.
  case different
  /// The whole 90 % interval lies inside the office's equivalence band.
  case noMeaningfulDifference = "no_meaningful_difference"
  case cannotTell = "cannot_tell"
}

/// What a reader must know about a ratio before believing it.
public enum DisparityFlag: String, Hashable, Sendable {
  /// Both intervals exclude 1, on opposite sides.
  case reversed
  /// The unadjusted interval excludes 1 and the adjusted one does not; whether the ratio moved, too,
  /// says ``DisparityRow/isMostlyMix``.
  case explainedByMix = "explained_by_mix"
  /// The ratio is not the same across strata (Cochran's Q, p < 0.05).
  case differsByOffense = "differs_by_offense"
  /// Survives Benjamini-Hochberg at 5 %.
  case survivesFamily = "survives_family"
  /// Less than 90 % of a group lies in strata that can be compared.
  case partial
}

/// One group at one decision point, against the reference.
public struct DisparityRow: Hashable, Sendable {
  /// The decision point's id, such as "dismissed".
  public var point: String
  public var by: CaseField
  public var group: String
  public var reference: String
  /// At risk, and with the event.
  public var n: Int
  public var events: Int
  /// At risk and with the event in the reference.
  public var referenceN: Int
  public var referenceEvents: Int
  /// For decision points: events ÷ n; for medians: days.
  public var rate: Double?
  public var low: Double?
  public var high: Double?
  public var referenceRate: Double?
  public var ratio: Double?
  public var ratioLow: Double?
  public var ratioHigh: Double?
  public var difference: Double?
  public var differenceLow: Double?
  public var differenceHigh: Double?
  public var excess: Double?
  public var p: Double?
  public var pAdjusted: Double?
  public var adjustedRatio: Double?
  public var adjustedLow: Double?
  public var adjustedHigh: Double?
  /// The p of no association within the strata (Cochran-Mantel-Haenszel).
  public var adjustedP: Double?
  /// The fields that make the strata.
  public var adjustedFor: [CaseField]
  public var crudeOnStrata: Double?
  public var groupKept: Double?
  public var referenceKept: Double?
  public var strataUsed: Int
  public var strataDropped: Int
  public var heterogeneityP: Double?
  public var boundLow: Double?
  public var boundHigh: Double?
  /// How strongly something unmeasured would have to go with group and outcome to make the ratio by
  /// itself, and to move its interval to 1; the adjusted ratio where there is one.
  public var eValue: Double?
  public var eValueBound: Double?
  /// The rates had both groups the mix of all cases at the point.
  public var standardized: StandardizedRates?
  /// The same comparison with each person counted once.
  public var persons: PersonComparison?
  /// At the sentence: days to be expected of a conviction, of all that are convicted.
  public var expectedDays: ExpectedDays?
  /// The second field of the group, where two make it.
  public var crossing: CaseField?
  /// The share of those at the point whose group is not known.
  public var unknownShare: Double
  /// Whether that share is not said, since those not known may be few.
  public var hidesUnknownShare = false
  public var flags: [DisparityFlag]
  public var verdict: Verdict?
  public var state: MetricState
  public var why: String
  public var notes: [MetricNote]

  /// Creates a row with counts alone.
  public init(
    point: String, by: CaseField, group: String, reference: String, n: Int, events: Int,
    referenceN: Int, referenceEvents: Int
  ) {
    self.point = point
    self.by = by
    self.group = group
    self.reference = reference
    self.n = n
    self.events = events
    self.referenceN = referenceN
    self.referenceEvents = referenceEvents
    adjustedFor = []
    strataUsed = 0
    strataDropped = 0
    unknownShare = 0
    flags = []
    state = .ok
    why = ""
    notes = []
  }
}

/// The disparity table: decision points in order, groups within each.
public struct DisparityTable: Hashable, Sendable {
  public var rows: [DisparityRow]
  /// The period that it is about.
  public var period: Period
  /// How many comparisons the Benjamini-Hochberg family has.
  public var familySize: Int
  /// A filtered view is exploratory: it chose what to compare after seeing the data.
  public var isExploratory: Bool
  /// What a reader must know, in sentences: strata, ethnicity, charge set later.
  public var remarks: [String]
  /// Shares that go from the referral to prison or jail, by group.
  public var cascade: [CascadeRow] = []
  /// The day by which the cases were chosen; `nil` where each point has its own.
  public var cohort: CaseField?

  /// Creates a table.
  public init(
    rows: [DisparityRow], period: Period, familySize: Int, isExploratory: Bool, remarks: [String]
  ) {
    self.rows = rows
    self.period = period
    self.familySize = familySize
    self.isExploratory = isExploratory
    self.remarks = remarks
  }
}

/// One metric by month, the oldest first.
public struct Series: Hashable, Sendable {
  public var metric: String
  /// The first month, as ``Cases/Day/monthIndex``.
  public var firstMonth: Int
  /// One row a month, with its period.
  public var rows: [MetricRow]

  /// Creates a series.
  public init(metric: String, firstMonth: Int, rows: [MetricRow]) {
    self.metric = metric
    self.firstMonth = firstMonth
    self.rows = rows
  }
}

/// A part of a list of cases.
public struct CaseList: Hashable, Sendable {
  /// The columns, in order.
  public var fields: [CaseColumn]
  /// One row a case.
  public var rows: [Row]
  /// How many cases there are, listed or not.
  public var total: Int

  /// One case of a list.
  public struct Row: Hashable, Sendable {
    /// The case's row in the store, good for the generation that was asked.
    public var row: Int
    /// The case's id, which stays the same across generations.
    public var caseID: String
    public var values: [CaseValue]

    /// Creates a row.
    public init(row: Int, caseID: String, values: [CaseValue]) {
      self.row = row
      self.caseID = caseID
      self.values = values
    }
  }

  /// Creates a list.
  public init(fields: [CaseColumn], rows: [Row], total: Int) {
    self.fields = fields
    self.rows = rows
    self.total = total
  }
}

/// A value of a case in a list.
public enum CaseValue: Hashable, Sendable {
  case missing
  case text(String)
  case day(Day)
  case number(Int)
  case flag(Bool)
}

/// A field of a case, or one derived from it, as the filter language names it.
public enum CaseColumn: Hashable, Sendable {
  case field(CaseField)
  /// Days since filing of an open case.
  case ageDays
  /// Days from filing to disposition.
  case days
  case open
  case stalled
  /// Events of hearing type.
  case hearings
  case nextHearing
  case lastEvent
  /// Days since the last event of an open case, or since it was filed where there is none.
  case quietDays
  /// The office's own word for the last event of an open case since it was filed.
  case lastEventType
  /// Days until an open case is as old as the office's standard allows; below 0 where it is older.
  case standardDaysLeft
  /// Days since a case came in that waits for the filing decision.
  case decisionDays
  /// Days until an open case must be tried, until its discovery is due, and until a diversion that
  /// runs must be completed; below 0 where the day has passed.
  case speedyDaysLeft
  case discoveryDaysLeft
  case diversionDaysLeft
  /// Whether the attorney has left the office, by the day that the staff table gives.
  case departed

  /// Every column that can be named of any office.
  public static let all: [CaseColumn] = CaseField.allCases.map(CaseColumn.field) + derived

  /// The columns that are no fields.
  static let derived: [CaseColumn] = [
    .ageDays, .days, .open, .stalled, .hearings, .nextHearing, .lastEvent, .lastEventType,
    .quietDays,
    .standardDaysLeft, .decisionDays, .speedyDaysLeft, .discoveryDaysLeft, .diversionDaysLeft,
    .departed,
  ]

  /// Every column that can be named of an office that keeps some of its own.
  static func all(of own: [OwnColumn]) -> [CaseColumn] {
    CaseField.allCases.map(CaseColumn.field) + own.map { .field(.own($0)) } + derived
  }

  /// Every column that can be named of an office that has some fields: the standard ones, whether
  /// or not it has them, then its own.
  public static func all(with fields: Set<CaseField>) -> [CaseColumn] {
    all(of: fields.own)
  }

  /// The name in filters, column lists and data files.
  public var name: String {
    switch self {
    case .field(let field): field.rawValue
    case .ageDays: "age_days"
    case .days: "days"
    case .open: "open"
    case .stalled: "stalled"
    case .hearings: "hearings"
    case .nextHearing: "next_hearing"
    case .lastEvent: "last_event"
    case .quietDays: "quiet_days"
    case .lastEventType: "last_event_type"
    case .standardDaysLeft: "standard_days_left"
    case .decisionDays: "decision_days"
    case .speedyDaysLeft: "speedy_days_left"
    case .discoveryDaysLeft: "discovery_days_left"
    case .diversionDaysLeft: "diversion_days_left"
    case .departed: "departed"
    }
  }
}

/// One case with all that is known of it.
public struct CaseFile: Hashable, Sendable {
  public var row: Int
  public var caseID: String
  /// Every mapped field and derived column that is not missing, in order.
  public var values: [CaseColumn: CaseValue]
  public var charges: [Charge]
  public var events: [CaseEvent]
  public var hearings: [CaseEvent]
  /// Who held it from when to when; empty where that is not known.
  public var holders: [CaseHolder]

  /// Creates a case file.
  public init(
    row: Int, caseID: String, values: [CaseColumn: CaseValue], charges: [Charge],
    events: [CaseEvent], hearings: [CaseEvent], holders: [CaseHolder] = []
  ) {
    self.row = row
    self.caseID = caseID
    self.values = values
    self.charges = charges
    self.events = events
    self.hearings = hearings
    self.holders = holders
  }
}
