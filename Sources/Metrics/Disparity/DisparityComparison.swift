import Cases
import Statistics

/// What it takes to compare two groups at all.
enum DisparityRule {
  /// The smallest group that is compared.
  static let fewestCases = 20
  /// The fewest events, and the fewest cases without one, in the two groups together.
  static let fewestOutcomes = 5
  /// Below this share of a group in the strata kept, an adjusted ratio speaks for a part.
  static let fullCover = 0.9
  /// A p below it, adjusted for the family or of homogeneity, counts.
  static let significance = 0.05
}

extension DisparityRow {
  /// Compares the shares of two groups.
  mutating func compare(_ comparison: ProportionComparison, unknown: Proportion) {
    let interval = comparison.ratioInterval()
    ratio = comparison.ratio
    ratioLow = interval?.low
    ratioHigh = interval?.high
    difference = comparison.difference
    let differences = comparison.differenceInterval()
    differenceLow = differences?.low
    differenceHigh = differences?.high
    excess = comparison.excess
    p = comparison.p
    setBounds(comparison, unknown: unknown)
    guard ratio == nil else { return }
    state = .undefined
    why = "no event in \(reference) to compare with"
  }

  /// The ratios if all cases of no known group were placed where they lower or raise it the most.
  ///
  /// With u₁ unknown cases with the event and u₀ without: low [a/(n+u₀)] ÷ [(b+u₁)/(m+u₁)], high
  /// [(a+u₁)/(n+u₁)] ÷ [b/(m+u₀)].
  private mutating func setBounds(_ comparison: ProportionComparison, unknown: Proportion) {
    let (a, n) = (comparison.group.successes, comparison.group.trials)
    let (b, m) = (comparison.reference.successes, comparison.reference.trials)
    let with = unknown.successes
    let without = unknown.trials - unknown.successes
    boundLow =
      ProportionComparison(
        Proportion(a, of: n + without), to: Proportion(b + with, of: m + with)
      ).ratio
    boundHigh =
      ProportionComparison(
        Proportion(a + with, of: n + with), to: Proportion(b, of: m + without)
      ).ratio
  }

  /// Sets what the comparison within strata says beside the unadjusted one.
  mutating func adjust(by strata: StratifiedComparison, of fields: [CaseField]) {
    let adjusted = strata.mantelHaenszelRatio()
    adjustedRatio = adjusted?.estimate
    adjustedLow = adjusted?.interval?.low
    adjustedHigh = adjusted?.interval?.high
    adjustedP = strata.associationP
    adjustedFor = fields
    crudeOnStrata = strata.pooled.ratio
    groupKept = strata.groupKept
    referenceKept = strata.referenceKept
    strataUsed = strata.strata.count
    strataDropped = strata.dropped
    heterogeneityP = strata.homogeneityP
  }

  /// Compares the medians of two groups.
  mutating func compare(_ median: ResampledMedian, to other: ResampledMedian) {
    difference = median.median - other.median
    let differences = median.differenceInterval(from: other)
    differenceLow = differences?.low
    differenceHigh = differences?.high
    guard other.median > 0 else {
      state = .undefined
      why = "the median of \(reference) is 0 days"
      return
    }
    ratio = median.median / other.median
    let ratios = median.ratioInterval(to: other)
    ratioLow = ratios?.low
    ratioHigh = ratios.flatMap { $0.high.isFinite ? $0.high : nil }
  }

  /// Draws the flags from the intervals, once the family's p-values are adjusted.
  mutating func setFlags() {
    let crude = side(low: ratioLow, high: ratioHigh)
    let adjusted = side(low: adjustedLow, high: adjustedHigh)
    if let crude, let adjusted {
      if crude * adjusted < 0 { flags.append(.reversed) }
      if crude != 0, adjusted == 0 { flags.append(.explainedByMix) }
    }
    if let heterogeneityP, heterogeneityP < DisparityRule.significance {
      flags.append(.differsByOffense)
    }
    if let pAdjusted, pAdjusted < DisparityRule.significance { flags.append(.survivesFamily) }
    if let groupKept, let referenceKept, strataUsed > 0,
      min(groupKept, referenceKept) < DisparityRule.fullCover
    {
      flags.append(.partial)
    }
  }

  /// Says how strong an unmeasured cause would have to be, where a ratio or its adjustment differs
  /// from 1 by more than chance.
  mutating func setEValue() {
    let (estimate, low, high) =
      adjustedRatio == nil
      ? (ratio, ratioLow, ratioHigh) : (adjustedRatio, adjustedLow, adjustedHigh)
    guard let estimate, let low, let high, side(low: low, high: high) != 0 else { return }
    let value = Statistics.eValue(ofRatio: estimate)
    eValue = value.isFinite ? value : nil
    eValueBound = Statistics.eValue(ofInterval: Interval(low: low, high: high))
  }

  /// Says how far the comparison supports a difference, for rows of the family.
  ///
  /// No meaningful difference is claimed only where the whole 90 % interval of the ratio lies in the
  /// office's band, which is the test of equivalence at 5 %.
  mutating func setVerdict(equivalence: ClosedRange<Double>) {
    guard let pAdjusted else { return }
    if pAdjusted < DisparityRule.significance {
      verdict = .different
      return
    }
    let interval = ProportionComparison(
      Proportion(events, of: n), to: Proportion(referenceEvents, of: referenceN)
    ).ratioInterval(.ninety)
    verdict =
      interval?.lies(within: equivalence) == true ? .noMeaningfulDifference : .cannotTell
  }

  /// −1 where an interval lies below 1, 1 above, 0 where it holds 1; `nil` without one.
  private func side(low: Double?, high: Double?) -> Int? {
    guard let low, let high else { return nil }
    return high < 1 ? -1 : low > 1 ? 1 : 0
  }
}

extension DisparityRow {
  /// Whether at least half of the difference, as a factor, is gone among like cases.
  ///
  /// An adjusted interval may hold 1 because the ratio moved there, or only because fewer cases can
  /// be compared among like ones: then they make the difference less certain, and explain nothing.
  public var isMostlyMix: Bool {
    guard let adjustedRatio, let crude = crudeOnStrata ?? ratio else { return false }
    // Half of a factor is its square root.
    return crude >= 1
      ? adjustedRatio * adjustedRatio <= crude : adjustedRatio * adjustedRatio >= crude
  }
}
