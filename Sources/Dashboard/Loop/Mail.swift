/// What other threads tell the dashboard.
public enum Mail: Sendable {
  case snapshot(Snapshot)
  case live(LiveState)
  case digests(SourceDigests)
  case journal(JournalState)
}

/// Which bytes the files had that the numbers were made from.
public struct SourceDigests: Hashable, Sendable {
  /// By the file's name within the office: its SHA-256 in hexadecimal digits.
  public var sha256: [String: String]

  /// Creates digests; none where they are not known any more.
  public init(_ sha256: [String: String] = [:]) {
    self.sha256 = sha256
  }
}

/// What is known of the data files.
public enum LiveState: Hashable, Sendable {
  /// The first load is under way.
  case loading(Loading)
  /// The first load failed: there is nothing to show, and the dashboard ends.
  case failed
  /// The data is read and watched: when it last changed, as "10:42:07".
  case live(since: String)
  /// As ``live(since:)``, after what had been kept of the files proved to be other than they are.
  case readAnew(since: String)
  /// The files changed and are read anew, so many percent by now; the last good data stays.
  case reading(percent: Int)
  /// Read, not watched: the files were read once.
  case still(since: String)
  /// The files cannot be read any more: why, and since when. The last good data stays.
  case broken(reason: String, since: String)
}
