import Cases
import Metrics

extension Report<ComparisonRow> {
  /// Attorneys or units beside what is expected, in an order that is not one of rates.
  public static func comparison(
    _ table: ComparisonTable, order: ComparisonTable.Order = .name
  ) -> Report {
    Report(
      columns: who(table) + rates + comparison + beside + load(table) + judgment,
      rows: table.ordered(order), whole: whole(table),
      remarks: [table.finding] + loadWords(table.load) + table.remarks)
  }

  private static func who(_ table: ComparisonTable) -> [ReportColumn<ComparisonRow>] {
    let role = ReportColumn<ComparisonRow>("role") { $0.role.isEmpty ? .none : .text($0.role) }
    let unit = ReportColumn<ComparisonRow>("unit") { $0.unit.isEmpty ? .none : .text($0.unit) }
    let knows = { (path: KeyPath<ComparisonRow, String>) in
      table.rows.contains { !$0[keyPath: path].isEmpty }
    }
    return [
      ReportColumn("metric") { _ in .text(table.metric) },
      ReportColumn("by") { _ in .text(table.by.rawValue) },
      ReportColumn("group") { .text($0.group) }
        .shown(table.by.title) { Words.label(GroupLabel(table.by, $0.group)) },
      ReportColumn("standing") { .text($0.standing.rawValue) },
      knows(\.role) ? role.shown("role") { $0.role } : role,
      knows(\.unit) ? unit.shown("unit") { $0.unit } : unit,
    ]
  }

  private static var rates: [ReportColumn<ComparisonRow>] {
    [
      ReportColumn("n") { .count($0.n) }
        .shown("n", right: true) { Words.decimals(Double($0.n), 0) },
      ReportColumn("events") { $0.events.map(ReportValue.count) ?? .none },
      ReportColumn("rate") { .optional($0.rate) }
        .shown("rate", right: true) { $0.rate.map(Words.percent) ?? "–" },
      ReportColumn("low") { .optional($0.low) }
        .shown("95 %", right: true) { Words.interval($0.low, $0.high, .share) },
      ReportColumn("high") { .optional($0.high) },
    ]
  }

  private static var comparison: [ReportColumn<ComparisonRow>] {
    [
      ReportColumn("compared") { .count($0.comparedCases) },
      ReportColumn("covered") { .optional($0.covered) }
        .shown("covered", right: true) { $0.covered.map(Words.percent) ?? "" },
      ReportColumn("observed") { $0.observed.map(ReportValue.count) ?? .none }
        .shown("observed", right: true) { row in
          row.observed.map { Words.decimals(Double($0), 0) } ?? ""
        },
      ReportColumn("expected") { .optional($0.expected) }
        .shown("expected", right: true) { $0.expected.map { Words.decimals($0, 1) } ?? "" },
      ReportColumn("ratio") { .optional($0.ratio) }
        .shown("ratio", right: true) { $0.ratio.map { Words.decimals($0, 2) } ?? "" },
      ReportColumn("limit_low_95") { .optional($0.limit(\.limits95, \.low)) }
        .shown("limits", right: true) { row in
          Words.interval(row.limit(\.limits95, \.low), row.limit(\.limits95, \.high), .ratio)
        },
      ReportColumn("limit_high_95") { .optional($0.limit(\.limits95, \.high)) },
      ReportColumn("limit_low_998") { .optional($0.limit(\.limits998, \.low)) },
      ReportColumn("limit_high_998") { .optional($0.limit(\.limits998, \.high)) },
      ReportColumn("z") { .optional($0.z) },
      ReportColumn("position") { $0.position.map { .text($0.rawValue) } ?? .none },
    ]
  }

  private static var beside: [ReportColumn<ComparisonRow>] {
    [
      benchmark("past", \.past).shown("on own past", right: true) { $0.past?.change ?? "" },
      benchmark("unit_others", \.unitOthers),
      benchmark("office_others", \.officeOthers),
    ]
  }

  private static func load(_ table: ComparisonTable) -> [ReportColumn<ComparisonRow>] {
    let open = ReportColumn<ComparisonRow>("open") { $0.open.map(ReportValue.count) ?? .none }
    let words = { (row: ComparisonRow) in row.open.map { Words.decimals(Double($0), 0) } ?? "" }
    return [
      table.load == nil ? open : open.shown("open", right: true, words),
      ReportColumn("fte") { .optional($0.fte) },
    ]
  }

  private static var judgment: [ReportColumn<ComparisonRow>] {
    [
      ReportColumn("state") { .text($0.state.rawValue) },
      ReportColumn("why") { $0.why.isEmpty ? .none : .text($0.why) }
        .shown("note") { $0.position?.words ?? $0.why },
    ]
  }

