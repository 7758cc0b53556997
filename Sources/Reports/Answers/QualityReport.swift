import Cases

extension Report<Finding> {
  /// What was found wrong with the data.
  public static func quality(_ findings: [Finding]) -> Report {
    Report(
      columns: [
        ReportColumn("rule") { .text($0.rule.rawValue) }.shown("rule") { $0.rule.rawValue },
        ReportColumn("field") { .text($0.field) }.shown("field") { $0.field },
        ReportColumn("rows") { .count($0.rows) }
          .shown("rows", right: true) { Words.decimals(Double($0.rows), 0) },
        ReportColumn("share") { .number($0.share) }
          .shown("share", right: true) { Words.percent($0.share) },
        ReportColumn("severity") { .text($0.severity.rawValue) }
          .shown("severity") { $0.severity.rawValue },
        ReportColumn("first") { .list($0.first.map { .text($0.description) }) }
          .shown("first places") { $0.first.prefix(3).map(\.description).joined(separator: " ") },
        ReportColumn("values") { .list($0.values.map(ReportValue.text)) }
          .shown("words") { finding in
            let rest = finding.values.count - 3
            return finding.values.prefix(3).joined(separator: ", ")
              + (rest > 0 ? ", \(rest) more" : "")
          },
        ReportColumn("how_to_fix") { .text($0.rule.howToFix) }
          .shown("how to fix") { $0.rule.howToFix },
      ], rows: findings)
  }
}
