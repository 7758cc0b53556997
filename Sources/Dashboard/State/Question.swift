import Cases
import Metrics

/// What is asked of the data: the part of the state that changes numbers, and that undo restores.
public struct Question: Hashable, Sendable {
  /// The filter as written; empty for all cases.
  public var filter = ""
  public var period = PeriodChoice.months(12)
  /// "Today"; `nil` for the data day.
  public var asOf: Day?
  public var grouping: CaseField?
  public var comparing = CaseField.race
  /// A second field that splits the groups compared.
  public var crossing: CaseField?
  /// The day by which cases are followed to their end; each decision's own when `nil`.
  public var cohort: CaseField?
  /// Whether rates are for each 1,000 people of the county, in a table of their own.
  public var isOfPopulation = false
  public var reference: String?
  public var isAdjusted = true
  /// The measure by which attorneys or units are compared, and which of them.
  public var measure = "dismissal_rate"
  public var staff = CaseField.attorney
  /// The field whose groups' times are compared; custody or severity where it is mapped when `nil`.
  public var timesBy: CaseField?
  /// What the period is compared with, and the field whose groups account for a change.
  public var against = ChangeQuery.Against.year
  public var partsBy: CaseField?
  /// What is supposed on Plan, a step each in the words in which it is written.
  public var scenario: [String] = []

  /// The question that an office opens with.
  public init() {}
}
