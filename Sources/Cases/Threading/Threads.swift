import Glibc

/// Threads that share a piece of work and end with it.
public enum Threads {
  /// How many can run at the same time here.
  public static let available = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Runs some work on the calling thread and, at the same time, other work on further threads;
  /// returns when all of it is done.
  ///
  /// - Parameters:
  ///   - count: how many threads there are, the calling one among them.
  ///   - here: what the calling thread does.
  ///   - others: what each of the others does.
  public static func run(
    _ count: Int, here: () -> Void, others: @escaping @Sendable () -> Void
  ) {
    let threads = (1..<max(count, 1)).compactMap { _ in start(others) }
    here()
    for thread in threads { pthread_join(thread, nil) }
  }

  /// Runs numbered pieces of work, each once, on up to `count` threads.
  public static func forEach(
    _ pieces: Int, on count: Int = available, _ work: @escaping @Sendable (Int) -> Void
  ) {
    guard count > 1, pieces > 1 else {
      for piece in 0..<pieces { work(piece) }
      return
    }
    let next = Counter()
    let loop = { @Sendable in
      while let piece = next.take(below: pieces) { work(piece) }
    }
    run(min(count, pieces), here: loop, others: loop)
  }

  private static func start(_ work: @escaping @Sendable () -> Void) -> pthread_t? {
    let box = Unmanaged.passRetained(Work(work))
    var thread = pthread_t()
    let failed = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, box.toOpaque())
    if failed == 0 { return thread }
    // Without another thread the calling one does all of the work.
    box.release()
    return nil
  }

  private final class Work: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
      self.run = run
    }
  }
}
