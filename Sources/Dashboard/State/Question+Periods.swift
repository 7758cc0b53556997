import Cases
import Metrics

extension Question {
  /// The periods of the period menu.
  static let periods: [PeriodChoice] = [
    .months(1), .months(3), .months(6), .months(12), .months(24), .months(36), .all,
  ]

  /// Moves the period back or forward by its own length; `nil` at the end of the data.
  ///
  /// A period that ends on the as-of day becomes fixed once it is moved back, and ends there again
  /// when it is moved forward as far.
  func moved(_ step: Int, from period: Period, dataDay: Day) -> Question? {
    var moved = self
    let now = asOf ?? dataDay
    switch self.period {
    case .all: return nil
    case .months(let months):
      guard step < 0 else { return nil }
      let first = now.adding(months: -2 * months) + 1
      moved.period = .fixed(Period(from: first, through: now.adding(months: -months)))
    case .fixed:
      guard let next = shifted(period, step), next.first <= now else { return nil }
      moved.period = Self.ending(next, on: now) ?? .fixed(next)
    }
    return moved
  }

  /// The period that ends on a day, where one of the menu has exactly these days.
  private static func ending(_ period: Period, on day: Day) -> PeriodChoice? {
    guard period.last == day else { return nil }
    for case .months(let months) in periods where day.adding(months: -months) + 1 == period.first {
      return .months(months)
    }
    return nil
  }

  /// The period before or after: by months where it is made of months, else by days.
  private func shifted(_ period: Period, _ step: Int) -> Period? {
    let months = period.end.monthIndex - period.first.monthIndex
    let isMonths = months > 0 && period.first.adding(months: months) == period.end
    guard !isMonths else {
      return Period(
        from: period.first.adding(months: months * step),
        through: period.end.adding(months: months * step) - 1)
    }
    let days = period.length * step
    return Period(from: period.first + days, through: period.last + days)
  }
}
