/// The cases of an office as they stood on a day: one immutable generation of columns.
///
/// Everything here is derived by fixed rules: implausible days are missing, what is not
/// disposed has no disposition, a later day than ``asOf`` has not happened.
public struct CaseStore: Sendable {
  /// Who the office is, and what it chose.
  public let office: Office
  /// The newest day that the data speaks of.
  public let dataDay: Day
  /// "Today" in every number: ``dataDay``, or an earlier day that is looked back to.
  public let asOf: Day
  /// The number of cases.
  public let count: Int
  /// The columns of the fields that are mapped; a field without one is not in this office's data.
  public let columns: [CaseField: Column]
  /// Facts derived for each case.
  public let derived: Derived
  /// Charges, events and hearings of each case.
  public let related: RelatedTables
  /// What was found wrong while reading and deriving.
  public let findings: Findings
  /// The files that were read.
  public let sources: [SourceSummary]
  /// Staff by attorney name, where the office has a staff table.
  public let staff: [StaffMember]
  /// Who lives where the office serves; empty where it has no such table.
  public let population: Population
  /// Who held each case when; `nil` where assignments are not mapped.
  public let history: AttorneyHistory?
  /// The number of this generation, another for each in the life of the program.
  ///
  /// The store of an earlier day has the number of the one that it looks back from.
  public let generation: Int
  /// What differs from the generation before; `nil` where all may differ.
  public let changes: Changes?
  /// The number that stands for "none" in a column of numbers.
  public static let missingNumber = Int32.min

  /// Facts that are no field of their own, one a case.
  public struct Derived: Hashable, Sendable {
    /// Closed, whether or not the day is known.
    public var closed: Marks
    /// Open by its status, but not moving; false for every case on a past day.
    public var inactive: Marks
    /// The last plausible event that is not clerical, on or before the as-of day;
    /// `nil` without events, or on a past day.
    public var lastEvent: Numbers?
    /// The first hearing on the as-of day or later; `nil` without hearings, or on a past day.
    public var nextHearing: Numbers?
    /// Events of hearing type up to the disposition; `nil` without event types.
    public var hearings: Numbers?
    /// Continuances up to the disposition; `nil` without event types.
    public var continuances: Numbers?
    /// Ended in a way whose word is not listed, so that it counts as "other"; empty for none.
    public var unlistedDisposition: Marks = []
    /// Whether the row's attorney is a placeholder (not blank, but nobody's).
    public var placeholder: Marks
    /// The attorneys' codes that are placeholders, whether or not one holds a case now.
    public var placeholderCodes: Set<UInt32>

    /// Creates the facts.
    public init(
      closed: some Sequence<Bool>, inactive: some Sequence<Bool>, lastEvent: Numbers? = nil,
      nextHearing: Numbers? = nil, hearings: Numbers? = nil, continuances: Numbers? = nil,
      placeholder: Marks? = nil,
      placeholderCodes: Set<UInt32> = []
    ) {
      self.closed = Marks(closed)
      self.inactive = Marks(inactive)
      self.lastEvent = lastEvent
      self.nextHearing = nextHearing
      self.hearings = hearings
      self.continuances = continuances
      self.placeholder = placeholder ?? Marks(repeating: false, count: self.closed.count)
      self.placeholderCodes = placeholderCodes
    }
  }

  /// Creates a generation from its parts.
  ///
  /// - Precondition: every column has `count` rows.
  public init(
    office: Office, dataDay: Day, asOf: Day, count: Int, columns: [CaseField: Column],
    derived: Derived, related: RelatedTables = RelatedTables(), findings: Findings = Findings(),
    sources: [SourceSummary] = [], staff: [StaffMember] = [], population: Population = Population(),
    history: AttorneyHistory? = nil, generation: Int = CaseStore.newGeneration(),
    changes: Changes? = nil
  ) {
    self.office = office
    self.dataDay = dataDay
    self.asOf = asOf
    self.count = count
    self.columns = columns
    self.derived = derived
    self.related = related
    self.findings = findings
    self.sources = sources
    self.staff = staff
    self.population = population
    self.history = history
    self.generation = generation
    self.changes = changes
  }

  /// Whether a past day is looked at, where what only the present knows is not computable.
  public var looksBack: Bool { asOf < dataDay }

  /// The text column of a field, or `nil` where it is not mapped or holds no text.
  public func text(_ field: CaseField) -> TextColumn? {
    if case .text(let column)? = columns[field] { column } else { nil }
  }

  /// The day column of a field, or `nil` where it is not mapped or holds no days.
  public func days(_ field: CaseField) -> Numbers? {
    if case .day(let column)? = columns[field] { column } else { nil }
  }

  /// The number column of a field, or `nil` where it is not mapped or holds no numbers.
  public func numbers(_ field: CaseField) -> Numbers? {
    if case .number(let column)? = columns[field] { column } else { nil }
  }

  /// The flag column of a field, or `nil` where it is not mapped or holds no flags.
  public func flags(_ field: CaseField) -> Flags? {
    if case .flag(let column)? = columns[field] { column } else { nil }
  }

  /// Whether the office's data has this field.
  public func has(_ field: CaseField) -> Bool {
    columns[field] != nil
  }
}
