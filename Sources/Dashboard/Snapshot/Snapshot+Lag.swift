import Cases
import Metrics

extension Snapshot {
  /// The last day of which all that happened is recorded, as far as is known.
  var lastWholeDay: Day { min(asOf, lag.lastWholeDay(dataDay: dataDay)) }

  /// How many of the newest months of a series are over, but not all recorded; none of a stock:
  /// what is lacking came and went.
  func unrecorded(_ series: Series) -> Int {
    guard case .within? = series.rows.last?.period else { return 0 }
    return series.rows.indices.count { index in
      let last = lastDay(ofMonth: series.firstMonth + index)
      return last <= asOf && last > lastWholeDay
    }
  }

  /// Whether a month is over, and all that happened in it is recorded.
  func isWhole(month: Int) -> Bool { lastDay(ofMonth: month) <= lastWholeDay }

  private func lastDay(ofMonth month: Int) -> Day { Day.first(ofMonth: month + 1) - 1 }

  /// The name of a metric on screen, one of the office's own too.
  func title(of id: String) -> String { metric(id)?.title ?? spaced(id) }
}
