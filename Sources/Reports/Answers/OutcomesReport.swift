import Cases
import Metrics

/// One way of ending in one group.
public struct OutcomeLine {
  var by: CaseField?
  var group: SurvivalGroup
  var outcome: OutcomeIncidence
}

extension Report<OutcomeLine> {
  /// The shares that have ended in each way, a row a group and way.
  public static func outcomes(_ table: SurvivalTable) -> Report {
    let lines = table.groups.flatMap { group in
      group.outcomes.map { OutcomeLine(by: table.by, group: group, outcome: $0) }
    }
    let method =
      "Each way of ending with the others counted as endings (Aalen-Johansen): the shares and what "
      + "is still open add up to 1."
    let why = [table.why].filter { !$0.isEmpty }
    return Report(
      columns: counts(table.by) + shares, rows: lines, remarks: why + [method] + table.remarks)
  }

  private static func counts(_ by: CaseField?) -> [ReportColumn<OutcomeLine>] {
    let group = ReportColumn<OutcomeLine>("group") { line in
      .object(by.map { [.init($0.rawValue, .text(line.group.words(by: $0)))] } ?? [])
    }
    return [
      by.map { field in group.shown(field.title) { $0.group.words(by: field) } } ?? group,
      ReportColumn("disposition") { $0.outcome.disposition.map { .text($0.word) } ?? .none }
        .shown("ended as") { $0.words },
      ReportColumn("n") { .count($0.group.n) }
        .shown("n", right: true) { Words.decimals(Double($0.group.n), 0) },
      ReportColumn("cases") { .count($0.outcome.cases) }
        .shown("cases", right: true) { Words.decimals(Double($0.outcome.cases), 0) },
    ]
  }

  private static var shares: [ReportColumn<OutcomeLine>] {
    let all = ReportColumn<OutcomeLine>("ended_by") { .list($0.outcome.endedBy.map(\.reportValue)) }
    let single = [90, 180, 365].map { day in
      ReportColumn<OutcomeLine>("ended_by_\(day)") { .optional($0.share(by: day)?.value) }
        .shown("by day \(day)", right: true) { $0.share(by: day)?.words ?? "" }
    }
    return [all] + single
  }
}

extension OutcomeLine {
  fileprivate func share(by day: Int) -> SurvivalShare? {
    outcome.endedBy.first { $0.day == day }
  }

  fileprivate var words: String {
    guard let disposition = outcome.disposition else { return "not recorded" }
    return disposition.word.split(separator: "_").joined(separator: " ")
  }
}

extension SurvivalShare {
  var reportValue: ReportValue {
    .object([
      .init("day", .count(day)), .init("value", .optional(value)), .init("low", .optional(low)),
      .init("high", .optional(high)), .init("at_risk", .count(atRisk)),
      .init("why", why.isEmpty ? .none : .text(why)),
    ])
  }

  fileprivate var words: String {
    guard let value else { return "too few" }
    let interval = Words.interval(low, high, .share)
    return Words.percent(value) + (interval.isEmpty ? "" : " (\(interval))")
  }
}
