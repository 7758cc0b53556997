import Metrics
import Terminal

/// What the dashboard would show on a screen of some size after some keys, without a terminal.
///
/// The keys go through the same state machine, and each question is answered before the next key.
public func screen(
  of engine: some Engine, _ state: DashboardState = DashboardState(), size: Size,
  keys: [Key] = [], live: LiveState = .still(since: "")
) -> Canvas {
  session(of: engine, state, size: size, keys: keys, live: live).screen
}

/// The dashboard on a screen of some size after some keys.
public func session(
  of engine: some Engine, _ state: DashboardState = DashboardState(), size: Size,
  keys: [Key] = [], live: LiveState = .still(since: "")
) -> Session {
  var session = Session(state, size: size)
  session.receive(.live(live), at: 0)
  session.answer(from: engine)
  for key in keys {
    _ = session.handle(key, at: 0)
    session.answer(from: engine)
  }
  return session
}

extension Session {
  /// Answers what is asked, at once.
  mutating func answer(from engine: some Engine) {
    // An answer can change what is asked, as when a list is found to go on; a few rounds suffice.
    for _ in 0..<4 {
      guard let request = nextRequest() else { return }
      receive(.snapshot(Snapshot(engine, request)), at: 0)
    }
  }
}
