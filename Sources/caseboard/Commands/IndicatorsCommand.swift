import ArgumentParser
import Metrics
import Reports

/// Prints every Prosecutorial Performance Indicator and what the office's data allows of it.
struct IndicatorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "indicators",
    abstract: "List the 55 Prosecutorial Performance Indicators and what the data allows of each.")

  @OptionGroup var office: OfficeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let format = try output.chosen()
    let scope = try scope.scope()
    let engine = try office.load(asOf: scope.asOf)
    let rows = try Answering.ask { () throws(QueryError) in
      try engine.answer(IndicatorsQuery(in: scope))
    }
    if format == .table {
      Answering.warn(scope, in: engine)
      try StandardOutput.write(rows.page)
    } else {
      try Answering.print(.indicators(rows), format, from: engine, scope: scope)
    }
  }
}
