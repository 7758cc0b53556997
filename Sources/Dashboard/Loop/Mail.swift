/// What other threads tell the dashboard.
public enum Mail: Sendable {
  case snapshot(Snapshot)
  case live(LiveState)
}

/// What is known of the data files.
public enum LiveState: Hashable, Sendable {
  /// The first load is under way: a sentence, and the share done, 0 to 1, where it is known.
  case loading(String, Double?)
  /// The data is read and watched: when it last changed, as "10:42:07".
  case live(since: String)
  /// Read, not watched: the files were read once.
  case still(since: String)
  /// The files cannot be read any more: why, and since when. The last good data stays.
  case broken(reason: String, since: String)
}
