import Metrics

extension Session {
  /// Why a command can do nothing now, as a sentence; `nil` where it can be used.
  func reason(against command: Command) -> String? {
    if snapshot == nil, !command.needsNoNumbers { return "Only once the office's files are read." }
    switch command {
    case .sortMenu, .sortPrevious, .sortNext, .reverseSort:
      return selectedTable == nil ? "There is no table here to sort." : nil
    case .referenceMenu where state.place == .panel(.moved): return nil
    case .referenceMenu, .comparingMenu, .toggleAdjusted:
      return comparisonReason
    case .cohortMenu:
      return comparisonReason ?? (state.question.isOfPopulation ? Self.notOfPopulation : nil)
    case .toggleBenchmark:
      return state.place == .panel(.disparity) ? nil : "Only Disparity has a benchmark; 4 shows it."
    case .trend:
      return comparedGroup == nil ? "Select a group at a decision first; 4 shows them." : nil
    case .groupingMenu:
      let grouped: [Place] = [.caseload, .overview, .compare, .moved, .timeUse, .plan].map(
        Place.panel)
      return (grouped + [.survival]).contains(state.place)
        ? nil
        : "Only Overview, Caseload, Compare, Moved, Time use and Plan are grouped; 2 shows Caseload."
    case .measureMenu:
      return state.place == .panel(.compare)
        ? nil : "Only Compare has measures to choose from; 6 shows it."
    case .follow: return reasonAgainstFollowing
    case .followed where snapshot?.isShared == true:
      return "What you follow is not for others to see."
    case .addStep:
      return state.place == .panel(.plan) ? nil : "Only Plan supposes something; W shows it."
    case .removeSteps:
      return state.question.scenario.isEmpty ? "Nothing is supposed." : nil
    case .keepOnly:
      return selectedGroup == nil ? "Select an attorney, a unit or an offense first." : nil
    case .keepLike:
      return filterLikeSelection == nil
        ? "Nothing to filter by: select a cell of a list, a group or a band." : nil
    case .mark, .copyRow:
      return selectedRecord == nil && marksOnPage.isEmpty ? "Select a row of a table first." : nil
    case .unmarkAll: return marksOnPage.isEmpty ? "No row is marked." : nil
    case .undo: return state.visit == 0 ? "There is nothing to undo." : nil
    case .clearFilter: return state.question.filter.isEmpty ? "There is no filter." : nil
    case .periodBack: return moved(-1) == nil ? "There are no days before these." : nil
    case .periodForward:
      return moved(1) == nil ? "These are the newest days of the data." : nil
    case .historyBack: return state.visit == 0 ? "This is the first view." : nil
    case .historyForward:
      return state.visit + 1 >= state.history.count ? "This is the newest view." : nil
    case .explain:
      return selection?.explains == nil ? "Select a number first: Tab and the arrows." : nil
    case .meeting: return reasonAgainstMeeting
    case .nextSlide, .previousSlide, .toggleNames, .toggleList:
      return state.meeting == nil ? "Only in the meeting view; P opens it." : nil
    case .complete: return "Only while a filter is typed."
    default: return nil
    }
  }

  /// The marked rows of the page's tables.
  private var marksOnPage: [Record] { blocks.compactMap(\.table).flatMap(marked(in:)) }

  private static let notOfPopulation =
    "The benchmark of the population is of a period; B returns to the stage before."

  /// The comparison that is selected, or that the page is about.
  var comparedGroup: ComparedGroup? {
    switch state.place {
    case .strata(let one): return one
    case .trend(let one): return ComparedGroup(one.point, one.group, by: one.step.other)
    default:
      guard case .comparison(let point, let group)? = selection?.explains,
        snapshot?.disparity?.rows.contains(where: { $0.point == point && $0.group == group })
          == true
      else { return nil }
      return ComparedGroup(point, group)
    }
  }

  private var comparisonReason: String? {
    switch state.place {
    case .panel(.disparity), .panel(.overview), .strata, .trend: nil
    default: "Only Disparity compares groups; 4 shows it."
    }
  }

  /// The question with the period moved.
  func moved(_ step: Int) -> Question? {
    guard let snapshot else { return nil }
    return state.question.moved(step, from: snapshot.period, dataDay: snapshot.dataDay)
  }

  /// What is selected on the page.
  var selection: Choice? { state.selected(in: blocks.map(\.section)) }

  /// The group of the selected row.
  var selectedGroup: GroupLabel? {
    if case .group(let group)? = selection?.opens { return group }
    if case .number(let key)? = selection?.explains, let group = key.group.first { return group }
    if case .group(let group) = state.place { return group }
    return nil
  }

  /// The table of the page that sorting is about: the one in which the selection stands, or the
  /// only one.
  var selectedTable: RecordTable? {
    let tables = blocks.compactMap(\.table)
    return tables.first { $0.id == selection?.spot.section } ?? tables.first
  }

  /// The parts of the page as the newest answer fills them; none while it is of another place.
  var blocks: [Block] {
    snapshot?.request.place == state.place ? drawnBlocks : []
  }

  /// What there is to draw; `nil` before the first answer.
  var view: View? {
    snapshot.map { View(snapshot: $0, state: state, marks: marks, digests: digests) }
  }
}

extension Command {
  /// Whether it can be used while the files are still being read.
  fileprivate var needsNoNumbers: Bool {
    switch self {
    case .show, .back, .help, .palette, .nextTheme, .toggleGlyphs, .toggleMouse, .redraw, .suspend,
      .quit, .leave:
      true
    default: false
    }
  }
}

extension DisparityTrendQuery.Step {
  /// The step that a trend is not shown by now.
  var other: Self { self == .year ? .quarter : .year }
}
