import Cases
import Metrics

extension Report<HandoverRow> {
  /// What came to attorneys or units, what left them, and how long it stayed.
  public static func handovers(_ table: HandoverTable, few: Int) -> Report {
    Report(
      columns: who(table) + counts + ages(few) + times(few) + [months(table)], rows: table.rows,
      whole: whole(table), remarks: finding(table, few) + table.remarks)
  }

  private static func who(_ table: HandoverTable) -> [ReportColumn<HandoverRow>] {
    [
      ReportColumn("by") { _ in .text(table.by.rawValue) },
      ReportColumn("group") { .text($0.group) }
        .shown(table.by.title) { Words.label(GroupLabel(table.by, $0.group)) },
      ReportColumn("standing") { .text($0.standing.rawValue) },
    ]
  }

  private static var counts: [ReportColumn<HandoverRow>] {
    [
      count("first", "given first") { $0.first }, count("received", "taken over") { $0.received.n },
      count("given", "handed on") { $0.given.n }, count("disposed", "disposed") { $0.disposed },
      count("holds", "holds now") { $0.holds },
      ReportColumn("received_cases") { .count($0.receivedCases) },
      ReportColumn("given_cases") { .count($0.givenCases) },
    ]
  }

  private static func count(
    _ name: String, _ title: String, _ value: @escaping (HandoverRow) -> Int
  ) -> ReportColumn<HandoverRow> {
    ReportColumn(name) { .count(value($0)) }
      .shown(title, right: true) { Words.decimals(Double(value($0)), 0) }
  }

  private static func ages(_ few: Int) -> [ReportColumn<HandoverRow>] {
    days("received_age", "age taken over", few) { $0.received }
      + days("given_age", "age handed on", few) { $0.given }
  }

  private static func times(_ few: Int) -> [ReportColumn<HandoverRow>] {
    [count("held", "held no more") { $0.held.n }]
      + days("days_held", "days held", few) { $0.held }
  }

  /// A median, with the cases that it is of, and whether they are few.
  private static func days(
    _ name: String, _ title: String, _ few: Int, _ days: @escaping (HandoverRow) -> HeldDays
  ) -> [ReportColumn<HandoverRow>] {
    [
      ReportColumn("\(name)_n") { .count(days($0).known) },
      ReportColumn("\(name)_median") { .optional(days($0).median) }
        .shown(title, right: true) { Words.median(days($0), few: few) },
      ReportColumn("\(name)_state") { .text(days($0).state(few: few).rawValue) },
    ]
  }

  private static func months(_ table: HandoverTable) -> ReportColumn<HandoverRow> {
    ReportColumn("months") { row in
      .list(
        row.months.map { month in
          .object([
            .init("month", .text(String(Day.first(ofMonth: month.month).description.prefix(7)))),
            .init("first", .count(month.first)), .init("received", .count(month.received)),
            .init("given", .count(month.given)), .init("disposed", .count(month.disposed)),
          ])
        })
    }
  }

  private static func whole(_ table: HandoverTable) -> [ReportValue.Member] {
    [
      .init(
        "period",
        .object([
          .init("from", .text(table.period.first.description)),
          .init("to", .text(table.period.last.description)),
        ])),
      .init("cases", .count(table.cases)), .init("n_missing", .count(table.undated)),
      .init("handovers", .count(table.handovers.n)),
      .init("handover_age_n", .count(table.handovers.known)),
      .init("handover_age_median", .optional(table.handovers.median)),
      .init("why", table.why.isEmpty ? .none : .text(table.why)),
    ]
  }

  private static func finding(_ table: HandoverTable, _ few: Int) -> [String] {
    guard table.why.isEmpty else { return ["Not computable: \(table.why)."] }
    let times = table.handovers.n == 1 ? "time" : "times"
    var words =
      "Cases were handed over \(Words.decimals(Double(table.handovers.n), 0)) \(times) in "
      + "\(table.period)"
    if table.handovers.known >= few, let median = table.handovers.median {
      words += ", half of them older than \(Words.value(median, .days))"
    }
    return [words + "."] + undated(table)
  }

  private static func undated(_ table: HandoverTable) -> [String] {
    guard table.undated > 0 else { return [] }
    let (part, whole) = (Double(table.undated), Double(table.cases))
    return [
      "\(Words.decimals(part, 0)) of \(Words.decimals(whole, 0)) cases are left out: no assignment "
        + "of theirs has a day that can be true and lies before their end."
    ]
  }
}

extension Report<HandoverMove> {
  /// Who handed cases to whom.
  public static func moves(_ table: HandoverTable) -> Report {
    Report<HandoverMove>(
      columns: [
        ReportColumn("by") { _ in .text(table.by.rawValue) },
        ReportColumn("from") { .text($0.from) }
          .shown("from") { Words.label(GroupLabel(table.by, $0.from)) },
        ReportColumn("to") { .text($0.to) }
          .shown("to") { Words.label(GroupLabel(table.by, $0.to)) },
        ReportColumn("cases") { .count($0.cases) }
          .shown("cases", right: true) { Words.decimals(Double($0.cases), 0) },
      ], rows: table.moves,
      remarks: (table.why.isEmpty ? [] : ["Not computable: \(table.why)."]) + table.remarks)
  }
}

extension HeldDays {
  /// Whether there is a median, and whether it is of many.
  fileprivate func state(few: Int) -> MetricState {
    known == 0 ? .undefined : known < few ? .few : .ok
  }
}

extension Words {
  /// A median of days, or of how few cases it would be.
  fileprivate static func median(_ days: HeldDays, few: Int) -> String {
    guard days.known > 0, let median = days.median else { return "" }
    return days.known < few ? "few (\(days.known))" : value(median, .days)
  }
}
