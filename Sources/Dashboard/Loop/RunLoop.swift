import Cases
import Terminal

/// Where the loop's messages come from, and what it may ask of the program.
public struct Surroundings {
  /// Answers, the newest in the place of the one before.
  public var snapshots: Mailbox<Snapshot>
  /// What is known of the files.
  public var live: Mailbox<LiveState>
  /// Which bytes the files have, once a card that says so is open.
  public var digests: Mailbox<SourceDigests>
  /// What is known of the journal.
  public var journal: Mailbox<JournalState>
  /// Hands a request to the engine's thread, and returns at once.
  public var ask: (SnapshotRequest) -> Void
  /// The letters of what is to be copied or saved.
  public var letters: (Artifact) -> String
  /// Writes a text to a file that its owner alone may read, over one that is there only where that
  /// is allowed.
  public var save: (_ text: String, _ path: String, _ mayReplace: Bool) -> SaveOutcome
  /// Keeps the view of the office for the next time.
  public var keep: (DashboardState) -> Void
  /// Writes into the journal, on another thread.
  public var write: (JournalChange) -> Void
  /// The time of day, in seconds since midnight.
  public var clock: () -> Int?
  /// The seconds since the newest of some files changed.
  public var age: ([String]) -> Int?
  /// Milliseconds of a clock that only moves on.
  public var now: () -> Int

  /// Creates the surroundings of a loop.
  public init(
    snapshots: Mailbox<Snapshot>, live: Mailbox<LiveState>,
    digests: Mailbox<SourceDigests> = Mailbox {}, journal: Mailbox<JournalState> = Mailbox {},
    ask: @escaping (SnapshotRequest) -> Void,
    letters: @escaping (Artifact) -> String = \.plainLetters,
    save: @escaping (_ text: String, _ path: String, _ mayReplace: Bool) -> SaveOutcome = {
      _, _, _ in .failed(reason: "nothing is written here")
    },
    keep: @escaping (DashboardState) -> Void = { _ in },
    write: @escaping (JournalChange) -> Void = { _ in }, clock: @escaping () -> Int? = { nil },
    age: @escaping ([String]) -> Int? = { _ in nil },
    now: @escaping () -> Int
  ) {
    self.snapshots = snapshots
    self.live = live
    self.digests = digests
    self.journal = journal
    self.ask = ask
    self.letters = letters
    self.save = save
    self.keep = keep
    self.write = write
    self.clock = clock
    self.age = age
    self.now = now
  }
}

/// Shows the dashboard until a person leaves, and returns the state that they left.
///
/// The loop sleeps until something happens, takes all that waits, and paints once. While a change
/// is marked it wakes once more, to let the mark fade; and while an answer is waited for, to say so.
public func run(
  on screen: some Screen, _ state: DashboardState, in surroundings: Surroundings
) -> DashboardState {
  var session = Session(state, size: screen.size)
  var pasted: Paste?
  while !session.state.isFinished {
    take(from: surroundings, &session)
    guard !session.state.isFinished else { break }
    for key in session.takeTypedAhead() {
      let effects = session.handle(key, at: surroundings.now())
      carryOut(effects, on: screen, surroundings, &session)
    }
    if let request = session.nextRequest(at: surroundings.now()) { surroundings.ask(request) }
    session.size = screen.size
    if session.isInMeeting {
      session.clock = surroundings.clock()
      session.dataAge = surroundings.age(session.snapshot?.sources.map(\.path) ?? [])
    }
    screen.show(session.screen)
    let next = [session.nextChange, pasted?.end].compactMap(\.self).min()
    var timeout = next.map { max(0, $0 - surroundings.now()) }
    repeat {
      let event = screen.next(timeoutMilliseconds: timeout)
      if event == .tick { break }
      let effects = step(event, &session, &pasted, now: surroundings.now())
      carryOut(effects, on: screen, surroundings, &session)
      session.size = screen.size
      timeout = 0
    } while !session.state.isFinished
    session.pass(to: surroundings.now())
    if let unended = pasted, unended.end <= surroundings.now() {
      session.paste(unended.text)
      pasted = nil
    }
  }
  return session.state
}

/// Text that is being pasted.
private struct Paste {
  var text = ""
  /// When it counts as ended although nothing says so, in milliseconds.
  ///
  /// A terminal that forgets the end must not keep a person in.
  var end: Int

  /// How long a terminal may pause within a paste.
  static let longest = 1_000
}

/// Takes what the other threads have sent.
private func take(from surroundings: Surroundings, _ session: inout Session) {
  if let live = surroundings.live.take() { session.receive(.live(live), at: surroundings.now()) }
  if let digests = surroundings.digests.take() {
    session.receive(.digests(digests), at: surroundings.now())
  }
  if let journal = surroundings.journal.take() {
    session.receive(.journal(journal), at: surroundings.now())
  }
  if let snapshot = surroundings.snapshots.take() {
    session.receive(.snapshot(snapshot), at: surroundings.now())
  }
}

/// One event; what is pasted is gathered and typed as one text.
private func step(
  _ event: Event, _ session: inout Session, _ pasted: inout Paste?, now: Int
) -> [Effect] {
  switch (event, pasted) {
  case (.key(.pasteBegin), _): pasted = Paste(end: now + Paste.longest)
  case (.key(.pasteEnd), let paste?):
    session.paste(paste.text)
    pasted = nil
  case (.key(.character(let character)), .some):
    pasted?.text.append(character)
    pasted?.end = now + Paste.longest
  case (.key, .some): pasted?.end = now + Paste.longest
  default: return session.handle(event, at: now)
  }
  return []
}

private func carryOut(
  _ effects: [Effect], on screen: some Screen, _ surroundings: Surroundings,
  _ session: inout Session
) {
  for effect in effects {
    switch effect {
    case .suspend: screen.suspend()
    case .redraw: screen.redraw()
    case .setMouse(let isOn): screen.capturesMouse = isOn
    case .setTheme(let name): if let theme = Theme(named: name) { screen.theme = theme }
    case .save(let artifact, let path, let mayReplace):
      session.receive(surroundings.save(surroundings.letters(artifact), path, mayReplace))
    case .copy(let artifact, let words):
      let isCopied = screen.copy(surroundings.letters(artifact))
      session.say(
        isCopied
          ? "Copied \(words), if the terminal allows it."
          : "This terminal takes no text; w saves it to a file.")
    case .journal(let change): surroundings.write(change)
    case .keep: surroundings.keep(session.state)
    }
  }
}
