/// What the program must do for the dashboard, which itself does nothing but think and draw.
public enum Effect: Hashable, Sendable {
  /// Give the terminal back and stop until continued.
  case suspend
  /// Paint every cell anew.
  case redraw
  case setMouse(Bool)
  case setTheme(String)
  /// Write this to a file that its owner alone may read; one that is there is replaced only where
  /// that was said.
  case save(Artifact, path: String, mayReplace: Bool)
  /// Put this where a person can paste it from.
  case copy(Artifact, words: String)
  /// Write into the journal, and tell what is in it then.
  case journal(JournalChange)
  /// Keep the view of the office now.
  case keep
}
