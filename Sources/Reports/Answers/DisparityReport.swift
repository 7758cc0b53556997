import Cases
import Metrics

extension Report<DisparityRow> {
  /// The disparity table, the way from referral to custody, and the remarks.
  public static func disparity(_ table: DisparityTable) -> Report {
    let hasPersons = table.rows.contains { $0.persons != nil }
    var report = Report(
      columns: counts + comparison + adjusted + depth(showsPersons: hasPersons) + judgment,
      rows: table.rows, remarks: table.cascadeSentences + table.remarks)
    if let cohort = table.cohort { report.whole.append(.init("cohort", .text(cohort.rawValue))) }
    if !table.cascade.isEmpty {
      report.whole.append(.init("cascade", .list(table.cascade.map(\.reportValue))))
    }
    return report
  }

  /// What a row of the table says, whatever stands beside it.
  static var columnsOfRows: [ReportColumn<DisparityRow>] {
    counts + comparison + adjusted + depth(showsPersons: false) + judgment
  }

  private static var counts: [ReportColumn<DisparityRow>] {
    [
      ReportColumn("point") { .text($0.point) }.shown("point") { $0.point },
      ReportColumn("by") { row in
        .text(
          ([row.by] + [row.crossing].compactMap { $0 }).map(\.rawValue).joined(separator: ","))
      },
      ReportColumn("group") { .text($0.group) }.shown("group") { $0.group },
      ReportColumn("reference") { .text($0.reference) }.shown("against") { $0.reference },
      ReportColumn("n") { $0.isHidden ? .none : .count($0.n) }
        .shown("n", right: true) { $0.isHidden ? "" : Words.decimals(Double($0.n), 0) },
      ReportColumn("events") { $0.isHidden ? .none : .count($0.events) }
        .shown("events", right: true) { $0.isHidden ? "" : Words.decimals(Double($0.events), 0) },
      ReportColumn("rate") { .optional($0.rate) }
        .shown("rate", right: true) { row in row.rate.map { row.words($0) } ?? "–" },
      ReportColumn("low") { .optional($0.low) }
        .shown("(95 %)", right: true) { Words.interval($0.low, $0.high, $0.rateUnit) },
      ReportColumn("high") { .optional($0.high) },
      ReportColumn("reference_rate") { .optional($0.referenceRate) }
        .shown("its rate", right: true) { row in row.referenceRate.map { row.words($0) } ?? "–" },
    ]
  }

  private static var comparison: [ReportColumn<DisparityRow>] {
    [
      ReportColumn("ratio") { .optional($0.ratio) }
        .shown("ratio", right: true) { $0.ratio.map { Words.decimals($0, 2) } ?? "" },
      ReportColumn("ratio_low") { .optional($0.ratioLow) }
        .shown("ratio 95 %", right: true) { Words.interval($0.ratioLow, $0.ratioHigh, .ratio) },
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
        .shown("adjusted 95 %", right: true) {
          Words.interval($0.adjustedLow, $0.adjustedHigh, .ratio)
        },
      ReportColumn("adjusted_high") { .optional($0.adjustedHigh) },
      ReportColumn("adjusted_p") { .optional($0.adjustedP) }
        .shown("adjusted p", right: true) { $0.adjustedP.map(Words.probability) ?? "" },
      ReportColumn("adjusted_for") { .list($0.adjustedFor.map { .text($0.rawValue) }) },
      ReportColumn("crude_on_strata") { .optional($0.crudeOnStrata) },
      ReportColumn("group_kept") { .optional($0.groupKept) },
      ReportColumn("reference_kept") { .optional($0.referenceKept) },
      ReportColumn("strata_used") { $0.adjustedFor.isEmpty ? .none : .count($0.strataUsed) },
      ReportColumn("strata_dropped") { $0.adjustedFor.isEmpty ? .none : .count($0.strataDropped) },
      ReportColumn("heterogeneity_p") { .optional($0.heterogeneityP) },
      ReportColumn("bound_low") { .optional($0.boundLow) },
      ReportColumn("bound_high") { .optional($0.boundHigh) },
      ReportColumn("unknown_share") { $0.hidesUnknownShare ? .none : .number($0.unknownShare) },
    ]
  }

  /// What is behind and beside a comparison.
  private static func depth(showsPersons: Bool) -> [ReportColumn<DisparityRow>] {
    let persons = ReportColumn<DisparityRow>("persons") {
      $0.persons.map { ReportValue.count($0.n) } ?? .none
    }
    return [
      ReportColumn("e_value") { .optional($0.eValue) }
        .shown("E-value", right: true) { $0.eValueWords },
      ReportColumn("e_value_bound") { .optional($0.eValueBound) },
      ReportColumn("standardized") { .optional($0.standardized?.rate) },
      ReportColumn("standardized_low") { .optional($0.standardized?.low) },
      ReportColumn("standardized_high") { .optional($0.standardized?.high) },
      ReportColumn("standardized_coverage") { .optional($0.standardized?.coverage) },
      ReportColumn("reference_standardized") { .optional($0.standardized?.referenceRate) },
      ReportColumn("reference_standardized_coverage") {
        .optional($0.standardized?.referenceCoverage)
      },
      showsPersons
        ? persons.shown("persons", right: true) { row in
          row.persons.map { Words.decimals(Double($0.n), 0) } ?? ""
        } : persons,
    ] + ofPersons + ofDays
  }

