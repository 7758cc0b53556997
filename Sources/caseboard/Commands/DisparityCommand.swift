import ArgumentParser
import Cases
import Metrics
import Reports

/// Prints the disparity table.
struct DisparityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disparity",
    abstract: "Compare groups at each decision point, with intervals, adjusted and not.")

  @OptionGroup var office: OfficeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "Only these decision points, by id, parted by commas.")
  var point: String?

  @Option(help: "The field that makes the groups.")
  var by = "race"

  @Option(help: "The group that others are compared with.")
  var reference: String?

  @Option(help: "The fields to adjust for, parted by commas; `none` for no adjustment.")
  var adjust = "offense,severity,priors"

  func run() throws {
    let format = try output.chosen()
    let scope = try scope.scope()
    guard let field = try NameList.fields(by).first else {
      throw Failure(.wrongUse, "--by needs a field")
    }
    let adjust = try adjust == "none" ? [] : NameList.fields(adjust)
    let engine = try office.load(asOf: scope.asOf)
    let query = DisparityQuery(
      points: NameList.names(point), by: field, reference: reference, adjust: adjust, in: scope)
    Answering.warn(Scope(), reference.map { [GroupLabel(field, $0)] } ?? [], in: engine)
    let table = try Answering.ask { () throws(QueryError) in try engine.answer(query) }
    try Answering.print(.disparity(table), format, from: engine, scope: scope)
  }
}