  /// A share that the own one is set beside, with the difference.
  private static func benchmark(
    _ name: String, _ path: KeyPath<ComparisonRow, Benchmark?>
  ) -> ReportColumn<ComparisonRow> {
    let parts: [(String, (Benchmark) -> ReportValue)] = [
      ("name", { $0.name.isEmpty ? .none : .text($0.name) }), ("n", { .count($0.n) }),
      ("events", { $0.events.map(ReportValue.count) ?? .none }),
      ("rate", { .optional($0.rate) }), ("low", { .optional($0.low) }),
      ("high", { .optional($0.high) }), ("difference", { .optional($0.difference) }),
      ("difference_low", { .optional($0.differenceLow) }),
      ("difference_high", { .optional($0.differenceHigh) }),
      ("why", { $0.why.isEmpty ? .none : .text($0.why) }),
    ]
    return ReportColumn(
      name,
      parts: parts.map { part in
        ReportColumn("\(name)_\(part.0)") { row in row[keyPath: path].map(part.1) ?? .none }
      }
    ) { row in
      row[keyPath: path].map { benchmark in
        .object(parts.map { .init($0.0, $0.1(benchmark)) })
      } ?? .none
    }
  }

  /// What is true of all of them together.
  private static func whole(_ table: ComparisonTable) -> [ReportValue.Member] {
    let office = table.office
    var members: [ReportValue.Member] = [
      .init("office_rate", .optional(office?.value)),
      .init("notes", .list((office?.notes ?? []).map { .text($0.rawValue) })),
      .init("period", table.period.value), .init("past", table.past.map(\.value) ?? .none),
      .init("adjusted_for", .list(table.strata.map { .text($0.rawValue) })),
      .init("compared", .count(table.compared.count)),
      .init("overdispersion", .optional(table.overdispersion)),
      .init("outside_95", .count(table.countOutside(\.limits95))),
      .init("outside_95_by_chance", .number(table.chanceOutside(\.limits95))),
      .init("outside_998", .count(table.countOutside(\.limits998))),
      .init("outside_998_by_chance", .number(table.chanceOutside(\.limits998))),
    ]
    members.append(
      .init(
        "load",
        table.load.map { load in
          .object([
            .init("attorneys", .count(load.attorneys)), .init("open", .count(load.open)),
            .init("mean", .number(load.mean)), .init("median", .number(load.median)),
            .init("per_fte", .optional(load.perFTE)), .init("with_fte", .count(load.withFTE)),
          ])
        } ?? .none))
    members.append(.init("why", table.why.isEmpty ? .none : .text(table.why)))
    return members
  }

  private static func loadWords(_ load: AttorneyLoad?) -> [String] {
    guard let load else { return [] }
    let whole =
      "Open cases of an attorney: mean \(Words.decimals(load.mean, 1)), median "
      + Words.decimals(load.median, 1)
    guard let perFTE = load.perFTE else { return [whole + "."] }
    let known = load.withFTE == load.attorneys ? "" : ", hours known of \(load.withFTE)"
    return [whole + ", full-time equivalent \(Words.decimals(perFTE, 1))\(known)."]
  }
}

extension ComparisonRow {
  /// A limit of observed ÷ expected.
  fileprivate func limit(
    _ band: KeyPath<ComparisonRow, FunnelBand?>, _ end: KeyPath<FunnelBand, Double>
  ) -> Double? {
    guard let band = self[keyPath: band], let expected, expected > 0 else { return nil }
    return band[keyPath: end] / expected
  }
}

extension ComparisonRow.Position {
  fileprivate var words: String {
    switch self {
    case .within: ""
    case .above: "above the 95 % limits"
    case .below: "below the 95 % limits"
    case .farAbove: "above the 99.8 % limits"
    case .farBelow: "below the 99.8 % limits"
    }
  }
}

extension Benchmark {
  /// The difference with its interval, in points.
  fileprivate var change: String {
    guard let difference, let differenceLow, let differenceHigh else { return "" }
    let sign = difference > 0 ? "+" : ""
    return "\(sign)\(Words.decimals(difference * 100, 1)) "
      + "(\(Words.decimals(differenceLow * 100, 1)) to \(Words.decimals(differenceHigh * 100, 1)))"
  }
}

extension RowPeriod {
  /// The days as an object.
  var value: ReportValue {
    switch self {
    case .within(let period):
      .object([.init("from", .day(period.first)), .init("to", .day(period.last))])
    case .on(let day): .object([.init("on", .day(day))])
    }
  }
}
