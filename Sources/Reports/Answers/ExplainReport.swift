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
      ReportColumn("parts") { explanation in
        .list(
          explanation.parts.map {
            .object([
              .init("part", .text($0.kind.rawValue)), .init("words", .text($0.words)),
              .init("cases", .count($0.cases)),
            ])
          })
      },
      ReportColumn("adds_up") { explanation in
        explanation.parts.identity.isEmpty ? .none : .text(explanation.parts.identity)
      },
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
    lines.append("  days: \(daysInWords)")
    let needed = requires.map(\.rawValue) + needs.map(\.words)
    if !needed.isEmpty { lines.append("  needs: \(needed.joined(separator: ", "))") }
    lines.append("  desired: \(desired.inWords)")
    if !source.isEmpty { lines.append("  source: \(source)") }
    if !limits.isEmpty { lines.append("  what it does not say: \(limits)") }
    return lines.map(PlainText.cleaned).joined(separator: "\n") + "\n"
  }

  /// The id, the title and the question of every metric, for people who look for one.
  public static var list: String {
    TextTable.text(
      [
        .init(title: "metric", isRight: false), .init(title: "title", isRight: false),
        .init(title: "question", isRight: false),
      ], all.map { [$0.id, $0.title, $0.question] })
  }

  /// Which day puts a case into it.
  var daysInWords: String {
    switch anchor {
    case .stock: "as things stand on the as-of day, whatever the period"
    case .period(let field): "in the period, by the day \(field.title)"
    }
  }
}

extension Metric.Direction {
  /// Which way is good, in words.
  var inWords: String {
    switch self {
    case .up: "up"
    case .down: "down"
    case .neither: "neither: more is not better, nor is less"
    }
  }
}

extension Explanation {
  /// The value, what went in, and what was left out and why, so that it adds up.
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
    return lines.map(PlainText.cleaned).joined(separator: "\n") + "\n" + account
  }

  /// The parts of the cases in question, one a line, and that they add up.
  private var account: String {
    guard !parts.isEmpty else { return "" }
    let counts = parts.map { Words.decimals(Double($0.cases), 0) }
    let width = counts.map(\.count).max() ?? 0
    let lines = zip(parts, counts).map { part, count in
      let blanks = String(repeating: " ", count: width - count.count)
      return "  \(blanks)\(count)  \(part.title)"
    }
    return ([""] + lines + ["", "  \(parts.identity)"]).map(PlainText.cleaned)
      .joined(separator: "\n") + "\n"
  }

  private var period: String {
    switch row.period {
    case .within(let period): period.description
    case .on(let day): "on \(day)"
    }
  }
}

/// What an answer was made from, for people: the filter, the day and the files.
public enum Provenance {
  /// The lines; the files are digested, which reads them once more.
  ///
  /// - Throws: ``DigestError`` when a file can no longer be read.
  public static func text(
    asOf: Day, filter: String, sources: [SourceSummary]
  ) throws(DigestError) -> String {
    var lines = [
      "", "  filter: \(filter.isEmpty ? "none" : filter)", "  as of: \(asOf)",
    ]
    for source in sources {
      let digest = try FileDigest.sha256(ofFile: source.path, name: source.file)
      let rows = Words.decimals(Double(source.rows), 0)
      let aside = Words.decimals(Double(source.setAside), 0)
      lines.append("  data: \(source.file), \(rows) rows, \(aside) set aside, sha256 \(digest)")
    }
    return lines.map(PlainText.cleaned).joined(separator: "\n") + "\n"
  }
}
