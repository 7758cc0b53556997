import Cases
import Dashboard
import Foundation
import Metrics
import Synchronization
import Terminal

/// The thread that owns the data: it reads, follows the files, and answers what the screen asks.
///
/// Values cross to the screen's thread and back; nothing is shared.
final class EngineThread: Sendable {
  private let path: String
  private let options: LoadOptions
  private let signal = WakeSignal()
  private let request = Mutex<SnapshotRequest?>(nil)
  private let snapshots: Mailbox<Snapshot>
  private let live: Mailbox<LiveState>

  /// Creates the thread of an office; it starts with ``start(progress:)``.
  init(
    path: String, options: LoadOptions, snapshots: Mailbox<Snapshot>, live: Mailbox<LiveState>
  ) {
    self.path = path
    self.options = options
    self.snapshots = snapshots
    self.live = live
  }

  /// Asks for another picture; the newest question is the one that is answered.
  func ask(_ question: SnapshotRequest) {
    request.withLock { $0 = question }
    signal.wake()
  }

  /// Starts reading and returns when the office is read, so that one that cannot be read never
  /// takes the terminal.
  ///
  /// - Throws: ``Failure`` when it cannot be read.
  func start(progress: @escaping @Sendable (LoadProgress) -> Void) throws(Failure) {
    let outcome = Mutex<LoadError?>(nil)
    let loaded = DispatchSemaphore(value: 0)
    let first = FirstLoad(outcome: { error in
      outcome.withLock { $0 = error }
      loaded.signal()
    })
    let thread = Thread { [self] in follow(first, progress) }
    thread.stackSize = 8 << 20
    thread.name = "engine"
    thread.start()
    loaded.wait()
    if let error = outcome.withLock({ $0 }) { throw Failure(error) }
  }

  /// Tells once how the first load ended.
  private struct FirstLoad: Sendable {
    let outcome: @Sendable (LoadError?) -> Void
  }

  private func follow(_ first: FirstLoad, _ progress: @escaping (LoadProgress) -> Void) {
    let office = LiveOffice(path: path, options: options, signal: signal)
    var engine: StoreEngine
    do {
      engine = StoreEngine(try office.load(progress: progress))
    } catch {
      first.outcome(error)
      return
    }
    var since = Self.timeOfDay()
    live.post(.live(since: since))
    first.outcome(nil)
    var current: SnapshotRequest?
    var isFollowing = false
    while true {
      switch office.next() {
      case .woken:
        if let asked = request.withLock({ $0.take() }) {
          current = asked
          snapshots.post(Snapshot(engine, asked))
        }
        if !isFollowing {
          isFollowing = true
          office.startFollowing()
        }
      case .changed(let store, rowsAdded: _):
        engine = StoreEngine(store)
        since = Self.timeOfDay()
        live.post(.live(since: since))
        if let current { snapshots.post(Snapshot(engine, current)) }
      case .recovered: live.post(.live(since: since))
      case .problem(let error):
        live.post(.broken(reason: error.description, since: Self.timeOfDay()))
      }
    }
  }

  /// The clock's time as "10:42:07".
  private static func timeOfDay() -> String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return [parts.tm_hour, parts.tm_min, parts.tm_sec].map { number in
      (number < 10 ? "0" : "") + String(number)
    }.joined(separator: ":")
  }
}
