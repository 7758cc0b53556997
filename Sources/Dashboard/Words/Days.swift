import Cases
import Metrics

private let monthNames = [
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
]
private let weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

extension Day {
  /// The day as people write it: 5 Nov 2022.
  var words: String {
    let date = date
    return "\(date.day) \(monthNames[date.month - 1]) \(date.year)"
  }

  /// The day without its year: 5 Nov.
  var shortWords: String {
    let date = date
    return "\(date.day) \(monthNames[date.month - 1])"
  }

  /// The day in the head of a narrow column: Sa 5.
  var headWords: String { "\(weekdayNames[weekday].prefix(2)) \(date.day)" }

  /// Whether it is a Saturday or a Sunday.
  var isWeekend: Bool { weekday >= 5 }

  /// The day with its weekday: Sat 5 Nov 2022.
  var longWords: String { "\(weekdayNames[weekday]) \(words)" }
}

/// The name of a month given by its ``Cases/Day/monthIndex``: Nov.
func monthName(_ index: Int) -> String {
  monthNames[((index % 12) + 12) % 12]
}

/// The month with its year: Nov 2022.
func monthWords(_ index: Int) -> String {
  "\(monthName(index)) \(Day.first(ofMonth: index).date.year)"
}

extension Period {
  /// The days in words, shorter where they make a year, a quarter or a month.
  var words: String {
    let from = first.date
    let to = last.date
    let isWholeMonths = from.day == 1 && end.date.day == 1
    let months = end.monthIndex - first.monthIndex
    guard isWholeMonths else { return "\(first.words) to \(last.words)" }
    switch months {
    case 12 where from.month == 1: return "\(from.year)"
    case 3 where from.month % 3 == 1: return "\(from.year) Q\((from.month + 2) / 3)"
    case 1: return monthWords(first.monthIndex)
    default:
      return from.year == to.year
        ? "\(monthName(first.monthIndex)) to \(monthWords(last.monthIndex))"
        : "\(monthWords(first.monthIndex)) to \(monthWords(last.monthIndex))"
    }
  }

  /// How many days.
  var length: Int { end - first }
}

extension PeriodChoice {
  /// The choice within a sentence: "in the last 12 months", "in 2022 Q3".
  var inWords: String {
    switch self {
    case .months: "in the \(words)"
    case .fixed(let period) where period.words.contains(" to "): "from \(words)"
    case .fixed: "in \(words)"
    case .all: "on \(words)"
    }
  }

  /// The choice in words: "last 12 months", "2022 Q3".
  var words: String {
    switch self {
    case .months(1): "last month"
    case .months(let months): "last \(months) months"
    case .fixed(let period): period.words
    case .all: "all days"
    }
  }
}
