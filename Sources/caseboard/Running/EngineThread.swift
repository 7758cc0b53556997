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
  private let cache: OfficeCache?
  private let engine: @Sendable (StoreEngine) throws(QueryError) -> any Engine
  private let signal = WakeSignal()
  private let request = Mutex<SnapshotRequest?>(nil)
  private let snapshots: Mailbox<Snapshot>
  private let live: Mailbox<LiveState>
  private let digests: DigestThread
  private let keeping: KeepingThread

  /// Creates the thread of an office; it starts with ``start(asking:progress:)``.
  ///
  /// - Parameters:
  ///   - path: The office.
  ///   - options: How its files are read.
  ///   - cache: Where it is kept between runs, if it is.
  ///   - engine: What answers, made of each generation of the data.
  ///   - snapshots: Where the pictures go.
  ///   - live: Where it is told how the files stand.
  ///   - digests: Where the digests of the files go.
  init(
    path: String, options: LoadOptions, cache: OfficeCache?,
    engine: @escaping @Sendable (StoreEngine) throws(QueryError) -> any Engine,
    snapshots: Mailbox<Snapshot>, live: Mailbox<LiveState>,
    digests: Mailbox<SourceDigests>
  ) {
    self.path = path
    self.options = options
    self.cache = cache
    self.engine = engine
    self.snapshots = snapshots
    self.live = live
    self.digests = DigestThread(digests)
    keeping = KeepingThread(cache, wake: signal)
  }

  /// Asks for another picture; the newest question is the one that is answered.
  func ask(_ question: SnapshotRequest) {
    request.withLock { $0 = question }
    signal.wake()
  }

  /// Waits a moment for what is being kept for the next start.
  func finish() {
    keeping.finish()
  }

  /// Starts reading and returns when the office is read and the first question answered, so that
  /// an office that cannot be read never takes the terminal.
  ///
  /// - Throws: ``Failure`` when it cannot be read.
  func start(
    asking first: SnapshotRequest, progress: @escaping @Sendable (LoadProgress) -> Void
  ) throws(Failure) {
    request.withLock { $0 = first }
    let outcome = Mutex<LoadError?>(nil)
    let loaded = DispatchSemaphore(value: 0)
    let thread = Thread { [self] in
      follow(progress) { error in
        outcome.withLock { $0 = error }
        loaded.signal()
      }
    }
    thread.stackSize = 8 << 20
    thread.name = "engine"
    thread.start()
    loaded.wait()
    if let error = outcome.withLock({ $0 }) { throw Failure(error) }
  }

  /// The thread's work; `loaded` is told once how the first load ended.
  private func follow(
    _ progress: @escaping (LoadProgress) -> Void, loaded: (LoadError?) -> Void
  ) {
    let office = LiveOffice(path: path, options: options, cache: cache, signal: signal)
    var engine: any Engine
    do {
      engine = try made(of: try office.load(progress: progress))
    } catch {
      loaded(error)
      return
    }
    var since = Self.timeOfDay()
    live.post(.live(since: since))
    // The first picture is ready before the screen is taken, so that it stands at once.
    var current = request.withLock { $0.take() }
    if let current { snapshots.post(Snapshot(engine, current)) }
    loaded(nil)
    office.startFollowing()
    if let kept = office.keptDigests {
      keeping.check(kept, of: engine.sources)
    } else if let read = office.takeFreshlyRead() {
      keeping.keep(read)
    }
    var isDistrusted = false
    while true {
      switch office.next() {
      case .woken:
        if keeping.takeDoubt(), office.keptDigests != nil {
          isDistrusted = true
          office.distrustCache()
        }
        if let asked = request.withLock({ $0.take() }) {
          current = asked
          snapshots.post(Snapshot(engine, asked))
          if asked.explaining != nil { digests.start(engine.sources) }
        }
      case .changed(let store, rowsAdded: _):
        do {
          engine = try made(of: store)
        } catch {
          live.post(.broken(reason: error.description, since: Self.timeOfDay()))
          continue
        }
        since = Self.timeOfDay()
        live.post(isDistrusted ? .readAnew(since: since) : .live(since: since))
        isDistrusted = false
        if let read = office.takeFreshlyRead() { keeping.keep(read) }
        digests.forget()
        if current?.explaining != nil { digests.start(engine.sources) }
        if let current { snapshots.post(Snapshot(engine, current)) }
      case .recovered: live.post(.live(since: since))
      case .problem(let error):
        live.post(.broken(reason: error.description, since: Self.timeOfDay()))
      }
    }
  }

  /// The engine of a generation of the data.
  private func made(of store: CaseStore) throws(LoadError) -> any Engine {
    let base = try StoreEngine(checking: store)
    do { return try engine(base) } catch {
      throw LoadError(.badData, file: "office.yml", error.description)
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
