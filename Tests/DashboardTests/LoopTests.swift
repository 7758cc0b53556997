import Cases
import Metrics
import Terminal
import Testing

@testable import Dashboard

/// A screen that types a script and keeps every picture.
private final class ScriptedScreen: Screen {
  var size: Size
  let glyphs = Glyphs.unicode
  let depth = ColorDepth.palette
  var theme = Theme.dark
  var capturesMouse = true
  private(set) var frames: [Canvas] = []
  private(set) var timeouts: [Int?] = []
  private(set) var redraws = 0
  private(set) var suspensions = 0
  /// What comes next; `nil` stands for a moment in which nothing waits.
  var events: [Event?]
  /// Called before an event is taken, to post mail at a known moment.
  var beforeEvent: (Int) -> Void = { _ in }
  private var taken = 0

  init(_ events: [Event?], size: Size = Size(width: 80, height: 24)) {
    self.events = events
    self.size = size
  }

  func show(_ canvas: Canvas) { frames.append(canvas) }

  func next(timeoutMilliseconds: Int?) -> Event {
    timeouts.append(timeoutMilliseconds)
    beforeEvent(taken)
    taken += 1
    guard !events.isEmpty else { return .hangUp }
    return events.removeFirst() ?? .tick
  }

  func copy(_ text: String) -> Bool { false }
  func redraw() { redraws += 1 }
  func suspend() { suspensions += 1 }
}

@Suite("The loop")
struct LoopTests {
  private let engine = InventedEngine()

  @Test("paints once for all events that wait, and ends with the state that was left")
  func paintsOnce() {
    let screen = ScriptedScreen([.woken, nil, key("2"), key("j"), key("j"), nil, key("q")])
    let state = run(on: screen, DashboardState(), in: surroundings())
    #expect(state.panel == .caseload)
    // Before the first answer, with it, after three keys, and after the answer to the last one.
    #expect(screen.frames.count == 3)
    #expect(screen.frames[0].text.contains("Reading the office's files"))
    #expect(screen.frames[1].text.contains("2,421 open cases"))
    #expect(screen.frames[2].text.contains("Caseload"))
  }

  @Test("sleeps without a limit while nothing is marked")
  func sleeps() {
    let screen = ScriptedScreen([.woken, nil, .woken, nil])
    _ = run(on: screen, DashboardState(), in: surroundings())
    #expect(screen.timeouts.first == .some(nil))
    // A first event is waited for without a limit; what waits behind it is taken at once.
    #expect(screen.timeouts.allSatisfy { $0 == nil || $0 == 0 })
  }

  @Test("wakes to let a mark fade, and then sleeps again")
  func fades() {
    let snapshots = Mailbox<Snapshot> {}
    var now = 0
    let screen = ScriptedScreen([.woken, nil, .woken, nil, nil, nil])
    let engine = engine
    screen.beforeEvent = { index in
      if index == 2 {
        var newer = engine
        newer.added = 5
        snapshots.post(Snapshot(newer, DashboardState().request))
      }
      if index == 4 { now = 10_001 }
    }
    let surroundings = Surroundings(
      snapshots: snapshots, live: Mailbox {},
      ask: { snapshots.post(Snapshot(engine, $0)) }, now: { now })
    _ = run(on: screen, DashboardState(), in: surroundings)
    #expect(screen.timeouts.contains(10_000))
    #expect(screen.frames.contains { $0.text.contains("▲5") })
    #expect(screen.frames.last?.text.contains("▲5") == false)
    #expect(screen.timeouts.last == .some(nil))
  }

  @Test("carries out what a state cannot do itself")
  func effects() {
    var written: [String] = []
    let screen = ScriptedScreen([
      .woken, nil, key("w"), key("s"), key("v"), key("g"), .key(.enter), nil, .key(.enter), nil,
      key("m"), .key(.control("l")), .key(.control("z")), key("T"), nil,
    ])
    let state = run(
      on: screen, DashboardState(),
      in: surroundings { text, path, _ in
        written.append("\(path): \(text)")
        return .written(path: path)
      })
    #expect(written.count == 1)
    #expect(written.first?.hasPrefix("caseboard-overview-2022-11-05.svg: <svg") == true)
    #expect(written.first?.contains("2,421 open cases") == true)
    #expect(screen.frames.contains { $0.text.contains("Wrote caseboard-overview-2022-11-05.svg") })
    #expect(!screen.capturesMouse)
    #expect(screen.redraws == 1)
    #expect(screen.suspensions == 1)
    #expect(screen.theme.name == state.look.theme)
    #expect(state.look.theme != "dark")
  }

  @Test("takes what is pasted as text, never as commands")
  func paste() {
    let pasted = "q2".map { Event.key(.character($0)) }
    let screen = ScriptedScreen(
      [.woken, nil, .key(.pasteBegin)] + pasted + [
        .key(.pasteEnd), nil, key("/"), .key(.pasteBegin),
      ]
        + "unit = q".map { Event.key(.character($0)) } + [.key(.pasteEnd), nil])
    let state = run(on: screen, DashboardState(), in: surroundings())
    #expect(state.panel == .overview)
    #expect(screen.frames.contains { $0.text.contains("/ unit = q") })
  }

  @Test("lets a person leave although a paste was never ended")
  func openPaste() {
    var now = 0
    let screen = ScriptedScreen([
      .woken, nil, .key(.pasteBegin), key("q"), nil, nil, key("q"), nil,
    ])
    screen.beforeEvent = { index in if index == 5 { now = 1_500 } }
    let snapshots = Mailbox<Snapshot> {}
    let engine = engine
    let state = run(
      on: screen, DashboardState(),
      in: Surroundings(
        snapshots: snapshots, live: Mailbox {}, ask: { snapshots.post(Snapshot(engine, $0)) },
        now: { now }))
    #expect(state.isFinished && state.endingSignal == nil)
    #expect(screen.timeouts.contains(1_000))
    #expect(screen.frames.contains { $0.text.contains("Pasted text was left out") })
  }

  @Test("keeps keys that are pressed before their page is there, in their order")
  func typedAhead() {
    let enter = Event.key(.enter)
    let screen = ScriptedScreen([
      .woken, nil, key("2"), .key(.down), enter, enter, nil, .woken, nil, .woken, nil, .woken, nil,
    ])
    let state = run(on: screen, DashboardState(), in: surroundings())
    // The second attorney's page, and from there the cases behind the first figure.
    #expect(state.levels.count == 3)
    #expect(state.levels[1].place == .group(GroupLabel(.attorney, "Bríd Ní Cheallaigh")))
  }

  @Test("follows the size of the screen")
  func resize() {
    let screen = ScriptedScreen([.woken, nil, .resized, nil])
    screen.beforeEvent = { index in
      if index == 2 { screen.size = Size(width: 100, height: 30) }
    }
    _ = run(on: screen, DashboardState(), in: surroundings())
    #expect(screen.frames.last?.size == Size(width: 100, height: 30))
  }

  private func key(_ character: Character) -> Event { .key(.character(character)) }

  /// Every question is answered at once, by mail.
  private func surroundings(
    save: @escaping (String, String, Bool) -> SaveOutcome = { _, path, _ in .written(path: path) }
  ) -> Surroundings {
    let snapshots = Mailbox<Snapshot> {}
    let engine = engine
    return Surroundings(
      snapshots: snapshots, live: Mailbox {}, ask: { snapshots.post(Snapshot(engine, $0)) },
      save: save, now: { 0 })
  }
}
