import Cases

extension Scope {
  /// The scope of the period before, as long and seen from its own last day.
  ///
  /// `nil` where the period is all days, which have nothing before them.
  public func before(asOf day: Day) -> Scope? {
    var scope = self
    switch period {
    case .all: return nil
    case .months(let months): scope.asOf = day.adding(months: -months)
    case .fixed(let period):
      scope.period = .fixed(
        Period(from: period.first - (period.end - period.first), through: period.first - 1))
      scope.asOf = period.first - 1
    }
    return scope
  }
}
