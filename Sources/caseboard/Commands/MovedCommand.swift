import ArgumentParser
import Cases
import Metrics
import Reports

/// Prints what moved between two periods.
struct MovedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moved",
    abstract: "Say what moved since a period before, and what chance alone may have made.",
    discussion: """
      The period is compared with the same days of the year before, so that the season is not \
      taken for a change.
      """)

  @OptionGroup var office: OfficeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "Only these metrics, by id, parted by commas.")
  var metric: String?

  @Option(help: "year, for the same days a year before, or previous, for the days just before.")
  var against = "year"

  @Option(help: "Say which groups of this field account for the change of each share.")
  var by: String?

  func run() throws {
    let format = try output.chosen()
    let scope = try scope.scope()
    guard let against = ChangeQuery.Against(rawValue: against) else {
      let known = ChangeQuery.Against.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(.wrongUse, "unknown comparison “\(against)”; there are \(known)")
    }
    let engine = try office.load(asOf: scope.asOf)
    let fields = try NameList.fields(by, of: engine)
    guard fields.count < 2 else { throw Failure(.wrongUse, "--by takes one field") }
    let query = ChangeQuery(
      NameList.names(metric), against: against, by: fields.first, in: scope)
    let table = try Answering.ask { () throws(QueryError) in try engine.answer(query) }
    try Answering.print(.changes(table), format, from: engine, scope: scope)
  }
}
