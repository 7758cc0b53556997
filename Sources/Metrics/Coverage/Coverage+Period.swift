import Cases

extension Office.Coverage {
  /// Why a number would speak of a part of the cases only, in a sentence; empty where it does not.
  ///
  /// What counts cases by a day on their way in needs its period inside a range that is complete.
  /// What counts them by the day of their end, and a stock, needs the lookback before the period
  /// too: cases that came in before the data begins end in it as well. Neither may use an outcome
  /// whose cases have been removed by the data day.
  ///
  /// - Parameters:
  ///   - period: The days that the number is about; one day for a stock.
  ///   - anchor: The day that puts a case into the period; `nil` for a stock.
  ///   - outcomes: The dispositions that the number counts, in numerator or denominator.
  ///   - dataDay: The newest day of the data.
  /// - Returns: The reason; empty where the number is covered.
  public func whyNotCovered(
    _ period: Period, by anchor: CaseField?, using outcomes: Set<Disposition> = [], dataDay: Day
  ) -> String {
    for disposition in Disposition.allCases where outcomes.contains(disposition) {
      guard let months = removedAfterMonths[disposition],
        period.first.adding(months: months) <= dataDay
      else { continue }
      return "cases that end as \(disposition.word) are removed after \(months) months"
    }
    let needsLookback = anchor == nil || anchor == .disposed || anchor == .sentenced
    let first = needsLookback ? period.first.adding(months: -lookbackMonths) : period.first
    // What lies ahead of the data has not happened, and is missing from no count.
    let last = max(first, min(period.last, dataDay))
    let isComplete =
      complete.isEmpty
      || complete.contains { $0.lowerBound <= first && last <= $0.upperBound }
    return isComplete
      ? "" : "the data does not hold all cases \(selectedBy.title) \(first)..\(period.last)"
  }
}
