import Cases
import Metrics

/// What a person would miss: kept for each office between runs.
public struct SavedState: Codable, Hashable, Sendable {
  public var panel: Panel
  public var filter: String
  /// The period in months that end on the as-of day; 0 for all days; `nil` for fixed days.
  public var months: Int?
  /// The first and last day of a fixed period.
  public var from: String?
  public var through: String?
  public var sorts: [String: TableSort]
  public var look: DashboardState.Look
  /// The field by which the caseload is grouped.
  public var grouping: String?
  /// The measure by which attorneys or units are compared, and which of them.
  public var measure: String?
  public var staff: String?
  /// The views that were kept under names, and the filters that were used, the newest first.
  public var views: [KeptView]?
  public var filtersUsed: [String]?

  /// What is worth keeping of a state.
  ///
  /// A meeting that is still shown is as good as over: what was seen before it is kept.
  public init(_ state: DashboardState) {
    var state = state
    state.endMeeting()
    panel = state.panel
    filter = state.question.filter
    switch state.question.period {
    case .months(let count): months = count
    case .all: months = 0
    case .fixed(let period):
      from = "\(period.first)"
      through = "\(period.last)"
    }
    sorts = state.sorts
    look = state.look
    grouping = state.question.grouping?.rawValue
    measure = state.question.measure
    staff = state.question.staff.rawValue
    views = state.views.map(KeptView.init)
    filtersUsed = state.filtersUsed
  }

  /// The period that was kept; twelve months where what was kept cannot be read.
  var period: PeriodChoice {
    if let from = from.flatMap({ Day($0) }), let through = through.flatMap({ Day($0) }),
      from <= through
    {
      return .fixed(Period(from: from, through: through))
    }
    guard let months, (0...1200).contains(months) else { return .months(12) }
    return months == 0 ? .all : .months(months)
  }
}

extension DashboardState {
  /// An office as it was left; a filter that the data does not allow any more is left out.
  public init(_ saved: SavedState) {
    self.init()
    levels = [Level(.panel(saved.panel))]
    question.period = saved.period
    if (try? Filter(parsing: saved.filter)) != nil { question.filter = saved.filter }
    question.grouping = saved.grouping.flatMap(CaseField.init(rawValue:))
    if let measure = saved.measure { question.measure = measure }
    let staff = saved.staff.flatMap(CaseField.init(rawValue:))
    if let staff, ComparisonQuery.fields.contains(staff) { question.staff = staff }
    sorts = saved.sorts
    views = saved.knownViews
    filtersUsed = Array((saved.filtersUsed ?? []).prefix(Self.filtersKept))
    look = saved.look
    history = [Visit(levels: levels, question: question)]
  }
}

extension SavedState {
  /// The views that can be read.
  public var knownViews: [SavedView] { (views ?? []).compactMap(\.view) }

  /// Takes over the views of another state that this one neither has nor has forgotten: of a second
  /// window, or of a run that was told to begin as if for the first time.
  public mutating func takeOver(viewsOf other: SavedState, except forgotten: Set<String>) {
    let own = Set(knownViews.map(\.name))
    let more = (other.views ?? []).filter { kept in
      kept.view.map { !own.contains($0.name) && !forgotten.contains($0.name) } ?? false
    }
    views = (views ?? []) + more
  }
}

/// A view as it lies in the file: one that cannot be read leaves the others as they are.
public struct KeptView: Codable, Hashable, Sendable {
  /// The view; `nil` where another version of the program has written what is not known here.
  public let view: SavedView?

  /// A view to be kept.
  public init(_ view: SavedView) { self.view = view }

  /// Reads a view, or passes over one that is not understood.
  public init(from decoder: any Decoder) throws {
    view = try? SavedView(from: decoder)
  }

  /// Writes a view.
  public func encode(to encoder: any Encoder) throws {
    try view?.encode(to: encoder)
  }
}
