import Synchronization

/// Gives out numbers from 0 on, each to one thread.
final class Counter: Sendable {
  private let next = Atomic(0)

  /// The next number below a limit; `nil` where all have been taken.
  func take(below limit: Int) -> Int? {
    let number = next.add(1, ordering: .relaxed).oldValue
    return number < limit ? number : nil
  }
}
