import Cases
import Metrics

/// Everything that one screen may show: an immutable value, computed on the engine's thread.
public struct Snapshot: Hashable, Sendable {
  /// What was asked.
  public let request: SnapshotRequest
  /// What was asked for, of which ``request`` differs where an engine answers for other days.
  let asked: SnapshotRequest
  public let office: Office
  /// The newest day of the data.
  public let dataDay: Day
  /// "Today" in every number.
  public let asOf: Day
  /// The days that flows and outcomes are counted in.
  public let period: Period
  /// The cases of the whole office.
  public let caseCount: Int
  /// The fields that the office's data has.
  public let fields: Set<CaseField>
  /// The catalogue and the office's own metrics.
  public let metrics: [Metric]
  /// The values that the office wants metrics to have.
  public let targets: [String: MetricTarget]
  public let sources: [SourceSummary]
  public let findings: Findings
  /// Months in which hardly any case was filed, as if the extract left them out.
  public let filingHoles: [ClosedRange<Int>]
  /// A lasting change in the level of the monthly filings.
  public let filingBreak: FilingBreak?
  /// Whether only what may be shown to others is answered.
  public let isShared: Bool
  /// Whether it is known who held a case when it was decided.
  public let knowsAssignments: Bool
  /// What is known of attorneys beside their cases, by label.
  public let attorneys: [String: AttorneyProfile]
  /// How long it takes until what happened is recorded.
  public let lag: ReportingLag

  /// Every number, by what it is.
  public internal(set) var numbers: [NumberKey: MetricRow] = [:]
  /// Metrics by month.
  public internal(set) var series: [String: Series] = [:]
  /// The field by which a table is grouped, and its labels.
  public internal(set) var grouping: CaseField?
  public internal(set) var labels: [String] = []
  /// Open cases by month filed, the oldest first, by label.
  public internal(set) var openByMonthFiled: [String: [Int]] = [:]
  /// What is stuck, what is due and what waits; and who has how many of each.
  public internal(set) var worklists: [WorklistRow] = []
  public internal(set) var worklistsByAttorney: [WorklistRow] = []
  /// The court dates that lie ahead.
  public internal(set) var courtDates: CourtDatesTable?
  /// Where what is followed stands.
  var followed: [Follow.Subject: Standing] = [:]
  /// Open cases by month filed of all cases shown.
  public internal(set) var shape: [Int] = []
  /// How many months ``openByMonthFiled``, ``shape`` and ``series`` have; the last is the as-of
  /// day's.
  public internal(set) var months = 12
  public internal(set) var disparity: DisparityTable?
  /// The strata behind one of its ratios, how one moved, and the benchmark of the population.
  public internal(set) var strata: DisparityStrataTable?
  public internal(set) var trend: DisparityTrendTable?
  public internal(set) var population: PopulationTable?
  /// Attorneys or units beside what is expected, by the metric's id.
  public internal(set) var comparisons: [String: ComparisonTable] = [:]
  /// What moved between the period in force and one before.
  public internal(set) var moved: ChangeTable?
  /// What needs attention, most pressing first.
  public internal(set) var attention: [Attention] = []
  /// How long cases take with open ones counted, by group and for all, and how likely open ones end
  /// soon.
  public internal(set) var survival: SurvivalTable?
  public internal(set) var survivalOfAll: SurvivalGroup?
  public internal(set) var chances: ChanceTable?
  /// The ages of open cases, and how long those took that were disposed in the period.
  public internal(set) var ages: DaysHistogram?
  public internal(set) var durations: DaysHistogram?
  /// How cases came to an attorney and left: in the period, and by month over two years.
  var handovers: HandoverTable?
  var history: HandoverTable?
  /// What cases lack or have wrong, with how many of them.
  var lacks: [CaseLack] = []
  /// Staffing, and what if.
  var plan: PlanAnswer?
  /// Where the time goes, and the stages of cases.
  var timeUse: TimeUseAnswer?
  public internal(set) var cases: CaseList?
  public internal(set) var caseFile: CaseFile?
  /// Labels of the field that the request names, with their counts, to complete a filter.
  public internal(set) var completions: [LabelCount] = []
  /// The attorneys, units and other groups that have a page, while one is looked for by name.
  public internal(set) var directory: [GroupLabel] = []
  /// The ids of cases that contain what was typed.
  public internal(set) var foundCases: [String] = []
  /// How many cases the filter being typed keeps.
  public internal(set) var typedCount: Int?
  /// Every published indicator, with what the data allows of it.
  public internal(set) var indicators: [IndicatorRow] = []
  /// What the number of an open card is made of; `nil` where none is open or it is not known yet.
  public internal(set) var explanation: Explanation?
  /// Why the question has no answer, in a sentence.
  public internal(set) var problem: String?

  /// The metrics that the office defines, then those that it has a target for, in order.
  var chosenMetrics: [String] {
    (metrics.filter(\.isOwn) + metrics.filter { !$0.isOwn && targets[$0.id] != nil }).map(\.id)
  }

  /// The metric of an id, of the catalogue or the office's own.
  func metric(_ id: String) -> Metric? {
    Metric.named(id) ?? metrics.first { $0.id == id }
  }

  /// The number of a metric, or `nil` where it was not asked for.
  public subscript(_ metric: String, _ group: GroupLabel...) -> MetricRow? {
    numbers[NumberKey(metric, group)]
  }

  /// The number of a metric in another span.
  subscript(_ metric: String, span span: NumberKey.Span, _ group: GroupLabel...) -> MetricRow? {
    numbers[NumberKey(metric, group, span)]
  }

