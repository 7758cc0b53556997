import Cases

/// Asks for metrics, for all cases or by groups.
public struct MetricsQuery: Hashable, Sendable {
  /// Ids of the catalogue; all metrics when empty.
  public var metrics: [String]
  /// One row for each combination of labels; one row in all when empty.
  public var by: [CaseField]
  public var scope: Scope

  /// Creates a query.
  public init(_ metrics: [String], by: [CaseField] = [], in scope: Scope = Scope()) {
    self.metrics = metrics
    self.by = by
    self.scope = scope
  }
}

/// Asks for metrics by month, in the months that end on the as-of day's month.
///
/// A stock metric is looked back to the last day of each month, the as-of day in its own.
public struct SeriesQuery: Hashable, Sendable {
  public var metrics: [String]
  public var months: Int
  public var scope: Scope

  /// Creates a query.
  public init(_ metrics: [String], months: Int, in scope: Scope = Scope()) {
    self.metrics = metrics
    self.months = months
    self.scope = scope
  }
}

/// Asks how open cases are spread over the months in which they were filed.
public struct OpenByMonthFiledQuery: Hashable, Sendable {
  /// One row a label, or one in all.
  public var by: CaseField?
  public var months: Int
  public var scope: Scope

  /// Creates a query.
  public init(by: CaseField?, months: Int, in scope: Scope = Scope()) {
    self.by = by
    self.months = months
    self.scope = scope
  }
}

/// Asks for the disparity table.
public struct DisparityQuery: Hashable, Sendable {
  /// Ids of decision points; all that the data allows when empty.
  public var points: [String]
  public var by: CaseField
  /// A second field, so that each group is one of both, such as race and gender.
  public var crossing: CaseField?
  /// The day by which cases are chosen at every point, to be followed to their end; each point's
  /// own day when `nil`.
  public var cohort: CaseField?
  /// The office's reference when `nil`; of two fields, `White · Male`.
  public var reference: String?
  /// The fields that make the strata, those that are mapped; empty for no adjustment.
  public var adjust: [CaseField]
  public var scope: Scope

  /// Creates a query.
  public init(
    points: [String] = [], by: CaseField = .race, crossing: CaseField? = nil,
    cohort: CaseField? = nil, reference: String? = nil,
    adjust: [CaseField] = [.offense, .severity, .priors], in scope: Scope = Scope()
  ) {
    self.points = points
    self.by = by
    self.crossing = crossing
    self.cohort = cohort
    self.reference = reference
    self.adjust = adjust
    self.scope = scope
  }
}

/// Asks for cases, all of a scope or those behind a number.
public struct CasesQuery: Hashable, Sendable {
  public var columns: [CaseColumn]
  /// Sorted by these, the first first.
  public var sort: [SortKey]
  public var offset: Int
  /// At most this many rows; all when `nil`.
  public var limit: Int?
  /// The number whose cases are asked for; all cases of the scope when `nil`.
  public var behind: NumberReference?
  public var scope: Scope

  /// A column and a direction.
  public struct SortKey: Hashable, Sendable {
    public var column: CaseColumn
    public var descending: Bool

    /// Creates a key.
    public init(_ column: CaseColumn, descending: Bool = false) {
      self.column = column
      self.descending = descending
    }
  }

  /// Creates a query.
  public init(
    columns: [CaseColumn], sort: [SortKey] = [], offset: Int = 0, limit: Int? = nil,
    behind: NumberReference? = nil, in scope: Scope = Scope()
  ) {
    self.columns = columns
    self.sort = sort
    self.offset = offset
    self.limit = limit
    self.behind = behind
    self.scope = scope
  }
}

/// A number on screen, so that the cases behind it can be found.
public struct NumberReference: Hashable, Sendable {
  /// What the number is.
  public enum Source: Hashable, Sendable {
    /// A metric of the catalogue.
    case metric(String)
    /// A decision point of the disparity table.
    case point(String)
    /// Cases that somebody took over or handed on.
    case handover(Handover)
  }

