import ArgumentParser
import Cases
import Metrics
import Reports

/// Prints how cases went from hand to hand.
struct HandoversCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handovers",
    abstract: "Print which cases were handed over, and how long attorneys held theirs.",
    discussion: """
      By the dated assignments of the office: cases given first, taken over and handed on in the \
      period, at what age, and the days that each attorney held those that left. --where chooses \
      cases as they are now, so that attorney = X chooses those that X has now.
      """)

  @OptionGroup var office: OfficeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "attorney or unit.")
  var by = "attorney"

  @Flag(help: "Who handed how many cases to whom, instead.")
  var pairs = false

  @Flag(help: "What came and went by month, too; in JSON and CSV.")
  var months = false

  func run() throws {
    let format = try output.chosen()
    let scope = try scope.scope()
    let engine = try office.load(asOf: scope.asOf)
    guard let field = try NameList.fields(by, of: engine).first else {
      throw Failure(.wrongUse, "--by needs a field: attorney or unit")
    }
    let query = HandoverQuery(by: field, byMonth: months, in: scope)
    let table = try Answering.ask { () throws(QueryError) in try engine.answer(query) }
    if pairs {
      try Answering.print(.moves(table), format, from: engine, scope: scope)
    } else {
      try Answering.print(
        .handovers(table, few: engine.office.fewCases), format, from: engine, scope: scope)
    }
  }
}
