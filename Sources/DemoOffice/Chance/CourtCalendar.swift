import Cases

/// On which days courts sit and police refer.
enum CourtCalendar {
  /// The day itself, or the next one on which the court sits.
  static func sitting(onOrAfter day: Day) -> Day {
    var day = day
    while !isSitting(day) { day = day + 1 }
    return day
  }

  /// The day itself, or the last one before it on which the court sat.
  static func sitting(onOrBefore day: Day) -> Day {
    var day = day
    while !isSitting(day) { day = day - 1 }
    return day
  }

  private static func isSitting(_ day: Day) -> Bool {
    guard day.weekday < 5 else { return false }
    let date = day.date
    return switch (date.month, date.day) {
    case (1, 1), (7, 4), (11, 11), (12, 25): false
    default: true
    }
  }

  /// How many referrals a day draws, relative to others: Mondays bring the weekend, summers are
  /// busy, and the last twelve months busier than the years before.
  static func referralWeight(of day: Day, last: Day) -> Int {
    let byWeekday = [128, 112, 106, 104, 100, 22, 14]
    let byMonth = [96, 90, 100, 101, 106, 109, 113, 112, 104, 101, 91, 82]
    let before = last - day
    let growth = before >= 365 ? 100 : 100 + (365 - before) * 16 / 365
    return byWeekday[day.weekday] * byMonth[day.date.month - 1] * growth / 100
  }
}
