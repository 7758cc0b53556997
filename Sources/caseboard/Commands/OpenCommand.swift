import ArgumentParser
import Cases
import Curses
import Dashboard
import Glibc
import Journal
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
    let file = StateFile(office: path)
    var state = file.read().map(DashboardState.init) ?? DashboardState()
    if fresh {
      // What a person made is no view that is left: it stays.
      let kept = (state.views, state.filtersUsed)
      state = DashboardState()
      (state.views, state.filtersUsed) = kept
    }
    if look.plain, isatty(STDOUT_FILENO) == 0 { return try log(state, path) }
    try requireTerminal()
    let options = try screenOptions(state.look)
    let snapshots = Mailbox<Snapshot> { CursesScreen.wake() }
    let live = Mailbox<LiveState> { CursesScreen.wake() }
    let digests = Mailbox<SourceDigests> { CursesScreen.wake() }
    let engine = EngineThread(
      path: path, options: office.loadOptions(), cache: office.cache, isShared: office.share,
      engine: office.engine, snapshots: snapshots, live: live, digests: digests)
    // What one person notes for themselves is not for others to see.
    let notes = Mailbox<JournalState> { CursesScreen.wake() }
    let journal = office.share ? nil : Journal(ofOffice: path).map { JournalThread($0, notes) }
    journal?.start()
    if journal == nil { notes.post(.broken("there is no home folder to keep a journal in")) }
    engine.start(asking: state.request)
    try engine.waitForFirst(milliseconds: Self.atOnce)

    let screen = try open(options)
    let saved = state.look
    state.look = try look.look(saved, isUTF8: !screen.glyphs.isASCII)
    if noMouse { state.look.hasMouse = false }
    let opened = state.look
    let keep = { (left: DashboardState) in
      var left = left
      left.look = LookOptions.kept(left.look, openedWith: opened, before: saved)
      file.write(SavedState(left), forgetting: left.forgottenViews)
    }
    let clock = ContinuousClock()
    let start = clock.now
    let left = Dashboard.run(
      on: screen, state,
      in: Surroundings(
        snapshots: snapshots, live: live, digests: digests, journal: notes, ask: engine.ask,
        letters: Saving.letters(of:), save: Saving.save, keep: keep,
        write: { change in journal?.write(change) },
        clock: Self.secondOfDay, age: Self.secondsSinceChange(of:),
        now: { Int((clock.now - start) / .milliseconds(1)) }))
    screen.close()
    if let failure = engine.failure { throw failure }
    keep(left)
    journal?.finish()
    engine.finish()
    // Who ends us by a signal is told so, as shells expect.
    if let signal = left.endingSignal { Glibc.exit(128 + signal) }
  }

  /// Prints the page in words, and each change in a line, for a log or another program.
  private func log(_ kept: DashboardState, _ path: String) throws {
    var state = kept
    state.look.isPlain = true
    try PlainLog().run(state) { snapshots, live in
      EngineThread(
        path: path, options: office.loadOptions(), cache: office.cache, isShared: office.share,
        engine: office.engine, snapshots: snapshots, live: live, digests: Mailbox {})
    }
  }

  private func screenOptions(_ saved: DashboardState.Look) throws -> ScreenOptions {
    var options = ScreenOptions()
    options.theme = try look.chosenTheme(saved.theme)
    options.capturesMouse = !noMouse && !look.plain && saved.hasMouse
    options.usesColor = look.theme != nil && !look.plain || LookOptions.wantsColor
    options.logFolder = UserFolder.state
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

  /// The seconds since the newest of some files changed; `nil` where none can be looked at.
  private static func secondsSinceChange(of paths: [String]) -> Int? {
    let newest = paths.compactMap { path -> Int? in
      var status = stat()
      return stat(path, &status) == 0 ? status.st_mtim.tv_sec : nil
    }.max()
    return newest.map { max(0, time(nil) - $0) }
  }

  /// The time of day here.
  private static func secondOfDay() -> Int? {
    var now = time(nil)
    var parts = tm()
    guard localtime_r(&now, &parts) != nil else { return nil }
    return Int(parts.tm_hour) * 3_600 + Int(parts.tm_min) * 60 + Int(parts.tm_sec)
  }
}