  /// Which of its cases.
  public enum Side: Hashable, Sendable {
    case numerator, denominator, leftOut
    /// All cases that come into question.
    case inQuestion
    /// Those that are not counted for one reason, in the words of ``AccountPart``.
    case because(String)
  }

  public var source: Source
  public var side: Side
  public var group: [GroupLabel]
  /// The day by which the cases of a decision point were chosen, where not by its own.
  public var cohort: CaseField?

  /// Creates a reference.
  public init(
    _ source: Source, _ side: Side, group: [GroupLabel] = [], cohort: CaseField? = nil
  ) {
    self.source = source
    self.side = side
    self.group = group
    self.cohort = cohort
  }
}

/// Answers questions about an office.
///
/// Values go in and come out; another engine, such as one over an office's SQL warehouse, can
/// answer the same questions.
public protocol Engine: Sendable {
  /// Who the office is.
  var office: Office { get }
  /// The newest day of the data.
  var dataDay: Day { get }
  /// How many cases there are.
  var caseCount: Int { get }
  /// Every metric that can be asked for: the catalogue's and the office's own, in order.
  var metrics: [Metric] { get }
  /// The values that the office wants metrics to have, by metric.
  var targets: [String: MetricTarget] { get }
  /// The fields that the office's data has.
  var fields: Set<CaseField> { get }
  /// What was found wrong with the data.
  var findings: Findings { get }
  /// The files that were read.
  var sources: [SourceSummary] { get }
  /// Months between others in which hardly any case was filed, where the office has not said what
  /// its data covers.
  var filingHoles: [ClosedRange<Int>] { get }
  /// The sharpest lasting change in the level of the monthly filings, where the office has not said
  /// what its data covers.
  var filingBreak: FilingBreak? { get }
  /// Whether it is known who held a case when; without it, outcomes are the present attorney's.
  var knowsAssignments: Bool { get }
  /// What is known of attorneys beside their cases, by label.
  var attorneys: [String: AttorneyProfile] { get }

  /// Whether it answers only what may be shown to others.
  var isShared: Bool { get }
  /// The period that is answered where a choice is asked for.
  func answered(_ choice: PeriodChoice) -> PeriodChoice

  /// Metrics, in the order asked, groups in the order of their labels.
  func answer(_ query: MetricsQuery) throws(QueryError) -> [MetricRow]
  /// Metrics by month.
  func answer(_ query: SeriesQuery) throws(QueryError) -> [Series]
  /// Open cases by month filed: by label, the count of each month, the oldest first.
  /// What was filed before the first month is counted in it.
  func answer(_ query: OpenByMonthFiledQuery) throws(QueryError) -> [String: [Int]]
  /// The disparity table.
  func answer(_ query: DisparityQuery) throws(QueryError) -> DisparityTable
  /// The strata behind an adjusted ratio.
  func answer(_ query: DisparityStrataQuery) throws(QueryError) -> DisparityStrataTable
  /// How groups stand among the people who live here.
  func answer(_ query: PopulationQuery) throws(QueryError) -> PopulationTable
  /// How long cases take, open ones counted.
  func answer(_ query: SurvivalQuery) throws(QueryError) -> SurvivalTable
  /// How likely open cases are to end soon.
  func answer(_ query: ChanceQuery) throws(QueryError) -> ChanceTable
  /// How many attorneys the cases need, and how many there are.
  func answer(_ query: StaffingQuery) throws(QueryError) -> StaffingTable
  /// What would become of open cases if something were otherwise.
  func answer(_ query: WhatIfQuery) throws(QueryError) -> WhatIfTable
  /// How long cases stay in each stage, where they wait now, and how that moved.
  func answer(_ query: StagesQuery) throws(QueryError) -> StagesTable
  /// Where the time goes, and what an earlier decision could save at most.
  func answer(_ query: TimeUseQuery) throws(QueryError) -> TimeUseTable
  /// Attorneys or units beside what is expected of cases like theirs.
  func answer(_ query: ComparisonQuery) throws(QueryError) -> ComparisonTable
  /// How cases went from hand to hand.
  func answer(_ query: HandoverQuery) throws(QueryError) -> HandoverTable
  /// The court dates that lie ahead.
  func answer(_ query: CourtDatesQuery) throws(QueryError) -> CourtDatesTable
  /// What moved between two periods.
  func answer(_ query: ChangeQuery) throws(QueryError) -> ChangeTable
  /// How long it takes until what happened is recorded.
  var reportingLag: ReportingLag { get }
  /// Every Prosecutorial Performance Indicator, with what the data allows of it.
  func answer(_ query: IndicatorsQuery) throws(QueryError) -> [IndicatorRow]
  /// How far fields are filled.
  func answer(_ query: FilledQuery) throws(QueryError) -> [FilledField]
  /// How many cases wait on each worklist.
  func answer(_ query: WorklistsQuery) throws(QueryError) -> [WorklistRow]
  /// A list of cases.
  func answer(_ query: CasesQuery) throws(QueryError) -> CaseList
  /// Counts, sums and quantiles by groups, for all questions at once.
  func answer(_ queries: [AggregateQuery]) throws(QueryError) -> [AggregateTable]
  /// What a number is made of, and what was left out of it.
  func explain(_ query: ExplainQuery) throws(QueryError) -> Explanation
  /// One case by its id, or `nil` when there is none.
  func caseFile(_ caseID: String, asOf: Day?) -> CaseFile?
  /// The labels of a text field with their counts, most frequent first, for completion.
  func labels(of field: CaseField) -> [(label: String, count: Int)]
  /// The period that a choice stands for.
  func period(_ choice: PeriodChoice, asOf: Day?) -> Period
}

