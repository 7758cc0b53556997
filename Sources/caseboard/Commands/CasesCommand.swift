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
    let keys = try NameList.names(sort).map(Self.sortKey)
    let asked = try NameList.names(columns).map(Self.column)
    let engine = try office.load(asOf: scope.asOf)
    let fields = format == .table ? Self.briefly : CaseField.allCases.map(CaseColumn.field)
    let mapped = fields.filter { column in
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

  private static func sortKey(_ text: String) throws -> CasesQuery.SortKey {
    let isDescending = text.hasPrefix("-")
    return CasesQuery.SortKey(
      try column(isDescending ? String(text.dropFirst()) : text), descending: isDescending)
  }

  private static func column(_ name: String) throws -> CaseColumn {
    guard let column = CaseColumn.all.first(where: { $0.name == name }) else {
      let near = nearest(to: name, among: CaseColumn.all.map(\.name))
      throw Failure(QueryError.unknownField(name, nearest: near))
    }
    return column
  }
}
