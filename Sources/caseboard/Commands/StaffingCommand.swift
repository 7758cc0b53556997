import ArgumentParser
import Metrics
import Reports

/// Prints how many attorneys the cases need, and how many there are.
struct StaffingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staffing",
    abstract: "Print the weighted caseload, the attorneys needed and those there.")

  @OptionGroup var office: OfficeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "One row for each unit, attorney, offense or severity.")
  var by: String?

  @Flag(help: "The severities and offenses that the load is made of, each with its weight.")
  var mix = false

  func validate() throws {
    if mix, by != nil { throw ValidationError("--mix has rows of its own: leave --by out") }
    if scope.period != nil {
      throw ValidationError("staffing is about the 12 months that end on the day: see --as-of")
    }
  }

  func run() throws {
    let format = try output.chosen()
    let scope = try scope.scope()
    let engine = try office.load(asOf: scope.asOf)
    let field = try NameList.fields(by, of: engine).first
    let query = StaffingQuery(by: field, in: scope)
    let table = try Answering.ask { () throws(QueryError) in try engine.answer(query) }
    try Answering.print(.staffing(table, mix: mix), format, from: engine, scope: scope)
  }
}
