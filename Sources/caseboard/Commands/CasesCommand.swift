import ArgumentParser
import Cases
import Metrics
import Reports

/// Prints a list of cases.
struct CasesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cases", abstract: "List cases, filtered and sorted.")

  @OptionGroup var office: OfficeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(
    parsing: .unconditional,
    help: "Sort by these fields, parted by commas; -FIELD from high to low.")
  var sort: String?

  @Option(help: "Show these fields, parted by commas.")
  var columns: String?

  @Option(help: "At most this many cases.")
  var limit: Int?

  func run() throws {
    let format = try output.chosen()
    let scope = try scope.scope()
    if let limit, limit < 0 { throw Failure(.wrongUse, "--limit needs a number from 0 on") }
    let engine = try office.load(asOf: scope.asOf)
    let keys = try NameList.names(sort).map { try Self.sortKey($0, of: engine) }
    let asked = try NameList.names(columns).map { try NameList.column($0, of: engine) }
    let all = CaseColumn.all(with: engine.fields).filter { column in
      if case .field = column { true } else { false }
    }
    let mapped = (format == .table ? Self.briefly : all).filter { column in
      if case .field(let field) = column { engine.fields.contains(field) } else { true }
    }
    let query = CasesQuery(
      columns: asked.isEmpty ? mapped : asked, sort: keys, limit: limit, in: scope)
    let list = try Answering.ask { () throws(QueryError) in try engine.answer(query) }
    try Answering.print(.cases(list), format, from: engine, scope: scope)
  }

  /// What people see of a case unless they ask for more: a line's worth.
  private static let briefly: [CaseColumn] = [
    .field(.caseID), .field(.filed), .field(.disposed), .ageDays, .field(.severity),
    .field(.offense), .field(.attorney), .field(.disposition),
  ]

  private static func sortKey(
    _ text: String, of engine: any Engine
  ) throws -> CasesQuery.SortKey {
    let isDescending = text.hasPrefix("-")
    let name = isDescending ? String(text.dropFirst()) : text
    return CasesQuery.SortKey(
      try NameList.column(name, of: engine), descending: isDescending)
  }
}
