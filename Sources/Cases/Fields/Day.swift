/// A calendar day without a time, counted in days from 1970-01-01 in the proleptic Gregorian calendar.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let number: Int32

  /// The stored number that stands for "no day" in a column.
  public static let missing = Int32.min

  /// Creates a day from its number.
  @inlinable
  public init(_ number: Int32) {
    self.number = number
  }

  /// Creates a day from a date, or `nil` when there is no such date.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, in: year) else {
      return nil
    }
    // Howard Hinnant's days_from_civil: years that begin in March, so that the leap day is last.
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Creates a day from `YYYY-MM-DD`, or `nil` when the text is anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The days of a month, with leap years.
  public static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Year, month (1 to 12) and day of the month (1 to 31).
  public var date: (year: Int, month: Int, day: Int) {
    let z = Int(number) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// Year × 12 + month − 1: consecutive months differ by 1.
  public var monthIndex: Int {
    let date = date
    return date.year * 12 + date.month - 1
  }

  /// The first day of a month given by its ``monthIndex``.
  public static func first(ofMonth index: Int) -> Day {
    let year = Int((Double(index) / 12).rounded(.down))
    return Day(year: year, month: index - year * 12 + 1, day: 1) ?? Day(0)
  }

  /// 0 for Monday to 6 for Sunday.
  public var weekday: Int {
    let shifted = (Int(number) + 3) % 7
    return shifted < 0 ? shifted + 7 : shifted
  }

  /// The same day some months later or earlier; the last day of a shorter month stands for its end.
  public func adding(months: Int) -> Day {
    let date = date
    let index = monthIndex + months
    let first = Day.first(ofMonth: index).date
    let length = Day.length(ofMonth: first.month, in: first.year)
    return Day(year: first.year, month: first.month, day: min(date.day, length)) ?? self
  }

  /// The same day some years later or earlier; 29 February becomes 28 February where it must.
  public func adding(years: Int) -> Day {
    adding(months: 12 * years)
  }

  @inlinable
  public static func < (left: Day, right: Day) -> Bool {
    left.number < right.number
  }

  @inlinable
  public static func + (day: Day, days: Int) -> Day {
    Day(day.number + Int32(days))
  }

  @inlinable
  public static func - (day: Day, days: Int) -> Day {
    Day(day.number - Int32(days))
  }

  /// Days from the right day to the left one.
  @inlinable
  public static func - (left: Day, right: Day) -> Int {
    Int(left.number) - Int(right.number)
  }
}

extension Day: CustomStringConvertible {
  /// The day as `YYYY-MM-DD`.
  public var description: String {
    let date = date
    return "\(padded(date.year, to: 4))-\(padded(date.month, to: 2))-\(padded(date.day, to: 2))"
  }
}

private func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
