import Cases
import Metrics

extension Report<StageRow> {
  /// How long cases stay in each stage, where they wait now, and how that moved.
  public static func stages(_ table: StagesTable, few: Int) -> Report {
    Report(
      columns: who(table) + times(few) + waiting(table) + left,
      rows: table.rows + table.events, whole: whole(table), remarks: words(table))
  }

  private static func who(_ table: StagesTable) -> [ReportColumn<StageRow>] {
    let group: [ReportColumn<StageRow>] =
      table.by.map { field in
        [
          ReportColumn(field.rawValue) { $0.group.map { .text($0.label) } ?? .none }
            .shown(field.title) { $0.group.map(Words.label) ?? "all" }
        ]
      } ?? []
    return [
      ReportColumn("stage") { row in
        if case .stage(let stage) = row.name { .text(stage.rawValue) } else { .text("event") }
      },
      ReportColumn("after") { row in
        if case .after(let word) = row.name { .text(word) } else { .none }
      },
    ] + [ReportColumn("name") { .text($0.name.words) }.shown("stage") { $0.name.words }] + group
  }

  private static func times(_ few: Int) -> [ReportColumn<StageRow>] {
    [
      ReportColumn("left") { $0.why.isEmpty ? .count($0.finished.n) : .none }
        .shown("left it", right: true) { row in
          row.why.isEmpty ? Words.decimals(Double(row.finished.n), 0) : "–"
        },
      ReportColumn("median_days") { .optional($0.finished.median?.value) }
        .shown("median", right: true) { days($0.finished.median, $0, few) },
      ReportColumn("low") { .optional($0.finished.median?.low) },
      ReportColumn("high") { .optional($0.finished.median?.high) },
      quantile("first_quartile", 0.25), quantile("third_quartile", 0.75), quantile("p90", 0.9),
      ReportColumn("left_before") { $0.why.isEmpty ? .count($0.earlier.n) : .none },
      ReportColumn("median_days_before") { .optional($0.earlier.median?.value) }
        .shown("before", right: true) { row in
          row.earlier.median.map { median in
            Words.decimals(median.value, 0) + " d"
              + (row.earlierNotes.contains(.outOfCoverage) ? " (not all cases)" : "")
          } ?? ""
        },
      ReportColumn("change") { .optional($0.change?.value) }
        .shown("change", right: true) { row in
          row.change.map { change in
            Words.signed(change.value, 0) + " d"
              + (change.excludesZero ? "" : " (chance may do that)")
          } ?? ""
        },
      ReportColumn("change_low") { .optional($0.change?.low) },
      ReportColumn("change_high") { .optional($0.change?.high) },
      ReportColumn("came") { $0.why.isEmpty ? .count($0.entered) : .none },
      ReportColumn("median_with_waiting") { .optional($0.withWaiting?.value) }
        .shown("with those waiting", right: true) { row in
          row.withWaiting.map { estimate in
            Words.decimals(estimate.value, 0) + " d"
              + (row.cameNotes.contains(.outOfCoverage) ? " (not all cases)" : "")
          } ?? ""
        },
      ReportColumn("median_with_waiting_low") { .optional($0.withWaiting?.low) },
      ReportColumn("median_with_waiting_high") { .optional($0.withWaiting?.high) },
    ]
  }

  private static func quantile(_ name: String, _ share: Double) -> ReportColumn<StageRow> {
    ReportColumn(name) { .optional($0.finished.quantile(share)) }
  }

  private static func days(_ estimate: StageEstimate?, _ row: StageRow, _ few: Int) -> String {
    guard let estimate else { return row.why.isEmpty ? "" : "–" }
    let floor = row.notes.contains(.outOfCoverage) ? " (not all cases)" : ""
    return Words.decimals(estimate.value, 0) + " d"
      + (row.finished.n < few ? " (few cases)" : floor)
  }

  private static func waiting(_ table: StagesTable) -> [ReportColumn<StageRow>] {
    [
      ReportColumn("waiting") { $0.waiting.map(ReportValue.count) ?? .none }
        .shown("wait now", right: true) { row in
          row.waiting.map { (row.isFloor ? "≥" : "") + Words.decimals(Double($0), 0) } ?? "–"
        },
      ReportColumn("waiting_median") { .optional($0.medianAge) }
        .shown("for", right: true) { row in
          row.medianAge.map { Words.decimals($0, 0) + " d" } ?? ""
        },
      ReportColumn("waiting_longest") { $0.longestAge.map(ReportValue.count) ?? .none }
        .shown("longest", right: true) { row in
          row.longestAge.map { Words.decimals(Double($0), 0) + " d" } ?? ""
        },
      ReportColumn("waiting_bands") { row in
        row.waiting == nil ? .none : .list(row.bands.map { .count($0) })
      },
      ReportColumn("waiting_a_year_ago") { row in
        row.why.isEmpty ? row.yearAgo.map(ReportValue.count) ?? .none : .none
      }
      .shown("a year ago", right: true) { row in
        // Of a part of the cases, then and now, a comparison would be of the parts.
        guard row.why.isEmpty, !row.wasFloor, let count = row.yearAgo else { return "–" }
        return Words.decimals(Double(count), 0)
      },
      ReportColumn("waited_on") { row in
        .list(
          zip(table.days, row.byMonth).map { day, count in
            .object([.init("day", .text(day.description)), .init("waiting", .count(count))])
          })
      },
    ]
  }

  private static var left: [ReportColumn<StageRow>] {
    [
      ReportColumn("inactive") { $0.why.isEmpty ? .count($0.inactive) : .none },
      ReportColumn("n_missing") { $0.why.isEmpty ? .count($0.unknown) : .none },
      ReportColumn("state") { .text($0.why.isEmpty ? "ok" : "not_computable") },
      ReportColumn("why") { $0.why.isEmpty ? .none : .text($0.why) }
        .shown("note") { row in
          ([row.why] + row.notes.map(\.words)).filter { !$0.isEmpty }.joined(separator: "; ")
        },
      notes("notes") { $0.notes }, notes("notes_before") { $0.earlierNotes },
      notes("came_notes") { $0.cameNotes }, notes("waiting_notes") { $0.waitingNotes },
      notes("waiting_a_year_ago_notes") { $0.yearAgoNotes },
    ]
  }

  private static func notes(
    _ name: String, _ notes: @escaping (StageRow) -> [MetricNote]
  ) -> ReportColumn<StageRow> {
    ReportColumn(name) { .list(notes($0).map { .text($0.rawValue) }) }
  }

  private static func whole(_ table: StagesTable) -> [ReportValue.Member] {
    var members: [ReportValue.Member] = [.init("period", Words.days(table.period))]
    if let before = table.before { members.append(.init("before", Words.days(before))) }
    return members
  }

  private static func words(_ table: StagesTable) -> [String] {
    let events =
      table.whyNoEvents.isEmpty
      ? "Between events a case stands where its last event of a day has put it."
      : "After which event cases wait is \(table.whyNoEvents)."
    return CaseStage.allCases.map { "\($0.title): \($0.formula)" } + [events] + table.remarks
  }
}

extension StageRow.Name {
  /// The stage, or after what a case stands.
  public var words: String {
    switch self {
    case .stage(let stage): stage.title
    case .after(""): "Filed, and nothing since"
    case .after(let word): "After \(word)"
    }
  }
}

extension Words {
  /// The first and the last day of a period.
  static func days(_ period: Period) -> ReportValue {
    .object([
      .init("from", .text(period.first.description)), .init("to", .text(period.last.description)),
    ])
  }
}
