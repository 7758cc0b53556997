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
  public var reference: String?
  public var isAdjusted = true
  /// The measure by which attorneys or units are compared, and which of them.
  public var measure = "dismissal_rate"
  public var staff = CaseField.attorney
  /// What the period is compared with, and the field whose groups account for a change.
  public var against = ChangeQuery.Against.year
  public var partsBy: CaseField?

  /// The question that an office opens with.
  public init() {}
}
