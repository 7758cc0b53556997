import Cases
import Metrics

extension Report<DisparityRow> {
  /// The disparity table with its remarks.
  public static func disparity(_ table: DisparityTable) -> Report {
    Report(
      columns: counts + comparison + adjusted + judgment, rows: table.rows,
      remarks: table.remarks)
  }

  private static var counts: [ReportColumn<DisparityRow>] {
    [
      ReportColumn("point") { .text($0.point) }.shown("point") { $0.point },
      ReportColumn("by") { .text($0.by.rawValue) },
      ReportColumn("group") { .text($0.group) }.shown("group") { $0.group },
      ReportColumn("reference") { .text($0.reference) }.shown("against") { $0.reference },
      ReportColumn("n") { $0.isHidden ? .none : .count($0.n) }
        .shown("n", right: true) { $0.isHidden ? "" : Words.decimals(Double($0.n), 0) },
      ReportColumn("events") { $0.isHidden ? .none : .count($0.events) }
        .shown("events", right: true) { $0.isHidden ? "" : Words.decimals(Double($0.events), 0) },
      ReportColumn("rate") { .optional($0.rate) }
        .shown("rate", right: true) { row in row.rate.map { row.words($0) } ?? "–" },
      ReportColumn("low") { .optional($0.low) }
        .shown("95 %", right: true) { Words.interval($0.low, $0.high, $0.rateUnit) },
      ReportColumn("high") { .optional($0.high) },
      ReportColumn("reference_rate") { .optional($0.referenceRate) }
        .shown("against", right: true) { row in row.referenceRate.map { row.words($0) } ?? "–" },
    ]
  }

  private static var comparison: [ReportColumn<DisparityRow>] {
    [
      ReportColumn("ratio") { .optional($0.ratio) }
        .shown("ratio", right: true) { $0.ratio.map { Words.decimals($0, 2) } ?? "" },
      ReportColumn("ratio_low") { .optional($0.ratioLow) }
        .shown("95 %", right: true) { Words.interval($0.ratioLow, $0.ratioHigh, .ratio) },
      ReportColumn("ratio_high") { .optional($0.ratioHigh) },
      ReportColumn("difference") { .optional($0.difference) },
      ReportColumn("difference_low") { .optional($0.differenceLow) },
      ReportColumn("difference_high") { .optional($0.differenceHigh) },
      ReportColumn("excess") { .optional($0.excess) },
      ReportColumn("p") { .optional($0.p) },
      ReportColumn("p_adjusted") { .optional($0.pAdjusted) }
        .shown("q", right: true) { $0.pAdjusted.map(Words.probability) ?? "" },
    ]
  }

  private static var adjusted: [ReportColumn<DisparityRow>] {
    [
      ReportColumn("adjusted_ratio") { .optional($0.adjustedRatio) }
        .shown("adjusted", right: true) { $0.adjustedRatio.map { Words.decimals($0, 2) } ?? "" },
      ReportColumn("adjusted_low") { .optional($0.adjustedLow) }
        .shown("95 %", right: true) { Words.interval($0.adjustedLow, $0.adjustedHigh, .ratio) },
      ReportColumn("adjusted_high") { .optional($0.adjustedHigh) },
      ReportColumn("adjusted_for") { .list($0.adjustedFor.map { .text($0.rawValue) }) },
      ReportColumn("crude_on_strata") { .optional($0.crudeOnStrata) },
      ReportColumn("group_kept") { .optional($0.groupKept) },
      ReportColumn("reference_kept") { .optional($0.referenceKept) },
      ReportColumn("strata_used") { $0.adjustedFor.isEmpty ? .none : .count($0.strataUsed) },
      ReportColumn("strata_dropped") { $0.adjustedFor.isEmpty ? .none : .count($0.strataDropped) },
      ReportColumn("heterogeneity_p") { .optional($0.heterogeneityP) },
      ReportColumn("bound_low") { .optional($0.boundLow) },
      ReportColumn("bound_high") { .optional($0.boundHigh) },
      ReportColumn("unknown_share") { $0.isHidden ? .none : .number($0.unknownShare) },
    ]
  }

  private static var judgment: [ReportColumn<DisparityRow>] {
    [
      ReportColumn("flags") { .list($0.flags.map { .text($0.rawValue) }) },
      ReportColumn("verdict") { $0.verdict.map { .text($0.rawValue) } ?? .none },
      ReportColumn("state") { .text($0.state.rawValue) },
      ReportColumn("why") { $0.why.isEmpty ? .none : .text($0.why) },
      ReportColumn("notes") { .list($0.notes.map { .text($0.rawValue) }) }
        .shown("note") { row in
          let verdict = row.verdict?.words ?? ""
          let words =
            [verdict, Words.state(row.state, why: row.why)] + row.flags.map(\.words)
            + row.notes.map(\.words)
          return words.filter { !$0.isEmpty }.joined(separator: "; ")
        },
    ]
  }
}

extension DisparityRow {
  /// Whether it is not shared, so that not even its counts are told.
  fileprivate var isHidden: Bool { state == .suppressed }

  /// Medians are days, all else are shares.
  fileprivate var rateUnit: MetricUnit {
    DecisionPoint.named(point)?.measure == .share ? .share : .days
  }

  fileprivate func words(_ rate: Double) -> String { Words.value(rate, rateUnit) }
}

extension Verdict {
  fileprivate var words: String {
    switch self {
    case .different: "different"
    case .noMeaningfulDifference: "no meaningful difference"
    case .cannotTell: "cannot tell"
    }
  }
}

extension DisparityFlag {
  fileprivate var words: String {
    switch self {
    case .reversed: "reversed on adjustment"
    case .explainedByMix: "explained by the mix of cases"
    case .differsByOffense: "differs by offense"
    case .survivesFamily: ""
    case .partial: "strata keep under 90 %"
    }
  }
}
