import Glibc

/// Lets several threads work on numbered pieces, of which each is begun and ended in order.
///
/// A thread takes a piece, works on it while others work on theirs, and waits for its turn to end
/// it. So what is done at the end happens as if one thread had done all.
final class InOrder: @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let taking = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let turned = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var turn = 0
  private var isStopped = false

  init() {
    pthread_mutex_init(lock, nil)
    pthread_mutex_init(taking, nil)
    pthread_cond_init(turned, nil)
  }

  deinit {
    pthread_cond_destroy(turned)
    pthread_mutex_destroy(taking)
    pthread_mutex_destroy(lock)
    turned.deallocate()
    taking.deallocate()
    lock.deallocate()
  }

  /// Takes the next piece, one thread at a time; `false` where there is none.
  func take(_ next: () -> Bool) -> Bool {
    pthread_mutex_lock(taking)
    defer { pthread_mutex_unlock(taking) }
    return !hasStopped && next()
  }

  /// Ends a piece once all before it have ended; nothing once work has been stopped.
  func end(_ number: Int, _ work: () -> Void) {
    pthread_mutex_lock(lock)
    while turn != number, !isStopped { pthread_cond_wait(turned, lock) }
    let isMine = !isStopped
    pthread_mutex_unlock(lock)
    guard isMine else { return }
    work()
    pthread_mutex_lock(lock)
    turn += 1
    pthread_cond_broadcast(turned)
    pthread_mutex_unlock(lock)
  }

  /// Ends all work.
  func stop() {
    pthread_mutex_lock(lock)
    isStopped = true
    pthread_cond_broadcast(turned)
    pthread_mutex_unlock(lock)
  }

  var hasStopped: Bool {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return isStopped
  }
}
