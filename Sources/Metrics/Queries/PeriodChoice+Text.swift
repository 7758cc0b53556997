import Cases

/// A text that names no period.
public struct PeriodError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text as written.
  public var text: String
  /// What is wrong with it.
  public var message: String

  public var description: String { "“\(text)” is not a period: \(message)" }
}

extension PeriodChoice {
  /// Reads `12m`, `2022`, `2022-Q3`, `2022-06`, `2022-06-30`, `A..B` with both days included, or
  /// `all`.
  public init(parsing text: String) throws(PeriodError) {
    let word = text.lowercased()
    if word == "all" {
      self = .all
    } else if let months = try Self.months(word, text) {
      self = .months(months)
    } else if let dots = word.firstRange(of: "..") {
      let first = try Self.end(String(word[..<dots.lowerBound]), text)
      let last = try Self.end(String(word[dots.upperBound...]), text)
      guard first.first <= last.last else {
        throw PeriodError(text: text, message: "it ends before it begins")
      }
      self = .fixed(Period(from: first.first, through: last.last))
    } else {
      self = .fixed(try Self.end(word, text))
    }
  }

  /// The choice as a person writes it.
  public var text: String {
    switch self {
    case .months(let months): "\(months)m"
    case .all: "all"
    case .fixed(let period): period.calendarText ?? period.description
    }
  }

  private static func months(_ word: String, _ text: String) throws(PeriodError) -> Int? {
    guard word.last == "m", word.dropLast().utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    guard let months = Int(word.dropLast()), (1...1200).contains(months) else {
      throw PeriodError(text: text, message: "write 1m to 1200m")
    }
    return months
  }

  private static func end(_ word: String, _ text: String) throws(PeriodError) -> Period {
    guard let period = Period(calendar: word) else {
      throw PeriodError(
        text: text,
        message: "write 12m, 2022, 2022-Q3, 2022-06, 2022-01-01..2022-06-30 or all")
    }
    return period
  }
}

extension PeriodChoice {
  /// The days that the choice stands for.
  ///
  /// The 12 months that end on 2022-11-05 begin on 2021-11-06.
  ///
  /// - Parameters:
  ///   - asOf: Today.
  ///   - first: The first plausible day of the data, where all of it begins.
  /// - Returns: The period, with the last day that a person would name.
  public func period(asOf: Day, first: Day) -> Period {
    switch self {
    case .months(let months):
      Period(from: (asOf + 1).adding(months: -months), through: asOf)
    case .fixed(let period): period
    case .all: Period(from: min(first, asOf), through: asOf)
    }
  }
}

extension Period {
  /// The year, quarter, month or day that the period is; `nil` where it is none.
  var calendarText: String? {
    if last == first { return first.description }
    let date = first.date
    let year = String(first.description.prefix(4))
    let names = [
      year, "\(year)-Q\((date.month + 2) / 3)", String(first.description.prefix(7)),
    ]
    return names.first { Period(calendar: $0) == self }
  }
}
