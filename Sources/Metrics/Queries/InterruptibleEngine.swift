import Cases

/// Answers as another engine does, for as long as somebody wants to know.
///
/// A screen asks many questions, and while they are answered a person may have gone on: what is left
/// of them is then not answered any more.
public struct InterruptibleEngine: Engine {
  private let base: any Engine
  private let isWanted: @Sendable () -> Bool

  /// Creates an engine before another one; `isWanted` is asked before every answer.
  public init(_ base: any Engine, isWanted: @escaping @Sendable () -> Bool) {
    (self.base, self.isWanted) = (base, isWanted)
  }

  /// The answer to a question.
  ///
  /// - Throws: ``QueryError/interrupted`` where it is not wanted any more.
  private func answering<Answer>(
    _ ask: () throws(QueryError) -> Answer
  ) throws(QueryError) -> Answer {
    guard isWanted() else { throw .interrupted }
    return try ask()
  }

  public var office: Office { base.office }
  public var dataDay: Day { base.dataDay }
  public var caseCount: Int { base.caseCount }
  public var metrics: [Metric] { base.metrics }
  public var targets: [String: MetricTarget] { base.targets }
  public var fields: Set<CaseField> { base.fields }
  public var findings: Findings { base.findings }
  public var sources: [SourceSummary] { base.sources }
  public var filingHoles: [ClosedRange<Int>] { base.filingHoles }
  public var filingBreak: FilingBreak? { base.filingBreak }
  public var knowsAssignments: Bool { base.knowsAssignments }
  public var attorneys: [String: AttorneyProfile] { base.attorneys }
  public var isShared: Bool { base.isShared }
  public var reportingLag: ReportingLag { base.reportingLag }

  public func answered(_ choice: PeriodChoice) -> PeriodChoice { base.answered(choice) }

  public func period(_ choice: PeriodChoice, asOf: Day?) -> Period {
    base.period(choice, asOf: asOf)
  }

  public func labels(of field: CaseField) -> [(label: String, count: Int)] {
    isWanted() ? base.labels(of: field) : []
  }

  public func caseFile(_ caseID: String, asOf: Day?) -> CaseFile? {
    isWanted() ? base.caseFile(caseID, asOf: asOf) : nil
  }

  public func answer(_ query: MetricsQuery) throws(QueryError) -> [MetricRow] {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ query: SeriesQuery) throws(QueryError) -> [Series] {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ query: OpenByMonthFiledQuery) throws(QueryError) -> [String: [Int]] {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ query: DisparityQuery) throws(QueryError) -> DisparityTable {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ query: DisparityStrataQuery) throws(QueryError) -> DisparityStrataTable {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ query: PopulationQuery) throws(QueryError) -> PopulationTable {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ query: StaffingQuery) throws(QueryError) -> StaffingTable {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ query: StagesQuery) throws(QueryError) -> StagesTable {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ query: TimeUseQuery) throws(QueryError) -> TimeUseTable {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ query: WhatIfQuery) throws(QueryError) -> WhatIfTable {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ query: SurvivalQuery) throws(QueryError) -> SurvivalTable {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ query: ChanceQuery) throws(QueryError) -> ChanceTable {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ query: ComparisonQuery) throws(QueryError) -> ComparisonTable {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ query: HandoverQuery) throws(QueryError) -> HandoverTable {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ query: CourtDatesQuery) throws(QueryError) -> CourtDatesTable {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ query: ChangeQuery) throws(QueryError) -> ChangeTable {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ query: IndicatorsQuery) throws(QueryError) -> [IndicatorRow] {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ query: FilledQuery) throws(QueryError) -> [FilledField] {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ query: WorklistsQuery) throws(QueryError) -> [WorklistRow] {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ query: CasesQuery) throws(QueryError) -> CaseList {
    try answering { () throws(QueryError) in try base.answer(query) }
  }

  public func answer(_ queries: [AggregateQuery]) throws(QueryError) -> [AggregateTable] {
    try answering { () throws(QueryError) in try base.answer(queries) }
  }

  public func explain(_ query: ExplainQuery) throws(QueryError) -> Explanation {
    try answering { () throws(QueryError) in try base.explain(query) }
  }
}
