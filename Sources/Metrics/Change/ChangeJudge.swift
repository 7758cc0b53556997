import Cases
import Statistics

/// Tells the change of one metric from chance, as far as its kind allows.
struct ChangeJudge: Sendable {
  let metric: Metric
  let periods: ComparedPeriods
  /// What was counted in each period.
  let before: TallyReader
  let now: TallyReader

  /// The seeds of the two medians: different, so that they do not rise and fall together.
  private static let seeds: (before: UInt64, now: UInt64) = (1, 2)

  /// Adds the change, its interval and the verdict to a row whose two numbers can be compared.
  func judge(_ row: inout ChangeRow) {
    guard let old = row.before.value, let new = row.now.value else { return }
    row.change = new - old
    if row.before.state == .few || row.now.state == .few {
      row.why = "too few cases to tell"
      return
    }
    switch metric.measure {
    case .count where metric.anchor != .stock, .known where metric.anchor != .stock:
      judgeCounts(&row, Int(old), Int(new))
    case .share where hasOtherCases: judgeShares(&row)
    case .quantile(0.5, let span, let test, _) where metric.anchor != .stock:
      judgeMedians(&row, before.histogram(span, test), now.histogram(span, test))
    case .survivalShare: judgeEstimates(&row)
    case .count, .known, .share, .quantile, .mean, .weight, .perAttorney, .attorneyGini:
      row.why =
        metric.anchor == .stock
        ? "some cases are in both: a change of what stood, not of chance" : Self.noTest
    default: row.why = Self.noTest
    }
  }

  private static let noTest = "no test is made of this kind of number"

  /// Whether no case can be in both numbers.
  private var hasOtherCases: Bool {
    guard metric.anchor == .stock else { return true }
    // Years of filings that end some days before each of the two days.
    let years: Facts = [.followed90, .followed180, .followed365]
    let isOfYear = !metric.measure.denominatorTest.all.isDisjoint(with: years)
    return isOfYear && periods.isSameSeason
  }

  private func judgeCounts(_ row: inout ChangeRow, _ old: Int, _ new: Int) {
    guard old + new > 0 else {
      row.why = "none in either period"
      return
    }
    let counts = row.trend?.usedValues.map { Int($0) } ?? []
    guard counts.count >= Trend.fewestMonths, let dispersion = dispersion(ofCounts: counts) else {
      row.why = "\(counts.count) whole months; how they vary needs \(Trend.fewestMonths)"
      return
    }
    let change = CountComparison(
      before: old, after: new, beforeTime: Double(periods.before.dayCount),
      afterTime: Double(periods.now.dayCount), dispersion: dispersion)
    row.dispersion = change.dispersion
    row.ratio = change.ratio
    row.method = .quasiPoisson
    guard let interval = change.ratioInterval() else {
      // One of the counts is 0, so that no ratio has an interval.
      row.verdict = change.p < 0.05 ? (new > old ? .up : .down) : .cannotTell
      return
    }
    (row.ratioLow, row.ratioHigh) = (interval.low, interval.high)
    row.verdict = interval.verdict(around: 1)
  }

  private func judgeShares(_ row: inout ChangeRow) {
    guard let old = row.before.proportion, let new = row.now.proportion else { return }
    row.settle(.newcombe, ProportionComparison(new, to: old).differenceInterval())
  }

  private func judgeMedians(_ row: inout ChangeRow, _ old: DayHistogram, _ new: DayHistogram) {
    guard let before = ResampledMedian(of: old, seed: Self.seeds.before),
      let now = ResampledMedian(of: new, seed: Self.seeds.now)
    else { return }
    row.settle(.bootstrap, now.differenceInterval(from: before))
  }

  private func judgeEstimates(_ row: inout ChangeRow) {
    guard let old = row.before.estimate, let new = row.now.estimate else {
      row.why = "an estimate without an interval"
      return
    }
    row.settle(.intervals, differenceInterval(of: new, from: old))
  }
}

extension ChangeRow {
  /// Sets the interval of the change, and the verdict that follows from it.
  fileprivate mutating func settle(_ method: ChangeMethod, _ interval: Interval?) {
    guard let interval else { return }
    self.method = method
    (low, high) = (interval.low, interval.high)
    verdict = interval.verdict(around: 0)
  }
}

extension Interval {
  /// Up or down where the whole interval lies on one side of what no change would be.
  fileprivate func verdict(around none: Double) -> ChangeVerdict {
    low > none ? .up : high < none ? .down : .cannotTell
  }
}

extension MetricRow {
  /// A share's counts.
  fileprivate var proportion: Proportion? {
    guard let numerator, let denominator else { return nil }
    return Proportion(Int(numerator), of: Int(denominator))
  }

  /// A value with its interval.
  fileprivate var estimate: (value: Double, interval: Interval)? {
    guard let value, let low, let high, low <= high else { return nil }
    return (value, Interval(low: low, high: high))
  }
}
