import Cases
import Metrics

/// One row of a disparity table, with the days that it is about.
public struct DisparityTrendLine {
  var point: DisparityTrendTable.Point
  var row: DisparityRow
}

extension Report<DisparityTrendLine> {
  /// The ratios at a decision point by year or quarter, group by group.
  public static func trend(_ table: DisparityTrendTable) -> Report {
    var groups: [String] = []
    for row in table.points.flatMap(\.rows) where !groups.contains(row.group) {
      groups.append(row.group)
    }
    let lines = groups.flatMap { group in
      table.points.flatMap { point in
        point.rows.filter { $0.group == group }.map { DisparityTrendLine(point: point, row: $0) }
      }
    }
    let columns = Report<DisparityRow>.columnsOfRows.map { column in
      var lifted = ReportColumn<DisparityTrendLine>(column.name) { column.value($0.row) }
      if let shown = column.shown {
        lifted.shown = (shown.title, shown.isRight, { shown.text($0.row) })
      }
      return lifted
    }
    var report = Report(columns: days + columns, rows: lines, remarks: remarks(table))
    report.whole = [
      .init("trends", .list(table.trends.map(\.reportValue))),
      .init("why", table.why.isEmpty ? .none : .text(table.why)),
    ]
    return report
  }

  private static var days: [ReportColumn<DisparityTrendLine>] {
    [
      ReportColumn("from") { .day($0.point.period.first) }
        .shown("from") { $0.point.period.first.description },
      ReportColumn("to") { .day($0.point.period.last) }
        .shown("to") { $0.point.period.last.description + ($0.point.isPartial ? " not over" : "") },
      ReportColumn("is_partial") { .flag($0.point.isPartial) },
    ]
  }

  private static func remarks(_ table: DisparityTrendTable) -> [String] {
    guard table.why.isEmpty else { return ["No trend: \(table.why)."] }
    return table.trends.map(\.words) + [
      "Each ratio is of the cases of its own days. The line leaves out days that are not over, that "
        + "the data does not cover, or with too few cases."
    ]
  }
}

extension DisparityTrendTable.GroupTrend {
  fileprivate var words: String {
    "\(group): the ratio changes \(Words.decimals(factor, 2)) times a year "
      + "(\(Words.interval(low, high, .ratio))), p \(Words.probability(p)), over \(points) points."
  }

  fileprivate var reportValue: ReportValue {
    .object([
      .init("group", .text(group)), .init("factor_a_year", .number(factor)),
      .init("low", .number(low)), .init("high", .number(high)), .init("p", .number(p)),
      .init("points", .count(points)),
    ])
  }
}
