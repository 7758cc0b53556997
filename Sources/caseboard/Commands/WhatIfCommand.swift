import ArgumentParser
import Metrics
import Reports

/// Prints what would become of open cases if something were otherwise.
struct WhatIfCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif",
    abstract: "Print what would become of open cases if something were otherwise.",
    discussion: """
      Steps are taken in their order; without one, the present goes on. Nothing is written to the \
      data. A step is written as

      \(Scenario.Step.forms.map { "  " + $0 }.joined(separator: "\n"))
      """)

  @OptionGroup var office: OfficeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "What is supposed, such as \"hire 1 in Felony\"; may be given several times.")
  var step: [String] = []

  @Option(help: "The months to look ahead, 1 to 36.")
  var months = 12

  func validate() throws {
    guard (1...36).contains(months) else { throw ValidationError("--months needs 1 to 36") }
    if scope.period != nil {
      throw ValidationError("whatif learns from the 24 months that end on the day: see --as-of")
    }
  }

  func run() throws {
    let format = try output.chosen()
    let scope = try scope.scope()
    let scenario: Scenario
    do { scenario = try Scenario(parsing: step) } catch {
      throw Failure(.wrongUse, "--step \(error)")
    }
    let engine = try office.load(asOf: scope.asOf)
    let query = WhatIfQuery(scenario, months: months, in: scope)
    let table = try Answering.ask { () throws(QueryError) in try engine.answer(query) }
    if let wrong = table.steps.first(where: { !$0.problem.isEmpty }) {
      throw Failure(.wrongUse, "--step “\(wrong.text)”: \(wrong.problem)")
    }
    try Answering.print(
      .whatIf(table, everyMonth: format != .table), format, from: engine, scope: scope)
  }
}
