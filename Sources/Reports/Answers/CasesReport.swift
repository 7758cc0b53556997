import Cases
import Metrics

extension Report<CaseList.Row> {
  /// A list of cases, a column a field.
  public static func cases(_ list: CaseList) -> Report {
    let columns = list.fields.enumerated().map { index, column in
      ReportColumn<CaseList.Row>(column.name) { $0.values[index].reportValue }
        .shown(column.name, right: list.isNumeric(index)) { $0.values[index].words }
    }
    let rest = list.total - list.rows.count
    return Report(
      columns: columns, rows: list.rows,
      remarks: rest > 0 ? ["\(Words.decimals(Double(rest), 0)) more cases are not listed."] : [])
  }
}

extension CaseList {
  fileprivate func isNumeric(_ column: Int) -> Bool {
    rows.contains { if case .number = $0.values[column] { true } else { false } }
  }
}

extension CaseValue {
  /// The value for programs.
  var reportValue: ReportValue {
    switch self {
    case .missing: .none
    case .text(let text): .text(text)
    case .day(let day): .day(day)
    case .number(let number): .count(number)
    case .flag(let flag): .flag(flag)
    }
  }

  /// The value for people.
  var words: String {
    switch self {
    case .missing: ""
    case .text(let text): text
    case .day(let day): day.description
    case .number(let number): String(number)
    case .flag(let flag): flag ? "yes" : "no"
    }
  }
}
