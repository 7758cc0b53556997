import Cases
import Dashboard
import Metrics
import Synchronization

/// An engine that says of each question how long it took to answer.
struct TimedEngine: Engine {
  private let engine: StoreEngine
  private let log: Log

  /// The questions and their times, in their order.
  final class Log: Sendable {
    private let lines = Mutex<[(words: String, seconds: Double)]>([])

    func add(_ words: String, _ seconds: Double) {
      lines.withLock { $0.append((words, seconds)) }
    }

    /// What was asked since the last time, and forgets it.
    func take() -> [(words: String, seconds: Double)] {
      lines.withLock { lines in
        defer { lines = [] }
        return lines
      }
    }
  }

  init(_ engine: StoreEngine, _ log: Log) {
    self.engine = engine
    self.log = log
  }

  private func timed<Answer>(
    _ words: String, _ answer: () throws(QueryError) -> Answer
  ) throws(QueryError) -> Answer {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try answer()
    log.add(words, (clock.now - start) / .seconds(1))
    return result
  }

  private func timed<Answer>(_ words: String, _ answer: () -> Answer) -> Answer {
    let clock = ContinuousClock()
    let start = clock.now
    let result = answer()
    log.add(words, (clock.now - start) / .seconds(1))
    return result
  }

  var office: Office { engine.office }
  var dataDay: Day { engine.dataDay }
  var caseCount: Int { engine.caseCount }
  var metrics: [Metric] { engine.metrics }
  var targets: [String: MetricTarget] { engine.targets }
  var fields: Set<CaseField> { engine.fields }
  var findings: Findings { engine.findings }
  var sources: [SourceSummary] { engine.sources }
  var filingHoles: [ClosedRange<Int>] { engine.filingHoles }
  var filingBreak: FilingBreak? { engine.filingBreak }
  var knowsAssignments: Bool { engine.knowsAssignments }
  var isShared: Bool { engine.isShared }
  var reportingLag: ReportingLag { timed("reporting lag") { engine.reportingLag } }

  func answered(_ choice: PeriodChoice) -> PeriodChoice { engine.answered(choice) }
  func period(_ choice: PeriodChoice, asOf: Day?) -> Period {
    timed("period") { engine.period(choice, asOf: asOf) }
  }

  func answer(_ query: MetricsQuery) throws(QueryError) -> [MetricRow] {
    let by = query.by.map(\.title).joined(separator: " and ")
    return try timed("\(query.metrics.count) metrics\(by.isEmpty ? "" : " by " + by)") {
      () throws(QueryError) in try engine.answer(query)
    }
  }
  func answer(_ query: SeriesQuery) throws(QueryError) -> [Series] {
    try timed("\(query.metrics.count) metrics of \(query.months) months") {
      () throws(QueryError) in try engine.answer(query)
    }
  }
  func answer(_ query: OpenByMonthFiledQuery) throws(QueryError) -> [String: [Int]] {
    try timed("open by month filed") { () throws(QueryError) in try engine.answer(query) }
  }
  func answer(_ query: DisparityQuery) throws(QueryError) -> DisparityTable {
    try timed("disparity") { () throws(QueryError) in try engine.answer(query) }
  }
  func answer(_ query: DisparityStrataQuery) throws(QueryError) -> DisparityStrataTable {
    try timed("strata") { () throws(QueryError) in try engine.answer(query) }
  }
  func answer(_ query: PopulationQuery) throws(QueryError) -> PopulationTable {
    try timed("population") { () throws(QueryError) in try engine.answer(query) }
  }
  func answer(_ query: SurvivalQuery) throws(QueryError) -> SurvivalTable {
    try timed("survival") { () throws(QueryError) in try engine.answer(query) }
  }
  func answer(_ query: ChanceQuery) throws(QueryError) -> ChanceTable {
    try timed("chance") { () throws(QueryError) in try engine.answer(query) }
  }
  func answer(_ query: ComparisonQuery) throws(QueryError) -> ComparisonTable {
    try timed("comparison") { () throws(QueryError) in try engine.answer(query) }
  }
  func answer(_ query: ChangeQuery) throws(QueryError) -> ChangeTable {
    try timed("change") { () throws(QueryError) in try engine.answer(query) }
  }
  func answer(_ query: IndicatorsQuery) throws(QueryError) -> [IndicatorRow] {
    try timed("indicators") { () throws(QueryError) in try engine.answer(query) }
  }
  func answer(_ query: FilledQuery) throws(QueryError) -> [FilledField] {
    try timed("filled fields") { () throws(QueryError) in try engine.answer(query) }
  }
  func answer(_ query: CasesQuery) throws(QueryError) -> CaseList {
    try timed("cases") { () throws(QueryError) in try engine.answer(query) }
  }
  func answer(_ queries: [AggregateQuery]) throws(QueryError) -> [AggregateTable] {
    try timed("aggregates") { () throws(QueryError) in try engine.answer(queries) }
  }
  func explain(_ query: ExplainQuery) throws(QueryError) -> Explanation {
    try timed("explanation") { () throws(QueryError) in try engine.explain(query) }
  }
  func caseFile(_ caseID: String, asOf: Day?) -> CaseFile? {
    timed("case") { engine.caseFile(caseID, asOf: asOf) }
  }
  func labels(of field: CaseField) -> [(label: String, count: Int)] {
    timed("labels") { engine.labels(of: field) }
  }
}
