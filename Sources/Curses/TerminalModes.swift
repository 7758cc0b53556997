import CNcurses
import CTerminalGuard
import Glibc
import Terminal

/// What ncurses does not know: bracketed paste, pictures that appear at once, and the clipboard;
/// and the mouse, of which it loses clicks that come close together.
struct TerminalModes {
  /// True for the kinds that have these modes; others might print the sequences.
  let isModern: Bool
  /// What reads the sequences for the clipboard first.
  private let reader: Clipboard.Reader

  init(terminal: String) {
    let modern = [
      "xterm", "tmux", "screen", "foot", "alacritty", "kitty", "wezterm", "contour", "iterm",
      "vscode", "ghostty", "rio", "konsole", "gnome", "vte", "mintty",
    ]
    isModern = modern.contains { terminal.hasPrefix($0) }
    // Inside of tmux the name may be that of screen, but sequences are read as they are.
    reader = terminal.hasPrefix("screen") && getenv("TMUX") == nil ? .screen : .terminal
  }

  /// Pasted text comes between marks, so that it is never taken for commands.
  func enter() {
    if isModern { send("\u{1b}[?2004h") }
  }

  func leave() {
    guard isModern else { return }
    setMouse(false)
    send("\u{1b}[?2004l")
  }

  /// Has presses and turns of the wheel told, with columns beyond 223 too.
  func setMouse(_ isOn: Bool) {
    for mode in [1_000, 1_006] { send("\u{1b}[?\(mode)\(isOn ? "h" : "l")") }
  }

  /// Puts a text into the clipboard, where the terminal knows how and allows it.
  func copy(_ text: String) -> Bool {
    guard isModern, let sequence = Clipboard.sequence(for: text, through: reader) else {
      return false
    }
    return send(sequence)
  }

  /// Draws, the picture appearing at once if `isWanted`.
  func bracket(_ isWanted: Bool, draw: () -> Void) {
    guard isModern, isWanted else {
      draw()
      return
    }
    send("\u{1b}[?2026h")
    draw()
    send("\u{1b}[?2026l")
  }

  /// Tells the guard what to send should the program crash: the end of all that is set.
  func prepareRestore() {
    var sequence = ""
    if isModern {
      for mode in [2_026, 2_004, 1_000, 1_002, 1_003, 1_006] { sequence += "\u{1b}[?\(mode)l" }
    }
    for capability in ["sgr0", "rmkx", "rmcup", "cnorm"] {
      if let text = nc_string(capability) { sequence += withoutDelays(String(cString: text)) }
    }
    let bytes = sequence.utf8.map { CChar(bitPattern: $0) }
    guard_set_restore(bytes, Int32(bytes.count))
  }

  /// A capability without its delays, such as `$<5>`, which are not for the terminal.
  private func withoutDelays(_ text: String) -> String {
    var result = ""
    var isDelay = false
    for character in text {
      if character == "$" { isDelay = true }
      if !isDelay { result.append(character) }
      if character == ">" { isDelay = false }
    }
    return result
  }

  /// Writes all of it, however little of it the terminal takes at a time.
  @discardableResult
  private func send(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = write(
          STDOUT_FILENO, UnsafeBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return false }
        rest = rest.dropFirst(written)
      }
      return true
    }
  }
}
