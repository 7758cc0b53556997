import Cases
import Metrics

/// What Plan shows: staffing, what if, and the names that steps can be made of.
struct PlanAnswer: Hashable, Sendable {
  var staffing: StaffingTable
  var whatIf: WhatIfTable
  /// Steps that cannot be read, with the reason.
  var unread: [WhatIfTable.StepAnswer] = []
  /// The most frequent first.
  var attorneys: [String]
  var units: [String]
  var offenses: [String]
}

extension Snapshot {
  /// Asks for staffing, and what if.
  mutating func gatherPlan(from engine: some Engine) throws(QueryError) {
    guard !engine.isShared else { return }
    let chosen = request.grouping.flatMap { StaffingQuery.fields.contains($0) ? $0 : nil }
    let usual = [CaseField.unit, .attorney, .offense, .severity]
    let field = (chosen.map { [$0] + usual } ?? usual).first(where: fields.contains)
    grouping = field
    var unread: [WhatIfTable.StepAnswer] = []
    var steps: [Scenario.Step] = []
    for text in request.scenario {
      do { steps.append(try Scenario.Step(parsing: text)) } catch {
        unread.append(WhatIfTable.StepAnswer(text: text, problem: error.why))
      }
    }
    do {
      let staffing = try engine.answer(StaffingQuery(by: field, in: request.scope))
      let whatIf = try engine.answer(WhatIfQuery(Scenario(steps), in: request.scope))
      plan = PlanAnswer(
        staffing: staffing, whatIf: whatIf, unread: unread,
        attorneys: names(.attorney, engine), units: names(.unit, engine),
        offenses: names(.offense, engine))
    } catch {
      // An engine that answers what it shares alone leaves the page with its reason.
      guard case .notShared = error else { throw error }
    }
    for row in (plan.map { [$0.staffing.office] + $0.staffing.rows + $0.staffing.mix }) ?? [] {
      for number in [row.open, row.weighted, row.filed, row.needed] {
        numbers[NumberKey(number.metric, row.group)] = number
      }
    }
  }

  private func names(_ field: CaseField, _ engine: some Engine) -> [String] {
    fields.contains(field) ? engine.labels(of: field).map(\.label).filter { !$0.isEmpty } : []
  }
}
