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

  @Option(help: "The cases of a worklist, the most pressing first; see caseboard worklists.")
  var list: String?

  @Option(help: "At most this many cases.")
  var limit: Int?

  func run() throws {
    let format = try output.chosen()
    var scope = try scope.scope()
    if let limit, limit < 0 { throw Failure(.wrongUse, "--limit needs a number from 0 on") }
    let engine = try office.load(asOf: scope.asOf)
    let worklist = try list.map { try Self.worklist($0, of: engine) }
    if let worklist { scope.filter = scope.filter.and(try worklist.filter(engine)) }
    let asked = scope
    let keys = try NameList.names(sort).map { try Self.sortKey($0, of: engine) }
    let chosen = try NameList.names(columns).map { try NameList.column($0, of: engine) }
    let all = CaseColumn.all(with: engine.fields).filter { column in
      if case .field = column { true } else { false }
    }
    let mapped = (format == .table ? Self.briefly : all).filter { column in
      if case .field(let field) = column { engine.fields.contains(field) } else { true }
    }
    let query = CasesQuery(
      columns: chosen.isEmpty ? Self.columns(mapped, of: worklist, engine) : chosen,
      sort: keys.isEmpty ? worklist.map { [$0.sort] } ?? [] : keys, limit: limit, in: asked)
    let list = try Answering.ask { () throws(QueryError) in try engine.answer(query) }
    try Answering.print(.cases(list), format, from: engine, scope: scope)
  }

  /// What people see of a case unless they ask for more: a line's worth.
  private static let briefly: [CaseColumn] = [
    .field(.caseID), .field(.filed), .field(.disposed), .ageDays, .field(.severity),
    .field(.offense), .field(.attorney), .field(.disposition),
  ]

  /// What puts a case on a worklist stands behind the case's id.
  private static func columns(
    _ all: [CaseColumn], of list: Worklist?, _ engine: any Engine
  ) -> [CaseColumn] {
    guard let list else { return all }
    let beside = list.columns.filter { column in
      if case .field(let field) = column { engine.fields.contains(field) } else { true }
    }
    return all.prefix(1) + beside + all.dropFirst().filter { !beside.contains($0) }
  }

  private static func worklist(_ id: String, of engine: any Engine) throws -> Worklist {
    let lists = try Answering.ask { () throws(QueryError) in
      try engine.answer(WorklistsQuery([id], in: Scope()))
    }
    guard let row = lists.first, row.count != nil else {
      throw Failure(.wrongUse, "the list \(id) cannot be told: \(lists.first?.why ?? "")")
    }
    return row.list
  }

  private static func sortKey(
    _ text: String, of engine: any Engine
  ) throws -> CasesQuery.SortKey {
    let isDescending = text.hasPrefix("-")
    let name = isDescending ? String(text.dropFirst()) : text
    return CasesQuery.SortKey(
      try NameList.column(name, of: engine), descending: isDescending)
  }
}
