/// Reads one date, then the time behind it.
struct DayReader {
  private let text: UnsafeRawBufferPointer
  private var index = 0

  init(_ text: UnsafeRawBufferPointer) {
    self.text = text
  }

  /// The day's number, or `nil` where no date stands.
  mutating func read() -> Int32? {
    (readISO() ?? readCompact() ?? readSlashes() ?? readCtime())?.number
  }

  /// Seconds of the time of day that follows the date; 0 where there is none.
  func secondsOfDay() -> Int {
    var rest = self
    while rest.index < text.count, text[rest.index] == 32 || text[rest.index] == 84 {
      rest.index += 1
    }
    guard var hours = rest.digits(1...2), rest.skip(58), let minutes = rest.digits(2...2) else {
      return 0
    }
    let seconds = rest.skip(58) ? rest.digits(2...2) ?? 0 : 0
    while rest.index < text.count, text[rest.index] == 32 { rest.index += 1 }
    if rest.index < text.count {
      let half = text[rest.index] | 32
      if half == 112, hours < 12 { hours += 12 }
      if half == 97, hours == 12 { hours = 0 }
    }
    return hours * 3600 + minutes * 60 + seconds
  }

  private mutating func readISO() -> Day? {
    guard text.count >= 10, text[4] == 45, text[7] == 45 else { return nil }
    index = 0
    guard let year = digits(4...4), skip(45), let month = digits(2...2), skip(45),
      let day = digits(2...2), endsOrTimeFollows()
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private mutating func readCompact() -> Day? {
    index = 0
    guard text.count == 8, let year = digits(4...4), let month = digits(2...2),
      let day = digits(2...2)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private mutating func readSlashes() -> Day? {
    index = 0
    guard let month = digits(1...2), skip(47), let day = digits(1...2), skip(47),
      let year = slashYear(), endsOrTimeFollows()
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// A year of four digits, or of two: 69 to 99 are of the last century, as POSIX reads them.
  private mutating func slashYear() -> Int? {
    let start = index
    guard let year = digits(2...4), index - start != 3 else { return nil }
    return index - start == 4 ? year : year + (year < 69 ? 2000 : 1900)
  }

  /// `Wed Jan 02 09:00:00 EST 2019`.
  private func readCtime() -> Day? {
    guard text.count >= 20, text.count <= 32, text[3] == 32 else { return nil }
    let words = String(decoding: text, as: UTF8.self).split(separator: " ")
    guard words.count == 5 || words.count == 6, let last = words.last, last.utf8.count == 4,
      let year = Int(last), let month = Self.months.firstIndex(of: words[1].lowercased()),
      let day = Int(words[2])
    else { return nil }
    return Day(year: year, month: month + 1, day: day)
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private func endsOrTimeFollows() -> Bool {
    guard index < text.count else { return true }
    guard text[index] == 32 || text[index] == 84, index + 1 < text.count else { return false }
    return ValueParsing.isDigit(text[index + 1])
  }

  private mutating func digits(_ count: ClosedRange<Int>) -> Int? {
    var value = 0
    var read = 0
    while index < text.count, read < count.upperBound, ValueParsing.isDigit(text[index]) {
      value = value * 10 + Int(text[index] - 48)
      read += 1
      index += 1
    }
    return count.contains(read) ? value : nil
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard index < text.count, text[index] == byte else { return false }
    index += 1
    return true
  }
}
