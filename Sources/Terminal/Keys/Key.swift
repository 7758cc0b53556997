/// What a person pressed, clicked or turned.
public enum Key: Hashable, Sendable {
  case character(Character)
  case control(Character)
  case function(Int)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  case press(x: Int, y: Int)
  case doubleClick(x: Int, y: Int)
  case wheel(up: Bool, x: Int, y: Int)
  /// What comes between these two was pasted: it is text, never commands.
  case pasteBegin, pasteEnd
}

/// What the loop wakes up for.
public enum Event: Equatable, Sendable {
  case key(Key)
  /// The terminal has another size, or must be drawn anew.
  case resized
  /// Something waits in a mailbox.
  case woken
  /// The program was asked to end; the number is that of the signal.
  case terminate(signal: Int32)
  /// The terminal is gone.
  case hangUp
  /// Nothing happened in the time given.
  case tick
}
