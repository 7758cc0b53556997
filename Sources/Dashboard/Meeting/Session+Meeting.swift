import Metrics
import Terminal

/// What the keys do in the meeting view.
extension Session {
  /// Whether the meeting view is shown.
  public var isInMeeting: Bool { state.meeting != nil }

  /// The name of the theme in which the screen is to be painted now.
  public var themeName: String { isInMeeting ? meetingTheme : state.look.theme }

  /// Why the question in force is none for a room; `nil` where it may be shown.
  var reasonAgainstMeeting: String? {
    state.request.scope.filter.picksPeople
      ? "The meeting view takes no filter by a person or a case; \\ takes the filter away." : nil
  }

  /// Does what a command asks of the meeting view; `nil` for what is the program's.
  mutating func performInMeeting(_ command: Command, at now: Int) -> [Effect]? {
    switch command {
    case .nextSlide: state.moveMeeting(1)
    case .previousSlide: state.moveMeeting(-1)
    case .up, .down:
      let last = max(0, itemsOfSlide - 1)
      let item = min(state.meeting?.item ?? 0, last) + (command == .up ? -1 : 1)
      state.meeting?.item = min(max(0, item), last)
    case .toggleNames:
      state.meeting?.hidesNames.toggle()
      state.message =
        state.meeting?.hidesNames == true ? "Attorneys are numbered." : "Attorneys are named."
    case .toggleList: toggleList()
    case .freeze:
      state.isFrozen.toggle()
      if !state.isFrozen { thaw(at: now) }
      state.message =
        state.isFrozen ? "Frozen: the picture stays." : "The picture follows the data."
    case .back:
      state.endMeeting()
      thawIfLive(at: now)
      return [.setTheme(state.look.theme)]
    case .suspend, .leave, .redraw: return nil
    default: break
    }
    return []
  }

  /// How many parts the slide has that are shown one after another.
  private var itemsOfSlide: Int {
    guard let snapshot, let slide = state.stop?.slide else { return 0 }
    let room = RoomNumbers(snapshot)
    return switch slide {
    case .disparity: room.decisions.count
    case .load: room.load(hidesNames: true, from: 0).bars.count
    default: 0
    }
  }

  private mutating func toggleList() {
    guard state.hasViewsForMeeting else {
      state.message = "No view is kept that has something to show; v keeps one outside of here."
      return
    }
    state.meeting?.goesThroughViews.toggle()
    state.meeting?.position = 0
    state.meeting?.item = 0
    state.showStop()
    state.message =
      state.meeting?.goesThroughViews == true
      ? "Through the views that were kept." : "Through the panels."
  }

  private mutating func thawIfLive(at now: Int) {
    if !state.isFrozen { thaw(at: now) }
  }

  /// The theme in which a meeting is shown: one that is read from the back of the room.
  ///
  /// Those that paint no color of their own stay.
  var meetingTheme: String {
    Theme.meeting(beside: Theme(named: state.look.theme) ?? .dark).name
  }
}
