import Cases
import Metrics

/// A view under a name: a panel and the whole question, to be returned to.
public struct SavedView: Codable, Hashable, Sendable {
  public var name: String
  public var panel: Panel
  public var question: SavedQuestion

  /// The view that is seen.
  init(_ name: String, _ state: DashboardState) {
    self.name = name
    panel = state.panel
    question = SavedQuestion(state.question)
  }
}

/// A question as it is kept in a file: in the words that a person would write.
public struct SavedQuestion: Codable, Hashable, Sendable {
  var filter: String
  var period: String
  var asOf: String?
  var grouping: String?
  var comparing: String
  var crossing: String?
  var cohort: String?
  var isOfPopulation: Bool
  var reference: String?
  var isAdjusted: Bool
  var measure: String
  var staff: String
  var timesBy: String?
  var against: String
  var partsBy: String?
  var scenario: [String]?

  /// The words of a question.
  init(_ question: Question) {
    filter = question.filter
    period = question.period.text
    asOf = question.asOf.map { "\($0)" }
    grouping = question.grouping?.rawValue
    comparing = question.comparing.rawValue
    crossing = question.crossing?.rawValue
    cohort = question.cohort?.rawValue
    isOfPopulation = question.isOfPopulation
    reference = question.reference
    isAdjusted = question.isAdjusted
    measure = question.measure
    staff = question.staff.rawValue
    timesBy = question.timesBy?.rawValue
    against = question.against.rawValue
    partsBy = question.partsBy?.rawValue
    scenario = question.scenario.isEmpty ? nil : question.scenario
  }

  /// The question; what cannot be understood any more is as at first.
  var read: Question {
    var question = Question()
    if (try? Filter(parsing: filter)) != nil { question.filter = filter }
    question.period = (try? PeriodChoice(parsing: period)) ?? question.period
    question.asOf = asOf.flatMap { Day($0) }
    question.grouping = Self.field(grouping)
    question.comparing = Self.field(comparing) ?? question.comparing
    question.crossing = Self.field(crossing)
    question.cohort = Self.field(cohort)
    question.isOfPopulation = isOfPopulation
    question.reference = reference
    question.isAdjusted = isAdjusted
    question.measure = measure
    if let field = Self.field(staff), ComparisonQuery.fields.contains(field) {
      question.staff = field
    }
    question.timesBy = Self.field(timesBy)
    question.against = ChangeQuery.Against(rawValue: against) ?? question.against
    question.partsBy = Self.field(partsBy)
    question.scenario = scenario ?? []
    return question
  }

  private static func field(_ name: String?) -> CaseField? {
    name.flatMap(CaseField.init(rawValue:))
  }
}
