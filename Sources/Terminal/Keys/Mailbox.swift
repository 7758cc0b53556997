import Synchronization

/// A box with room for one message, where the latest replaces the one before.
///
/// A thread that works posts what it knows; the thread that draws takes it when it wakes. `wake`
/// is called when the box was empty, so that it runs once however often something is posted.
public final class Mailbox<Message: Sendable>: Sendable {
  private let slot = Mutex<Message?>(nil)
  private let wake: @Sendable () -> Void

  public init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

  /// Puts a message in, in place of the one that waits.
  public func post(_ message: Message) {
    let wasEmpty = slot.withLock { slot in
      defer { slot = message }
      return slot == nil
    }
    if wasEmpty { wake() }
  }

  /// Takes the message out, if there is one.
  public func take() -> Message? {
    slot.withLock { slot in
      defer { slot = nil }
      return slot
    }
  }
}
