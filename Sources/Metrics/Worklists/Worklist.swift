import Cases

/// Cases that wait for somebody: a saved filter, with the reason in words and what it is sorted by.
public struct Worklist: Hashable, Sendable {
  /// The id, as the command line names it.
  public var id: String
  public var title: String
  /// Why a case is on it, with the office's thresholds: "no event in 90 days, nothing scheduled".
  public var reason: String
  /// Which cases are on it, in the filter language.
  public var condition: String
  /// What it is sorted by, the most pressing first.
  public var age: CaseColumn
  /// Whether the most pressing has the greatest age, or the fewest days left.
  public var ageDescends: Bool
  /// What the age counts: "days without an event", "days left".
  public var ageWords: String
  /// The fields without which it cannot be told who is on it.
  public var requires: [CaseField]
  /// The metric of the catalogue with the same cases, or of the cases that it is taken from;
  /// `nil` where no number of the catalogue is about such cases.
  public var metric: String?
  /// Whether ``metric`` counts exactly its cases.
  public var isOfMetric: Bool
  /// What else must be known to read it; empty for nothing.
  public var limits: String

  init(
    _ id: String, _ title: String, _ reason: String, _ condition: String, age: CaseColumn,
    descends: Bool = true, _ ageWords: String, requires: [CaseField] = [],
    metric: String? = "open", isOfMetric: Bool = false, limits: String = ""
  ) {
    self.id = id
    self.title = title
    self.reason = reason
    self.condition = condition
    self.age = age
    ageDescends = descends
    self.ageWords = ageWords
    self.requires = requires
    self.metric = metric
    self.isOfMetric = isOfMetric
    self.limits = limits
  }

  /// What tells why a case is on it, to be listed behind the case's id: the age and what it is made of.
  public var columns: [CaseColumn] {
    switch age {
    case .speedyDaysLeft: [age, .field(.speedyTrialDue), .field(.excludedDays)]
    case .discoveryDaysLeft: [age, .field(.discoveryDue)]
    case .diversionDaysLeft: [age, .field(.diversionDue), .field(.diversionProgram)]
    case .decisionDays: [age, .field(.referred)]
    default: [age]
    }
  }

  /// How its cases are sorted: the most pressing first.
  public var sort: CasesQuery.SortKey { CasesQuery.SortKey(age, descending: ageDescends) }
}

extension Worklist {
  /// Its condition as a filter of an office's data.
  ///
  /// - Throws: ``FilterError`` where the data does not have what it asks about.
  public func filter(_ engine: any Engine) throws(FilterError) -> Filter {
    try Filter(parsing: condition, for: engine.fields)
  }
}
