import Terminal

/// Why a terminal cannot become a screen.
public enum ScreenError: Error, Equatable, CustomStringConvertible {
  /// Input or output is a file or a pipe.
  case notATerminal
  /// `TERM` names a terminal that cannot move its cursor, or nothing.
  case cannotMoveCursor(terminal: String)
  /// Neither this terminal nor those like it are described on this computer.
  case notDescribed(terminal: String)
  /// The system refused a pipe.
  case noPipe

  /// What is wrong, in words; the program adds which command to use instead.
  public var description: String {
    switch self {
    case .notATerminal: "input and output are not a terminal"
    case .cannotMoveCursor(let terminal) where terminal.isEmpty: "TERM is not set"
    case .cannotMoveCursor(let terminal):
      "a terminal of the kind '\(terminal.cleaned)' cannot show a screen"
    case .notDescribed(let terminal):
      "the terminal '\(terminal.cleaned)' is not known here; set TERM to one that is, "
        + "such as xterm-256color"
    case .noPipe: "the system has no pipe left for the screen"
    }
  }
}
