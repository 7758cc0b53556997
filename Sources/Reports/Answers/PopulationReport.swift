import Metrics

extension Report<PopulationRow> {
  /// How often the people of each race come to each stage, a table apart from all others.
  public static func population(_ table: PopulationTable) -> Report {
    var report = Report(
      columns: counts + comparison, rows: table.rows,
      remarks: (table.why.isEmpty ? [] : ["No benchmark: \(table.why)."]) + table.remarks
        + table.sources.map { "People: \($0)." })
    report.whole = [
      .init("benchmark", .text("population")), .init("reference", .text(table.reference)),
      .init("from", .day(table.period.first)), .init("to", .day(table.period.last)),
      .init("population_sources", .list(table.sources.map(ReportValue.text))),
      .init("why", table.why.isEmpty ? .none : .text(table.why)),
    ]
    return report
  }

  private static var counts: [ReportColumn<PopulationRow>] {
    [
      ReportColumn("stage") { .text($0.stage) }.shown("stage") { $0.stage },
      ReportColumn("group") { .text($0.group) }.shown("group") { $0.group },
      ReportColumn("cases") { .count($0.cases) }
        .shown("cases", right: true) { Words.decimals(Double($0.cases), 0) },
      ReportColumn("people") { .count($0.people) }
        .shown("people", right: true) { Words.decimals(Double($0.people), 0) },
      ReportColumn("rate_per_1000") { .number($0.rate) }
        .shown("of 1,000", right: true) { Words.decimals($0.rate, 2) },
      ReportColumn("low") { .number($0.low) }
        .shown("(95 %)", right: true) { Words.interval($0.low, $0.high, .ratio) },
      ReportColumn("high") { .number($0.high) },
    ]
  }

  private static var comparison: [ReportColumn<PopulationRow>] {
    [
      ReportColumn("ratio") { .optional($0.ratio) }
        .shown("ratio", right: true) { $0.ratio.map { Words.decimals($0, 2) } ?? "" },
      ReportColumn("ratio_low") { .optional($0.ratioLow) }
        .shown("ratio 95 %", right: true) { Words.interval($0.ratioLow, $0.ratioHigh, .ratio) },
      ReportColumn("ratio_high") { .optional($0.ratioHigh) },
      ReportColumn("state") { .text($0.state.rawValue) },
      ReportColumn("why") { $0.why.isEmpty ? .none : .text($0.why) },
      ReportColumn("notes") { .list($0.notes.map { .text($0.rawValue) }) }
        .shown("note") { row in
          ([Words.state(row.state, why: row.why)] + row.notes.map(\.words))
            .filter { !$0.isEmpty }.joined(separator: "; ")
        },
    ]
  }
}
