import Cases
import Metrics

extension Report<ChangeRow> {
  /// What moved between two periods.
  public static func changes(_ table: ChangeTable) -> Report {
    Report(
      columns: [
        ReportColumn<ChangeRow>("metric") { .text($0.metric) }.shown("metric") { $0.metric },
        side("before", \.before), side("now", \.now),
      ] + change + judgment + depth, rows: table.rows, whole: whole(table),
      remarks: [table.finding] + table.remarks)
  }

  /// One of the two numbers.
  private static func side(
    _ name: String, _ path: KeyPath<ChangeRow, MetricRow>
  ) -> ReportColumn<ChangeRow> {
    let parts: [(String, (MetricRow) -> ReportValue)] = [
      ("value", { .optional($0.value) }), ("numerator", { .optional($0.numerator) }),
      ("denominator", { .optional($0.denominator) }), ("low", { .optional($0.low) }),
      ("high", { .optional($0.high) }), ("n_missing", { .count($0.missing) }),
      ("state", { .text($0.state.rawValue) }),
    ]
    return ReportColumn<ChangeRow>(
      name,
      parts: parts.map { part in
        ReportColumn("\(name)_\(part.0)") { part.1($0[keyPath: path]) }
      }
    ) { row in
      .object(
        [.init("period", row[keyPath: path].period.value)]
          + parts.map { .init($0.0, $0.1(row[keyPath: path])) })
    }.shown(name, right: true) { row in
      let side = row[keyPath: path]
      // What the data holds in part is no number to set beside another.
      guard let value = side.value, !side.notes.contains(.outOfCoverage) else { return "–" }
      let of = side.denominator.map { " of \(Words.decimals($0, 0))" } ?? ""
      return Words.value(value, row.unit) + (row.unit == .share || row.unit == .days ? of : "")
    }
  }

  private static var change: [ReportColumn<ChangeRow>] {
    [
      ReportColumn("change") { .optional($0.change) }
        .shown("change", right: true) { $0.changeWords },
      ReportColumn("low") { .optional($0.low) }
        .shown("95 %", right: true) { $0.intervalWords },
      ReportColumn("high") { .optional($0.high) },
      ReportColumn("ratio") { .optional($0.ratio) },
      ReportColumn("ratio_low") { .optional($0.ratioLow) },
      ReportColumn("ratio_high") { .optional($0.ratioHigh) },
      ReportColumn("unit") { .text($0.unit.rawValue) },
      ReportColumn("dispersion") { .optional($0.dispersion) },
    ]
  }

  private static var judgment: [ReportColumn<ChangeRow>] {
    [
      ReportColumn("method") { $0.method.map { .text($0.rawValue) } ?? .none },
      ReportColumn("verdict") { $0.verdict.map { .text($0.rawValue) } ?? .none }
        .shown("verdict") { $0.verdict?.words ?? "–" },
      ReportColumn("why") { $0.why.isEmpty ? .none : .text($0.why) },
      ReportColumn("notes") { .list($0.notes.map { .text($0.rawValue) }) }
        .shown("note") { row in
          ([row.method?.words ?? row.why] + row.signalWords + row.notes.map(\.words))
            .joined(separator: "; ")
        },
    ]
  }

  private static var depth: [ReportColumn<ChangeRow>] {
    [
      ReportColumn(
        "trend",
        parts: [
          ReportColumn("trend_mean") { .optional($0.trend?.mean) },
          ReportColumn("trend_low") { .optional($0.trend?.low) },
          ReportColumn("trend_high") { .optional($0.trend?.high) },
        ]
      ) { $0.trend?.value ?? .none },
      // One group a line would be another table: for programs that read JSON.
      ReportColumn("parts", parts: []) { $0.parts?.value ?? .none },
    ]
  }

  /// What is true of all rows.
  private static func whole(_ table: ChangeTable) -> [ReportValue.Member] {
    [
      .init("against", .text(table.against.rawValue)),
      .init("now", RowPeriod.within(table.now).value),
      .init("before", RowPeriod.within(table.before).value),
      .init("by", table.by.map { .text($0.rawValue) } ?? .none),
      .init("judged", .count(table.judged.count)), .init("moved", .count(table.moved.count)),
      .init(
        "reporting_lag",
        .object([
          .init("days", table.lag.days.map(ReportValue.count) ?? .none),
          .init("cases", .count(table.lag.cases)),
          .init("why", table.lag.why.isEmpty ? .none : .text(table.lag.why)),
        ])), .init("why", table.why.isEmpty ? .none : .text(table.why)),
    ]
  }
}

extension ChangeRow {
  /// The change with its sign: counts in percent where there was one before.
  fileprivate var changeWords: String {
    guard let change else { return "–" }
    if let ratio { return Words.signed((ratio - 1) * 100, 1) + " %" }
    return Words.signedChange(change, unit)
  }

  fileprivate var intervalWords: String {
    if let ratioLow, let ratioHigh {
      return "\(Words.signed((ratioLow - 1) * 100, 1)) to \(Words.signed((ratioHigh - 1) * 100, 1))"
    }
    guard let low, let high else { return "" }
    let scale = unit == .share ? 100.0 : 1
    let places = unit == .share ? 1 : 0
    return "\(Words.signed(low * scale, places)) to \(Words.signed(high * scale, places))"
  }

  /// That months stand out, and how many.
  fileprivate var signalWords: [String] {
    let months = trend?.months.count { !$0.signals.isEmpty } ?? 0
    return months == 0 ? [] : ["\(months) of 24 months beyond noise"]
  }
}

extension Words {
  /// A change in the unit of its number.
  fileprivate static func signedChange(_ change: Double, _ unit: MetricUnit) -> String {
    switch unit {
    case .share: signed(change * 100, 1) + " pts"
    case .days: signed(change, change == change.rounded() ? 0 : 1) + " days"
    case .count: signed(change, change == change.rounded() ? 0 : 1)
    case .ratio, .index: signed(change, 2)
    }
  }
}

extension ChangeVerdict {
  fileprivate var words: String {
    switch self {
    case .up: "up"
    case .down: "down"
    case .cannotTell: "cannot tell"
    }
  }
}

extension Trend {
  /// The limits and the months.
  fileprivate var value: ReportValue {
    .object([
      .init("mean", .optional(mean)), .init("low", .optional(low)), .init("high", .optional(high)),
      .init("why", why.isEmpty ? .none : .text(why)),
      .init("months", .list(months.map(\.value))),
    ])
  }
}

extension Trend.Month {
  fileprivate var value: ReportValue {
    let day: ReportValue =
      if case .within(let period) = row.period { .day(period.first) } else { .none }
    return .object([
      .init("from", day), .init("value", .optional(row.value)),
      .init("denominator", .optional(row.denominator)),
      .init("left_out", leftOut.isEmpty ? .none : .text(leftOut)),
      .init("beyond_limit", .flag(signals.contains(.beyondLimit))),
      .init("run", .flag(signals.contains(.run))),
    ])
  }
}

extension ChangeParts {
  /// The groups with their parts of the change.
  fileprivate var value: ReportValue {
    .list(
      groups.map { group in
        .object([
          .init("group", .text(Words.label(group.label))),
          .init("before_numerator", .count(group.before.events)),
          .init("before_denominator", .count(group.before.n)),
          .init("now_numerator", .count(group.now.events)),
          .init("now_denominator", .count(group.now.n)), .init("mix", .number(group.mix)),
          .init("rate", .number(group.rate)), .init("total", .number(group.total)),
        ])
      })
  }
}
