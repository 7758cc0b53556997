import Cases
import Statistics

/// How long it takes until what happened is recorded: the newest days are not whole until then.
public struct ReportingLag: Hashable, Sendable {
  /// The days within which 9 of 10 disposed cases were last updated; `nil` where not known.
  public var days: Int?
  /// How many disposed cases that speaks of.
  public var cases: Int
  /// Why it is not known; empty where it is.
  public var why: String

  /// Fewer cases than these say nothing.
  private static let fewestCases = 20
  /// Cases that are updated later than this were not recorded then: files that are written anew, or
  /// work after the end, say nothing of when the end became known.
  private static let mostDays = 180

  /// A lag that is known, or not for some reason.
  public init(days: Int? = nil, cases: Int = 0, why: String = "") {
    self.days = days
    self.cases = cases
    self.why = why
  }

  /// The 90th percentile of updated − disposed over the disposed cases of a store.
  init(of store: CaseStore) {
    guard let updated = store.days(.updated), let disposed = store.days(.disposed) else {
      self.init(why: "not in the data: the day of a case's last update")
      return
    }
    let lengths = DayHistogram(from: disposed, to: updated)
    guard lengths.count >= Self.fewestCases, let days = lengths.quantile(0.9) else {
      self.init(
        cases: lengths.count,
        why: "\(lengths.count) disposed cases say when they were updated; \(Self.fewestCases) must")
      return
    }
    let whole = Int(days.rounded(.up))
    guard whole <= Self.mostDays else {
      self.init(
        cases: lengths.count,
        why: "cases are updated long after they end, 9 of 10 within \(whole) days")
      return
    }
    self.init(days: whole, cases: lengths.count)
  }

  /// The last day that is whole in data that ends on a day.
  public func lastWholeDay(dataDay: Day) -> Day { dataDay - (days ?? 0) }
}
