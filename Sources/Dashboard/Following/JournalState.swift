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
