import Dashboard
import Foundation
import Terminal

/// The dashboard where there is no terminal: the page in words once, then a line for each change.
struct PlainLog {
  private let changed = DispatchSemaphore(value: 0)
  private let snapshots: Mailbox<Snapshot>
  private let live: Mailbox<LiveState>

  init() {
    let changed = changed
    snapshots = Mailbox { changed.signal() }
    live = Mailbox { changed.signal() }
  }

  /// Prints until somebody ends it, or nobody reads any more.
  ///
  /// - Parameters:
  ///   - state: What is asked.
  ///   - engine: Makes the thread that answers, which posts into two mailboxes.
  /// - Throws: ``Failure`` when the office cannot be read, or nothing can be written.
  func run(
    _ state: DashboardState,
    engine: (Mailbox<Snapshot>, Mailbox<LiveState>) -> EngineThread
  ) throws(Failure) {
    let thread = engine(snapshots, live)
    var session = Session(state, size: Size(width: 80, height: 24))
    thread.start(asking: state.request)
    var isPrinted = false
    var problem = ""
    while true {
      changed.wait()
      if let failure = thread.failure { throw failure }
      if let news = live.take() { session.receive(.live(news), at: 0) }
      if let snapshot = snapshots.take() { session.receive(.snapshot(snapshot), at: 0) }
      guard session.snapshot != nil else { continue }
      if !isPrinted {
        try StandardOutput.write(session.plainText + "\n\n")
        isPrinted = true
      }
      for line in session.changeLines { try StandardOutput.write("\(Self.time()) \(line)\n") }
      // What is said once is not said again.
      session.pass(to: Int.max / 2)
      if session.problemWithFiles != problem {
        problem = session.problemWithFiles
        let words = problem.isEmpty ? "the files can be read again" : problem
        try StandardOutput.write("\(Self.time()) \(words)\n")
      }
    }
  }

  private static func time() -> String {
    let parts = Calendar.current.dateComponents([.hour, .minute, .second], from: Date())
    return [parts.hour, parts.minute, parts.second].map { part in
      let text = String(part ?? 0)
      return text.count < 2 ? "0" + text : text
    }.joined(separator: ":")
  }
}
