import Cases

/// The two periods of a comparison, and how far apart they lie.
struct ComparedPeriods: Hashable, Sendable {
  let now: Period
  let before: Period
  /// The day that a stock of the other time is looked back to.
  let stockBefore: Day
  /// Whether the two lie in the same season.
  let isSameSeason: Bool
  /// Days of the period in force that are not whole yet.
  let cutDays: Int

  /// Chooses the periods; `nil` where no day of the period is whole.
  ///
  /// - Parameters:
  ///   - period: The period in force.
  ///   - against: What it is compared with.
  ///   - asOf: Today.
  ///   - lastWhole: The last day of which all is recorded.
  init?(_ period: Period, against: ChangeQuery.Against, asOf: Day, lastWhole: Day) {
    let last = min(period.last, lastWhole)
    guard period.first <= last else { return nil }
    let now = Period(from: period.first, through: last)
    self.now = now
    cutDays = period.last - last
    switch against {
    case .year:
      before = now.sameSeasonBefore
      stockBefore = asOf.adding(years: -1)
      isSameSeason = true
    case .previous:
      let months = period.wholeMonths
      if let months {
        before = Period(
          from: now.first.adding(months: -months), through: now.end.adding(months: -months) - 1)
        stockBefore = asOf.adding(months: -months)
      } else {
        let days = period.end - period.first
        before = Period(from: now.first - days, through: now.last - days)
        stockBefore = asOf - days
      }
      isSameSeason = months.map { $0 % 12 == 0 } ?? false
    }
  }
}

extension Period {
  /// How many days it has.
  var dayCount: Int { end - first }

  /// How many months it has, where it is made of whole ones; `nil` elsewhere.
  fileprivate var wholeMonths: Int? {
    let months = end.monthIndex - first.monthIndex
    return months > 0 && first.adding(months: months) == end ? months : nil
  }
}
