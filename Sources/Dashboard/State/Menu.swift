import Cases
import Metrics

/// A list to choose from, narrowed by typing.
public struct Menu: Hashable, Sendable {
  /// What is chosen.
  public enum Kind: Hashable, Sendable {
    case help, palette, sort, period, reference, comparing, grouping, staff, measure, against, parts
    case cohort, times, save, views, step, follow
  }

  public var kind: Kind
  /// What was typed to narrow the list.
  public var query = ""
  /// The selected item among those that the query keeps.
  public var index = 0

  /// Opens a menu.
  public init(_ kind: Kind) {
    self.kind = kind
  }
}

/// One line of a menu.
struct MenuItem: Hashable, Sendable {
  /// What choosing it does.
  enum Action: Hashable, Sendable {
    case command(Command)
    case sort(String)
    case period(PeriodChoice)
    case reference(String)
    case comparing(CaseField)
    case crossing(CaseField, CaseField)
    case cohort(CaseField?)
    case grouping(CaseField)
    case staff(CaseField)
    case against(ChangeQuery.Against)
    case parts(CaseField)
    case times(CaseField)
    case measure(String)
    case step(String)
    case writeStep(String)
    case note([Follow.Subject], String)
    case unfollow([Follow.Subject])
    case go(Place)
    case theme(String)
    case copy(CopyKind)
    case save(SaveFormat)
    case nameView
    case openView(SavedView)
    case forgetView(String)
  }

  var title: String
  /// The keys, or what is in force.
  var detail: String
  var action: Action
  /// The heading that it stands under; empty for none.
  var heading = ""
  /// Why it cannot be chosen now.
  var reason: String?
  /// Other words by which it is found.
  var also = ""

  /// How well it answers what was typed: by its title, or less well by other words for it.
  func score(_ query: String) -> Int? {
    if let score = fuzzyScore(query, in: title) { return score }
    guard !also.isEmpty else { return nil }
    return fuzzyScore(query, in: also).map { $0 / 2 }
  }
}

/// How well a text answers what was typed: the letters of the query in order, the closer together
/// and the nearer to the beginnings of words the better; `nil` where they are not all there.
func fuzzyScore(_ query: String, in text: String) -> Int? {
  guard mayMatch(query, text) else { return nil }
  let wanted = Array(query.lowercased().filter { $0 != " " })
  guard !wanted.isEmpty else { return 0 }
  let letters = Array(text.lowercased())
  var best: Int?
  for start in letters.indices where letters[start] == wanted[0] {
    guard let score = match(wanted, letters, from: start) else { break }
    best = max(best ?? Int.min, score)
  }
  return best
}

/// Whether the letters of a query come in a text in their order: looked at byte by byte, since of
/// thousands of names hardly any answer what was typed.
func mayMatch(_ query: String, _ text: String) -> Bool {
  func small(_ byte: UInt8) -> UInt8 { (0x41...0x5a).contains(byte) ? byte | 0x20 : byte }
  var wanted = query.utf8.makeIterator()
  func next() -> UInt8? {
    while let byte = wanted.next() {
      // What is not ASCII may have another form in capitals: that is left to the slow look.
      if byte != 0x20, byte < 0x80 { return small(byte) }
    }
    return nil
  }
  guard var letter = next() else { return true }
  for byte in text.utf8 where small(byte) == letter {
    guard let following = next() else { return true }
    letter = following
  }
  return false
}

/// The score of the match that begins at a place and takes each next letter where it first comes.
private func match(_ wanted: [Character], _ letters: [Character], from start: Int) -> Int? {
  var score = 0
  var index = start
  var previous = start - 1
  for letter in wanted {
    guard let found = letters[index...].firstIndex(of: letter) else { return nil }
    let startsWord = found == 0 || !letters[found - 1].isLetter
    score += 1 + (startsWord ? 4 : 0) + (found == previous + 1 ? 3 : 0) - min(found - index, 3)
    previous = found
    index = found + 1
  }
  return score * 100 - letters.count
}
