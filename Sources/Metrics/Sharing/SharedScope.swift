import Cases

/// The cases and days that an office shares: its named filters, and closed calendar periods that
/// share no day, so that no two can be taken from each other.
struct SharedScope: Sendable {
  /// All cases, then the named filters, by name.
  let filters: [(name: String, filter: Filter)]
  /// The periods, the oldest first.
  let periods: [Period]
  /// The day on which the data is looked at: the last one of the newest period.
  let day: Day

  /// The scope of an office whose data ends on a day.
  init(_ office: Office, dataDay: Day) throws(QueryError) {
    var filters: [(name: String, filter: Filter)] = [("all cases", .everything)]
    for named in office.shared.filters {
      do {
        let own = office.ownColumns.map(CaseField.own)
        filters.append((named.name, try Filter(parsing: named.text, for: own)))
      } catch {
        throw .notShared("the filter “\(named.name)” of sharing: \(error)")
      }
    }
    self.filters = filters
    let chosen = try Self.periods(named: office.shared.periods)
    periods = (chosen.isEmpty ? Self.periods(before: dataDay) : chosen)
      .sorted { $0.first < $1.first }
    for (one, next) in zip(periods, periods.dropFirst()) where next.first <= one.last {
      throw .notShared("the periods \(one) and \(next) share days, so that both tell a third")
    }
    if let open = periods.last, open.last > dataDay {
      throw .notShared("the period \(open) is not over")
    }
    day = periods.last?.last ?? dataDay
  }

  /// Whether a selection that is shared asks for a field, so that the field's groups follow from it.
  func isAsked(of field: CaseField) -> Bool {
    filters.contains { $0.filter.columns.contains(.field(field)) }
  }

  /// The number of a filter among ``filters``; `nil` where it is not shared.
  func index(of filter: Filter) -> Int? {
    filters.firstIndex { $0.filter == filter }
  }

  /// The number of a period among ``periods``: itself, or the newest for a choice that moves with
  /// the day.
  func index(of choice: PeriodChoice) -> Int? {
    switch choice {
    case .fixed(let period): periods.firstIndex(of: period)
    case .months, .all: periods.indices.last
    }
  }

  private static func periods(named texts: [String]) throws(QueryError) -> [Period] {
    var periods: [Period] = []
    for text in texts {
      guard let choice = try? PeriodChoice(parsing: text), case .fixed(let period) = choice,
        period.isCalendarYearOrQuarter
      else { throw .notShared("“\(text)” is no calendar year or quarter") }
      periods.append(period)
    }
    return periods
  }

  /// The last two calendar years that are over on a day: in quarters, small groups would be hidden
  /// everywhere.
  private static func periods(before day: Day) -> [Period] {
    let next = (day + 1).date
    return [next.year - 2, next.year - 1].map { Period.months(12, from: $0 * 12) }
  }
}

extension Period {
  /// Months from a month of the year 0 on, January being 0.
  fileprivate static func months(_ count: Int, from month: Int) -> Period {
    let first = Day(year: month / 12, month: month % 12 + 1, day: 1) ?? Day(0)
    return Period(from: first, through: first.adding(months: count) - 1)
  }

  fileprivate var isCalendarYearOrQuarter: Bool {
    let first = first.date
    guard first.day == 1 else { return false }
    let months = first.month == 1 && last == self.first.adding(months: 12) - 1
    return months || first.month % 3 == 1 && last == self.first.adding(months: 3) - 1
  }
}
