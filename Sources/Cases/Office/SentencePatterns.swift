/// Rules that read a sentence and its length from a text such as
/// `Local Jail 30 Days; Probation, Sent Withheld 2 Years`.
struct SentencePatterns: Hashable {
  /// A thousand years: no sentence is longer, and a histogram of days has to hold the longest.
  static let longestDays: Int32 = 365_000

  /// What stands between the parts.
  var separator = "; "
  /// Parts that do not count.
  var ignored: [Glob] = []
  /// What a part means, by the most specific pattern.
  var parts = WordMap()
  /// Sentences that several parts make together, such as jail and probation.
  var together: [Sentence: Set<Sentence>] = [:]
  /// Parts whose length is not a number of days, such as a life sentence.
  var unlimited: [Glob] = []
  /// The days of each unit of time, as it is written.
  var units: [String: Int] = [:]

  /// The sentence of a text and its days.
  ///
  /// The most severe part decides; the days are the longest of the parts that confine. The
  /// durations within one part add up.
  func read(_ text: String) -> (sentence: Sentence?, days: Int?, isUnlimited: Bool) {
    let kinds = split(text).compactMap { part -> (kind: Sentence, part: String)? in
      guard !ignored.contains(where: { $0.matches(part) }),
        let meaning = parts.meaning(of: part), let kind = Sentence(word: meaning)
      else { return nil }
      return (kind, part)
    }
    let present = Set(kinds.map(\.kind))
    guard let severest = present.min(by: { $0.rawValue < $1.rawValue }) else {
      return (nil, nil, false)
    }
    let whole =
      together.first { $0.value.contains(severest) && $0.value.isSubset(of: present) }?.key
      ?? severest
    guard severest == .prison || severest == .jail else { return (whole, nil, false) }
    let confining = kinds.filter { $0.kind == severest }.map(\.part)
    let limited = confining.filter { part in !unlimited.contains { $0.matches(part) } }
    return (whole, limited.compactMap(days).max(), limited.count < confining.count)
  }

  private func split(_ text: String) -> [String] {
    var parts: [String] = []
    var rest = text[...]
    while let found = rest.firstRange(of: separator) {
      parts.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    parts.append(String(rest))
    return parts.filter { !$0.isEmpty }
  }

  /// The sum of the durations in a part, such as `1 Years, 6 Months`.
  private func days(of part: String) -> Int? {
    let words = part.split { $0 == " " || $0 == "," }
    var total: Int?
    for (number, unit) in zip(words, words.dropFirst()) {
      // No sentence has more parts of a unit than days in a thousand years.
      if let count = Int(number), (0...365_000).contains(count), let length = units[String(unit)] {
        total = (total ?? 0) + count * length
      }
    }
    return total
  }
}
