import ArgumentParser
import Cases
import Curses
import Dashboard
import Glibc
import Metrics
import Terminal

/// Opens the dashboard.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the dashboard (what caseboard does without a command).")

  @OptionGroup var office: OfficeOptions
  @OptionGroup var look: LookOptions

  @Flag(help: "Leave the mouse to the terminal.")
  var noMouse = false

  @Flag(help: "Open as if for the first time, whatever view was kept.")
  var fresh = false

  /// How long, in milliseconds, an office is read before the screen shows how far that is: a page
  /// that stood for a moment only would be noise.
  private static let atOnce = 300

  func run() throws {
    let path = try office.path()
    try requireTerminal()
    let file = StateFile(office: path)
    var state = fresh ? DashboardState() : file.read().map(DashboardState.init) ?? DashboardState()
    let options = try screenOptions(state.look)
    let snapshots = Mailbox<Snapshot> { CursesScreen.wake() }
    let live = Mailbox<LiveState> { CursesScreen.wake() }
    let digests = Mailbox<SourceDigests> { CursesScreen.wake() }
    let engine = EngineThread(
      path: path, options: office.loadOptions(), cache: office.cache, isShared: office.share,
      engine: office.engine, snapshots: snapshots, live: live, digests: digests)
    engine.start(asking: state.request)
    try engine.waitForFirst(milliseconds: Self.atOnce)

    let screen = try open(options)
    let saved = state.look
    state.look = try look.look(saved, isUTF8: !screen.glyphs.isASCII)
    if noMouse { state.look.hasMouse = false }
    let clock = ContinuousClock()
    let start = clock.now
    var left = Dashboard.run(
      on: screen, state,
      in: Surroundings(
        snapshots: snapshots, live: live, digests: digests, ask: engine.ask, write: Self.write,
        now: { Int((clock.now - start) / .milliseconds(1)) }))
    screen.close()
    if let failure = engine.failure { throw failure }
    left.look = LookOptions.kept(left.look, openedWith: state.look, before: saved)
    file.write(SavedState(left))
    engine.finish()
    // Who ends us by a signal is told so, as shells expect.
    if let signal = left.endingSignal { Glibc.exit(128 + signal) }
  }

  private func screenOptions(_ saved: DashboardState.Look) throws -> ScreenOptions {
    var options = ScreenOptions()
    options.theme = try look.chosenTheme(saved.theme)
    options.capturesMouse = !noMouse && !look.plain && saved.hasMouse
    options.usesColor = look.theme != nil && !look.plain || LookOptions.wantsColor
    options.logFolder = StateFile.folder
    return options
  }

  /// Without a terminal nothing is opened: the line says which command prints instead.
  private func requireTerminal() throws {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw Failure(
        .wrongUse,
        "the dashboard needs a terminal; `caseboard metrics` and `caseboard screen` print instead")
    }
  }

  private func open(_ options: ScreenOptions) throws -> CursesScreen {
    do { return try CursesScreen(options) } catch {
      throw Failure(
        .wrongUse, "\(error); `caseboard metrics` and `caseboard screen` print without a screen")
    }
  }

  /// Writes what is on screen to a new file in the current folder, and says so.
  private static func write(_ text: String, as name: String) -> String {
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    for number in 1...999 {
      let path = number == 1 ? name : "\(name[..<dot])-\(number)\(name[dot...])"
      if access(path, F_OK) == 0 { continue }
      if let problem = OwnerOnlyFile.create(path, text) { return "Not written: \(problem)" }
      return "Wrote \(path); you alone may read it"
    }
    return "Not written: there are too many files of that name"
  }
}
