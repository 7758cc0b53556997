import Metrics

/// The meeting view: one thing at a time, large, and safe to show to a room.
public struct Meeting: Hashable, Sendable {
  /// Which of the slides is shown.
  var position = 0
  /// Which part of a slide that has several, such as the decisions of Disparity.
  var item = 0
  /// Whether attorneys are numbered instead of named.
  var hidesNames = true
  /// Whether it goes through the views that were kept, or through the panels.
  var goesThroughViews = false
  /// What was seen before, to return to.
  let before: Before

  struct Before: Hashable, Sendable {
    var levels: [Level]
    var question: Question
    var isFrozen: Bool
    var isZoomed: Bool
  }
}

/// One thing that the meeting view shows.
enum Slide: Hashable, Sendable, CaseIterable {
  case figures, flow, ages, load, standards, endings, disparity, moved

  /// The panel whose numbers it shows.
  var panel: Panel {
    switch self {
    case .figures, .flow: .overview
    case .ages, .load: .caseload
    case .standards, .endings: .performance
    case .disparity: .disparity
    case .moved: .moved
    }
  }

  /// The heading.
  var title: String {
    switch self {
    case .figures: "Where we stand"
    case .flow: "Filed and disposed by month"
    case .ages: "How old the open cases are"
    case .load: "Who carries how many"
    case .standards: "Disposed within the time standards"
    case .endings: "How cases end"
    case .disparity: "Decisions by group"
    case .moved: "What changed beyond chance"
    }
  }
}

/// A slide, and the view that it belongs to where the meeting goes through views.
struct MeetingStop: Hashable, Sendable {
  var slide: Slide
  var view: SavedView?
}

extension DashboardState {
  /// What the meeting view goes through, in order; never empty.
  var stops: [MeetingStop] {
    let panels = Slide.allCases.map { MeetingStop(slide: $0) }
    guard let meeting, meeting.goesThroughViews else { return panels }
    let kept = roomViews.flatMap { view in
      Slide.allCases.filter { $0.panel == view.panel }.map { MeetingStop(slide: $0, view: view) }
    }
    return kept.isEmpty ? panels : kept
  }

  /// The views that a room may see: those that pick out no person.
  private var roomViews: [SavedView] {
    views.filter { (try? Filter(parsing: $0.question.filter))?.picksPeople == false }
  }

  /// Whether the meeting can go through views.
  var hasViewsForMeeting: Bool {
    roomViews.contains { view in Slide.allCases.contains { $0.panel == view.panel } }
  }

  /// The slide that is shown.
  var stop: MeetingStop? {
    guard let meeting else { return nil }
    let stops = stops
    return stops[min(max(0, meeting.position), stops.count - 1)]
  }

  /// Begins a meeting, at what the visible panel has to show.
  mutating func beginMeeting() {
    var meeting = Meeting(
      before: .init(
        levels: levels, question: question, isFrozen: isFrozen, isZoomed: isZoomed))
    meeting.position = Slide.allCases.firstIndex { $0.panel == panel } ?? 0
    self.meeting = meeting
    // Numbers that change while people look at two of them tell which case it was.
    isFrozen = true
    showStop()
  }

  /// Ends the meeting, where it began.
  mutating func endMeeting() {
    guard let before = meeting?.before else { return }
    (levels, question) = (before.levels, before.question)
    (isFrozen, isZoomed) = (before.isFrozen, before.isZoomed)
    meeting = nil
  }

  /// Goes on or back, around the ends.
  mutating func moveMeeting(_ step: Int) {
    guard let position = meeting?.position else { return }
    let count = stops.count
    meeting?.position = (position + step + count) % count
    meeting?.item = 0
    showStop()
  }

  /// Asks for the numbers of the slide.
  mutating func showStop() {
    guard let stop, let before = meeting?.before else { return }
    levels = [Level(.panel(stop.slide.panel))]
    question = stop.view?.question.read ?? before.question
    isZoomed = false
  }
}
