import Glibc
import Synchronization

/// Work that is done in parts on all cores: threads are started, share the parts, and are waited
/// for.
///
/// Threads of our own, since starting one costs some 20 µs where work takes milliseconds, and what
/// calls this waits for the end anyway.
public enum Parallel {
  /// How many cores the program may use: those that it is bound to, where it is.
  public static let cores: Int = {
    let online = max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1)
    // The declaration is hidden behind a feature macro that Swift does not set.
    typealias Affinity = @convention(c) (pid_t, Int, UnsafeMutableRawPointer) -> Int32
    guard let symbol = dlsym(nil, "sched_getaffinity") else { return online }
    let affinity = unsafeBitCast(symbol, to: Affinity.self)
    var allowed = [UInt64](repeating: 0, count: 128)
    let status = allowed.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { affinity(0, bytes.count, $0) } ?? -1
    }
    guard status == 0 else { return online }
    return max(allowed.reduce(0) { $0 + $1.nonzeroBitCount }, 1)
  }()

  /// Calls a function for each part, 0 to `parts - 1`, in no particular order, on as many threads
  /// with the one that calls.
  public static func perform(
    _ parts: Int, threads: Int = cores, _ body: @Sendable (Int) -> Void
  ) {
    let helpers = min(threads, parts) - 1
    guard helpers > 0 else {
      for part in 0..<max(parts, 0) { body(part) }
      return
    }
    withoutActuallyEscaping(body) { body in
      let work = Work(parts: parts, body: body)
      let started = (0..<helpers).compactMap { _ in start(work) }
      work.run()
      for thread in started { pthread_join(thread, nil) }
    }
  }

  /// The results of a function for each part, in their order.
  public static func map<Result: Sendable>(
    _ parts: Int, threads: Int = cores, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    [Result](unsafeUninitializedCapacity: max(parts, 0)) { buffer, count in
      nonisolated(unsafe) let results = buffer
      perform(parts, threads: threads) { part in
        (results.baseAddress.unsafelyUnwrapped + part).initialize(to: body(part))
      }
      count = max(parts, 0)
    }
  }

  /// Parts that threads take one after another.
  private final class Work: Sendable {
    let parts: Int
    let body: @Sendable (Int) -> Void
    let next = Atomic(0)

    init(parts: Int, body: @escaping @Sendable (Int) -> Void) {
      self.parts = parts
      self.body = body
    }

    func run() {
      while true {
        let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard part < parts else { return }
        body(part)
      }
    }
  }

  /// Starts a thread that works until no part is left; `nil` where there can be none now, so that
  /// the others do its share.
  ///
  /// It is sent no signals: those are for the threads that were there before.
  private static func start(_ work: Work) -> pthread_t? {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let argument = Unmanaged.passRetained(work)
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, argument.toOpaque())
    guard status == 0 else {
      argument.release()
      return nil
    }
    return thread
  }
}
