/// A month from which on the monthly filings lie on another level, as if the extract, the office or
/// what is counted as a case had changed.
public struct FilingBreak: Hashable, Sendable {
  /// The first month of the new level, as ``Day/monthIndex``.
  public var month: Int
  /// The filings of a usual month before and after it.
  public var before: Int
  public var after: Int

  /// Creates a break.
  public init(month: Int, before: Int, after: Int) {
    self.month = month
    self.before = before
    self.after = after
  }
}

extension CaseStore {
  /// The sharpest sudden and lasting change in the level of the monthly filings; `nil` where there
  /// is none.
  ///
  /// The medians of the 12 months on either side differ by half or more, and no month of the lower
  /// side reaches any of the higher, so that neither a season nor a slow trend is taken for one.
  /// Months of holes, the first month and the unfinished month of the data day are not judged.
  public var filingBreak: FilingBreak? {
    let counts = monthlyFilings
    let side = 12
    guard counts.count >= 2 * side else { return nil }
    var sharpest: (found: FilingBreak, ratio: Double)?
    for index in side...(counts.count - side) {
      let before = counts[(index - side)..<index].map(\.count).sorted()
      let after = counts[index..<(index + side)].map(\.count).sorted()
      let (low, high) = before[side / 2] < after[side / 2] ? (before, after) : (after, before)
      guard high[side / 2] >= 2 * low[side / 2], low[side - 1] < high[0], high[side / 2] >= 10
      else { continue }
      let ratio = Double(high[0]) / Double(max(low[side - 1], 1))
      guard ratio > sharpest?.ratio ?? 0 else { continue }
      let found = FilingBreak(
        month: counts[index].month, before: before[side / 2], after: after[side / 2])
      sharpest = (found, ratio)
    }
    return sharpest?.found
  }

  /// Filings by month, whole months alone, those of holes left out.
  private var monthlyFilings: [(month: Int, count: Int)] {
    guard let filed = days(.filed) else { return [] }
    var counts: [Int: Int] = [:]
    for day in filed where day != Day.missing { counts[Day(day).monthIndex, default: 0] += 1 }
    let holes = filingHoles
    let busy = counts.values.sorted()
    guard !busy.isEmpty else { return [] }
    // Stray cases of years before the data begins make no level.
    let least = Double(busy[busy.count / 2]) / 10
    let first = counts.filter { Double($0.value) >= least }.keys.min() ?? 0
    return counts.keys.sorted()
      .filter { month in
        month > first && month < dataDay.monthIndex && !holes.contains { $0.contains(month) }
      }
      .map { (month: $0, count: counts[$0] ?? 0) }
  }
}
