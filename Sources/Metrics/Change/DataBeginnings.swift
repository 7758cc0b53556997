import Cases
import Statistics

/// Since which month the data holds all that happened, as far as its counts tell.
///
/// Only where the office has not said what its data covers.
struct DataBeginnings: Sendable {
  private let months: [CaseField: Int]

  /// Reads the beginnings from how many cases have each day in each month.
  ///
  /// A month counts as begun when it has half of what a usual month has. Cases that were filed
  /// before the data begins end in it too, and are not there: what counts by the day of the end
  /// begins only after as many days as 9 of 10 cases take.
  init(of store: CaseStore) {
    var months: [CaseField: Int] = [:]
    for field in [CaseField.referred, .screened, .filed, .disposed, .diversionClosed] {
      months[field] = store.days(field).flatMap(Self.firstWholeMonth)
    }
    if let filed = months[.filed], let disposed = months[.disposed] {
      months[.disposed] = max(disposed, Self.month(after: Self.usualDays(of: store), from: filed))
    }
    self.months = months
  }

  /// The first month that is whole for what is counted by a day; `nil` where that is not known.
  subscript(anchor: CaseField) -> Int? { months[anchor] }

  private static func firstWholeMonth(_ days: Numbers) -> Int? {
    var counts: [Int: Int] = [:]
    for day in days where day != Day.missing { counts[Day(day).monthIndex, default: 0] += 1 }
    let busy = counts.values.sorted()
    guard !busy.isEmpty else { return nil }
    let least = Double(busy[busy.count / 2]) / 2
    return counts.filter { Double($0.value) >= least }.keys.min()
  }

  private static func usualDays(of store: CaseStore) -> Int {
    guard let filed = store.days(.filed), let disposed = store.days(.disposed) else { return 0 }
    let lengths = DayHistogram(from: filed, to: disposed)
    return Int((lengths.quantile(0.9) ?? 0).rounded(.up))
  }

  private static func month(after days: Int, from month: Int) -> Int {
    (Day.first(ofMonth: month) + days).monthIndex
  }
}
