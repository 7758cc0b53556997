import ArgumentParser
import Cases
import Metrics
import Reports

/// Prints what was found wrong with the data.
struct QualityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quality", abstract: "List what is wrong with the data, with first places.")

  @OptionGroup var office: OfficeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "Only this rule.")
  var rule: String?

  func run() throws {
    let format = try output.chosen()
    if let rule, QualityRule(rawValue: rule) == nil {
      let rules = QualityRule.allCases.map(\.rawValue)
      let near = nearest(to: rule, among: rules).map { "did you mean “\($0)”?" }
      throw Failure(
        .wrongUse, "unknown rule “\(rule)”; \(near ?? "known are \(rules.joined(separator: ", "))")"
      )
    }
    let engine = try office.load()
    let findings = engine.findings.all.filter { rule == nil || $0.rule.rawValue == rule }
    var report = Report.quality(findings)
    report.remarks = engine.office.remarks
    try Answering.print(report, format, from: engine, scope: Scope())
  }
}
