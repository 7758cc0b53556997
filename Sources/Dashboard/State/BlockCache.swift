import Metrics

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
  }

  /// Stands for one snapshot: another one, even of the same numbers, has another token.
  final class Token: Sendable {}

  private var token: Token?
  private var key: Key?
  private var kept: [Block] = []

  /// The parts for a snapshot and a state, laid out when they are not those that are kept.
  func blocks(_ token: Token, _ key: Key, _ make: () -> [Block]) -> [Block] {
    if token === self.token, key == self.key { return kept }
    kept = make()
    self.token = token
    self.key = key
    return kept
  }
}
