import Cases
import Metrics

extension Report<TimeUseRow> {
  /// Where the time goes, and what an earlier decision could save at most.
  public static func timeUse(_ table: TimeUseTable, few: Int) -> Report {
    Report(
      columns: who(table) + ends(few) + saving(table)
        + CaseStage.allCases.flatMap { stage($0, table) } + total(table),
      rows: [table.office] + table.rows, whole: whole(table), remarks: words(table))
  }

  private static func who(_ table: TimeUseTable) -> [ReportColumn<TimeUseRow>] {
    [
      ReportColumn(table.by.rawValue) { $0.group.first.map { .text($0.label) } ?? .none }
        .shown(table.by.title) { $0.group.first.map(Words.label) ?? "Office" }
    ]
  }

  private static func ends(_ few: Int) -> [ReportColumn<TimeUseRow>] {
    [
      ReportColumn("dismissed") { .optional($0.dismissed.numerator) }
        .shown("dismissed", right: true) { row in
          row.dismissed.numerator.map { Words.decimals($0, 0) } ?? "–"
        },
      ReportColumn("decided") { .optional($0.dismissed.denominator) }
        .shown("of", right: true) { row in
          row.dismissed.denominator.map { Words.decimals($0, 0) } ?? ""
        },
      ReportColumn("dismissal_rate") { .optional($0.dismissed.value) }
        .shown("rate", right: true) { row in
          row.dismissed.state == .ok ? row.dismissed.value.map(Words.percent) ?? "" : ""
        },
      ReportColumn("dismissal_rate_low") { .optional($0.dismissed.low) },
      ReportColumn("dismissal_rate_high") { .optional($0.dismissed.high) },
      ReportColumn("dismissed_timed") { .count($0.saving.timed) },
      ReportColumn("days_to_dismissal") { .optional($0.lateness.value) }
        .shown("after", right: true) { row in
          guard let days = row.lateness.value else { return "" }
          return Words.decimals(days, 0) + " d" + (row.saving.timed < few ? " (few)" : "")
        },
      ReportColumn("days_to_dismissal_q1") { .optional($0.daysToDismissal(0.25)) },
      ReportColumn("days_to_dismissal_q3") { .optional($0.daysToDismissal(0.75)) },
    ]
  }

  private static func saving(_ table: TimeUseTable) -> [ReportColumn<TimeUseRow>] {
    [
      ReportColumn("late") { .count($0.saving.late) }
        .shown("later than \(table.decideBy) d", right: true) { row in
          Words.decimals(Double(row.saving.late), 0)
        },
      ReportColumn("days_saved_at_most") { .number($0.saving.days.value) }
        .shown("days saved at most", right: true) { estimate($0.saving.days) },
      ReportColumn("days_saved_low") { .optional($0.saving.days.low) },
      ReportColumn("days_saved_high") { .optional($0.saving.days.high) },
      ReportColumn("share") { .optional($0.saving.share) }
        .shown("share", right: true) { $0.saving.share.map(Words.percent) ?? "" },
      ReportColumn("\(table.unit)_saved_at_most") { .number($0.saving.weighted.value) }
        .shown(table.unit, right: true) { estimate($0.saving.weighted) },
      ReportColumn("\(table.unit)_saved_low") { .optional($0.saving.weighted.low) },
      ReportColumn("\(table.unit)_saved_high") { .optional($0.saving.weighted.high) },
    ]
  }

  private static func estimate(_ estimate: StageEstimate) -> String {
    guard let low = estimate.low, let high = estimate.high else {
      return Words.decimals(estimate.value, 0)
    }
    return "\(Words.decimals(estimate.value, 0)) "
      + "(\(Words.decimals(low, 0))-\(Words.decimals(high, 0)))"
  }

  private static func stage(
    _ stage: CaseStage, _ table: TimeUseTable
  ) -> [ReportColumn<TimeUseRow>] {
    [
      ReportColumn("\(stage.rawValue)_cases") { row in
        row.stages[stage].map { .count($0.cases) } ?? .none
      },
      ReportColumn("\(stage.rawValue)_days") { row in
        row.stages[stage].map { .count($0.days) } ?? .none
      }
      .shown("days \(stage.shortTitle.lowercased())", right: true) { row in
        row.stages[stage].map { Words.decimals(Double($0.days), 0) } ?? "–"
      },
      ReportColumn("\(stage.rawValue)_\(table.unit)") { row in
        .optional(row.stages[stage]?.weighted)
      },
    ]
  }

  private static func total(_ table: TimeUseTable) -> [ReportColumn<TimeUseRow>] {
    [
      ReportColumn("held_days") { .count($0.heldDays) },
      ReportColumn("continuances") { $0.continuances.map(ReportValue.count) ?? .none },
      ReportColumn("state") { .text($0.dismissed.state.rawValue) },
      ReportColumn("why") { $0.dismissed.why.isEmpty ? .none : .text($0.dismissed.why) },
      ReportColumn("notes") { row in .list(row.dismissed.notes.map { .text($0.rawValue) }) }
        .shown("note") { row in row.dismissed.notes.map(\.words).joined(separator: "; ") },
    ]
  }

  private static func whole(_ table: TimeUseTable) -> [ReportValue.Member] {
    [
      .init("period", Words.days(table.period)), .init("decide_by", .count(table.decideBy)),
      .init("decide_by_is_default", .flag(!table.saysDecideBy)),
      .init("weights_are", .text((table.weightsAreDefaults ? "default " : "") + table.unit)),
      .init(
        "cost",
        .object([
          .init("continuances", part(table.cost.continuances)),
          .init("jail", part(table.cost.jail)),
        ])),
    ]
  }

  private static func part(_ part: DelayCost.Part) -> ReportValue {
    .object([
      .init("counts", .text(part.words)),
      .init("count", part.count.map(ReportValue.count) ?? .none),
      .init("each", .optional(part.each)), .init("amount", .optional(part.amount?.value)),
      .init("low", .optional(part.amount?.low)), .init("high", .optional(part.amount?.high)),
      .init("why", part.why.isEmpty ? .none : .text(part.why)),
    ])
  }

  private static func words(_ table: TimeUseTable) -> [String] {
    let lacking = CaseStage.allCases.compactMap { stage in
      table.lacking[stage].map { "\(stage.title): \($0)." }
    }
    return [table.cost.continuances, table.cost.jail].map { $0.sentence(table.cost.currency) }
      + lacking + table.remarks
  }
}

extension DelayCost.Part {
  /// What it costs, from what, or why that is not told.
  public func sentence(_ currency: String) -> String {
    let counted = count.map { "\(Words.decimals(Double($0), 0)) \(words)" } ?? "The \(words)"
    guard let amount, let each else { return "\(counted): no cost, since \(why)." }
    let range =
      amount.low.flatMap { low in
        amount.high.map { high in
          " (95 % \(currency)\(Words.decimals(low, 0))-\(Words.decimals(high, 0)))"
        }
      } ?? ""
    return
      "\(counted), at \(currency)\(Words.decimals(each, each == each.rounded() ? 0 : 2)) each: "
      + "\(currency)\(Words.decimals(amount.value, 0))\(range)."
  }
}
