import ArgumentParser
import Metrics
import Reports

/// Prints metrics, for all cases or by groups.
struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics", abstract: "Print metrics, each with its n and its interval.")

  @OptionGroup var office: OfficeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "Only these metrics, by id, parted by commas.")
  var metric: String?

  @Option(help: "One row for each label of these fields, parted by commas.")
  var by: String?

  @Flag(help: "List the metrics: id, title and question.")
  var list = false

  func run() throws {
    guard !list else { return try StandardOutput.write(Metric.list) }
    let format = try output.chosen()
    let scope = try scope.scope()
    let engine = try office.load(asOf: scope.asOf)
    let by = try NameList.fields(by, of: engine)
    let query = MetricsQuery(NameList.names(metric), by: by, in: scope)
    let rows = try Answering.ask { () throws(QueryError) in try engine.answer(query) }
    try Answering.print(.metrics(rows, by: by), format, from: engine, scope: scope)
  }
}
