import CNcurses
import Glibc
import Terminal

/// What ncurses reads, as keys.
struct KeyDecoding {
  enum Reading {
    case key(Key)
    /// Something came that is no key of ours.
    case skipped
    case nothing
  }

  /// Numbers of our own for the ends of pasted text, beyond those of ncurses.
  private static let pasteBegin: Int32 = 0o2000
  private static let pasteEnd: Int32 = 0o2001
  private static let mouseBegin: Int32 = 0o2002

  private var lastPress: (x: Int, y: Int, at: Int)?
  /// What came of a report of the mouse so far.
  private var report: String?

  /// Names the sequences that the terminal's description may lack.
  static func defineKeys(readsMouse: Bool) {
    if readsMouse { define_key("\u{1b}[<", mouseBegin) }
    define_key("\u{1b}[200~", pasteBegin)
    define_key("\u{1b}[201~", pasteEnd)
    // Some multiplexers send the other spelling of arrows, whatever mode the keypad is in.
    let arrows: [(String, Int32)] = [
      ("A", KEY_UP), ("B", KEY_DOWN), ("C", KEY_RIGHT), ("D", KEY_LEFT), ("H", KEY_HOME),
      ("F", KEY_END),
    ]
    for (letter, key) in arrows {
      define_key("\u{1b}[" + letter, key)
      define_key("\u{1b}O" + letter, key)
    }
  }

  /// The next key that waits.
  mutating func next() -> Reading {
    var value: wint_t = 0
    switch wget_wch(nc_stdscr(), &value) {
    case ERR: return .nothing
    case KEY_CODE_YES:
      let code = Int32(bitPattern: value)
      report = code == KeyDecoding.mouseBegin ? "" : nil
      return named(code).map(Reading.key) ?? .skipped
    default:
      if let letters = report, let scalar = Unicode.Scalar(value) {
        report = MouseReport.isPart(scalar, of: letters) ? letters + String(scalar) : nil
        if report != nil { return .skipped }
        if let mouse = MouseReport(letters, end: scalar) {
          return key(of: mouse).map(Reading.key) ?? .skipped
        }
      }
      return typed(value).map(Reading.key) ?? .skipped
    }
  }

  private func typed(_ value: wint_t) -> Key? {
    switch value {
    case 0: return .control(" ")
    case 8, 127: return .backspace
    case 9: return .tab
    case 10, 13: return .enter
    case 27: return .escape
    case 1..<32:
      return .control(Character(Unicode.Scalar(UInt8(value) + (value < 27 ? 96 : 64))))
    default:
      guard let scalar = Unicode.Scalar(value), scalar.columns != nil else { return nil }
      return .character(Character(scalar))
    }
  }

  private mutating func named(_ code: Int32) -> Key? {
    switch code {
    case KEY_UP: .up
    case KEY_DOWN: .down
    case KEY_LEFT: .left
    case KEY_RIGHT: .right
    case KEY_HOME: .home
    case KEY_END: .end
    case KEY_PPAGE: .pageUp
    case KEY_NPAGE: .pageDown
    case KEY_ENTER: .enter
    case KEY_BTAB: .backTab
    case KEY_BACKSPACE: .backspace
    case KEY_DC: .delete
    case KEY_IC: .insert
    case KeyDecoding.pasteBegin: .pasteBegin
    case KeyDecoding.pasteEnd: .pasteEnd
    case (KEY_F0 + 1)...(KEY_F0 + 24): .function(Int(code - KEY_F0))
    case KEY_MOUSE: mouse()
    default: nil
    }
  }

  /// What ncurses read where it reads the mouse.
  private mutating func mouse() -> Key? {
    var event = MEVENT()
    guard getmouse(&event) == OK else { return nil }
    let (x, y) = (Int(event.x), Int(event.y))
    if event.bstate & nc_wheel_up != 0 { return .wheel(up: true, x: x, y: y) }
    if event.bstate & nc_wheel_down != 0 { return .wheel(up: false, x: x, y: y) }
    return event.bstate & nc_press != 0 ? press(x, y) : nil
  }

  private mutating func key(of mouse: MouseReport) -> Key? {
    switch mouse.kind {
    case .press: press(mouse.x, mouse.y)
    case .wheel(let up): .wheel(up: up, x: mouse.x, y: mouse.y)
    case .other: nil
    }
  }

  /// Two presses at one place and close in time are a double click.
  private mutating func press(_ x: Int, _ y: Int) -> Key {
    let now = milliseconds()
    if let last = lastPress, last.x == x, last.y == y, now - last.at < 400 {
      lastPress = nil
      return .doubleClick(x: x, y: y)
    }
    lastPress = (x, y, now)
    return .press(x: x, y: y)
  }

  private func milliseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1_000 + now.tv_nsec / 1_000_000
  }
}
