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
  public var views: [SavedView]?
  public var filtersUsed: [String]?

  /// What is worth keeping of a state.
  public init(_ state: DashboardState) {
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
    views = state.views
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
    views = saved.views ?? []
    filtersUsed = Array((saved.filtersUsed ?? []).prefix(Self.filtersKept))
    look = saved.look
    history = [Visit(levels: levels, question: question)]
  }
}
