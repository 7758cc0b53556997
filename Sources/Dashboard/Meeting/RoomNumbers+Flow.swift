import Cases
import Metrics
import Terminal

extension RoomNumbers {
  /// The months that are over and wholly recorded, those hidden without their numbers.
  var flowMonths: [(period: ColumnChart.Period, open: Double?)] {
    guard let filed = snapshot.series["filed"], let disposed = snapshot.series["disposed"] else {
      return []
    }
    let whole = filed.rows.indices.filter {
      snapshot.isWhole(month: filed.firstMonth + $0) && filed.rows[$0].isShown
    }.suffix(12)
    func count(_ series: Series, _ index: Int) -> Int {
      guard series.rows.indices.contains(index), series.rows[index].isShown else { return 0 }
      return Int(series.rows[index].value ?? 0)
    }
    let hidden = SmallCells.hidden(
      whole.map { [count(filed, $0), count(disposed, $0)] }, smallest: smallest)
    let levels = snapshot.series["open"].map(snapshot.comparable) ?? []
    guard hidden.count < whole.count else { return [] }
    return whole.enumerated().map { place, index in
      let isHidden = hidden.contains(place)
      func value(_ series: Series) -> Double? {
        isHidden ? nil : Double(rounded(count(series, index)))
      }
      let level = levels.indices.contains(index) ? levels[index] : nil
      let open = level.flatMap { isSmall(Int($0)) ? nil : Double(rounded(Int($0))) }
      return (
        ColumnChart.Period(
          label: monthName(filed.firstMonth + index), left: value(filed), right: value(disposed)),
        open
      )
    }
  }

  /// Why there are no months.
  var flowReason: String {
    if let filed = snapshot.series["filed"]?.rows, filed.contains(where: \.isShown) {
      return "There are too few cases a month."
    }
    return capitalized(reason(snapshot.series["filed"]?.rows.last)) + "."
  }

  /// What the months' open cases are: where it is not known since when cases are inactive, they
  /// hold those too.
  var openName: String { snapshot.hasUndatedInactive ? "open and inactive" : "open" }

  var flowNote: String {
    let months = flowMonths
    let isHidden = months.contains { $0.period.left == nil }
    return "Months that are over and wholly recorded"
      + (isHidden ? "; those of few cases are hidden." : ".")
  }

  /// What changed beyond chance, in a heading and a sentence each.
  var movedLines: [(sign: String, title: String, words: String)] {
    guard let table = snapshot.moved else { return [] }
    return table.rows.filter(\.isMoved).sorted { $1.sureness < $0.sureness }.compactMap { row in
      let (now, before) = (shown(row.now), shown(row.before))
      guard now.isShown, before.isShown, now.text != before.text else { return nil }
      return (
        row.verdict == .up ? "▲" : "▼", snapshot.title(of: row.metric),
        "\(now.text) now, \(before.text) before"
      )
    }
  }
}
