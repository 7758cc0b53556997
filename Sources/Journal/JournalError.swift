/// Why the journal cannot be read or written, in one line for the person whose it is.
public enum JournalError: Error, Hashable, Sendable {
  /// Another program holds it for longer than one waits.
  case locked
  /// It may be read only.
  case readOnly
  /// What lies there is no journal, or is damaged.
  case damaged(path: String)
  /// A newer version of the program has written it.
  case newer
  /// It cannot be opened or made, for a reason of the system.
  case unusable(path: String, reason: String)
  /// The copy that is made before its form is changed cannot be written.
  case noBackup(path: String, reason: String)
}

extension JournalError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .locked:
      "the journal is locked by another program; try again in a moment"
    case .readOnly:
      "the journal may not be written: nothing can be followed anew or let go"
    case .damaged(let path):
      "the journal is damaged; move \(path) away to begin a new one"
    case .newer:
      "the journal was written by a newer version of Caseboard; it is left as it is"
    case .unusable(let path, let reason):
      "the journal \(path) cannot be used: \(reason)"
    case .noBackup(let path, let reason):
      "the journal is left as it is: no copy could be made at \(path): \(reason)"
    }
  }
}
