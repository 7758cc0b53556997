import Cases

/// Days as a filter names them: fixed ones, or some time before or after the as-of day.
enum FilterDay: Hashable, Sendable {
  /// A day, a month, a quarter or a year: its first and its last day.
  case fixed(Period, text: String)
  /// The as-of day moved by months or by days.
  case relative(months: Int, days: Int, text: String)

  /// The days meant, when today is known.
  func period(asOf: Day) -> Period {
    switch self {
    case .fixed(let period, _):
      return period
    case .relative(let months, let days, _):
      let day = asOf.adding(months: months) + days
      return Period(from: day, through: day)
    }
  }

  /// The days as they are written.
  var text: String {
    switch self {
    case .fixed(_, let text), .relative(_, _, let text): text
    }
  }

  /// Reads `2022-11-05`, `2022-11`, `2022-Q3`, `2022`, `today`, `-12m`, `-90d`, `-2w`, `+1y`.
  init?(_ text: String) {
    let word = text.lowercased()
    if let period = Period(calendar: word) {
      self = .fixed(period, text: word.uppercased())
    } else if word == "today" {
      self = .relative(months: 0, days: 0, text: word)
    } else if let offset = Self.offset(word) {
      self = .relative(months: offset.months, days: offset.days, text: word)
    } else {
      return nil
    }
  }

  /// What a person can write for a day.
  static let forms = "a day such as 2022-11-05, 2022-11, 2022-Q3, 2022, today or -12m"

  private static func offset(_ word: String) -> (months: Int, days: Int)? {
    guard let sign = word.first, sign == "-" || sign == "+", let unit = word.last,
      word.utf8.count <= 7, word.utf8.count >= 3,
      word.dropFirst().dropLast().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(word.dropFirst().dropLast())
    else { return nil }
    let amount = sign == "-" ? -number : number
    switch unit {
    case "d": return (0, amount)
    case "w": return (0, 7 * amount)
    case "m" where number <= 2400: return (amount, 0)
    case "y" where number <= 200: return (12 * amount, 0)
    default: return nil
    }
  }
}

extension Period {
  /// The days of `2022-11-05`, `2022-11`, `2022-Q3` or `2022`; `nil` for anything else.
  init?(calendar text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.utf8.count == 4, let year = Self.digits(first) else {
      return nil
    }
    switch parts.count {
    case 1:
      self.init(year: year, months: 1...12)
    case 2 where parts[1].lowercased().first == "q":
      guard let quarter = Self.digits(parts[1].dropFirst()), (1...4).contains(quarter) else {
        return nil
      }
      self.init(year: year, months: (3 * quarter - 2)...(3 * quarter))
    case 2:
      guard parts[1].utf8.count == 2, let month = Self.digits(parts[1]),
        (1...12).contains(month)
      else { return nil }
      self.init(year: year, months: month...month)
    default:
      guard let day = Day(text) else { return nil }
      self.init(from: day, through: day)
    }
  }

  private init?(year: Int, months: ClosedRange<Int>) {
    let length = Day.length(ofMonth: months.upperBound, in: year)
    guard let first = Day(year: year, month: months.lowerBound, day: 1),
      let last = Day(year: year, month: months.upperBound, day: length)
    else { return nil }
    self.init(from: first, through: last)
  }

  private static func digits(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}
