import Cases
import Metrics

extension Session {
  /// The steps that can be supposed, in the office's own names.
  var stepItems: [MenuItem] {
    guard let plan = snapshot?.plan else { return [] }
    return [writeItem("Write a step", "")] + peopleItems(plan) + caseItems(plan)
  }

  private func peopleItems(_ plan: PlanAnswer) -> [MenuItem] {
    var items = plan.units.map { stepItem("hire 1 in \(quoted($0))", under: "Attorneys") }
    if plan.units.isEmpty { items.append(stepItem("hire 1", under: "Attorneys")) }
    if !plan.attorneys.isEmpty {
      items.append(
        writeItem("Move cases from one attorney to another …", "move all cases from ", "Attorneys"))
    }
    if plan.units.count > 1 {
      items += plan.units.map { unit in
        writeItem(
          "unit \(unit) merges into …", "unit \(quoted(unit)) merges into ", "Attorneys")
      }
    }
    return items
  }

  private func caseItems(_ plan: PlanAnswer) -> [MenuItem] {
    var items = ["inflow +10 %", "inflow -10 %"].map { stepItem($0, under: "New cases") }
    items += plan.offenses.map { stepItem("decline \(quoted($0))", under: "New cases") }
    if let snapshot, snapshot.fields.contains(.severity) {
      let standards = Severity.allCases.compactMap { severity in
        snapshot.office.standards[severity].map { (severity, $0) }
      }
      items += standards.map { severity, days in
        stepItem("\(severity.word) within \(days) days for 98 %", under: "Standards and weights")
      }
      items += Severity.allCases.map { severity in
        writeItem(
          "weight of \(severity.word) is …", "weight of \(severity.word) is ",
          "Standards and weights")
      }
    }
    return items
      + plan.attorneys.map { stepItem("attorney \(quoted($0)) leaves", under: "Who leaves") }
  }

  private func stepItem(_ text: String, under heading: String) -> MenuItem {
    let step = (try? Scenario.Step(parsing: text))?.text ?? text
    let isInForce = state.question.scenario.contains(step)
    return MenuItem(
      title: step, detail: isInForce ? "in force" : "", action: .step(step), heading: heading)
  }

  private func writeItem(
    _ title: String, _ begun: String, _ heading: String = "Any step"
  ) -> MenuItem {
    MenuItem(
      title: title, detail: "write", action: .writeStep(begun), heading: heading)
  }

  /// A name in quotes, so that no word in it parts the step.
  private func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// Supposes a further step; one that is supposed already is not repeated.
  mutating func add(step text: String) {
    let step: String
    do { step = try Scenario.Step(parsing: text).text } catch {
      state.message = "“\(text)”: \(error.why)."
      return
    }
    guard !state.question.scenario.contains(step) else {
      state.message = "That is supposed already."
      return
    }
    state.ask { $0.scenario.append(step) }
    state.message = "Supposed: \(step); u undoes."
  }
}
