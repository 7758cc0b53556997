import Cases
import Metrics
import Reports

/// Asks and prints, with the failures of both made into one line.
enum Answering {
  /// What a question answers.
  static func ask<Answer>(
    _ question: () throws(QueryError) -> Answer
  ) throws(Failure) -> Answer {
    do { return try question() } catch { throw Failure(error) }
  }

  /// Says on standard error what is asked for and no case has, which looks like an answer of 0.
  static func warn(_ scope: Scope, _ groups: [GroupLabel] = [], in engine: any Engine) {
    let unknown =
      scope.filter.unknownLabels(in: engine) + groups.compactMap { $0.unknown(in: engine) }
    for label in unknown {
      StandardError.write(PlainText.cleaned("caseboard: \(label)") + "\n")
    }
  }

  /// Prints a report.
  static func print<Row>(
    _ report: Report<Row>, _ format: ReportFormat, from engine: any Engine, scope: Scope
  ) throws(Failure) {
    warn(scope, in: engine)
    var header: ReportHeader?
    if format == .json {
      do {
        header = try ReportHeader(
          office: engine.office, asOf: scope.asOf ?? engine.dataDay,
          caseCount: engine.caseCount, sources: engine.sources, filter: scope.filter.text)
      } catch {
        throw Failure(.ioFailed, error.description)
      }
    }
    try StandardOutput.write(report.text(format, header: header))
  }
}
