import Cases
import Metrics

/// A number before and after, of somebody and a month ahead.
public struct WhatIfLine {
  var subject: WhatIfSubject
  /// The name in JSON, and in words.
  var measure: String
  var title: String
  var month: Int
  var before: WhatIfEstimate
  var after: WhatIfEstimate
  var unit: MetricUnit
  /// Whether the table that people read has it.
  var isShown: Bool
}

extension Report<WhatIfLine> {
  /// What would become of open cases, before and after; the table has today and the last month.
  public static func whatIf(_ table: WhatIfTable, everyMonth: Bool) -> Report {
    let lines = table.subjects.flatMap { Self.lines(of: $0, table) }
    let steps = table.steps.map { step in
      ReportValue.object([
        .init("step", .text(step.text)),
        .init("effect", step.effect.isEmpty ? .none : .text(step.effect)),
        .init("problem", step.problem.isEmpty ? .none : .text(step.problem)),
      ])
    }
    let said =
      table.steps.isEmpty
      ? ["Nothing is supposed: the present, going on."]
      : table.steps.map { step in
        "If \(step.text): " + (step.problem.isEmpty ? step.effect : step.problem) + "."
      }
    let why = table.why.isEmpty ? [] : ["Nothing is said of the months ahead: \(table.why)."]
    return Report(
      columns: columns, rows: everyMonth ? lines : lines.filter(\.isShown),
      whole: [
        .init("steps", .list(steps)), .init("months", .count(table.months)),
        .init(
          "learned",
          .object([
            .init("from", .day(table.learned.first)), .init("to", .day(table.learned.last)),
            .init("cases", .count(table.cases)), .init("ended", .count(table.ended)),
          ])), .init("overdispersion", .number(table.overdispersion)),
        .init("weights_are", .text(table.weightUnit)),
      ],
      remarks: said + why + table.assumptions.map { "Assumed: \($0)" }
        + table.unknowns.map { "Not known: \($0)" } + ["Nothing is written to the data."])
  }

  private static func lines(of subject: WhatIfSubject, _ table: WhatIfTable) -> [WhatIfLine] {
    // What is expected of one attorney is little more than the load.
    let isBrief = subject.group?.field == .attorney
    func line(
      _ measure: String, _ title: String, _ month: Int, _ unit: MetricUnit,
      shown: Bool = true, _ of: (WhatIfCourse) -> WhatIfEstimate
    ) -> WhatIfLine {
      WhatIfLine(
        subject: subject, measure: measure, title: title, month: month,
        before: of(subject.before), after: of(subject.after), unit: unit,
        isShown: shown && (!isBrief || ["open", "weighted_open"].contains(measure)))
    }
    let last = table.months
    func levels(
      _ measure: String, _ title: String, _ of: (WhatIfCourse) -> [WhatIfEstimate]
    ) -> [WhatIfLine] {
      (0...last).map { month in
        let when = month == 0 ? "now" : "in \(month) \(month == 1 ? "month" : "months")"
        return line(
          measure, "\(title) \(when)", month, .count, shown: month == 0 || month == last
        ) { of($0)[month] }
      }
    }
    let months = "\(last) months"
    return levels("open", "open cases") { $0.open }
      + levels("weighted_open", "weighted load, \(table.weightUnit),") { $0.weighted }
      + [
        line("filed", "filed in \(months)", last, .count) { $0.filed },
        line("disposed", "disposed in \(months)", last, .count) { $0.disposed },
        line("clearance_rate", "clearance over \(months)", last, .share) { $0.clearance },
        line("days_to_disposition", "days by which half of new cases end", last, .days) {
          $0.days
        },
        line("fte_needed", "attorneys needed", last, .ratio) { $0.needed },
        line("fte", "full-time equivalents there", 0, .ratio) { $0.attorneys },
        line("weighted_per_fte", "weighted load now of each full-time equivalent", 0, .count) {
          $0.loadPerAttorney
        },
      ]
  }

  private static var columns: [ReportColumn<WhatIfLine>] {
    [
      ReportColumn("subject", parts: subjectParts) { line in
        guard let group = line.subject.group else { return .object([]) }
        return .object([.init(group.field.rawValue, .text(group.label))])
      }
      .shown("of") { $0.subject.group.map(Words.label) ?? "Office" },
      ReportColumn("measure") { .text($0.measure) }.shown("what") { $0.title },
      ReportColumn("month") { .count($0.month) },
    ] + estimate("now", "as it is") { $0.before } + estimate("then", "then") { $0.after } + [
      ReportColumn("change") { .optional($0.change) }
        .shown("change", right: true) { line in
          line.change.map { change in
            line.unit == .share
              ? Words.signed(change * 100, 1) + " pts"
              : Words.signed(change, line.places(change))
          } ?? ""
        },
      ReportColumn("why") { line in
        let why = line.after.why.isEmpty ? line.before.why : line.after.why
        return why.isEmpty ? .none : .text(why)
      }
      .shown("note") { line in
        let why = line.after.why.isEmpty ? line.before.why : line.after.why
        return why.isEmpty ? "" : "not computable: \(why)"
      },
    ]
  }

  /// Who a row is of, in CSV: the field, and its label; both empty for the office.
  private static var subjectParts: [ReportColumn<WhatIfLine>] {
    [
      ReportColumn("subject_field") { line in
        line.subject.group.map { .text($0.field.rawValue) } ?? .none
      },
      ReportColumn("subject") { line in line.subject.group.map { .text($0.label) } ?? .none },
    ]
  }

  private static func estimate(
    _ name: String, _ title: String, _ of: @escaping (WhatIfLine) -> WhatIfEstimate
  ) -> [ReportColumn<WhatIfLine>] {
    [
      ReportColumn(name) { .optional(of($0).value) }
        .shown(title, right: true) { line in
          of(line).value.map { line.words($0) } ?? "–"
        },
      ReportColumn("\(name)_low") { .optional(of($0).low) }
        .shown("95 %", right: true) { line in
          guard let low = of(line).low, let high = of(line).high else { return "" }
          return "\(line.words(low))–\(line.words(high))"
        },
      ReportColumn("\(name)_high") { .optional(of($0).high) },
    ]
  }
}

extension WhatIfLine {
  fileprivate var change: Double? {
    before.value.flatMap { old in after.value.map { $0 - old } }
  }

  fileprivate func places(_ value: Double) -> Int {
    switch unit {
    case .ratio: 2
    case .count where abs(value) < 100 && value != value.rounded(): 1
    default: 0
    }
  }

  fileprivate func words(_ value: Double) -> String {
    unit == .share ? Words.percent(value) : Words.decimals(value, places(value))
  }
}
