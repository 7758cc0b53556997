import ArgumentParser
import Cases
import Metrics
import Reports

/// Prints attorneys or units beside what is expected of their cases.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare attorneys or units with what is expected of cases like theirs.",
    discussion: """
      Never a ranking by rates: each is compared with what all others made of cases of the same \
      offense and severity, within the limits of chance.
      """)

  @OptionGroup var office: OfficeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "A metric that is a share of cases.")
  var metric = "dismissal_rate"

  @Option(help: "attorney or unit.")
  var by = "attorney"

  @Option(help: "The order of the rows: name, expected, or ratio to what is expected.")
  var sort = "name"

  func run() throws {
    let format = try output.chosen()
    let scope = try scope.scope()
    guard let order = ComparisonTable.Order(rawValue: sort) else {
      let known = ComparisonTable.Order.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(.wrongUse, "unknown order “\(sort)”; there are \(known)")
    }
    let engine = try office.load(asOf: scope.asOf)
    guard let field = try NameList.fields(by, of: engine).first else {
      throw Failure(.wrongUse, "--by needs a field: attorney or unit")
    }
    let query = ComparisonQuery(metric, by: field, in: scope)
    let table = try Answering.ask { () throws(QueryError) in try engine.answer(query) }
    try Answering.print(.comparison(table, order: order), format, from: engine, scope: scope)
  }
}
