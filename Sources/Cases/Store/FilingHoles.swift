extension CaseStore {
  /// Runs of months in which hardly any case was filed, between months in which many were.
  ///
  /// An extract is seldom the whole truth: where the office has not said what its data covers, a
  /// hole in the monthly filings must be seen before a trend is believed. A month belongs to a
  /// hole when it has less than a tenth of the median of the months with filings; the month of
  /// the data day is not judged, being unfinished.
  public var filingHoles: [ClosedRange<Int>] {
    guard let filed = days(.filed) else { return [] }
    var counts: [Int: Int] = [:]
    for day in filed where day != Day.missing { counts[Day(day).monthIndex, default: 0] += 1 }
    let busy = counts.values.sorted()
    guard busy.count >= 6 else { return [] }
    let least = Double(busy[busy.count / 2]) / 10
    let full = counts.filter { Double($0.value) >= least }.keys.sorted()
    return zip(full, full.dropFirst()).compactMap { before, after in
      let isHole = after - before > 1 && before >= 0 && after <= dataDay.monthIndex
      return isHole ? (before + 1)...(after - 1) : nil
    }
  }
}
