import Cases
import Foundation
import Glibc
import Reports
import Synchronization

/// Keeps what took long to read, so that the next start is quick.
enum Keeping {
  /// What is read sooner than this is not worth a file, in seconds.
  static let worthKeeping = 0.3

  private static let putOff = Mutex<(read: FreshlyRead, cache: OfficeCache)?>(nil)

  /// Remembers what a command has read, to keep it when it has answered.
  static func putOff(_ read: FreshlyRead, in cache: OfficeCache?) {
    guard let cache, read.seconds >= worthKeeping else { return }
    putOff.withLock { $0 = (read, cache) }
  }

  /// Keeps what was put off; whoever reads the answer is told first that it is complete.
  static func perform() {
    guard let (read, cache) = putOff.withLock({ $0.take() }) else { return }
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    if nowhere >= 0 { dup2(nowhere, STDOUT_FILENO) }
    keep(read, in: cache)
  }

  /// Keeps what was read, with the digests of its files.
  static func keep(_ read: FreshlyRead, in cache: OfficeCache) {
    cache.keep(read) { try? FileDigest.sha256(ofFile: $0, name: $0) }
  }
}

/// Keeps an office, or checks what was kept of it, beside the thread that answers: both take as long
/// as reading all bytes of its files.
final class KeepingThread: Sendable {
  private let cache: OfficeCache?
  private let wake: WakeSignal
  private let doubt = Atomic(false)
  private let writing = DispatchGroup()

  /// Creates the thread of an office that is followed, which is woken where there is doubt.
  init(_ cache: OfficeCache?, wake: WakeSignal) {
    self.cache = cache
    self.wake = wake
  }

  /// Keeps what was read; returns at once.
  func keep(_ read: FreshlyRead) {
    guard let cache, read.seconds >= Keeping.worthKeeping else { return }
    writing.enter()
    start { [self] in
      Keeping.keep(read, in: cache)
      writing.leave()
    }
  }

  /// Waits until what was read is kept, but not for long: who leaves at once would never have it.
  func finish() {
    _ = writing.wait(timeout: .now() + .seconds(2))
  }

  /// Checks that the files are to the last byte what was kept of them; returns at once.
  func check(_ digests: [String: String], of sources: [SourceSummary]) {
    start { [self] in
      let isSame = sources.allSatisfy { source in
        let now = try? FileDigest.sha256(ofFile: source.path, name: source.file)
        return now != nil && now == digests[source.file]
      }
      guard !isSame else { return }
      doubt.store(true, ordering: .releasing)
      wake.wake()
    }
  }

  /// Whether the files proved to be other than what was kept; once only.
  func takeDoubt() -> Bool {
    doubt.exchange(false, ordering: .acquiring)
  }

  private func start(_ work: @escaping @Sendable () -> Void) {
    let thread = Thread {
      // A key or a filter comes first; Linux takes this for the calling thread alone.
      setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
      work()
    }
    thread.name = "keeping"
    thread.start()
  }
}
