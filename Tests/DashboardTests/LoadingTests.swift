import Cases
import Metrics
import Synchronization
import Terminal
import Testing

@testable import Dashboard

@Suite("The page that stands while an office is read")
struct LoadingTests {
  /// An office of three files, of which the second is being read.
  private static func loading(
    _ step: LoadProgress.Step = .reading, isCounting: Bool = false
  ) -> Loading {
    var progress = LoadProgress(
      office: "Example County District Attorney",
      files: [
        .init(name: "cases.csv", entity: .case, bytesTotal: 350_000_000),
        .init(name: "charges.csv", entity: .charge, bytesTotal: 216_000_000),
        .init(name: "events-of-all-courts.csv.gz", entity: .event, bytesTotal: 40_000_000),
      ])
    progress.step = step
    progress.files[0].bytesRead = 350_000_000
    progress.files[0].rows = 1_003_147
    progress.files[0].setAside = 667
    progress.files[1].bytesRead = 54_000_000
    progress.files[1].rows = 386_459
    progress.filings = filings
    return Loading(progress, seconds: 4, isCounting: isCounting)
  }

  /// Two years of filings, fewer in every other month.
  private static var filings: FilingsRead {
    var filings = FilingsRead()
    filings.cases = 480_000
    filings.first = day("2022-03-02")
    filings.last = day("2024-02-27")
    filings.firstMonth = day("2022-03-02").monthIndex
    filings.months = (0..<24).map { 10_000 + ($0 % 2) * 6_000 + $0 * 100 }
    return filings
  }

  private static func day(_ text: String) -> Day { Day(text) ?? Day(0) }

  private func session(
    _ size: Size, isASCII: Bool = false, _ loading: Loading = loading()
  ) -> Session {
    var state = DashboardState()
    state.look.glyphs = isASCII ? .ascii : .unicode
    var session = Session(state, size: size)
    session.receive(.live(.loading(loading)), at: 0)
    return session
  }

  @Test(
    "says how far each file is read, and what is true of the rows so far",
    arguments: [(80, 24), (200, 50)])
  func sizes(width: Int, height: Int) throws {
    let session = session(Size(width: width, height: height))
    try expectScreen(session.screen, "loading-\(width)x\(height)")
  }

  @Test("draws itself in plain characters")
  func ascii() throws {
    let screen = session(Size(width: 80, height: 24), isASCII: true).screen
    let isPlain = screen.text.allSatisfy { $0.isASCII }
    #expect(isPlain)
    try expectScreen(screen, "loading-ascii")
  }

  @Test("draws itself at every size, and whatever is known")
  func everySize() {
    let known = [
      Loading(), Self.loading(.opening), Self.loading(), Self.loading(.deriving),
      Self.loading(.deriving, isCounting: true), Self.loading(.kept),
      Loading(LoadProgress(office: "")),
    ]
    for loading in known {
      for width in [40, 59, 80, 133, 300] {
        for height in [12, 17, 18, 20, 24, 31, 60] {
          let screen = session(Size(width: width, height: height), loading).screen
          #expect(screen.size == Size(width: width, height: height))
          #expect(screen.text.contains("Overview"))
        }
      }
    }
  }

  @Test("shows no number of the office but counts, and those as what they are at least")
  func noRates() {
    for panel in Panel.allCases {
      var session = session(Size(width: 200, height: 50))
      _ = session.perform(.show(panel))
      let text = session.screen.text
      #expect(text.contains("Read so far, not yet the office's numbers: \(panel.title)"))
      #expect(text.contains("AT LEAST 480,000 CASES"))
      #expect(text.contains("LOADING 66 %"))
      // Shares of files stand before "%" alone: in the badge, the bar and the two files begun.
      #expect(text.matches(of: /(\d+) %/).map { Int($0.output.1) } == [66, 66, 100, 25])
      for metric in Metric.all where metric.unit != .count {
        #expect(!text.lowercased().contains(metric.title.lowercased()), "\(metric.title)")
      }
      for word in ["median", "ratio", "against", "last 12 months"] {
        #expect(!text.lowercased().contains(word))
      }
    }
  }

  @Test("counts no filter's cases and no period's, and names none")
  func noQuestion() {
    var question = Question()
    question.filter = "severity = felony"
    question.period = .months(3)
    var session = Session(
      DashboardState(panel: .caseload, question: question), size: Size(width: 100, height: 30))
    session.receive(.live(.loading(Self.loading())), at: 0)
    #expect(!session.screen.text.contains("felony"))
    #expect(!session.screen.text.contains("last 3 months"))
    session.answer(from: InventedEngine())
    #expect(session.screen.text.contains("severity = felony"))
  }

