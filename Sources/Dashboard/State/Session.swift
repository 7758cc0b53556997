import Terminal

/// The whole dashboard as a value: events go in, effects and screens come out.
///
/// Everything that a person sees follows from the state, the snapshot and what is known of the
/// files; the session itself reads no clock, no file and no terminal.
public struct Session {
  public internal(set) var state: DashboardState
  /// The newest answer; old numbers stay until the next one comes.
  public private(set) var snapshot: Snapshot?
  public private(set) var live: LiveState
  /// What moved in the last seconds.
  public private(set) var marks: [NumberKey: Mark] = [:]
  /// Which bytes the files had, once somebody has asked and it is worked out.
  public private(set) var digests = SourceDigests()
  public var size: Size

  private let cache = BlockCache()
  private var token = BlockCache.Token()

  /// Keys pressed before the page that they are meant for was there.
  var typedAhead: [Key] = []

  /// Data that came while the picture was frozen.
  private var held: Snapshot?
  /// The last request that was handed out.
  private var asked: SnapshotRequest?

  /// A session on a screen of some size.
  public init(_ state: DashboardState = DashboardState(), size: Size) {
    self.state = state
    self.size = size
    live = .loading("Reading the office's files", nil)
  }

  /// Whether an answer is under way, so that the numbers on screen are those of another question.
  public var isWaiting: Bool {
    snapshot.map { !$0.request.asksTheSame(as: state.request) } ?? true
  }

  /// The parts of the page as the newest answer fills them, whatever place is gone to since.
  var drawnBlocks: [Block] {
    guard let view else { return [] }
    let key = BlockCache.Key(
      sorts: state.sorts, look: state.look, question: state.question, place: state.place)
    return cache.blocks(token, key) { Dashboard.blocks(of: view) }
  }

  /// Takes the keys that were pressed ahead, once the page that they are meant for is there.
  public mutating func takeTypedAhead() -> [Key] {
    guard !isPageWaiting else { return [] }
    defer { typedAhead = [] }
    return typedAhead
  }

  /// Whether the place that was gone to has not been answered yet.
  var isPageWaiting: Bool {
    snapshot.map { $0.request.place != state.place } ?? true
  }

  /// Whether newer data is held back.
  public var isHolding: Bool { held != nil }

  /// The request to hand out, once for each change of the question.
  public mutating func nextRequest() -> SnapshotRequest? {
    let request = state.request
    guard request != asked else { return nil }
    asked = request
    return request
  }

  /// Takes what another thread sent; `now` is in milliseconds of any clock that only moves on.
  public mutating func receive(_ mail: Mail, at now: Int) {
    switch mail {
    case .live(let new):
      live = new
      if case .readAnew = new {
        state.message = "The files were not what was kept of them; all were read anew."
      }
    case .digests(let new): digests = new
    case .snapshot(let new):
      guard new.request == state.request || snapshot == nil else { return }
      if state.isFrozen, let snapshot, snapshot.request == new.request {
        held = new
      } else {
        show(new, at: now)
      }
    }
  }

  /// Shows a snapshot and marks what moved.
  mutating func show(_ new: Snapshot, at now: Int) {
    let changes = snapshot.map { new.changes(since: $0) } ?? [:]
    if snapshot?.request.asksTheSame(as: new.request) != true { marks = [:] }
    for (key, change) in changes {
      // What moves again while it is marked shows the whole way that it went.
      let already = marks[key]?.change.by ?? 0
      marks[key] = Mark(
        change: Change(by: already + change.by, unit: change.unit), until: now + Mark.shownFor)
    }
    snapshot = new
    token = BlockCache.Token()
    held = nil
  }

  /// Shows what was held back while the picture was frozen.
  mutating func thaw(at now: Int) {
    guard let held else { return }
    show(held, at: now)
  }

  /// Says something in the foot line, until the next key.
  public mutating func say(_ message: String) {
    state.message = message
  }

  /// Lets marks fade that have been shown long enough.
  public mutating func fade(at now: Int) {
    marks = marks.filter { $0.value.until > now }
  }

  /// When the next mark fades; `nil` where nothing is marked and the loop may sleep.
  public var nextFading: Int? { marks.values.map(\.until).min() }
}