  /// Rows read, in all files.
  public var rowsRead: Int { sources.reduce(0) { $0 + $1.rows } }
  /// Rows set aside, in all files.
  public var rowsSetAside: Int { sources.reduce(0) { $0 + $1.setAside } }
  /// The share of rows set aside; 0 to 1.
  public var setAsideShare: Double {
    rowsRead == 0 ? 0 : Double(rowsSetAside) / Double(rowsRead)
  }

  /// How many months the months of the series end before the as-of month is over.
  var isLastMonthPartial: Bool { (asOf + 1).date.day != 1 }
}

/// A label of a field and how many cases have it.
public struct LabelCount: Hashable, Sendable {
  public var label: String
  public var count: Int
}

/// One line of what needs attention.
public struct Attention: Hashable, Sendable {
  public var count: Int
  public var words: String
  /// The words where there is little room.
  public var short: String
  /// What opens on Enter.
  public var opens: Place
  /// The number that it comes from, where there is one.
  public var key: NumberKey?
  /// Whether the data holds a part of the cases only, so that there are at least so many.
  public var isFloor = false

  /// The count, as "12" or "≥12".
  var countText: String { (isFloor ? "≥" : "") + grouped(count) }
}

extension Snapshot {
  /// Answers a request; a question that cannot be answered becomes ``problem``.
  public init(_ engine: some Engine, _ request: SnapshotRequest) {
    asked = request
    var request = request
    request.scope.period = engine.answered(request.scope.period)
    self.request = request
    isShared = engine.isShared
    office = engine.office
    dataDay = engine.dataDay
    asOf = request.scope.asOf ?? engine.dataDay
    period = engine.period(request.scope.period, asOf: request.scope.asOf)
    caseCount = engine.caseCount
    fields = engine.fields
    metrics = engine.metrics
    targets = engine.targets
    sources = engine.sources
    findings = engine.findings
    filingHoles = engine.filingHoles
    filingBreak = engine.filingBreak
    knowsAssignments = engine.knowsAssignments
    attorneys = engine.attorneys
    lag = engine.reportingLag
    if let field = request.labelsOf {
      completions = labels(of: field, from: engine)
    }
    do {
      if let typed = request.typed {
        var scope = request.scope
        scope.filter = typed
        // A filter that is not finished yet is no problem of the page.
        typedCount = try? engine.answer(CasesQuery(columns: [], limit: 0, in: scope)).total
      }
      if let text = request.finding { find(text, from: engine) }
      try gather(from: engine)
      if let number = request.explaining { explanation = explain(number, from: engine) }
    } catch {
      problem = capitalized(error.description) + "."
    }
  }

  /// The labels of a field with how many cases have them, the most frequent first; of the cases that
  /// meet what was typed before, where they can be counted.
  private func labels(of field: CaseField, from engine: some Engine) -> [LabelCount] {
    let all = engine.labels(of: field).map { LabelCount(label: $0.label, count: $0.count) }
    guard let filter = request.labelsIn, request.scope.asOf == nil, !isShared,
      let table = try? engine.answer([
        AggregateQuery(by: [.label(field)], [.init(.count)], in: filter)
      ]).first
    else { return all }
    var counts: [String: Int] = [:]
    for row in table.rows {
      if case .label(let label)? = row.keys.first { counts[label] = row.values.first?.n }
    }
    if field == .attorney {
      let nobodys = filter.and(Filter(GroupLabel(.attorney, unassignedLabel)).text)
      let query = CasesQuery(columns: [], limit: 0, in: Scope(filter: nobodys))
      counts[unassignedLabel] = (try? engine.answer(query).total) ?? 0
    }
    return all.map { LabelCount(label: $0.label, count: counts[$0.label] ?? 0) }
      .sorted { $0.count > $1.count }
  }

  /// Asks for what the place shows, and no more.
  private mutating func gather(from engine: some Engine) throws(QueryError) {
    switch request.place {
    case .panel(.overview): try gatherOverview(from: engine)
    case .panel(.caseload): try gatherCaseload(from: engine)
    case .panel(.performance): try gatherPerformance(from: engine)
    case .panel(.disparity): try gatherDisparity(from: engine)
    case .panel(.quality): break
    case .panel(.compare): try gatherComparison(from: engine)
    case .panel(.moved): try gatherMoved(from: engine)
    case .panel(.indicators):
      indicators = try engine.answer(IndicatorsQuery(in: request.scope))
    case .panel(.worklists): try gatherWorklists(from: engine)
    case .panel(.timeUse): try gatherTimeUse(from: engine)
    case .panel(.plan): try gatherPlan(from: engine)
    case .group(let group): try gatherGroup(group, from: engine)
    case .survival: try gatherSurvival(from: engine)
    case .cases(let selection): try gatherCases(selection, from: engine)
    case .strata(let one): try gatherStrata(one, from: engine)
    case .trend(let one): try gatherTrend(one, from: engine)
    case .followed: break
    case .caseFile(let id): caseFile = engine.caseFile(id, asOf: request.scope.asOf)
    }
    if !request.followed.isEmpty, !isShared { try gatherFollowed(from: engine) }
  }

  /// Asks for metrics and files each row under its key.
  mutating func add(
    _ metrics: [String], by fields: [CaseField] = [], span: NumberKey.Span = .now,
    in scope: Scope? = nil, from engine: some Engine
  ) throws(QueryError) {
    let query = MetricsQuery(metrics, by: fields, in: scope ?? request.scope)
    for row in try engine.answer(query) {
      numbers[NumberKey(row.metric, row.group, span)] = row
    }
  }

  /// Asks for metrics by month.
  mutating func addSeries(
    _ metrics: [String], months: Int, in scope: Scope? = nil, from engine: some Engine
  ) throws(QueryError) {
    let query = SeriesQuery(metrics, months: months, in: scope ?? request.scope)
    for series in try engine.answer(query) {
      self.series[series.metric] = series
    }
  }
}
