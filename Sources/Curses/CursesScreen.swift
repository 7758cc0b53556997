import CNcurses
import CTerminalGuard
import Glibc
import Terminal

/// The terminal, as a screen to show canvases on.
///
/// For the main thread only, as ncurses is; other threads may call `wake`. There can be one at a
/// time. The terminal is given back by `close`, at `exit`, on a signal and on a crash.
public final class CursesScreen: Screen {
  public private(set) var size = Size(width: 80, height: 24)
  public let glyphs: Glyphs
  public let depth: ColorDepth
  public var theme: Theme {
    didSet {
      looks = [:]
      shown = nil
    }
  }
  public var capturesMouse: Bool {
    didSet { setMouse() }
  }

  private let modes: TerminalModes
  private let log: MessageLog?
  private var pairs: ColorPairs
  private var looks: [Ground: Look] = [:]
  private var decoding = KeyDecoding()
  private var waiting: [Event] = []
  private var shown: Canvas?
  private var isOpen = true
  /// We stopped ourselves, and have taken the terminal back since.
  private var expectsContinue = false

  /// A style on a surface.
  private struct Ground: Hashable {
    let style: Style
    let surface: Surface
  }

  /// How a style is told to ncurses.
  private struct Look {
    let attributes: attr_t
    let pair: Int32
    let ground: PaletteColor?
    /// Whether a blank shows nothing but the ground.
    let isBareGround: Bool

    init(_ paint: Paint, pair: Int32) {
      var attributes: attr_t = 0
      if paint.attributes.contains(.bold) { attributes |= nc_bold }
      if paint.attributes.contains(.underline) { attributes |= nc_underline }
      if paint.attributes.contains(.reverse) { attributes |= nc_reverse }
      self.attributes = attributes
      self.pair = pair
      ground = paint.ground
      isBareGround = paint.attributes.isDisjoint(with: [.underline, .reverse])
    }
  }

  /// Takes the terminal.
  public init(_ options: ScreenOptions = ScreenOptions()) throws(ScreenError) {
    let name = try CursesScreen.terminalName()
    let isUTF8 = CursesScreen.setLocale()
    guard guard_open() else { throw .noPipe }
    // Not initscr, which ends the program when the terminal is not known.
    guard
      nc_newterm(nil) != nil || nc_newterm("xterm-256color") != nil || nc_newterm("vt100") != nil
    else {
      throw .notDescribed(terminal: name)
    }
    guard_take_signals()
    modes = TerminalModes(terminal: name)
    CursesScreen.setInput(readsMouse: modes.isModern)
    let colors = options.usesColor ? CursesScreen.startColors() : 0
    depth = ColorDepth(colors: colors)
    pairs = ColorPairs(isDirect: colors > 256 && nc_is_direct())
    glyphs = isUTF8 ? options.glyphs ?? .unicode : .ascii
    theme = options.theme
    capturesMouse = options.capturesMouse
    log = MessageLog(folder: options.logFolder)
    setMouse()
    modes.enter()
    modes.prepareRestore()
    guard_arm(true)
    resize()
  }

  deinit { close() }

  /// Gives the terminal back.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    modes.leave()
    endwin()
    guard_arm(false)
    log?.close()
  }

  /// Wakes the screen out of `next`, from any thread.
  public static func wake() { guard_wake() }

  private func setMouse() {
    guard !modes.isModern else {
      modes.setMouse(capturesMouse)
      return
    }
    mousemask(capturesMouse ? nc_press | nc_wheel_up | nc_wheel_down : 0, nil)
  }

  private func resize() {
    var columns: Int32 = 0
    var rows: Int32 = 0
    if guard_window_size(&columns, &rows) { resizeterm(rows, columns) }
    size = Size(width: Int(nc_columns()), height: Int(nc_lines()))
    shown = nil
  }
}

/// Taking the terminal, step by step.
extension CursesScreen {
  private static func terminalName() throws(ScreenError) -> String {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    guard !name.isEmpty, name != "dumb" else { throw .cannotMoveCursor(terminal: name) }
    return name
  }

  /// The locale decides about bytes and letters; true when they are UTF-8.
  ///
  /// When the one that is asked for is not installed, any other with UTF-8 does as well.
  private static func setLocale() -> Bool {
    if setlocale(LC_ALL, "") == nil {
      let names: [String] = ["LC_ALL", "LC_CTYPE", "LANG"]
      let values = names.compactMap { name in getenv(name).map { String(cString: $0) } }
      let wanted = values.first { !$0.isEmpty }?.uppercased()
      if let wanted, wanted.hasSuffix("UTF-8") || wanted.hasSuffix("UTF8") {
        setlocale(LC_CTYPE, "C.UTF-8")
      }
    }
    return nc_is_utf8()
  }

  private static func setInput(readsMouse: Bool) {
    // After newterm, which takes a value from the environment.
    set_escdelay(25)
    raw()
    noecho()
    nonl()
    keypad(nc_stdscr(), true)
    nodelay(nc_stdscr(), true)
    intrflush(nil, false)
    curs_set(0)
    nc_forbid_shifting()
    mouseinterval(0)
    KeyDecoding.defineKeys(readsMouse: readsMouse)
  }

