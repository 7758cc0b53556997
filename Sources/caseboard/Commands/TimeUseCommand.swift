import ArgumentParser
import Cases
import Metrics
import Reports

/// Prints where the time goes.
struct TimeUseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeuse",
    abstract: "Print where the time goes, and what an earlier decision could save at most.",
    discussion: """
      A dismissal was not always to be known at the filing: what could be saved is the most, not \
      what would have been. What delay costs is told where office.yml says its prices.
      """)

  @OptionGroup var office: OfficeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "One row for each offense, unit, severity or other group.")
  var by: String = "offense"

  func run() throws {
    let format = try output.chosen()
    let scope = try scope.scope()
    let engine = try office.load(asOf: scope.asOf)
    let query = TimeUseQuery(by: try NameList.fields(by, of: engine).first ?? .offense, in: scope)
    let table = try Answering.ask { () throws(QueryError) in try engine.answer(query) }
    try Answering.print(
      .timeUse(table, few: engine.office.fewCases), format, from: engine, scope: scope)
  }
}
