import Cases
import Metrics

extension Report<DisparityStratum> {
  /// The strata behind an adjusted ratio, the heaviest first, those that are dropped last.
  public static func strata(_ table: DisparityStrataTable) -> Report {
    let fields = table.strata.first?.values.map(\.field) ?? []
    var report = Report(
      columns: values(fields) + counts + parts, rows: table.strata, remarks: table.sentences)
    report.whole = [
      .init("point", table.row.map { .text($0.point) } ?? .none),
      .init("group", table.row.map { .text($0.group) } ?? .none),
      .init("reference", table.row.map { .text($0.reference) } ?? .none),
      .init("adjusted_for", .list(fields.map { .text($0.rawValue) })),
      .init("adjusted_ratio", .optional(table.row?.adjustedRatio)),
      .init("adjusted_low", .optional(table.row?.adjustedLow)),
      .init("adjusted_high", .optional(table.row?.adjustedHigh)),
      .init("why", table.why.isEmpty ? .none : .text(table.why)),
    ]
    return report
  }

  private static func values(_ fields: [CaseField]) -> [ReportColumn<DisparityStratum>] {
    fields.indices.map { index in
      ReportColumn<DisparityStratum>(fields[index].rawValue) { .text($0.values[index].words) }
        .shown(fields[index].title) { $0.values[index].words }
    }
  }

  private static var counts: [ReportColumn<DisparityStratum>] {
    [
      ReportColumn("events") { .count($0.events) }
        .shown("events", right: true) { Words.decimals(Double($0.events), 0) },
      ReportColumn("n") { .count($0.n) }
        .shown("of", right: true) { Words.decimals(Double($0.n), 0) },
      ReportColumn("reference_events") { .count($0.referenceEvents) }
        .shown("reference", right: true) { Words.decimals(Double($0.referenceEvents), 0) },
      ReportColumn("reference_n") { .count($0.referenceN) }
        .shown("of its", right: true) { Words.decimals(Double($0.referenceN), 0) },
    ]
  }

  private static var parts: [ReportColumn<DisparityStratum>] {
    [
      ReportColumn("ratio") { .optional($0.ratio) }
        .shown("ratio", right: true) { $0.ratio.map { Words.decimals($0, 2) } ?? "–" },
      ReportColumn("ratio_low") { .optional($0.low) }
        .shown("(95 %)", right: true) { Words.interval($0.low, $0.high, .ratio) },
      ReportColumn("ratio_high") { .optional($0.high) },
      ReportColumn("weight") { .optional($0.weight) }
        .shown("weight", right: true) { $0.weight.map(Words.percent) ?? "" },
      ReportColumn("why_dropped") { $0.whyDropped.isEmpty ? .none : .text($0.whyDropped) }
        .shown("note") { $0.whyDropped.isEmpty ? "" : "dropped: \($0.whyDropped)" },
      ReportColumn("filter") { .text($0.filter.text) },
    ]
  }
}

extension DisparityStrataTable {
  fileprivate var sentences: [String] {
    guard let row else { return ["No strata: \(why)."] }
    guard why.isEmpty else { return ["No strata: \(why)."] }
    guard let ratio = row.adjustedRatio else {
      return ["No adjusted ratio: \(row.why.isEmpty ? "no event to compare with" : row.why)."]
    }
    let interval = Words.interval(row.adjustedLow, row.adjustedHigh, .ratio)
    return [
      "\(row.group) at \(row.point), against \(row.reference): adjusted "
        + Words.decimals(ratio, 2) + (interval.isEmpty ? "" : " (\(interval))")
        + ", the mean of the strata's ratios by their weights.",
      "Differences among cases that reached the point: not bias, not cause.",
    ]
  }
}
