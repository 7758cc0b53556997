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
  private let isShared: Bool
  private let engine: @Sendable (StoreEngine) throws(QueryError) -> any Engine
  private let signal = WakeSignal()
  private let request = Mutex<SnapshotRequest?>(nil)
  private let outcome = Mutex<LoadError?>(nil)
  private let loaded = DispatchSemaphore(value: 0)
  private let snapshots: Mailbox<Snapshot>
  private let live: Mailbox<LiveState>
  private let digests: DigestThread
  private let keeping: KeepingThread

  /// Creates the thread of an office; it starts with ``start(asking:)``.
  ///
  /// - Parameters:
  ///   - path: The office.
  ///   - options: How its files are read.
  ///   - cache: Where it is kept between runs, if it is.
  ///   - isShared: Whether only what may be shown to others is shown.
  ///   - engine: What answers, made of each generation of the data.
  ///   - snapshots: Where the pictures go.
  ///   - live: Where it is told how the files stand.
  ///   - digests: Where the digests of the files go.
  init(
    path: String, options: LoadOptions, cache: OfficeCache?, isShared: Bool,
    engine: @escaping @Sendable (StoreEngine) throws(QueryError) -> any Engine,
    snapshots: Mailbox<Snapshot>, live: Mailbox<LiveState>,
    digests: Mailbox<SourceDigests>
  ) {
    self.path = path
    self.options = options
    self.cache = cache
    self.isShared = isShared
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

  /// Starts reading; returns at once.
  func start(asking first: SnapshotRequest) {
    request.withLock { $0 = first }
    let thread = Thread { [self] in follow() }
    thread.stackSize = 8 << 20
    thread.name = "engine"
    thread.start()
  }

  /// Waits until the office is read and the first question answered, but not for long: what is read
  /// at once is shown at once, and what cannot be read never takes the terminal.
  ///
  /// - Throws: ``Failure`` when it cannot be read.
  func waitForFirst(milliseconds: Int) throws(Failure) {
    _ = loaded.wait(timeout: .now() + .milliseconds(milliseconds))
    if let failure { throw failure }
  }

  /// Why the office could not be read the first time; `nil` where it was, or is still being read.
  var failure: Failure? { outcome.withLock { $0 }.map { Failure($0) } }

  /// Reads the office the first time; `nil` where it cannot be read.
  private func load(_ office: LiveOffice) -> Made? {
    let telling = LoadPosts(live, isShared: isShared)
    do {
      let store = try office.load { telling.post($0) }
      telling.postCounting()
      return try made(of: store)
    } catch {
      outcome.withLock { $0 = error }
      live.post(.failed)
      return nil
    }
  }

  /// The thread's work.
  private func follow() {
    let office = LiveOffice(path: path, options: options, cache: cache, signal: signal)
    guard var made = load(office) else {
      loaded.signal()
      return
    }
    var since = Self.timeOfDay()
    var current = request.withLock { $0.take() }
    // The first picture is never given up for another: until it is there, there is none.
    if let current { snapshots.post(Snapshot(made.engine, current)) }
    live.post(.live(since: since))
    loaded.signal()
    office.startFollowing()
    if let kept = office.keptDigests {
      keeping.check(kept, of: made.engine.sources)
    } else if let read = office.takeFreshlyRead() {
      keeping.keep(read)
    }
    var isDistrusted = false
    // The data of a frozen picture, whatever came since.
    var pinned: Made?
    let telling = LoadPosts(live, isShared: isShared)
    while true {
      switch office.next(progress: { telling.postAnew($0) }) {
      case .woken:
        if keeping.takeDoubt(), office.keptDigests != nil {
          isDistrusted = true
          office.distrustCache()
        }
        if let asked = request.withLock({ $0.take() }) {
          current = asked
          pinned = asked.isPinned ? pinned ?? made : nil
          answer(asked, from: (pinned ?? made).engine)
          if asked.explaining != nil { digests.start(made.engine.sources) }
        }
      case .changed(let store, rowsAdded: _):
        let pace = Pace(reading: office.secondsOfLook)
        defer { office.rest(for: pace.rest) }
        do {
          made = try self.made(of: store, after: made)
        } catch {
          live.post(.broken(reason: error.description, since: Self.timeOfDay()))
          isDistrusted = false
          continue
        }
        since = Self.timeOfDay()
        live.post(isDistrusted ? .readAnew(since: since) : .live(since: since))
        isDistrusted = false
        if let read = office.takeFreshlyRead() { keeping.keep(read) }
        digests.forget()
        // A question that was asked in the meantime is the one to answer.
        let asked = request.withLock { $0.take() }
        if let asked { current = asked }
        if current?.explaining != nil { digests.start(made.engine.sources) }
        pinned = current?.isPinned == true ? pinned ?? made : nil
        if let current, pinned == nil || asked != nil {
          answer(current, from: (pinned ?? made).engine)
        }
      case .recovered: live.post(.live(since: since))
      case .problem(let error):
        live.post(.broken(reason: error.description, since: Self.timeOfDay()))
      }
    }
  }

  /// Answers a question, unless a newer one is asked before that is done: then nobody would see the
  /// answer, and the newer one waits.
  private func answer(_ question: SnapshotRequest, from engine: any Engine) {
    let isWanted: @Sendable () -> Bool = { [self] in request.withLock { $0 == nil } }
    let snapshot = Snapshot(InterruptibleEngine(engine, isWanted: isWanted), question)
    if isWanted() { snapshots.post(snapshot) }
  }

  /// The engine of a generation of the data, which takes over what it can from the one before.
  private func made(
    of store: CaseStore, after before: Made? = nil
  ) throws(LoadError) -> Made {
    let base = try StoreEngine(checking: store, after: before?.base)
    do { return Made(base: base, engine: try engine(base)) } catch {
      throw LoadError(.badData, file: "office.yml", error.description)
    }
  }

  /// What answers, and what it is made of.
  private struct Made {
    let base: StoreEngine
    let engine: any Engine
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
