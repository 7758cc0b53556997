/// What an office says of itself, beside where its data is.
public struct Office: Hashable, Sendable {
  /// The office's name, on every screen.
  public var name: String
  /// The profile that its mapping started from, or "office.yml".
  public var profile: String
  /// Which day a case's clock starts; standards and durations named otherwise keep their definition.
  public var clock: CaseField
  /// The days after which an open case is over the office's standard.
  public var standards: [Severity: Int]
  /// A case is stalled when nothing happened for this many days.
  public var stalledAfter: Int
  /// A rate on fewer cases is shown as "few cases".
  public var fewCases: Int
  /// How far worklists look ahead.
  public var ahead = Ahead()
  /// The smallest group that may be shown to others.
  public var sharingSmallest: Int
  /// The selections of cases and the periods that are shared, beside all cases.
  public var shared = Shared()
  /// The weight of a case by severity, and by offense where the office says so.
  public var weights: Weights
  /// The hours that an attorney works on cases in a year.
  public var attorneyHours: Double
  /// Whether the office has said those hours itself.
  public var saysAttorneyHours = false
  /// What a late end costs.
  public var delay = Delay()
  /// The ratios that count as no meaningful difference.
  public var equivalence: ClosedRange<Double>
  /// The race that others are compared with.
  public var reference: String
  /// What the data covers; `nil` where the office has not said.
  public var coverage: Coverage?
  /// What the screening data covers, for the title of the declination rate; empty where all.
  public var screeningCovers: String
  /// What a data person should know of the mapping, in sentences.
  public var remarks: [String] = []
  /// The columns of its files that the office keeps under names of its own.
  public var ownColumns: [OwnColumn] = []
  /// The metrics that the office defines.
  public var ownMetrics: [OwnMetric] = []
  /// The values that the office wants metrics to have.
  public var targets: [TargetEntry] = []

  /// What an office shares with others.
  public struct Shared: Hashable, Sendable {
    /// Filters in the filter language, by name.
    public var filters: [NamedFilter] = []
    /// Closed calendar years and quarters, as they are written; when empty, the last two years that
    /// are over.
    public var periods: [String] = []

    /// A filter that the office has given a name.
    public struct NamedFilter: Hashable, Sendable {
      public var name: String
      public var text: String

      /// Creates a filter.
      public init(name: String, text: String) {
        self.name = name
        self.text = text
      }
    }

    /// Creates what is shared.
    public init(filters: [NamedFilter] = [], periods: [String] = []) {
      self.filters = filters
      self.periods = periods
    }
  }

  /// How many days worklists look ahead, and how long a filing decision may wait.
  public struct Ahead: Hashable, Sendable {
    /// A case that comes to its standard within so many days is about to cross it.
    public var crossing = 30
    /// Days in court are listed so far ahead.
    public var hearings = 14
    /// Speedy trial and discovery are due soon within so many days.
    public var deadlines = 30
    /// A diversion is about to end within so many days.
    public var diversions = 30
    /// A filing decision is listed that waits for at least so many days.
    public var decisions = 0
    /// Whether days that do not count are still to be added to the day by which a case must be
    /// tried, because the office's own day leaves them out.
    public var addsExcludedDays = false

    /// The usual ones.
    public init() {}
  }

  /// Weights of cases for a weighted caseload.
  public struct Weights: Hashable, Sendable {
    public var bySeverity: [Severity: Double]
    /// By offense, in lower case; wins over the severity.
    public var byOffense: [String: Double]
    /// Whether these are ours and not the office's.
    public var areDefaults: Bool
    /// The severities whose weight is ours, where the office gives others.
    public var defaultSeverities: Set<Severity> = []
    /// Whether the office's weights are points, which say what weighs more and not how long it takes.
    public var arePoints = false

    /// Whether they say how long a case takes an attorney.
    public var areHours: Bool { !areDefaults && !arePoints }

    /// What a weight counts, in a word.
    public var unit: String { areHours ? "hours" : "points" }

    /// The weight of a case of a severity, where its offense has none of its own.
    public func of(_ severity: Severity?) -> Double {
      severity.flatMap { bySeverity[$0] } ?? bySeverity[.other] ?? 1
    }

    /// The weight of a case.
    public func of(_ severity: Severity?, offense: String) -> Double {
      byOffense[offense.lowercased()] ?? of(severity)
    }

    /// Whether the weight of a severity is ours and not the office's.
    public func isDefault(_ severity: Severity) -> Bool {
      areDefaults || defaultSeverities.contains(severity)
    }

    /// Creates weights.
    public init(
      bySeverity: [Severity: Double], byOffense: [String: Double] = [:], areDefaults: Bool
    ) {
      self.bySeverity = bySeverity
      self.byOffense = byOffense
      self.areDefaults = areDefaults
    }
  }

  /// Which part of the truth an extract holds.
  public struct Coverage: Hashable, Sendable {
    /// The day by which cases were selected.
    public var selectedBy: CaseField
    /// The ranges of that day that are complete, first and last day.
    public var complete: [ClosedRange<Day>]
    /// Dispositions that were removed some months after the case ended.
    public var removedAfterMonths: [Disposition: Int]
    /// How many months back a stock or a disposed-anchored metric needs the data to reach.
    public var lookbackMonths: Int

    /// Creates a coverage.
    public init(
      selectedBy: CaseField, complete: [ClosedRange<Day>],
      removedAfterMonths: [Disposition: Int] = [:], lookbackMonths: Int = 36
    ) {
      self.selectedBy = selectedBy
      self.complete = complete
      self.removedAfterMonths = removedAfterMonths
      self.lookbackMonths = lookbackMonths
    }
  }

  /// Creates an office with the usual defaults.
  public init(
    name: String, profile: String = "caseboard", clock: CaseField = .filed,
    standards: [Severity: Int] = [.felony: 365, .misdemeanor: 180], stalledAfter: Int = 90,
    fewCases: Int = 20, sharingSmallest: Int = 11,
    weights: Weights = Weights(
      bySeverity: [.felony: 3, .misdemeanor: 1, .other: 1], areDefaults: true),
    attorneyHours: Double = 1227, equivalence: ClosedRange<Double> = 0.8...1.25,
    reference: String = "White", coverage: Coverage? = nil, screeningCovers: String = ""
  ) {
    self.name = name
    self.profile = profile
    self.clock = clock
    self.standards = standards
    self.stalledAfter = stalledAfter
    self.fewCases = fewCases
    self.sharingSmallest = sharingSmallest
    self.weights = weights
    self.attorneyHours = attorneyHours
    self.equivalence = equivalence
    self.reference = reference
    self.coverage = coverage
    self.screeningCovers = screeningCovers
  }
}
