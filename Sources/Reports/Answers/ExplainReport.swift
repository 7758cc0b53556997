import Cases
import Metrics

extension Report<Explanation> {
  /// What numbers are and what they are here: for programs one row each.
  public static func explanations(_ explanations: [Explanation], by: [CaseField]) -> Report {
    let numbers = Report<MetricRow>.metrics([], by: by).columns.map { column in
      ReportColumn<Explanation>(
        column.name,
        parts: column.parts?.map { part in
          ReportColumn(part.name) { part.value($0.row) }
        }
      ) { column.value($0.row) }
    }
    let definition = [
      ReportColumn<Explanation>("title") { .text($0.metric.title) },
      ReportColumn("question") { .text($0.metric.question) },
      ReportColumn("how") { .text($0.metric.how) },
      ReportColumn("source") { $0.metric.source.isEmpty ? .none : .text($0.metric.source) },
      ReportColumn("limits") { $0.metric.limits.isEmpty ? .none : .text($0.metric.limits) },
      ReportColumn("desired") { .text($0.metric.desired.rawValue) },
      ReportColumn("requires") { .list($0.metric.requires.map { .text($0.rawValue) }) },
      ReportColumn("missing") { explanation in
        .list(
          explanation.leftOut.map {
            .object([.init("reason", .text($0.reason)), .init("cases", .count($0.cases))])
          })
      },
    ]
    return Report(columns: numbers + definition, rows: explanations)
  }
}

extension Metric {
  /// The definition as a page for people.
  public var page: String {
    var lines = [title, "", question, "", "  = \(how)"]
    lines.append("  unit: \(unit.rawValue)")
    if !requires.isEmpty {
      lines.append("  needs: \(requires.map(\.rawValue).joined(separator: ", "))")
    }
    if !source.isEmpty { lines.append("  source: \(source)") }
    if !limits.isEmpty { lines += ["", limits] }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Explanation {
  /// The definition with the value, what went in, and what was left out and why.
  public var page: String {
    var lines = [""]
    let groups = row.group.map { "\($0.field.rawValue) = \(Words.label($0))" }
    if !groups.isEmpty { lines.append(groups.joined(separator: " and ") + ":") }
    lines.append("  \(row.value.map { Words.value($0, row.unit) } ?? "no number")  (\(period))")
    if let numerator = row.numerator, let denominator = row.denominator {
      lines.append(
        "  \(Words.decimals(numerator, 0)) of \(Words.decimals(denominator, 0))")
    } else if let n = row.denominator {
      lines.append("  n = \(Words.decimals(n, 0))")
    }
    let interval = Words.interval(row.low, row.high, row.unit)
    if !interval.isEmpty {
      lines.append("  95 % interval \(interval): chance in a like process, not error in the count")
    }
    let state = Words.state(row.state, why: row.why)
    if !state.isEmpty { lines.append("  \(state)") }
    lines += row.notes.map { "  \($0.sentence)" }
    lines += leftOut.map { "  left out: \(Words.decimals(Double($0.cases), 0)) \($0.reason)" }
    return lines.map(PlainText.cleaned).joined(separator: "\n") + "\n"
  }

  private var period: String {
    switch row.period {
    case .within(let period): period.description
    case .on(let day): "on \(day)"
    }
  }
}
