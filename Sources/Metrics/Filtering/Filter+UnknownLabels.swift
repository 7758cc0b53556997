import Cases

extension Filter {
  /// A label that a filter asks for and no case has.
  public struct UnknownLabel: Hashable, Sendable, CustomStringConvertible {
    public var group: GroupLabel
    /// The label that may have been meant.
    public var nearest: String?

    /// The finding in words.
    public var description: String {
      "no case has \(group.field.rawValue) “\(group.label)”"
        + (nearest.map { "; did you mean \($0)?" } ?? "")
    }
  }

  /// The labels that the filter asks for and no case has: a misspelled one finds nothing, and
  /// nothing looks like an answer.
  public func unknownLabels(in engine: some Engine) -> [UnknownLabel] {
    let expression = (try? bound(to: engine.fields))?.expression
    return (expression?.labels ?? []).compactMap { $0.unknown(in: engine) }
  }
}

extension GroupLabel {
  /// The label, with the one that may have been meant, where no case has it.
  public func unknown(in engine: some Engine) -> Filter.UnknownLabel? {
    guard !label.isEmpty, field.kind == .text, engine.fields.contains(field) else { return nil }
    let known = engine.labels(of: field).map(\.label)
    let wanted = label.lowercased()
    guard !known.contains(where: { $0.lowercased() == wanted }) else { return nil }
    return Filter.UnknownLabel(group: self, nearest: nearest(to: label, among: known))
  }
}

extension FilterExpression {
  /// The labels that are asked for, wherever they stand.
  fileprivate var labels: [GroupLabel] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.labels)
    case .not(let part): part.labels
    case .condition(let condition): condition.labels
    case .unbound: []
    }
  }
}

extension FilterCondition {
  fileprivate var labels: [GroupLabel] {
    guard case .field(let field) = column, case .labels(let labels) = test else { return [] }
    return labels.map { GroupLabel(field, $0) }
  }
}
