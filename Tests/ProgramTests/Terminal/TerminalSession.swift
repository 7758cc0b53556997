import Foundation
import Glibc

/// The built program in a terminal of its own: keys in, a screen out.
final class TerminalSession {
  private let terminal: Int32
  private let process: pid_t
  private var size: (columns: Int, rows: Int)
  private(set) var screen: TerminalScreen
  /// All that the program wrote.
  private(set) var written: [UInt8] = []
  private var status: Int32?

  /// How long something is waited for before it counts as missing.
  private static let patience = 30.0

  // Swift does not see these: TIOCSPTLCK and TIOCGPTN of Linux, POSIX_SPAWN_SETSID of glibc.
  private static let lockTerminal: UInt = 0x4004_5431
  private static let terminalNumber: UInt = 0x8004_5430
  private static let ownSession: Int32 = 0x80

  struct Problem: Error { var words: String }

  /// Starts the program with these arguments; through a shell with job control if `script` is
  /// given, in which `$0` is the program.
  init(
    _ arguments: [String], columns: Int = 100, rows: Int = 30, state: String, script: String? = nil,
    environment: [String: String] = [:]
  ) throws {
    size = (columns, rows)
    screen = TerminalScreen(columns: columns, rows: rows)
    terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var number: Int32 = 0
    var lock: Int32 = 0
    guard terminal >= 0, ioctl(terminal, Self.lockTerminal, &lock) == 0,
      ioctl(terminal, Self.terminalNumber, &number) == 0
    else { throw Problem(words: "no pseudo-terminal") }
    Self.setSize(terminal, columns, rows)
    var variables = [
      "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color",
      "XDG_STATE_HOME": state, "XDG_DATA_HOME": state,
    ]
    variables.merge(environment) { $1 }
    let program = ProgramRun.program.path(percentEncoded: false)
    let words =
      script.map { ["/bin/bash", "-mc", $0, program] + arguments } ?? [program] + arguments
    process = try Self.spawn(words, variables, terminal: "/dev/pts/\(number)")
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(terminal)
  }

  /// A process that leads a session of its own, whose terminal is the one named.
  private static func spawn(
    _ words: [String], _ variables: [String: String], terminal: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // Who leads a session and opens a terminal has it as its own.
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    let flags = Self.ownSession | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] =
      variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in arguments + environment { free(text) } }
    var process: pid_t = 0
    guard posix_spawn(&process, words[0], &actions, &attributes, &arguments, &environment) == 0
    else { throw Problem(words: "cannot start \(words[0])") }
    return process
  }

  private static func setSize(_ terminal: Int32, _ columns: Int, _ rows: Int) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }
}

/// What a person does.
extension TerminalSession {
  /// Presses keys, as the bytes that a terminal sends for them.
  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(terminal, bytes, bytes.count)
  }

  /// Pastes a text, marked as terminals mark it.
  func paste(_ text: String) { type("\u{1B}[200~\(text)\u{1B}[201~") }

  /// Presses and lets go of the mouse's first button over a text.
  ///
  /// - Throws: ``Problem`` when the text is not there.
  func click(_ text: String, times: Int = 1) throws {
    guard let (x, y) = screen.place(of: text) else {
      throw Problem(words: "no “\(text)” to click; the screen is\n\(screen.text)")
    }
    for _ in 0..<times { type("\u{1B}[<0;\(x);\(y)M\u{1B}[<0;\(x);\(y)m") }
  }

  /// Turns the wheel over the middle of the screen.
  func wheel(up: Bool) {
    type("\u{1B}[<\(up ? 64 : 65);\(size.columns / 2);\(size.rows / 2)M")
  }

  /// Gives the window another size.
  func resize(columns: Int, rows: Int) {
    size = (columns, rows)
    // A window of no size shows what it showed.
    if columns > 0, rows > 0 { screen.resize(columns: columns, rows: rows) }
    Self.setSize(terminal, columns, rows)
  }

  /// Sends the program a signal.
  func signal(_ number: Int32) { kill(process, number) }

  /// Closes the window.
  func hangUp() {
    // The last one that holds the terminal open from outside lets it go.
    let nowhere = open("/dev/null", O_RDWR | O_CLOEXEC)
    dup2(nowhere, terminal)
    close(nowhere)
  }
}

/// What a person sees.
extension TerminalSession {
  /// Reads until the screen fulfills a condition.
  ///
  /// - Throws: ``Problem`` with the screen when it does not in time.
  func wait(_ words: String, until condition: (TerminalScreen) -> Bool) throws {
    let end = Date.now.addingTimeInterval(Self.patience)
    // Never in the middle of a picture that is to appear at once.
    while screen.modes.contains(2026) || !condition(screen) {
      guard Date.now < end, read() else {
        throw Problem(words: "waited for \(words); the screen is\n\(screen.text)")
      }
    }
  }

  /// Reads until a text stands on the screen.
  func wait(for text: String) throws {
    try wait("“\(text)”") { $0.text.contains(text) }
  }

  /// Reads for a while, for what must not happen.
  func wait(seconds: Double) throws {
    let end = Date.now.addingTimeInterval(seconds)
    while Date.now < end { _ = read() }
  }

  /// Reads to the program's end; the exit code, or the negative number of the signal that ended it.
  func end() throws -> Int32 {
    let end = Date.now.addingTimeInterval(Self.patience)
    var result: Int32 = 0
    while waitpid(process, &result, WNOHANG) == 0 {
      guard Date.now < end else {
        throw Problem(words: "waited for the end; the screen is\n\(screen.text)")
      }
      _ = read()
    }
    while read() {}
    let signal = result & 0x7F
    let code = signal == 0 ? (result >> 8) & 0xFF : -signal
    status = code
    return code
  }

  /// Reads until nobody holds the terminal open any more.
  func waitUntilClosed() throws {
    let end = Date.now.addingTimeInterval(Self.patience)
    while read() {
      guard Date.now < end else {
        throw Problem(words: "waited for the terminal to be let go; it shows\n\(screen.text)")
      }
    }
  }

  /// Whether the terminal was given back whole: the screen, the cursor, the mouse and the line.
  var isRestored: Bool {
    screen.modes.contains(25)
      && screen.modes.isDisjoint(with: [1049, 1000, 1002, 1003, 1006, 2004, 2026])
      && lineIsAsBefore
  }

  /// The modes that the program left the terminal's line in.
  var lineIsAsBefore: Bool {
    var line = termios()
    guard tcgetattr(terminal, &line) == 0 else { return false }
    let wanted = tcflag_t(ICANON | ECHO | ISIG)
    return line.c_lflag & wanted == wanted
  }

  /// Reads once; false when nothing will come any more, or came for a while after the end.
  private func read() -> Bool {
    var polled = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, status == nil ? 200 : 0) > 0 else { return status == nil }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(terminal, &bytes, bytes.count)
    guard count > 0 else { return false }
    written += bytes[0..<count]
    screen.feed(Array(bytes[0..<count]))
    return true
  }
}
