import ArgumentParser
import Cases
import Metrics
import Reports

/// Prints how many cases wait on each worklist.
struct WorklistsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worklists",
    abstract: "Count what is stuck, what is due and what waits, by list, attorney or unit.",
    discussion: """
      Each list is a filter, which is printed; `caseboard cases OFFICE --list ID` lists its cases, \
      the most pressing first.
      """)

  @OptionGroup var office: OfficeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "These lists, parted by commas: \(Worklist.ids.joined(separator: ", ")).")
  var list: String?

  @Option(help: "A row for each attorney, unit or other group.")
  var by: String?

  func run() throws {
    let format = try output.chosen()
    let scope = try scope.scope()
    let engine = try office.load(asOf: scope.asOf)
    let field = try NameList.fields(by, of: engine).first
    let query = WorklistsQuery(NameList.names(list), by: field, in: scope)
    let rows = try Answering.ask { () throws(QueryError) in try engine.answer(query) }
    try Answering.print(
      .worklists(rows, by: field?.rawValue), format, from: engine, scope: scope)
  }
}
