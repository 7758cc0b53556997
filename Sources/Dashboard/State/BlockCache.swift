import Cases
import Metrics
import Terminal

/// Keeps the parts of the page between keys, because a long list takes longer to lay out than a
/// person waits for a key.
///
/// The parts follow from the snapshot and these parts of the state alone; what is selected and
/// what moved is only known when they are drawn.
final class BlockCache {
  struct Key: Hashable {
    var sorts: [String: TableSort]
    var look: DashboardState.Look
    var question: Question
    var place: Place
    var followed: [Follow]
  }

  /// What the places of the parts follow from, beside the parts.
  struct Room: Hashable {
    var size: Size
    /// The part that is never left out.
    var selected: String?
  }

  /// Stands for one snapshot: another one, even of the same numbers, has another token.
  final class Token: Sendable {}

  private var token: Token?
  private var key: Key?
  private var kept: [Block] = []
  private var placed: (room: Room, sections: [Section])?
  private var headline: (size: Size, lines: ArraySlice<String>)?

  /// The parts for a snapshot and a state, laid out when they are not those that are kept.
  func blocks(_ token: Token, _ key: Key, _ make: () -> [Block]) -> [Block] {
    if token === self.token, key == self.key { return kept }
    kept = make()
    self.token = token
    self.key = key
    (placed, headline) = (nil, nil)
    return kept
  }

  /// The parts in which the arrows move, with their places; of the parts that are kept.
  func sections(in room: Room, _ make: () -> [Section]) -> [Section] {
    if let placed, placed.room == room { return placed.sections }
    let sections = make()
    placed = (room, sections)
    return sections
  }

  /// The headline in lines for a size; of the parts that are kept.
  func headline(in size: Size, _ make: () -> ArraySlice<String>) -> ArraySlice<String> {
    if let headline, headline.size == size { return headline.lines }
    let lines = make()
    headline = (size, lines)
    return lines
  }
}
