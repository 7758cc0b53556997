/// Everything a person can ask of the dashboard.
public enum Command: Hashable, Sendable {
  // Moving about.
  case up
  case down
  case left
  case right
  case pageUp
  case pageDown
  case first
  case last
  case nextSection
  case previousSection
  // Going in and out.
  case open
  case back
  case explain
  case historyBack
  case historyForward
  case show(Panel)
  case times
  // Asking something else.
  case editFilter
  case clearFilter
  case keepOnly
  case keepLike
  /// Takes one of the filter's conditions away, by its place.
  case dropCondition(Int)
  case undo
  case periodBack
  case periodForward
  case periodMenu
  case referenceMenu
  case comparingMenu
  case toggleAdjusted
  case cohortMenu
  case toggleBenchmark
  case trend
  case groupingMenu
  case measureMenu
  /// Adds a step to what is supposed on Plan, takes one away by its place, or takes all.
  case addStep
  case dropStep(Int)
  case removeSteps
  case sortMenu
  case sortPrevious
  case sortNext
  case reverseSort
  // Looking at it in another way.
  case zoom
  case freeze
  case nextTheme
  case toggleGlyphs
  case toggleMouse
  case follow
  case followed
  case mark
  case unmarkAll
  case copyRow
  case save
  case views
  case meeting
  case nextSlide
  case previousSlide
  case toggleNames
  case toggleList
  case redraw
  // The program itself.
  case help
  case palette
  case complete
  case suspend
  case quit
  case leave

  /// Every command, in the order of the palette.
  public static let all: [Command] =
    [
      .up, .down, .left, .right, .pageUp, .pageDown, .first, .last, .nextSection,
      .previousSection, .open, .back, .explain, .historyBack, .historyForward,
    ] + Panel.allCases.map(Command.show) + [
      .times, .editFilter, .clearFilter, .keepOnly, .keepLike, .undo, .periodBack,
      .periodForward, .periodMenu, .referenceMenu, .comparingMenu, .toggleAdjusted, .cohortMenu,
      .toggleBenchmark, .trend, .groupingMenu, .measureMenu, .addStep, .removeSteps, .sortMenu,
      .sortPrevious, .sortNext,
      .reverseSort, .zoom, .freeze, .nextTheme, .toggleGlyphs, .toggleMouse, .follow, .followed,
      .mark, .unmarkAll,
      .copyRow, .save, .views, .meeting, .nextSlide, .previousSlide, .toggleNames, .toggleList,
      .redraw, .help, .palette, .complete, .suspend, .quit, .leave,
    ]

  /// Whether it takes a condition of the filter or a step of a scenario away.
  var isDrop: Bool {
    switch self {
    case .dropCondition, .dropStep: true
    default: false
    }
  }
}