  private static func startColors() -> Int {
    guard has_colors() else { return 0 }
    start_color()
    use_default_colors()
    return Int(nc_colors())
  }
}

/// Events.
extension CursesScreen {
  public func next(timeoutMilliseconds: Int?) -> Event {
    while true {
      if !waiting.isEmpty { return waiting.removeFirst() }
      let found = UInt32(guard_wait(Int32(clamping: timeoutMilliseconds ?? -1)))
      if found & UInt32(GUARD_PIPE) != 0 { drainPipe() }
      if found & UInt32(GUARD_INPUT) != 0 { drainKeys() }
      // Had we really been stopped, the byte that says so would have been in the pipe by now.
      expectsContinue = false
      // A terminal that is gone is always ready: whoever goes on waiting for it spins for ever.
      if found & UInt32(GUARD_HANG_UP) != 0 { waiting.append(.hangUp) }
      if found == 0 { return .tick }
    }
  }

  private func drainPipe() {
    var isResized = false
    var isWoken = false
    while let byte = UInt8(exactly: guard_next()) {
      switch Int(byte) {
      case Int(GUARD_RESIZE): isResized = true
      case Int(GUARD_WAKE): isWoken = true
      case Int(GUARD_STOP): suspend()
      case Int(GUARD_CONTINUE):
        if !expectsContinue { takeBack() }
        expectsContinue = false
      case Int(GUARD_ORPHAN): if guard_is_orphan() { waiting.append(.hangUp) }
      case Int(SIGHUP): waiting.append(.hangUp)
      default: waiting.append(.terminate(signal: Int32(byte)))
      }
    }
    if isResized {
      resize()
      waiting.append(.resized)
    }
    if isWoken { waiting.append(.woken) }
  }

  private func drainKeys() {
    while true {
      switch decoding.next() {
      case .key(let key): waiting.append(.key(key))
      case .skipped: continue
      case .nothing: return
      }
    }
  }

  public func suspend() {
    modes.leave()
    def_prog_mode()
    endwin()
    guard_arm(false)
    expectsContinue = true
    guard_stop_self()
    takeBack()
  }

  /// Makes the terminal ours again after somebody else had it.
  private func takeBack() {
    endwin()
    reset_prog_mode()
    guard_arm(true)
    modes.enter()
    setMouse()
    redraw()
    resize()
    waiting.append(.resized)
  }
}

/// Pictures.
extension CursesScreen {
  public func redraw() {
    clearok(nc_stdscr(), true)
    shown = nil
  }

  public func copy(_ text: String) -> Bool { isOpen && modes.copy(text) }

  public func show(_ canvas: Canvas) {
    guard isOpen, canvas != shown else { return }
    if shown == nil {
      werase(nc_stdscr())
      // Whatever ncurses believes to stand there: a window that was small for a moment lost it.
      redrawwin(nc_stdscr())
    }
    let picture = glyphs.isASCII ? canvas.transliterated : canvas
    let previous = shown?.size == canvas.size ? shown : nil
    var changed = 0
    for y in 0..<min(canvas.height, size.height) where canvas.row(y) != previous?.row(y) {
      changed += 1
      write(picture.row(y), y: y)
    }
    shown = canvas
    let cursor = canvas.cursor ?? Canvas.Point(x: 0, y: 0)
    wmove(nc_stdscr(), Int32(clamping: cursor.y), Int32(clamping: cursor.x))
    wnoutrefresh(nc_stdscr())
    // Only large changes are held back until they are complete: some multiplexers draw a whole
    // pane anew after every such bracket.
    modes.bracket(changed * 4 > canvas.height) { _ = doupdate() }
  }

  private func write(_ row: ArraySlice<Cell>, y: Int) {
    var line: [cchar_t] = []
    line.reserveCapacity(row.count)
    var last: Look?
    // ncurses makes the right half of a wide character itself.
    for cell in row.prefix(size.width) where !cell.isRightHalf {
      var look = look(of: cell)
      let (base, mark) = cell.scalars
      // A blank has no ink of its own: words and their gaps go out in one piece.
      if base == " ", look.isBareGround, let last, last.isBareGround, last.ground == look.ground {
        look = last
      }
      last = look
      var place = cchar_t()
      withUnsafeTemporaryAllocation(of: wchar_t.self, capacity: 3) { text in
        text[0] = wchar_t(bitPattern: base.value)
        text[1] = wchar_t(bitPattern: mark?.value ?? 0)
        text[2] = 0
        _ = nc_setcchar(&place, text.baseAddress, look.attributes, look.pair)
      }
      line.append(place)
    }
    mvwadd_wchnstr(nc_stdscr(), Int32(y), 0, line, Int32(line.count))
  }

  private func look(of cell: Cell) -> Look {
    let ground = Ground(style: cell.style, surface: cell.surface)
    if let look = looks[ground] { return look }
    let paint = theme.paint(cell.style, on: cell.surface, depth: depth)
    let look = Look(paint, pair: pairs.number(of: paint))
    looks[ground] = look
    return look
  }
}