  private static var ofPersons: [ReportColumn<DisparityRow>] {
    [
      ReportColumn("persons_with_event") { $0.persons.map { .count($0.events) } ?? .none },
      ReportColumn("reference_persons") { $0.persons.map { .count($0.referenceN) } ?? .none },
      ReportColumn("reference_persons_with_event") {
        $0.persons.map { .count($0.referenceEvents) } ?? .none
      },
      ReportColumn("persons_ratio") { .optional($0.persons?.ratio) },
      ReportColumn("persons_ratio_low") { .optional($0.persons?.low) },
      ReportColumn("persons_ratio_high") { .optional($0.persons?.high) },
    ]
  }

  private static var ofDays: [ReportColumn<DisparityRow>] {
    [
      ReportColumn("expected_days") { .optional($0.expectedDays?.mean) },
      ReportColumn("expected_days_low") { .optional($0.expectedDays?.low) },
      ReportColumn("expected_days_high") { .optional($0.expectedDays?.high) },
      ReportColumn("expected_days_n") { $0.expectedDays.map { .count($0.n) } ?? .none },
      ReportColumn("reference_expected_days") { .optional($0.expectedDays?.referenceMean) },
      ReportColumn("expected_days_difference") { .optional($0.expectedDays?.difference) },
      ReportColumn("expected_days_difference_low") {
        .optional($0.expectedDays?.differenceLow)
      },
      ReportColumn("expected_days_difference_high") {
        .optional($0.expectedDays?.differenceHigh)
      },
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
            [verdict, Words.state(row.state, why: row.why)] + row.flags.map { $0.words(of: row) }
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

  /// The E-value of the ratio, and that of the bound of its interval.
  fileprivate var eValueWords: String {
    guard let eValue else { return "" }
    return Words.decimals(eValue, 2) + (eValueBound.map { " (\(Words.decimals($0, 2)))" } ?? "")
  }
}

extension DisparityTable {
  /// What of each group's cases goes all the way, and what that takes for granted.
  fileprivate var cascadeSentences: [String] {
    // Asked for one point alone, the way there is not in question.
    guard !cascade.isEmpty, rows.contains(where: { $0.point == cascade[0].stages[0].point }) else {
      return []
    }
    let inPart = Set(rows.filter { $0.notes.contains(.outOfCoverage) }.map(\.point))
    let assumption =
      cohort == nil
      ? "A product takes the cases of each stage to be like those that the stage before let through."
      : "A product takes the cases that have not ended to be like those that have."
    return cascade.compactMap { row in
      let isInPart = row.stages.contains { inPart.contains($0.point) }
      return row.words.map { $0 + (isInPart ? " The data holds these cases in part." : "") }
    } + [assumption]
  }
}

extension CascadeRow {
  fileprivate var words: String? {
    guard let ratio else { return nil }
    let parts = stages.map { stage in
      let name = stage.point == "declined" ? "filed" : stage.point
      return "\(name) \(Words.percent(stage.share)) (\(Words.percent(stage.referenceShare)))"
    }
    return
      "From referral to custody, \(group) and (\(reference)): \(parts.joined(separator: ", ")); "
      + "together \(Words.percent(product)) (\(Words.percent(referenceProduct))), "
      + "\(Words.decimals(ratio, 2)) times (\(Words.interval(low, high, .ratio)))."
  }

  fileprivate var reportValue: ReportValue {
    .object([
      .init("group", .text(group)), .init("reference", .text(reference)),
      .init(
        "stages",
        .list(
          stages.map { stage in
            .object([
              .init("point", .text(stage.point)), .init("n", .count(stage.n)),
              .init("share", .number(stage.share)),
              .init("reference_share", .number(stage.referenceShare)),
            ])
          })),
      .init("product", .number(product)), .init("reference_product", .number(referenceProduct)),
      .init("ratio", .optional(ratio)), .init("ratio_low", .optional(low)),
      .init("ratio_high", .optional(high)),
    ])
  }
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
  fileprivate func words(of row: DisparityRow) -> String {
    switch self {
    case .reversed: "reversed on adjustment"
    case .explainedByMix:
      row.isMostlyMix ? "explained by the mix of cases" : "less certain among like cases"
    case .differsByOffense: "differs by offense"
    case .survivesFamily: ""
    case .partial: "strata keep under 90 %"
    }
  }
}
