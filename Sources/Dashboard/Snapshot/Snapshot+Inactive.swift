import Cases
import Metrics

/// When a case became inactive is not in the data: on a past day it counts as open, today it does
/// not. The two numbers are of different cases.
extension Snapshot {
  /// Whether open cases of a past day have others among them than those of today.
  var hasUndatedInactive: Bool {
    asOf == dataDay && (self["open_inactive"]?.value ?? 0) > 0
  }

  /// Takes the past numbers of open cases away where they would be compared with other cases.
  mutating func forgetPastOpen() {
    guard hasUndatedInactive else { return }
    for key in numbers.keys where key.span == .before && metric(key.metric)?.countsOpen == true {
      numbers[key] = nil
    }
  }

  /// The values of a series, the newest counted like those before it or left out.
  func comparable(_ series: Series) -> [Double?] {
    var values = series.rows.map { $0.isShown ? $0.value : nil }
    guard hasUndatedInactive, metric(series.metric)?.countsOpen == true, let newest = values.last
    else { return values }
    let inactive = self["open_inactive"]?.value
    values[values.count - 1] =
      series.metric == "open" ? newest.flatMap { open in inactive.map { open + $0 } } : nil
    return values
  }
}
