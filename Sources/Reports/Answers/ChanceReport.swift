import Metrics

/// A band of ages of a chance table.
public struct ChanceLine {
  var table: ChanceTable
  var band: ChanceTable.Band
}

extension Report<ChanceLine> {
  /// How likely open cases are to end soon, a row a band of ages.
  public static func chances(_ table: ChanceTable) -> Report {
    let learned =
      "The chance is that of a case of the median age; "
      + "\(Words.decimals(Double(table.cases), 0)) cases were learned from, of which "
      + "\(Words.decimals(Double(table.ended), 0)) ended."
    let why = [table.why].filter { !$0.isEmpty }
    return Report(
      columns: ages + chances(within: table.days),
      rows: table.bands.map { ChanceLine(table: table, band: $0) },
      remarks: why + [learned] + table.remarks)
  }

  private static var ages: [ReportColumn<ChanceLine>] {
    [
      ReportColumn("age_from") { .count($0.band.ages.lowerBound) }
        .shown("open for") { $0.band.words },
      ReportColumn("age_to") { $0.band.isOpenEnded ? .none : .count($0.band.ages.upperBound) },
      ReportColumn("open") { .count($0.band.open) }
        .shown("open", right: true) { Words.decimals(Double($0.band.open), 0) },
      ReportColumn("median_age") { .optional($0.band.medianAge) }
        .shown("median age", right: true) { line in
          line.band.medianAge.map { Words.decimals($0, 0) } ?? ""
        },
    ]
  }

  private static func chances(within days: Int) -> [ReportColumn<ChanceLine>] {
    [
      ReportColumn("within_days") { _ in .count(days) },
      ReportColumn("chance") { .optional($0.band.chance.value) }
        .shown("chance to end in \(days) days", right: true) { line in
          line.band.chance.value.map(Words.percent) ?? "–"
        },
      ReportColumn("low") { .optional($0.band.chance.low) }
        .shown("95 %", right: true) { line in
          Words.interval(line.band.chance.low, line.band.chance.high, .share)
        },
      ReportColumn("high") { .optional($0.band.chance.high) },
      ReportColumn("expected") { .number($0.band.expected) }
        .shown("expected to end", right: true) { Words.decimals($0.band.expected, 0) },
      ReportColumn("without_chance") { .count($0.band.withoutChance) },
      ReportColumn("why") { line in
        line.band.chance.why.isEmpty ? .none : .text(line.band.chance.why)
      }
      .shown("note") { $0.band.chance.why },
    ]
  }
}

extension ChanceTable.Band {
  /// Whether it holds all ages from its first on.
  fileprivate var isOpenEnded: Bool { ages.lowerBound > 365 }

  fileprivate var words: String {
    isOpenEnded
      ? "over \(ages.lowerBound - 1) days" : "\(ages.lowerBound)–\(ages.upperBound) days"
  }
}
