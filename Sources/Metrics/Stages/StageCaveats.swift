import Cases

/// What is to be known of the numbers of stages: that of the metrics that count the same cases.
struct StageCaveats: Sendable {
  private var now: [String: MetricRow] = [:]
  private var before: [String: MetricRow] = [:]
  private var yearAgo: [String: MetricRow] = [:]
  private static let cohort = "km_days_to_disposition"

  /// Asks the metrics of a scope, of the period before, and of a year before.
  init(_ engine: StoreEngine, _ scope: Scope, asOf: Day) throws(QueryError) {
    let finished = CaseStage.allCases.compactMap(\.finishedMetric)
    let waiting = CaseStage.allCases.compactMap(\.waitingMetric)
    now = Self.rows(
      try engine.answer(MetricsQuery(finished + waiting + [Self.cohort], in: scope)))
    if let scope = scope.before(asOf: asOf) {
      before = Self.rows(try engine.answer(MetricsQuery(finished, in: scope)))
    }
    var then = scope
    then.asOf = asOf.adding(months: -12)
    yearAgo = Self.rows(try engine.answer(MetricsQuery(waiting, in: then)))
  }

  private static func rows(_ rows: [MetricRow]) -> [String: MetricRow] {
    Dictionary(uniqueKeysWithValues: rows.map { ($0.metric, $0) })
  }

  /// Notes the row of a stage, and takes out what cannot be said with these notes.
  func note(_ stage: CaseStage, in row: inout StageRow) {
    // A conviction is put into a period by its day, as time to disposition is.
    let finished = stage.finishedMetric ?? CaseStage.disposition.finishedMetric ?? ""
    row.notes = Self.notes(now[finished])
    row.earlierNotes = Self.notes(before[finished])
    row.cameNotes = stage == .disposition ? Self.notes(now[Self.cohort]) : row.notes
    if (row.notes + row.earlierNotes).contains(.outOfCoverage) { row.change = nil }
    guard let counted = stage.waitingMetric else {
      row.waitingNotes = row.notes.filter { $0 == .outOfCoverage }
      row.yearAgoNotes = row.earlierNotes.filter { $0 == .outOfCoverage }
      return
    }
    row.waitingNotes = Self.notes(now[counted])
    row.yearAgoNotes = Self.notes(yearAgo[counted])
    if now[counted]?.state == .notComputable { row.waiting = nil }
  }

  private static func notes(_ row: MetricRow?) -> [MetricNote] {
    row?.notes.filter { $0 != .partial } ?? []
  }
}
