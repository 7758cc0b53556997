import Cases
import Metrics

extension Snapshot {
  /// The scope of the period before the one in force, seen from its own last day.
  ///
  /// `nil` where the period is all days, which have nothing before them.
  var scopeBefore: Scope? {
    var scope = request.scope
    switch scope.period {
    case .all: return nil
    case .months(let months): scope.asOf = asOf.adding(months: -months)
    case .fixed(let period):
      scope.period = .fixed(
        Period(from: period.first - period.length, through: period.first - 1))
      scope.asOf = period.first - 1
    }
    return scope
  }

  /// The 30 days that end on the as-of day.
  var lately: Period { Period(from: asOf - 29, through: asOf) }

  /// The scope in force, with another period.
  func scope(_ period: Period) -> Scope {
    var scope = request.scope
    scope.period = .fixed(period)
    return scope
  }

  /// The scope in force, with one more condition.
  func scope(_ condition: String) -> Scope {
    var scope = request.scope
    scope.filter = scope.filter.and(condition)
    return scope
  }
}
