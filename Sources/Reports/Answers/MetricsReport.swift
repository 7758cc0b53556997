import Cases
import Metrics

extension Report<MetricRow> {
  /// The metrics of an answer; `by` are the fields that make its groups.
  public static func metrics(_ rows: [MetricRow], by: [CaseField]) -> Report {
    let period = ReportColumn<MetricRow>(
      "period",
      parts: [
        ReportColumn("from") { $0.period.from.map(ReportValue.day) ?? .none },
        ReportColumn("to") { $0.period.to.map(ReportValue.day) ?? .none },
      ]
    ) { row in
      switch row.period {
      case .within(let period):
        .object([.init("from", .day(period.first)), .init("to", .day(period.last))])
      case .on(let day): .object([.init("on", .day(day))])
      }
    }
    return Report(
      columns: [
        ReportColumn<MetricRow>("metric") { .text($0.metric) }.shown("metric") { $0.metric }
      ] + [group(by)] + [
        period.shown("period") { row in
          switch row.period {
          case .within(let period): period.description
          case .on(let day): "on \(day)"
          }
        }
      ] + numbers + (rows.contains { $0.target != nil } ? [target] : []), rows: rows)
  }

  /// What the office wants the number to be, and whether it is.
  private static var target: ReportColumn<MetricRow> {
    ReportColumn<MetricRow>(
      "target",
      parts: [
        ReportColumn("target_low") { .optional($0.target?.low) },
        ReportColumn("target_high") { .optional($0.target?.high) },
        ReportColumn("target_verdict") { row in
          row.target?.verdict(on: row).map { .text($0.rawValue) } ?? .none
        },
      ]
    ) { row in
      guard let target = row.target else { return .none }
      let verdict = target.verdict(on: row)
      return .object([
        .init("low", .optional(target.low)), .init("high", .optional(target.high)),
        .init("verdict", verdict.map { .text($0.rawValue) } ?? .none),
      ])
    }.shown("target") { row in
      guard let target = row.target else { return "" }
      return target.text + (target.verdict(on: row).map { ": \($0.words)" } ?? "")
    }
  }

  private static func group(_ by: [CaseField]) -> ReportColumn<MetricRow> {
    let column = ReportColumn<MetricRow>(
      "group",
      parts: by.map { field in
        ReportColumn(field.rawValue) { row in .text(row.label(field)) }
      }
    ) { row in
      .object(row.group.map { .init($0.field.rawValue, .text(Words.label($0))) })
    }
    guard !by.isEmpty else { return column }
    return column.shown(by.map(\.title).joined(separator: " · ")) { row in
      row.group.map(Words.label).joined(separator: " · ")
    }
  }

  private static var numbers: [ReportColumn<MetricRow>] {
    [
      ReportColumn("value") { .optional($0.value) }
        .shown("value", right: true) { row in
          row.value.map { Words.value($0, row.unit) } ?? "–"
        },
      ReportColumn("numerator") { .optional($0.numerator) }
        .shown("counted", right: true) { $0.numerator.map { Words.decimals($0, 0) } ?? "" },
      ReportColumn("denominator") { .optional($0.denominator) }
        .shown("n", right: true) { $0.denominator.map { Words.decimals($0, 0) } ?? "" },
      ReportColumn("low") { .optional($0.low) }
        .shown("95 %", right: true) { Words.interval($0.low, $0.high, $0.unit) },
      ReportColumn("high") { .optional($0.high) },
      ReportColumn("unit") { .text($0.unit.rawValue) },
      ReportColumn("n_missing") { $0.hidesMissing ? .none : .count($0.missing) }
        .shown("left out", right: true) {
          $0.missing == 0 ? "" : Words.decimals(Double($0.missing), 0)
        },
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

extension MetricRow {
  /// The row's label in a field.
  fileprivate func label(_ field: CaseField) -> String {
    group.first { $0.field == field }.map(Words.label) ?? ""
  }
}

extension RowPeriod {
  fileprivate var from: Day? {
    switch self {
    case .within(let period): period.first
    case .on(let day): day
    }
  }

  fileprivate var to: Day? {
    switch self {
    case .within(let period): period.last
    case .on(let day): day
    }
  }
}

extension MetricNote {
  /// The note as people read it.
  var words: String {
    switch self {
    case .outOfCoverage: "outside what the data covers"
    case .partial: "over 5 % left out"
    case .immature: "over 20 % of the period's filings still open"
    case .clockIncludesInactive: "clock includes inactive time"
    }
  }
}
