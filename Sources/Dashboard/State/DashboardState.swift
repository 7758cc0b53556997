import Cases
import Metrics

/// What a person did to the view: everything but the data.
public struct DashboardState: Hashable, Sendable {
  /// The way from the office to what is visible, never empty; the last is visible.
  public internal(set) var levels = [Level(.panel(.overview))]
  public internal(set) var question = Question()
  public internal(set) var sorts: [String: TableSort] = [:]
  public internal(set) var overlay: Overlay?
  /// The meeting view, while it is shown.
  var meeting: Meeting?
  /// The views that were kept under names, in the order in which they were.
  public var views: [SavedView] = []
  /// The names of views that were forgotten in this run.
  public internal(set) var forgottenViews: Set<String> = []
  /// What a person follows, what is due first first, as the journal was read last.
  public internal(set) var followed: [Follow] = []
  /// What the menu of following is about.
  var following: [Follow.Subject] = []
  /// The rows that are marked, by table.
  var marked: [MarkedTable: Set<String>] = [:]
  public internal(set) var isZoomed = false
  public internal(set) var isFrozen = false
  public var look = Look()
  /// What the last key did, in words; empty for nothing worth saying.
  public internal(set) var message = ""
  /// What the last key did where that is plain to see: said where there is room.
  var said = ""
  public internal(set) var isFinished = false
  /// The signal that ended the dashboard; `nil` when a person did.
  public internal(set) var endingSignal: Int32?

  /// The levels of the panels that are not visible, so that a panel is found as it was left.
  var panels: [Panel: Level] = [:]
  /// The filters that were in force, the newest first.
  public var filtersUsed: [String] = []
  var history: [Visit] = []
  /// Where in ``history`` the visible view stands.
  var visit = 0

  /// An office as it opens.
  public init() {
    history = [Visit(levels: levels, question: question)]
  }

  /// An office opened at a panel with a question.
  public init(panel: Panel, question: Question, look: Look = Look()) {
    levels = [Level(.panel(panel))]
    self.question = question
    self.look = look
    history = [Visit(levels: levels, question: question)]
  }

  /// The level that is visible.
  public internal(set) var level: Level {
    get { levels[levels.count - 1] }
    set { levels[levels.count - 1] = newValue }
  }

  /// The place that is visible.
  public var place: Place { level.place }

  /// The panel whose tab is lit.
  public var panel: Panel {
    if case .panel(let panel)? = levels.first?.place { panel } else { .overview }
  }

  /// What lies over the page, and takes the keys.
  public enum Overlay: Hashable, Sendable {
    case menu(Menu)
    case card(Card)
    case line(FilterLine)
    case prompt(Prompt)
  }

  /// What the screen needs to be drawn.
  public var request: SnapshotRequest {
    var scope = Scope(filter: .everything, period: question.period, asOf: question.asOf)
    scope.filter = Filter.everything.and(question.filter)
    var request = SnapshotRequest(
      scope: scope, place: place, grouping: question.grouping, comparing: question.comparing,
      reference: question.reference, isAdjusted: question.isAdjusted)
    request.isPinned = isFrozen
    request.measure = question.measure
    request.staff = question.staff
    request.timesBy = question.timesBy
    request.against = question.against
    request.partsBy = question.partsBy
    if place == .panel(.plan) { request.scenario = question.scenario }
    request.crossing = question.crossing
    request.cohort = question.cohort
    request.isOfPopulation = question.isOfPopulation
    if let table = place.caseTable {
      request.sort = caseSort(sorts[table] ?? place.firstSort)
      request.limit = level.limit
    }
    if place.showsFollowed { request.followed = followed.map(\.subject) }
    if case .card(let card) = overlay { request.explaining = card.subject.number }
    if case .menu(let menu) = overlay, menu.kind == .palette, !menu.query.isEmpty {
      request.finding = menu.query
    }
    if case .line(let line) = overlay {
      request.labelsOf = line.fieldBeingValued
      request.labelsIn = request.labelsOf == nil ? nil : line.conditionsBefore
      request.typed = line.filter
    }
    return request
  }

  private func caseSort(_ sort: TableSort?) -> [CasesQuery.SortKey] {
    guard let sort, let column = CaseColumn.all.first(where: { $0.name == sort.column }) else {
      return []
    }
    return [CasesQuery.SortKey(column, descending: sort.isDescending)]
  }
}

extension Place {
  /// The id of the table of cases that the place shows, if any.
  var caseTable: String? {
    switch self {
    case .cases, .group: "cases"
    case .panel, .caseFile, .survival, .strata, .trend, .followed: nil
    }
  }

  /// Whether it says where what is followed stands.
  var showsFollowed: Bool { self == .panel(.overview) || self == .followed }

  /// How the cases of a place are sorted until a person chooses: the oldest open ones first.
  var firstSort: TableSort? {
    if case .cases(let selection) = self, let list = selection.worklist {
      return TableSort(list.age.name, isDescending: list.ageDescends)
    }
    return caseTable == nil ? nil : TableSort(CaseColumn.ageDays.name, isDescending: true)
  }
}
