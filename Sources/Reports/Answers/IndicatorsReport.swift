import Cases
import Metrics

extension Report<IndicatorRow> {
  /// Every indicator: what it is, what the data allows, and its leading number.
  public static func indicators(_ rows: [IndicatorRow]) -> Report {
    Report(columns: naming + number + rest, rows: rows)
  }

  private static var naming: [ReportColumn<IndicatorRow>] {
    [
      ReportColumn("number") { $0.indicator.number.map(ReportValue.text) ?? .none }
        .shown("no.") { $0.indicator.number ?? "?" },
      ReportColumn("title") { $0.indicator.title.map(ReportValue.text) ?? .none }
        .shown("indicator") { $0.indicator.name },
      ReportColumn("objective") { .optional(($0.indicator.objective?.rawValue).map(Double.init)) },
      ReportColumn("objective_title") { named($0.indicator.objective?.title) },
      ReportColumn("goal") { .optional(($0.indicator.objective?.goal.rawValue).map(Double.init)) },
      ReportColumn("goal_title") { named($0.indicator.objective?.goal.title) },
      ReportColumn("state") { .text($0.state.rawValue) }.shown("state") { $0.state.rawValue },
      ReportColumn("why") { $0.why.isEmpty ? .none : .text($0.why) },
    ]
  }

  /// The keys of a number, of the leading one.
  private static var number: [ReportColumn<IndicatorRow>] {
    let columns = Report<MetricRow>.metrics([], by: []).columns.filter {
      !["group", "state", "why"].contains($0.name)
    }
    return columns.map { column in
      ReportColumn<IndicatorRow>(
        column.name,
        parts: column.parts?.map { part in
          ReportColumn(part.name) { $0.lead.map { part.value($0.row) } ?? .none }
        }
      ) { $0.lead.map { column.value($0.row) } ?? .none }
    }.map { column in
      switch column.name {
      case "value":
        column.shown("value", right: true) { $0.lead.map { shownValue($0.row) } ?? "–" }
      case "low":
        column.shown("95 %", right: true) { row in
          row.lead.map { Words.interval($0.row.low, $0.row.high, $0.row.unit) } ?? ""
        }
      case "denominator":
        column.shown("n", right: true) { row in
          row.lead?.row.denominator.map { Words.decimals($0, 0) } ?? ""
        }
      default: column
      }
    }
  }

  private static var rest: [ReportColumn<IndicatorRow>] {
    [
      ReportColumn("value_state") { row in row.lead.map { .text($0.row.state.rawValue) } ?? .none },
      ReportColumn("before") { row in
        row.lead?.before.map { .object(facts($0)) } ?? .none
      }.shown("before", right: true) { $0.lead?.before.map(shownValue) ?? "" },
      ReportColumn("groups") { row in
        .list((row.lead?.groups ?? []).map { .object(group($0) + facts($0)) })
      },
      ReportColumn("also") { row in
        .list(
          row.numbers.filter { $0 != row.lead }.map { number in
            .object(
              [.init("metric", .text(number.row.metric))] + facts(number.row)
                + [.init("why", .text(number.row.why))])
          })
      },
      ReportColumn("how") { named($0.indicator.how.isEmpty ? nil : $0.indicator.how) },
      ReportColumn("differs") { named($0.indicator.differs.isEmpty ? nil : $0.indicator.differs) },
      ReportColumn("where") {
        named($0.indicator.condition.isEmpty ? nil : $0.indicator.condition)
      },
      ReportColumn("source") { row in
        .text(Indicator.source + (row.indicator.number.map { " \($0)" } ?? ""))
      },
      ReportColumn("missing") { .list($0.missing.map(ReportValue.text)) },
      ReportColumn("filled") { row in
        .list(
          row.filled.map {
            .object([.init("field", .text($0.field.rawValue)), .init("share", .number($0.share))])
          })
      }.shown("note") { row in note(row) },
    ]
  }

  private static func named(_ text: String?) -> ReportValue {
    text.map(ReportValue.text) ?? .none
  }

  private static func group(_ row: MetricRow) -> [ReportValue.Member] {
    [.init("group", .text(row.group.map(Words.label).joined(separator: " · ")))]
  }

  private static func facts(_ row: MetricRow) -> [ReportValue.Member] {
    [
      .init("value", .optional(row.value)), .init("numerator", .optional(row.numerator)),
      .init("denominator", .optional(row.denominator)), .init("low", .optional(row.low)),
      .init("high", .optional(row.high)), .init("unit", .text(row.unit.rawValue)),
      .init("state", .text(row.state.rawValue)),
    ]
  }

  private static func shownValue(_ row: MetricRow) -> String {
    row.value.map { Words.value($0, row.unit) } ?? "–"
  }

  /// What to know beside the leading number: the groups, the other numbers, and what is missing.
  private static func note(_ row: IndicatorRow) -> String {
    let groups = (row.lead?.groups ?? []).filter { $0.state == .ok }
      .sorted { ($0.denominator ?? 0) > ($1.denominator ?? 0) }.prefix(4)
      .map { "\($0.group.map(Words.label).joined(separator: " · ")) \(shownValue($0))" }
    let others = row.numbers.filter { $0 != row.lead && $0.row.value != nil }
      .map { number in
        let title = Metric.named(number.row.metric)?.title ?? number.row.metric
        return "\(title.lowercased()) \(shownValue(number.row))"
      }
    return [
      row.why, row.indicator.condition.isEmpty ? "" : "of \(row.indicator.condition)",
      groups.joined(separator: ", "), others.joined(separator: ", "),
    ].filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

extension [IndicatorRow] {
  /// The table for people, under the headings of the goals and objectives.
  public var page: String {
    let lines = Report.indicators(self).text(.table, header: nil)
      .split(separator: "\n").map(String.init)
    guard let head = lines.first else { return "" }
    var page = "\(summary)\n\n\(head)\n"
    var last: Indicator.Objective?
    for (row, line) in zip(self, lines.dropFirst()) {
      let objective = row.indicator.objective
      if objective?.goal != last?.goal {
        page += "\n" + (objective.map { "Goal \($0.goal.rawValue): \($0.goal.title)" } ?? "Also")
        page += "\n"
      }
      if objective != last, let objective {
        page += "Objective \(objective.rawValue): \(objective.title)\n"
      }
      last = objective
      page += line + "\n"
    }
    return page
  }

  /// How many of the indicators the data allows, in a sentence.
  public var summary: String {
    let counts = IndicatorState.allCases.map { state in filter { $0.state == state }.count }
    return "Of the \(count) \(Indicator.source), this data measures \(counts[0]), "
      + "\(counts[1]) partly and \(counts[2]) not."
  }
}
