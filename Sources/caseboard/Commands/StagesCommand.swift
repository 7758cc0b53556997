import ArgumentParser
import Cases
import Metrics
import Reports

/// Prints how long cases stay in each stage, and where they wait.
struct StagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages",
    abstract: "Print how long cases stay in each stage, where they wait, and how that moved.",
    discussion: """
      From referral to the filing decision, from filing to disposition, from conviction to \
      sentence, and, where events are mapped, from one event to the next.
      """)

  @OptionGroup var office: OfficeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "Rows for each unit, attorney, offense or other group too.")
  var by: String?

  func run() throws {
    let format = try output.chosen()
    let scope = try scope.scope()
    let engine = try office.load(asOf: scope.asOf)
    let field = try NameList.fields(by, of: engine).first
    let query = StagesQuery(by: field, in: scope)
    let table = try Answering.ask { () throws(QueryError) in try engine.answer(query) }
    try Answering.print(
      .stages(table, few: engine.office.fewCases), format, from: engine, scope: scope)
  }
}
