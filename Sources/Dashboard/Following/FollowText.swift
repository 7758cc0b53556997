import Cases

/// A note as it is typed: at its end a day, by which something is due.
///
/// ```
/// call the lab by 2026-12-01
/// ask for the file by +14
/// ```
enum FollowText {
  /// The note and the day of a text; "by" without a day is part of the note.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - today: The day from which `+14` counts.
  /// - Returns: The note without its day, and the day.
  static func parse(_ text: String, today: Day) -> (note: String, due: Day?) {
    let words = text.split(separator: " ")
    guard words.count >= 2, words[words.count - 2].lowercased() == "by",
      let last = words.last, let due = day(last, today)
    else { return (text.trimmingSpaces, nil) }
    return (words.dropLast(2).joined(separator: " "), due)
  }

  /// The text that gives a note and a day.
  static func text(_ follow: Follow) -> String {
    [follow.note, follow.due.map { "by \($0)" } ?? ""].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  private static func day(_ word: Substring, _ today: Day) -> Day? {
    guard word.hasPrefix("+") else { return Day(String(word)) }
    guard let count = Int32(word.dropFirst()), (0...3_650).contains(count) else { return nil }
    return today + Int(count)
  }
}
