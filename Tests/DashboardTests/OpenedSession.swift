import Terminal
import Testing

@testable import Dashboard

/// A session that shows the invented office.
func opened(size: Size = Size(width: 80, height: 24)) -> Session {
  var session = Session(size: size)
  session.receive(.live(.live(since: "10:42:07")), at: 0)
  session.answer(from: InventedEngine())
  return session
}

extension Session {
  /// Presses keys by their names, each answered before the next.
  mutating func type(_ keys: String) {
    for word in keys.split(separator: " ") {
      guard let key = Key(name: String(word)) else {
        Issue.record("no key is called \(word)")
        return
      }
      _ = handle(key, at: 0)
      answer(from: InventedEngine())
    }
  }
}
