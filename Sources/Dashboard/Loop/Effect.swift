/// What the program must do for the dashboard, which itself does nothing but think and draw.
public enum Effect: Hashable, Sendable {
  /// Give the terminal back and stop until continued.
  case suspend
  /// Paint every cell anew.
  case redraw
  case setMouse(Bool)
  case setTheme(String)
  /// Write this to a file of this name that its owner alone may read.
  case write(text: String, name: String)
}
