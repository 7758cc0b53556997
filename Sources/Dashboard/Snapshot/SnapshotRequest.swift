import Cases
import Metrics

/// What the screen needs to be drawn: asked by the dashboard, answered on the engine's thread.
public struct SnapshotRequest: Hashable, Sendable {
  public var scope: Scope
  public var place: Place
  /// The field by which the caseload is grouped; the first that is mapped when `nil`.
  public var grouping: CaseField?
  /// The field whose groups are compared.
  public var comparing: CaseField
  /// The group compared with; the office's own when `nil`.
  public var reference: String?
  public var isAdjusted: Bool
  /// A second field that splits the groups, and the day by which cases are followed.
  public var crossing: CaseField?
  public var cohort: CaseField?
  /// Whether rates are for each 1,000 people of the county.
  public var isOfPopulation = false
  /// The measure by which attorneys or units are compared, and which of them.
  public var measure = "dismissal_rate"
  public var staff = CaseField.attorney
  /// The field whose groups' times are compared; the first that is mapped when `nil`.
  public var timesBy: CaseField?
  /// What the period is compared with, and the field whose groups account for a change.
  public var against = ChangeQuery.Against.year
  public var partsBy: CaseField?
  /// What is supposed on Plan, a step each.
  public var scenario: [String] = []
  /// How a list of cases is sorted, and how many of them are fetched.
  public var sort: [CasesQuery.SortKey]
  public var limit: Int?
  /// The field whose labels are wanted, to complete a filter.
  public var labelsOf: CaseField?
  /// The cases in which they are counted; all when `nil`.
  public var labelsIn: Filter?
  /// A filter as typed so far, whose cases are counted.
  public var typed: Filter?
  /// Whether the data stays that of the first answer of this kind, however it changes: while the
  /// picture is frozen.
  public var isPinned = false
  /// What was typed to find a case or a person by name.
  public var finding: String?
  /// What is followed, whose standing is wanted.
  public var followed: [Follow.Subject] = []
  /// The number whose parts a card shows.
  public var explaining: ExplainedNumber?

  /// Creates a request.
  public init(
    scope: Scope = Scope(), place: Place = .panel(.overview), grouping: CaseField? = nil,
    comparing: CaseField = .race, reference: String? = nil, isAdjusted: Bool = true,
    sort: [CasesQuery.SortKey] = [], limit: Int? = nil, labelsOf: CaseField? = nil,
    typed: Filter? = nil
  ) {
    self.scope = scope
    self.place = place
    self.grouping = grouping
    self.comparing = comparing
    self.reference = reference
    self.isAdjusted = isAdjusted
    self.sort = sort
    self.limit = limit
    self.labelsOf = labelsOf
    self.typed = typed
  }

  /// What the disparity table and the pages behind it ask.
  var comparison: DisparityQuery {
    DisparityQuery(
      by: comparing, crossing: crossing, cohort: cohort, reference: reference,
      adjust: isAdjusted ? [.offense, .severity, .priors] : [], in: scope)
  }

  /// Whether two requests are about the same numbers, so that a change between them is a change
  /// of the data and not of the question.
  func asksTheSame(as other: SnapshotRequest) -> Bool {
    var left = self
    var right = other
    (left.labelsIn, right.labelsIn) = (nil, nil)
    (left.labelsOf, left.typed, left.limit, left.sort) = (nil, nil, nil, [])
    (right.labelsOf, right.typed, right.limit, right.sort) = (nil, nil, nil, [])
    (left.explaining, right.explaining) = (nil, nil)
    (left.finding, right.finding) = (nil, nil)
    (left.isPinned, right.isPinned) = (false, false)
    (left.followed, right.followed) = ([], [])
    return left == right
  }
}

/// A number of the page, and the condition under which it was asked beside that of the page.
public struct ExplainedNumber: Hashable, Sendable {
  public var key: NumberKey
  /// In the filter language; empty for none.
  public var condition: String

  /// Names a number.
  public init(_ key: NumberKey, condition: String = "") {
    self.key = key
    self.condition = condition
  }
}
