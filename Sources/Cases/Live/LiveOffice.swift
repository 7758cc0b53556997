/// An office that is followed while its files change.
///
/// Belongs to one thread, which waits in it.
public final class LiveOffice {
  /// What a wait ended with.
  public enum Event {
    /// Another generation: rows were added, or a file was replaced (`rowsAdded` is 0 then).
    case changed(CaseStore, rowsAdded: Int)
    /// A file cannot be read now; the last generation stays good.
    case problem(LoadError)
    /// What could not be read can be read again, and is what it was.
    case recovered
    /// ``WakeSignal/wake()`` was called.
    case woken
  }

  private let reader: OfficeReader
  private let watch: FileWatch
  private var problem: LoadError?
  private var isWoken = false
  private var waitsForWriter = false
  private let clock = ContinuousClock()
  /// Until when changes gather, and whether there were some.
  private var restsUntil: ContinuousClock.Instant?
  private var hasGathered = false
  /// The seconds of processor that the last look at the files took, of the whole program.
  public private(set) var secondsOfLook = 0.0
  /// Whether something may have changed that no watch was there to tell.
  private var mayHaveMissed = true

  /// How long after a change more of it is waited for, in milliseconds, and how often at most.
  private static let settling: Int32 = 40
  private static let settlingRounds = 5
  /// How often files are looked at where nothing reports changes, in milliseconds.
  private static let polling: Int32 = 2000

  /// Creates a follower of a folder or a single file; `signal` wakes its thread.
  public init(
    path: String, options: LoadOptions = LoadOptions(), cache: OfficeCache? = nil,
    signal: WakeSignal
  ) {
    reader = OfficeReader(path: path, options: options, cache: cache)
    watch = FileWatch(signal: signal)
  }

  /// Reads everything, the first time; what is told of it counts the cases so far.
  ///
  /// - Throws: ``LoadError`` when it cannot be read.
  public func load(
    progress: @escaping (LoadProgress) -> Void = { _ in }
  ) throws(LoadError) -> CaseStore {
    let store = try reader.load(countsFilings: true, progress: progress)
    watch.watch(reader.watchedFolders)
    return store
  }

  /// Remembers what was read; called once the first generation has been shown.
  public func startFollowing() {
    reader.remember()
  }

  /// What was read from the files themselves, for a cache; `nil` where it came from one, or was
  /// taken already.
  public func takeFreshlyRead() -> FreshlyRead? { reader.takeFreshlyRead() }

  /// The SHA-256 that the files had when they were kept, by name; `nil` where they were read.
  public var keptDigests: [String: String]? { reader.keptDigests }

  /// Lets changes gather for a while before they are looked at; a wake still ends the wait at once.
  ///
  /// So an office that changes all the time takes no more of the machine than whoever asks for it
  /// allows, and one that changes now and then shows it at once.
  public func rest(for duration: Duration) {
    restsUntil = clock.now + duration
  }

  /// Forgets what came out of the cache: the next event is that the files were read.
  public func distrustCache() {
    reader.distrustCache()
    mayHaveMissed = true
  }

  /// Waits for the next event; the thread sleeps until there is one.
  ///
  /// `progress` is told how far reading has come where everything is read anew; an event follows.
  public func next(progress: @escaping (LoadProgress) -> Void = { _ in }) -> Event {
    while true {
      if isWoken {
        isWoken = false
        return .woken
      }
      if mayHaveMissed {
        mayHaveMissed = false
        if let event = look(progress) { return event }
      }
      let needsLook = watch.needsPolling || problem != nil || waitsForWriter
      let rest = millisecondsOfRest
      if hasGathered, rest == 0 {
        hasGathered = false
        settle()
        if let event = look(progress) { return event }
        continue
      }
      let wake = watch.wait(milliseconds: hasGathered ? rest : needsLook ? Self.polling : -1)
      if wake.contains(.signal) { isWoken = true }
      if wake.contains(.files), millisecondsOfRest > 0 { hasGathered = true }
      if hasGathered { continue }
      if wake.contains(.files) {
        settle()
      } else if wake.contains(.signal) {
        continue
      } else if waitsForWriter {
        // Nothing was written for a while by who still holds the file open: take it as it is.
        watch.forgetBusy()
      }
      if let event = look(progress) { return event }
    }
  }

  /// How long changes still gather; 0 where they are looked at now.
  private var millisecondsOfRest: Int32 {
    guard let restsUntil else { return 0 }
    let left = restsUntil - clock.now
    return left <= .zero ? 0 : Int32(min(left / .milliseconds(1) + 1, 60_000))
  }

  /// Waits until a burst of changes is over, but not for ever.
  private func settle() {
    for _ in 0..<Self.settlingRounds {
      let wake = watch.wait(milliseconds: Self.settling)
      if wake.contains(.signal) { isWoken = true }
      guard wake.contains(.files) else { return }
    }
  }

  private func look(_ progress: @escaping (LoadProgress) -> Void) -> Event? {
    var hasTold = false
    let before = ProcessorTime.seconds
    defer { secondsOfLook = ProcessorTime.seconds - before }
    do {
      let change = try reader.refresh(isBusy: watch.isBusy) {
        hasTold = true
        progress($0)
      }
      if watch.watch(reader.watchedFolders) { mayHaveMissed = true }
      let wasProblem = problem != nil
      problem = nil
      waitsForWriter = false
      switch change {
      case .unchanged: return wasProblem ? .recovered : nil
      case .waiting:
        waitsForWriter = true
        return nil
      case .changed(let store, let rowsAdded): return .changed(store, rowsAdded: rowsAdded)
      }
    } catch {
      guard problem != error || hasTold else { return nil }
      problem = error
      return .problem(error)
    }
  }
}