  @Test("says of what was read when it cannot say when it ends")
  func steps() {
    let size = Size(width: 100, height: 30)
    #expect(session(size).screen.text.contains("about 2 s left to read"))
    #expect(session(size).screen.text.contains("404 of 606 MB · 101 MB/s · 1,389,606 rows read"))
    let deriving = session(size, Self.loading(.deriving)).screen.text
    #expect(deriving.contains("putting the cases together"))
    #expect(!deriving.contains("left"))
    let counting = session(size, Self.loading(.deriving, isCounting: true)).screen.text
    #expect(counting.contains("counting the first page"))
    let kept = session(size, Self.loading(.kept, isCounting: true)).screen.text
    #expect(kept.contains("Counting the first page") && kept.contains("Overview opens when it is"))
    #expect(!kept.contains("cases.csv") && !kept.contains("%"))
    #expect(session(size, Loading()).screen.text.contains("Looking at the files"))
    // A moment after the beginning nothing is known of the end.
    var early = Self.loading()
    early.seconds = 0.05
    #expect(!session(size, early).screen.text.contains("left"))
    #expect(!session(size, early).screen.text.contains("MB/s"))
  }

  @Test("counts by quarters or years where months have no room, and says so")
  func spans() {
    func text(_ months: Int, width: Int) -> String {
      var loading = Self.loading()
      loading.progress?.filings?.months = Array(repeating: 1_000, count: months)
      return session(Size(width: width, height: 30), loading).screen.text
    }
    #expect(text(20, width: 80).contains("BY MONTH OF FILING"))
    #expect(text(60, width: 80).contains("BY QUARTER OF FILING"))
    #expect(text(60, width: 200).contains("BY MONTH OF FILING"))
    #expect(text(240, width: 80).contains("BY YEAR OF FILING"))
    // One day that was mistyped a century ago moves nothing.
    var loading = Self.loading()
    loading.progress?.filings?.months =
      [1] + Array(repeating: 0, count: 1_200) + Array(repeating: 1_000, count: 20)
    let screen = session(Size(width: 80, height: 30), loading).screen
    #expect(screen.text.contains("BY MONTH OF FILING"))
  }

  @Test("counts neither rows nor cases where only what may be shared is shown")
  func shared() {
    var loading = Self.loading()
    loading.isShared = true
    let text = session(Size(width: 200, height: 50), loading).screen.text
    #expect(text.contains("LOADING 66 %") && text.contains("404 of 606 MB"))
    for counted in ["1,003,147", "667", "386,459", "1,389,606", "480,000", "FILING", "ROWS"] {
      #expect(!text.contains(counted))
    }
  }

  @Test("says where no day of filing was read")
  func undated() {
    var loading = Self.loading()
    loading.progress?.filings = FilingsRead()
    loading.progress?.filings?.cases = 12
    let text = session(Size(width: 80, height: 30), loading).screen.text
    #expect(text.contains("AT LEAST 12 CASES"))
    #expect(text.contains("No day of filing has been read."))
  }

  @Test("keeps the file that is being read in sight among many")
  func manyFiles() {
    var progress = LoadProgress(
      office: "Example",
      files: (0..<60).map { .init(name: "part-\($0).csv", entity: .case, bytesTotal: 1_000) })
    progress.step = .reading
    for index in 0..<41 { progress.files[index].bytesRead = 1_000 }
    progress.files[41].bytesRead = 500
    progress.filings = Self.filings
    let text = session(Size(width: 80, height: 24), Loading(progress, seconds: 1)).screen.text
    #expect(text.contains("part-41.csv"))
    #expect(text.contains("more files"))
    #expect(text.contains("AT LEAST 480,000 CASES"))
  }
}

@Suite("Keys while an office is read")
struct LoadingKeyTests {
  private let engine = InventedEngine()

  private func loading() -> Session {
    var session = Session(size: Size(width: 100, height: 30))
    session.receive(
      .live(.loading(Loading(LoadProgress(office: "Example"), seconds: 1))), at: 0)
    _ = session.nextRequest(at: 0)
    return session
  }

