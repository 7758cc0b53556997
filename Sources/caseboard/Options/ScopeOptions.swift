import ArgumentParser
import Cases
import Metrics
import Reports

/// Which cases and days a number is about.
struct ScopeOptions: ParsableArguments {
  @Option(name: .customLong("where"), help: "Only these cases, in the filter language.")
  var filter: String?

  @Option(help: "12m, 2022, 2022-Q3, 2022-06, 2022-01-01..2022-06-30 or all.")
  var period: String?

  @Option(name: .customLong("as-of"), help: "The day that counts as today, such as 2022-06-30.")
  var asOf: String?

  /// The as-of day.
  ///
  /// - Throws: ``Failure`` when it is no day.
  func day() throws(Failure) -> Day? {
    guard let asOf else { return nil }
    guard let day = Day(asOf) else {
      throw Failure(.wrongUse, "“\(asOf)” is not a day; write one such as 2022-06-30")
    }
    return day
  }

  /// The scope that the options say.
  ///
  /// - Throws: ``Failure`` when a filter or period cannot be read.
  func scope() throws(Failure) -> Scope {
    var scope = Scope(asOf: try day())
    if let filter { scope.filter = try Self.filter(filter) }
    if let period {
      do { scope.period = try PeriodChoice(parsing: period) } catch {
        throw Failure(.wrongUse, error.description)
      }
    }
    return scope
  }

  /// A filter as written, its error pointing at the column.
  static func filter(_ text: String) throws(Failure) -> Filter {
    do { return try Filter(parsing: text) } catch {
      throw Failure(.wrongUse, "--where: \(error)")
    }
  }
}

/// How an answer is printed.
struct FormatOptions: ParsableArguments {
  @Option(help: "table, json or csv; a table on a terminal, csv in a pipe.")
  var format: String?

  /// The format asked for, or the one that fits where the output goes.
  ///
  /// - Throws: ``Failure`` when there is no such format.
  func chosen() throws(Failure) -> ReportFormat {
    guard let format else { return StandardOutput.isTerminal ? .table : .csv }
    guard let chosen = ReportFormat(rawValue: format) else {
      throw Failure(.wrongUse, "unknown format “\(format)”; write table, json or csv")
    }
    return chosen
  }
}

/// Names parted by commas.
enum NameList {
  /// The names, without blanks around them, each once.
  static func names(_ text: String?) -> [String] {
    var names: [String] = []
    for part in (text ?? "").split(separator: ",") {
      let name = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      if !name.isEmpty, !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The case fields of some names, standard ones or an office's own.
  ///
  /// - Throws: ``Failure`` that names the nearest field for one that is not known.
  static func fields(_ text: String?, of engine: any Engine) throws(Failure) -> [CaseField] {
    var fields: [CaseField] = []
    for name in names(text) {
      guard case .field(let field) = try column(name, of: engine) else {
        throw Failure(QueryError.unknownField(name, nearest: nil))
      }
      fields.append(field)
    }
    return fields
  }

  /// The column of a name.
  ///
  /// - Throws: ``Failure`` that names the nearest column for one that is not known.
  static func column(_ name: String, of engine: any Engine) throws(Failure) -> CaseColumn {
    let known = CaseColumn.all(with: engine.fields)
    guard let column = known.first(where: { $0.name == name }) else {
      let near = nearest(to: name, among: known.map(\.name))
      throw Failure(QueryError.unknownField(name, nearest: near))
    }
    return column
  }
}
