import Cases
import Metrics

extension Snapshot {
  /// What a number of the page is made of; `nil` where it cannot be asked for.
  func explain(_ number: ExplainedNumber, from engine: some Engine) -> Explanation? {
    guard let scope = scope(of: number) else { return nil }
    return try? engine.explain(
      ExplainQuery(number.key.metric, group: number.key.group, in: scope))
  }

  /// The cases and days that a number of the page is about.
  private func scope(of number: ExplainedNumber) -> Scope? {
    guard var scope = number.key.span == .before ? scopeBefore : request.scope else { return nil }
    if number.key.span != .office { scope.filter = scope.filter.and(pageCondition) }
    if number.key.span == .lately { scope.period = .fixed(lately) }
    scope.filter = scope.filter.and(number.condition)
    return scope
  }

  /// The explanation of a number, where it is the one that was asked for.
  func explanation(of number: ExplainedNumber) -> Explanation? {
    request.explaining == number ? explanation : nil
  }
}