  @Test("choose a panel and open the help at once, and the answer is of that panel")
  func panels() {
    var session = loading()
    session.press("2")
    #expect(session.state.panel == .caseload)
    #expect(session.screen.text.contains("Caseload opens when all is read"))
    session.press("?")
    #expect(session.screen.text.contains("─ Keys"))
    session.press("Esc")
    #expect(!session.screen.text.contains("─ Keys"))
    let asked = session.nextRequest(at: 5)
    #expect(asked?.place == .panel(.caseload))
    session.receive(.snapshot(Snapshot(engine, session.state.request)), at: 9)
    #expect(session.screen.text.contains("Adaeze Okafor"))
    #expect(!session.screen.text.contains("Read so far"))
  }

  @Test("show the picture of the panel before for a moment where the answer is of that one")
  func olderAnswer() {
    var session = loading()
    let first = session.state.request
    session.press("2")
    session.receive(.snapshot(Snapshot(engine, first)), at: 9)
    #expect(session.isWaiting)
    session.answer(from: engine)
    #expect(session.screen.text.contains("Adaeze Okafor"))
  }

  @Test("leave at once")
  func quit() {
    for key in ["q", "C-c"] {
      var session = loading()
      session.press(key)
      #expect(session.state.isFinished)
    }
  }

  @Test("that need numbers say so and do nothing")
  func reasons() {
    for key in ["/", "p", "s", "v", "f", "w", "a", "["] {
      var session = loading()
      let before = session.state.request
      session.press(key)
      #expect(session.state.overlay == nil, "\(key)")
      #expect(session.state.request == before, "\(key)")
    }
    var session = loading()
    session.press("/")
    #expect(session.screen.text.contains("Only once the office's files are read."))
  }

  @Test("that go about in a page wait for it, until another is chosen")
  func typedAhead() {
    var session = loading()
    session.press("2 Down Enter")
    #expect(session.screen.text.contains("waits for the page"))
    session.receive(.snapshot(Snapshot(engine, session.state.request)), at: 9)
    let keys = session.takeTypedAhead()
    #expect(keys == [.down, .enter])
    var other = loading()
    other.press("Down Enter 3")
    #expect(other.state.panel == .performance)
    other.receive(.snapshot(Snapshot(engine, other.state.request)), at: 9)
    #expect(other.takeTypedAhead().isEmpty)
  }

  @Test("find the dashboard ended where reading fails, and never where it failed later")
  func failure() {
    var session = loading()
    session.receive(.live(.failed), at: 10)
    #expect(session.state.isFinished)
    #expect(session.state.endingSignal == nil)
    var open = loading()
    open.receive(.snapshot(Snapshot(engine, open.state.request)), at: 9)
    open.receive(.live(.failed), at: 10)
    #expect(!open.state.isFinished)
  }
}

@Suite("The loop while an office is read")
struct LoadingLoopTests {
  @Test("shows how far reading is, takes keys, and shows the answer when it comes")
  func opens() {
    let engine = InventedEngine()
    let snapshots = Mailbox<Snapshot> {}
    let live = Mailbox<LiveState> {}
    live.post(.loading(Loading(LoadProgress(office: "Example"), seconds: 1)))
    var asked: [SnapshotRequest] = []
    let screen = ScriptedScreen(
      Size(width: 100, height: 30),
      script: [
        .event(.key(.character("2"))), .event(.tick), .event(.woken), .event(.tick),
        .event(.key(.character("q"))), .event(.tick),
      ])
    let left = run(
      on: screen, DashboardState(),
      in: Surroundings(
        snapshots: snapshots, live: live,
        ask: { request in
          asked.append(request)
          // The first is not answered: another has come while the files were read.
          guard asked.count == 2 else { return }
          live.post(.live(since: "10:42:07"))
          snapshots.post(Snapshot(engine, request))
        }, now: { 0 }))
    #expect(asked.map(\.place) == [.panel(.overview), .panel(.caseload)])
    #expect(screen.pictures[0].text.contains("Overview opens when all is read"))
    #expect(screen.pictures[1].text.contains("Caseload opens when all is read"))
    #expect(screen.pictures[2].text.contains("Adaeze Okafor"))
    #expect(left.isFinished && left.panel == .caseload)
  }

  @Test("ends with no picture more where reading fails")
  func fails() {
    let live = Mailbox<LiveState> {}
    live.post(.failed)
    let screen = ScriptedScreen(Size(width: 80, height: 24), script: [])
    let left = run(
      on: screen, DashboardState(),
      in: Surroundings(
        snapshots: Mailbox {}, live: live, ask: { _ in }, now: { 0 }))
    #expect(left.isFinished && left.endingSignal == nil)
    #expect(screen.pictures.isEmpty)
  }
}

