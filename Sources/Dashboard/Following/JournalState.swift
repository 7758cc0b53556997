import Cases

/// What is known of the office's journal.
public enum JournalState: Hashable, Sendable {
  /// Not looked at yet, or none is kept here.
  case none
  /// Everything that is followed, what is due first first.
  case read([Follow])
  /// It cannot be read or written: why, in a line. What was read of it before stays.
  case broken(String)
}

/// What a person asks of the journal.
public enum JournalChange: Hashable, Sendable {
  case keep([Follow])
  case drop([Follow.Subject])
}

/// What is known in the data of something that is followed.
struct FollowedState: Hashable, Sendable {
  /// Where it stands: "open 214 days, next in court 3 Dec 2026".
  var words: String
  /// Whether there is nothing left to wait for, or nothing to be found.
  var isOver = false
}
