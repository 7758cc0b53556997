import Cases
import Metrics

/// What Time use shows: where the time goes, and how long cases stay in each stage.
struct TimeUseAnswer: Hashable, Sendable {
  /// `nil` where no field that makes groups is in the data.
  var use: TimeUseTable?
  var stages: StagesTable
}

extension Snapshot {
  /// Asks for where the time goes.
  mutating func gatherTimeUse(from engine: some Engine) throws(QueryError) {
    guard !engine.isShared else { return }
    let usual = [CaseField.offense, .severity, .unit, .attorney]
    let field = (request.grouping.map { [$0] + usual } ?? usual).first(where: fields.contains)
    grouping = field
    do {
      let stages = try engine.answer(StagesQuery(in: request.scope))
      var answer = TimeUseAnswer(stages: stages)
      if let field {
        answer.use = try engine.answer(TimeUseQuery(by: field, in: request.scope))
      }
      timeUse = answer
    } catch {
      // An engine that answers what it shares alone leaves the page with its reason.
      guard case .notShared = error else { throw error }
    }
    for row in timeUse?.use.map({ [$0.office] + $0.rows }) ?? [] {
      for number in [row.dismissed, row.lateness] {
        numbers[NumberKey(number.metric, row.group)] = number
      }
    }
  }
}