@Suite("An engine that can be interrupted")
struct InterruptibleEngineTests {
  private let engine = InventedEngine()

  /// A count that closures share.
  private final class Counter: Sendable {
    let count = Atomic(0)
  }

  @Test("answers as the one behind it", arguments: Panel.allCases)
  func forwards(panel: Panel) {
    var request = DashboardState().request
    request.place = .panel(panel)
    request.labelsOf = .attorney
    request.typed = request.scope.filter
    request.explaining = ExplainedNumber(NumberKey("open"))
    let interruptible = InterruptibleEngine(engine) { true }
    #expect(Snapshot(interruptible, request) == Snapshot(engine, request))
  }

  @Test("answers nothing more once nobody wants to know")
  func stops() {
    let asked = Counter()
    let interruptible = InterruptibleEngine(engine) {
      asked.count.wrappingAdd(1, ordering: .relaxed).oldValue < 2
    }
    let snapshot = Snapshot(interruptible, DashboardState().request)
    #expect(asked.count.load(ordering: .relaxed) == 3)
    #expect(snapshot.problem?.isEmpty == false)
    #expect(snapshot.series.isEmpty)
  }
}

@Suite("A long answer")
struct LongAnswerTests {
  private let engine = InventedEngine()

  private func opened() -> Session {
    var session = Session(size: Size(width: 100, height: 30))
    session.receive(.live(.live(since: "10:42:07")), at: 0)
    session.answer(from: engine)
    return session
  }

  @Test("is said in words after a tenth of a second, the old numbers staying until it comes")
  func slow() throws {
    var session = opened()
    #expect(session.nextChange == nil)
    session.press(",")
    let asked = session.nextRequest(at: 1_000)
    let request = try #require(asked)
    #expect(session.nextChange == 1_100)
    session.pass(to: 1_099)
    #expect(!session.screen.text.contains("Working"))
    session.pass(to: 1_100)
    #expect(session.nextChange == nil)
    #expect(session.screen.text.contains("Working … until then the numbers are those of the"))
    #expect(session.screen.text.contains("2,421 open cases"))
    session.receive(.snapshot(Snapshot(engine, request)), at: 1_400)
    #expect(!session.screen.text.contains("Working"))
    #expect(session.nextChange == nil)
  }

  @Test("is one wait with the questions that follow it, of which the newest is shown")
  func following() throws {
    var session = opened()
    session.press(",")
    let askedFirst = session.nextRequest(at: 0)
    let first = try #require(askedFirst)
    session.press("a")
    let askedSecond = session.nextRequest(at: 90)
    let second = try #require(askedSecond)
    session.pass(to: 100)
    #expect(session.isSlow)
    session.receive(.snapshot(Snapshot(engine, first)), at: 120)
    #expect(session.isSlow)
    #expect(session.snapshot?.request != first)
    session.receive(.snapshot(Snapshot(engine, second)), at: 150)
    #expect(!session.isSlow)
    #expect(session.snapshot?.request == second)
  }

  @Test("is said to wait for files that are read anew, the old numbers staying")
  func anew() {
    var session = opened()
    session.receive(.live(.reading(percent: 43)), at: 5)
    #expect(session.screen.text.contains("reading anew 43 %"))
    #expect(session.screen.text.contains("2,421 open cases"))
    session.press(",")
    _ = session.nextRequest(at: 10)
    session.pass(to: 200)
    #expect(session.screen.text.contains("Working … the files have changed and are read first"))
    session.receive(.live(.live(since: "10:42:09")), at: 300)
    #expect(session.screen.text.contains("● live 10:42:09"))
  }

  @Test("is not said where the question was taken back")
  func takenBack() {
    var session = opened()
    session.press(",")
    _ = session.nextRequest(at: 0)
    session.press("u")
    session.pass(to: 500)
    #expect(!session.isSlow)
  }
}

extension Session {
  /// Presses keys by their names, none answered.
  fileprivate mutating func press(_ keys: String) {
    for word in keys.split(separator: " ") {
      guard let key = Key(name: String(word)) else {
        Issue.record("no key is called \(word)")
        return
      }
      _ = handle(key, at: 0)
    }
  }
}