/// A question that cannot be asked.
public enum QueryError: Error, Hashable, Sendable {
  case unknownMetric(String, nearest: String?)
  case unknownPoint(String, nearest: String?)
  case unknownWorklist(String, nearest: String?)
  case unknownField(String, nearest: String?)
  /// A field that makes no groups: days and numbers are all different.
  case cannotGroup(CaseField)
  /// A field that is no number, of which a sum or a quantile was asked for.
  case notANumber(CaseField)
  /// A column that the office's data does not have.
  case notInData(String)
  /// A field that holds no days, by which cases were to be chosen.
  case notADay(CaseField)
  /// Not among what the office shares with others.
  case notShared(String)
  /// Attorneys are compared by what is expected of their cases, never by raw rates.
  case comparesAttorneys
  /// A field whose cases are not compared with what is expected of them.
  case cannotCompare(CaseField)
  /// A metric that is no share of cases, so that nothing says what is expected.
  case notAShare(String)
  /// A filter that cannot be used with this office's data.
  case filter(FilterError)
  /// An as-of day after the data day.
  case asOfAfterData(Day, dataDay: Day)
  /// Nobody wants to know any more.
  case interrupted
}

extension QueryError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownMetric(let name, let nearest): Self.unknown("metric", name, nearest)
    case .unknownPoint(let name, let nearest): Self.unknown("decision point", name, nearest)
    case .unknownWorklist(let name, let nearest):
      Self.unknown("worklist", name, nearest)
        + (nearest == nil ? "; there are \(Worklist.ids.joined(separator: ", "))" : "")
    case .unknownField(let name, let nearest): Self.unknown("field", name, nearest)
    case .cannotGroup(let field):
      "cannot group by \(field.rawValue): only by fields of words, or of yes and no"
    case .notShared(let why): "not shared: \(why)"
    case .interrupted: "another question was asked before this one was answered"
    case .notANumber(let field): "\(field.rawValue) is no number"
    case .notInData(let name): "this office's data has no \(name)"
    case .notADay(let field):
      "\(field.rawValue) is no day: choose cases by referred, arrested or filed"
    case .comparesAttorneys:
      "attorneys are not compared by raw rates, which their kinds of cases decide; "
        + "see compare --by attorney, or metrics --by attorney for their caseloads"
    case .cannotCompare(let field):
      "\(field.rawValue) is not compared with what is expected: write attorney or unit; "
        + "groups of defendants are compared by disparity --by"
    case .notAShare(let metric):
      "\(metric) is no share of an attorney's cases: compare one, such as dismissal_rate"
    case .filter(let error): "filter, \(error)"
    case .asOfAfterData(let day, let dataDay):
      "\(day) is after the data, which ends on \(dataDay)"
    }
  }

  private static func unknown(_ kind: String, _ name: String, _ nearest: String?) -> String {
    "there is no \(kind) “\(name)”" + (nearest.map { "; did you mean \($0)?" } ?? "")
  }
}

