import Cases
import Metrics

extension Snapshot {
  /// The last day of which all that happened is recorded, as far as is known.
  var lastWholeDay: Day { min(asOf, lag.lastWholeDay(dataDay: dataDay)) }

  /// How many of the newest months of some rows are over, but not all recorded.
  ///
  /// A stock on a day is none of them: what is lacking came and went.
  func unrecorded(_ rows: some Sequence<MetricRow>) -> Int {
    rows.count { row in
      guard case .within(let period) = row.period else { return false }
      return period.last > lastWholeDay && !isUnfinished(period)
    }
  }

  /// Whether all that happened in a month is recorded: it is over, and longer ago than the lag.
  func isWhole(_ row: MetricRow) -> Bool {
    guard case .within(let period) = row.period else { return true }
    return period.last <= lastWholeDay && !isUnfinished(period)
  }

  /// Whether a month of a series ends before it is over.
  private func isUnfinished(_ period: Period) -> Bool {
    period.last == asOf && isLastMonthPartial
  }

  /// The name of a metric on screen, one of the office's own too.
  func title(of id: String) -> String { metric(id)?.title ?? spaced(id) }
}
