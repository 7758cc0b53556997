import Cases
import Dashboard
import Foundation
import Reports
import Synchronization
import Terminal

/// Works out which bytes the files have, beside the thread that answers, because they may be long.
final class DigestThread: Sendable {
  private let digests: Mailbox<SourceDigests>
  /// Counts the states of the data, and says whether this one is being digested.
  private let state = Mutex((generation: 0, isStarted: false))

  /// Creates the thread; it starts with ``start(_:)``.
  init(_ digests: Mailbox<SourceDigests>) {
    self.digests = digests
  }

  /// Digests the files, once for each state of the data; returns at once.
  func start(_ sources: [SourceSummary]) {
    let generation = state.withLock { state -> Int? in
      guard !state.isStarted else { return nil }
      state.isStarted = true
      return state.generation
    }
    guard let generation else { return }
    let thread = Thread { [self] in
      var found: [String: String] = [:]
      for source in sources {
        found[source.file] = try? FileDigest.sha256(ofFile: source.path, name: source.file)
      }
      // What was read while the data changed may be of neither state.
      state.withLock { state in
        if state.generation == generation { digests.post(SourceDigests(found)) }
      }
    }
    thread.name = "digests"
    thread.start()
  }

  /// Takes the digests back, because the data has changed.
  func forget() {
    state.withLock { state in
      state.generation += 1
      state.isStarted = false
      digests.post(SourceDigests())
    }
  }
}
