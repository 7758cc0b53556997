import ArgumentParser
import Cases
import Metrics
import Reports

/// Says what a metric is, and with an office what it is there.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a metric is; with an office, its value, what went in and what was left out."
  )

  @Argument(help: "The metric's id, such as clearance_rate; metrics --list names all.")
  var metric: String?

  @OptionGroup var office: OfficeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "One explanation for each label of these fields, parted by commas.")
  var by: String?

  @Option(help: "Only this group, as FIELD=LABEL.")
  var group: [String] = []

  func run() throws {
    guard let id = metric else {
      throw Failure(.wrongUse, "explain which metric? `caseboard metrics --list` names all")
    }
    let format = try office.office == nil && output.format == nil ? .table : output.chosen()
    let scope = try scope.scope()
    guard office.office != nil || format != .table else {
      guard let metric = Metric.named(id) else {
        let near = nearest(to: id, among: Metric.all.map(\.id))
        throw Failure(QueryError.unknownMetric(id, nearest: near))
      }
      try StandardOutput.write(metric.page)
      return
    }
    let engine = try office.load(asOf: scope.asOf)
    let asked = try group.map { try Self.label($0, of: engine) }
    let by = try NameList.fields(by, of: engine)
    let metric = try Answering.ask { () throws(QueryError) in try engine.metrics([id])[0] }
    // A group that no case is in would look like an answer of 0.
    if let unknown = asked.compactMap({ $0.unknown(in: engine) }).first {
      throw Failure(.wrongUse, "--group: \(unknown)")
    }
    let explanations = try Answering.ask { () throws(QueryError) in
      try Self.explanations(metric, asked, by, scope, engine)
    }
    guard format == .table else {
      let fields = by + asked.map(\.field).filter { !by.contains($0) }
      return try Answering.print(
        .explanations(explanations, by: fields), format, from: engine, scope: scope)
    }
    Answering.warn(scope, in: engine)
    let page = explanations.first?.metric.page ?? metric.page
    try StandardOutput.write(page + explanations.map(\.page).joined())
    try StandardOutput.write(Self.provenance(scope, engine))
  }

  private static func provenance(
    _ scope: Scope, _ engine: any Engine
  ) throws(Failure) -> String {
    do {
      return try Provenance.text(
        asOf: scope.asOf ?? engine.dataDay, filter: scope.filter.text, sources: engine.sources)
    } catch {
      throw Failure(.ioFailed, error.description)
    }
  }

  private static func explanations(
    _ metric: Metric, _ asked: [GroupLabel], _ by: [CaseField], _ scope: Scope,
    _ engine: any Engine
  ) throws(QueryError) -> [Explanation] {
    guard !by.isEmpty else {
      return [try engine.explain(ExplainQuery(metric.id, group: asked, in: scope))]
    }
    var narrowed = scope
    for group in asked { narrowed.filter = narrowed.filter.and(Filter(group)) }
    var explanations: [Explanation] = []
    for row in try engine.answer(MetricsQuery([metric.id], by: by, in: narrowed)) {
      explanations.append(
        try engine.explain(ExplainQuery(metric.id, group: asked + row.group, in: scope)))
    }
    return explanations
  }

  private static func label(_ text: String, of engine: any Engine) throws -> GroupLabel {
    guard let equals = text.firstIndex(of: "=") else {
      throw Failure(.wrongUse, "--group: write FIELD=LABEL, such as race=Black")
    }
    guard let field = try NameList.fields(String(text[..<equals]), of: engine).first
    else {
      throw Failure(.wrongUse, "--group: write FIELD=LABEL, such as race=Black")
    }
    let label = String(text[text.index(after: equals)...])
    return GroupLabel(field, label == "(unassigned)" || label == "(missing)" ? "" : label)
  }
}
