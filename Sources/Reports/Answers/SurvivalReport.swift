import Cases
import Metrics

/// One group of a survival table, with what the table says of all.
public struct SurvivalLine {
  var table: SurvivalTable
  var group: SurvivalGroup
}

extension Report<SurvivalLine> {
  /// How long cases take, a row a group.
  public static func survival(_ table: SurvivalTable) -> Report {
    Report(
      columns: counts(table.by) + times + shares + comparison,
      rows: table.groups.map { SurvivalLine(table: table, group: $0) },
      remarks: [table.why].filter { !$0.isEmpty } + [table.logRankWords].compactMap { $0 }
        + table.remarks)
  }

  private static func counts(_ by: CaseField?) -> [ReportColumn<SurvivalLine>] {
    let group = ReportColumn<SurvivalLine>("group") { line in
      .object(by.map { [.init($0.rawValue, .text(line.group.words(by: by)))] } ?? [])
    }
    return [
      by.map { field in group.shown(field.title) { $0.group.words(by: field) } } ?? group,
      ReportColumn("n") { .count($0.group.n) }
        .shown("n", right: true) { Words.decimals(Double($0.group.n), 0) },
      ReportColumn("disposed") { .count($0.group.disposed) }
        .shown("disposed", right: true) { Words.decimals(Double($0.group.disposed), 0) },
      ReportColumn("n_missing") { .count($0.group.missing) },
    ]
  }

  private static var times: [ReportColumn<SurvivalLine>] {
    [
      ReportColumn("median") { .optional($0.group.median?.value) }
        .shown("median", right: true) { line in
          line.group.median.map { Words.value($0.value, .days) } ?? "not seen"
        },
      ReportColumn("median_low") { .optional($0.group.median?.low) }
        .shown("95 %", right: true) { $0.group.median?.intervalWords ?? "" },
      ReportColumn("median_high") { .optional($0.group.median?.high) },
      ReportColumn("disposed_by") { .list($0.group.disposedBy.map(\.reportValue)) },
    ]
  }

  private static var shares: [ReportColumn<SurvivalLine>] {
    [90, 180, 365].map { day in
      ReportColumn<SurvivalLine>("disposed_by_\(day)") { .optional($0.group.share(by: day)?.value) }
        .shown("by day \(day)", right: true) { line in
          line.group.share(by: day)?.value.map(Words.percent) ?? "too few"
        }
    }
  }

  private static var comparison: [ReportColumn<SurvivalLine>] {
    [
      ReportColumn("horizon") { .optional($0.table.horizon.map(Double.init)) },
      ReportColumn("restricted_mean") { .optional($0.group.restrictedMean?.value) }
        .shown("mean within", right: true) { line in
          guard let mean = line.group.restrictedMean, let days = line.table.horizon else {
            return "–"
          }
          return "\(Words.decimals(mean.value, 0)) of \(days) days"
        },
      ReportColumn("restricted_mean_low") { .optional($0.group.restrictedMean?.low) },
      ReportColumn("restricted_mean_high") { .optional($0.group.restrictedMean?.high) },
      ReportColumn("reference") { $0.table.reference.map(ReportValue.text) ?? .none },
      ReportColumn("gap") { .optional($0.group.gap?.value) }
        .shown("gap", right: true) { line in
          line.group.gap.map { Words.signed($0.value, 0) + " days" } ?? ""
        },
      ReportColumn("gap_low") { .optional($0.group.gap?.low) }
        .shown("95 %", right: true) { $0.group.gap?.signedIntervalWords ?? "" },
      ReportColumn("gap_high") { .optional($0.group.gap?.high) },
      ReportColumn("log_rank_p") { .optional($0.table.logRank?.p) },
      ReportColumn("why") { line in
        line.group.whyWords.isEmpty ? .none : .text(line.group.whyWords)
      }
      .shown("note") { $0.group.whyWords },
      ReportColumn("notes") { .list($0.table.notes.map { .text($0.rawValue) }) },
    ]
  }
}

extension SurvivalTable {
  fileprivate var logRankWords: String? {
    guard let logRank else { return nil }
    let groups = logRank.groups.joined(separator: ", ")
    let p = Words.probability(logRank.p)
    return "Log-rank test of \(groups): p \(p.hasPrefix("<") ? p : "= " + p)."
  }
}

extension SurvivalGroup {
  /// Why it is not compared, or else why it has no mean.
  fileprivate var whyWords: String {
    whyNotCompared.isEmpty ? whyNoMean : whyNotCompared
  }

  func words(by field: CaseField?) -> String {
    field.map { Words.label(GroupLabel($0, label)) } ?? ""
  }

  fileprivate func share(by day: Int) -> SurvivalShare? { disposedBy.first { $0.day == day } }
}

extension SurvivalEstimate {
  fileprivate var intervalWords: String {
    let bound = { (days: Double?) in days.map { Words.decimals($0, 0) } ?? "?" }
    return "\(bound(low))–\(bound(high))"
  }

  fileprivate var signedIntervalWords: String {
    guard let low, let high else { return "" }
    return "\(Words.signed(low, 0)) to \(Words.signed(high, 0))"
  }
}
