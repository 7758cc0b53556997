import Cases
import Metrics

/// Where a person stands between the whole office and one case.
public enum Place: Hashable, Sendable {
  case panel(Panel)
  /// The page of one attorney, unit, offense or other group.
  case group(GroupLabel)
  case cases(CaseSelection)
  /// The strata behind the adjusted ratio of a group at a decision point.
  case strata(ComparedGroup)
  /// How that ratio moved.
  case trend(ComparedGroup)
  /// How long cases take with open ones counted.
  case survival
  /// Everything that a person follows.
  case followed
  /// One case, by its id.
  case caseFile(String)

  /// The name in the breadcrumb.
  public var title: String {
    switch self {
    case .panel(let panel): panel.title
    case .group(let group): groupName(group)
    case .cases(let selection): selection.title
    case .strata(let one): "\(pointWords(one.point)), \(one.group): like cases"
    case .trend(let one): "\(pointWords(one.point)), \(one.group): by \(one.step.rawValue)"
    case .survival: "Times"
    case .followed: "Followed"
    case .caseFile(let id): id
    }
  }
}

/// A group at a decision point, beside the reference.
public struct ComparedGroup: Hashable, Sendable {
  /// The decision point's id.
  public var point: String
  public var group: String
  /// What a trend goes by.
  public var step = DisparityTrendQuery.Step.year

  /// Names a comparison.
  public init(_ point: String, _ group: String, by step: DisparityTrendQuery.Step = .year) {
    self.point = point
    self.group = group
    self.step = step
  }
}

/// Which cases a list shows: those behind a number, those that meet a condition, or both.
public struct CaseSelection: Hashable, Sendable {
  /// What the cases have in common, in the words of the number that was opened.
  public var title: String
  /// The number whose cases these are.
  public var behind: NumberReference?
  /// A condition of the filter language beside the filter in force; empty for none.
  public var condition: String
  /// The days of the number where they are not those in force.
  public var period: Period?
  /// The worklist whose cases these are; its condition is not repeated.
  public var worklist: Worklist?

  /// Creates a selection.
  public init(
    _ title: String, behind: NumberReference? = nil, condition: String = "",
    period: Period? = nil
  ) {
    self.title = title
    self.behind = behind
    self.condition = condition
    self.period = period
  }

  /// The cases of a worklist, all of them or a group's.
  public init(_ list: Worklist, of group: GroupLabel? = nil) {
    let own = group.map { Filter($0).text } ?? ""
    self.init(
      [list.title, group.map(groupName) ?? ""].filter { !$0.isEmpty }.joined(separator: ", "),
      condition: [list.condition, own].filter { !$0.isEmpty }.map { "(\($0))" }
        .joined(separator: " and "))
    worklist = list
  }
}
