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
  /// How far the first load had come when that was told last.
  var loading = Loading()
  /// What moved in the last seconds.
  public private(set) var marks: [NumberKey: Mark] = [:]
  /// What is known of the journal.
  public private(set) var journal = JournalState.none
  /// Which bytes the files had, once somebody has asked and it is worked out.
  public private(set) var digests = SourceDigests()
  public var size: Size

  /// The time of day in seconds, where it is told: the session itself reads no clock.
  public var clock: Int?
  /// The seconds since the newest of the data files changed, where that is told.
  public var dataAge: Int?

  private let cache = BlockCache()
  private var token = BlockCache.Token()

  /// Keys pressed before the page that they are meant for was there.
  var typedAhead: [Key] = []

  /// Data that came while the picture was frozen.
  private var held: Snapshot?
  /// Whether the files changed while the picture was frozen.
  private var hasNewer = false
  /// The last request that was handed out.
  private var asked: SnapshotRequest?
  /// Since when an answer is waited for; `nil` while none is.
  private var waitingSince: Int?
  private var isLongAgo = false
  /// The time to which it was told last that time has passed.
  private var passed = 0
  /// In milliseconds, what a person takes for at once.
  private static let atOnce = 100

  /// A session on a screen of some size.
  public init(_ state: DashboardState = DashboardState(), size: Size) {
    self.state = state
    self.size = size
    live = .loading(Loading())
  }

  /// Whether an answer is under way, so that the numbers on screen are those of another question.
  public var isWaiting: Bool {
    snapshot.map { !$0.asked.asksTheSame(as: state.request) } ?? true
  }

  /// The parts of the page as the newest answer fills them, whatever place is gone to since.
  var drawnBlocks: [Block] { allBlocks.filter { $0.place.page <= size.width - 2 } }

  /// The parts of the page, those too that only a wider one shows.
  private var allBlocks: [Block] {
    guard snapshot != nil else { return [] }
    let key = BlockCache.Key(
      sorts: state.sorts, look: state.look, question: state.question, place: state.place,
      followed: state.followed)
    return cache.blocks(token, key) { view.map { Dashboard.blocks(of: $0) } ?? [] }
  }

  /// The parts of the page in which the arrows move, with the places where they stand.
  var sections: [Section] {
    let blocks = blocks
    // A page that is not there yet has no place to keep.
    guard !blocks.isEmpty else { return [] }
    let room = BlockCache.Room(size: size, selected: state.level.spot?.section)
    return cache.sections(in: room) {
      let arrangement = arrangement
      return blocks.map { block in
        var section = block.section
        section.frame = arrangement.rect(of: section.id)
        return section
      }
    }
  }

  /// The headline in lines, made once for a page and a size.
  func keptHeadline(_ make: () -> ArraySlice<String>) -> ArraySlice<String> {
    guard snapshot != nil else { return make() }
    // The parts tell whether what is kept is still of this page.
    _ = allBlocks
    return cache.headline(in: size, make)
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

  /// Whether an answer has been under way for so long that this is said in words.
  var isSlow: Bool { isLongAgo && isWaiting }

  /// Whether newer data is held back.
  public var isHolding: Bool { held != nil || hasNewer }

  /// The request to hand out, once for each change of the question; `now` is in milliseconds of any
  /// clock that only moves on.
  public mutating func nextRequest(at now: Int = 0) -> SnapshotRequest? {
    let request = state.request
    guard request != asked else { return nil }
    asked = request
    // Questions that follow one another are one wait.
    if snapshot != nil, isWaiting, waitingSince == nil { waitingSince = now }
    return request
  }

  /// Takes what another thread sent; `now` is in milliseconds of any clock that only moves on.
  public mutating func receive(_ mail: Mail, at now: Int) {
    switch mail {
    case .live(let new):
      live = new
      switch new {
      case .loading(let now): loading = now
      case .failed: if snapshot == nil { state.isFinished = true }
      case .readAnew:
        state.message = "The files were not what was kept of them; all were read anew."
      case .live: hasNewer = state.isFrozen
      case .reading, .still, .broken: break
      }
    case .digests(let new): digests = new
    case .journal(let new):
      journal = new
      take(new)
    case .snapshot(let new):
      guard new.asked == state.request || snapshot == nil else { return }
      if state.isFrozen, let snapshot, snapshot.asked == new.asked {
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
    if !isWaiting { (waitingSince, isLongAgo) = (nil, false) }
  }

  /// Shows what was held back while the picture was frozen.
  mutating func thaw(at now: Int) {
    hasNewer = false
    guard let held else { return }
    show(held, at: now)
  }

  /// Says something in the foot line, until the next key.
  public mutating func say(_ message: String) {
    state.message = message
  }

  /// Lets time pass: marks fade that have been shown long enough, and a long wait is said in words.
  public mutating func pass(to now: Int) {
    passed = now
    marks = marks.filter { $0.value.until > now }
    isLongAgo = waitingSince.map { now - $0 >= Self.atOnce } ?? false
  }

  /// When the clock of the meeting view goes on.
  private var nextMinute: Int? {
    guard state.meeting != nil, let clock else { return nil }
    return passed + (60 - clock % 60) * 1_000
  }

  /// When the picture next changes by itself; `nil` where it does not and the loop may sleep.
  public var nextChange: Int? {
    let fading = [marks.values.map(\.until).min(), nextMinute].compactMap(\.self).min()
    guard let waitingSince, isWaiting, !isLongAgo else { return fading }
    return min(fading ?? Int.max, waitingSince + Self.atOnce)
  }
}