extension Engine {
  /// The catalogue, for an engine whose office has no metrics of its own.
  public var metrics: [Metric] { Metric.all }

  /// None, for an engine whose office has not said any.
  public var targets: [String: MetricTarget] { [:] }

  /// The metric of an id, or `nil` where there is none.
  public func metric(_ id: String) -> Metric? {
    Metric.named(id) ?? metrics.first { $0.id == id }
  }

  /// The metrics of some ids, in their order; all when there are none.
  public func metrics(_ ids: [String]) throws(QueryError) -> [Metric] {
    if ids.isEmpty { return metrics }
    var found: [Metric] = []
    for id in ids {
      guard let metric = metric(id) else {
        throw .unknownMetric(id, nearest: nearest(to: id, among: metrics.map(\.id)))
      }
      found.append(metric)
    }
    return found
  }

  /// None, for an engine that does not look for them.
  public var filingHoles: [ClosedRange<Int>] { [] }
  /// None, for an engine that does not look for one.
  public var filingBreak: FilingBreak? { nil }
  /// Not known, for an engine that does not say.
  public var knowsAssignments: Bool { false }
  /// Everything is answered.
  public var isShared: Bool { false }
  /// The choice itself.
  public func answered(_ choice: PeriodChoice) -> PeriodChoice { choice }

  /// Refused, for an engine that does not know who works in the office.
  public func answer(_ query: StaffingQuery) throws(QueryError) -> StaffingTable {
    throw .notShared("staffing")
  }
  /// Refused, for an engine that keeps no single cases.
  public func answer(_ query: WhatIfQuery) throws(QueryError) -> WhatIfTable {
    throw .notShared("what if")
  }
  /// Refused, for an engine that lists no cases.
  public func answer(_ query: WorklistsQuery) throws(QueryError) -> [WorklistRow] {
    throw .notShared("worklists")
  }
  /// Refused, for an engine that answers only what is its own.
  public func answer(_ queries: [AggregateQuery]) throws(QueryError) -> [AggregateTable] {
    throw .notShared("questions of one's own")
  }
  /// Nothing, for an engine that keeps no strata.
  public func answer(
    _ query: DisparityStrataQuery
  ) throws(QueryError) -> DisparityStrataTable {
    DisparityStrataTable(row: nil, strata: [], why: "strata are not kept here")
  }
  /// Nothing, for an engine that knows no population.
  public func answer(_ query: PopulationQuery) throws(QueryError) -> PopulationTable {
    PopulationTable(
      rows: [], reference: "", period: period(query.scope.period, asOf: query.scope.asOf),
      sources: [], why: "the population is not known here", remarks: [])
  }
  /// Nothing, for an engine that does not estimate times.
  public func answer(_ query: SurvivalQuery) throws(QueryError) -> SurvivalTable {
    SurvivalTable(
      by: query.by, groups: [], period: period(query.scope.period, asOf: query.scope.asOf),
      asOf: query.scope.asOf ?? dataDay, why: "times are not estimated here", notes: [],
      remarks: [])
  }
  /// Nothing, for an engine that does not estimate chances.
  public func answer(_ query: ChanceQuery) throws(QueryError) -> ChanceTable {
    ChanceTable(
      days: query.days, learned: period(.months(query.months), asOf: query.scope.asOf), cases: 0,
      ended: 0, bands: [], byAge: [:], why: "chances are not estimated here", notes: [],
      remarks: [])
  }
}
