import Cases
import Statistics

extension Int {
  /// The nearest multiple of 5.
  var roundedToFive: Int { (self + 2) / 5 * 5 }
}

extension Double {
  fileprivate var roundedToFive: Double { Double(Int(self).roundedToFive) }
  fileprivate var wholePercent: Double { (self * 100).rounded() / 100 }
}

extension MetricRow {
  /// A row without any number.
  static func hidden(
    _ metric: Metric, _ group: [GroupLabel], _ period: RowPeriod, _ why: String
  ) -> MetricRow {
    var row = MetricRow(
      metric: metric.id, group: group, period: period, unit: metric.unit, state: .suppressed,
      why: why)
    row.hidesMissing = true
    return row
  }

  /// The number as it is shared: counts to 5, shares to whole percents, days to whole ones.
  func coarse(few: Int) -> MetricRow {
    var row = self
    row.notes = notes.withoutCounts
    // How few are left out is a small group too, and what is left beside them.
    (row.missing, row.hidesMissing) = (0, true)
    row.numerator = numerator?.roundedToFive
    row.denominator = denominator?.roundedToFive
    (row.low, row.high) = (nil, nil)
    if state == .few || state == .ok, let cases = row.denominator, unit != .count {
      row.state = cases < Double(few) ? .few : .ok
    }
    switch unit {
    case .count: row.value = value?.roundedToFive
    case .ratio, .index: row.value = value?.wholePercent
    case .days: row.value = value?.rounded()
    case .share:
      row.value = value?.wholePercent
      if let part = row.numerator, let whole = row.denominator, part <= whole {
        let interval = Proportion(Int(part), of: Int(whole)).wilsonInterval()
        row.low = interval?.low.wholePercent
        row.high = interval?.high.wholePercent
      }
    }
    return row
  }
}

extension [MetricNote] {
  /// The notes that depend on no count of cases.
  fileprivate var withoutCounts: [MetricNote] {
    filter { $0 == .outOfCoverage || $0 == .clockIncludesInactive }
  }
}

extension DisparityRow {
  /// The metric whose counts are those of a decision point.
  private static let metrics = [
    "declined": "declination_rate", "detained": "detention_rate", "diverted": "diversion_rate",
    "dismissed": "dismissal_rate", "convicted": "conviction_rate",
    "incarcerated": "incarceration_rate",
  ]

  /// The row as it is shared: made of rounded counts alone, or of nothing.
  func coarse(_ plan: SharedPlan) -> DisparityRow {
    let isShared = Self.metrics[point].map(plan.metrics.contains) ?? false
    guard isShared, !plan.isHidden(group), !plan.isHidden(reference) else {
      return hidden(
        isShared ? "a small group, or beside one" : "not among the numbers that are shared")
    }
    return coarse
  }

  /// The row without any number.
  public func hidden(_ why: String) -> DisparityRow {
    var row = withoutNumbers
    row.state = .suppressed
    row.why = why
    return row
  }

  private var withoutNumbers: DisparityRow {
    var row = DisparityRow(
      point: point, by: by, group: group, reference: reference, n: 0, events: 0, referenceN: 0,
      referenceEvents: 0)
    row.notes = notes.withoutCounts
    row.hidesUnknownShare = true
    return row
  }

  /// The row made of rounded counts alone.
  ///
  /// The rates, the ratio and their intervals say no more than these do; nothing adjusted is among
  /// them.
  public var coarse: DisparityRow {
    var row = withoutNumbers
    row.state = state
    row.why = why
    (row.n, row.events) = (n.roundedToFive, min(events.roundedToFive, n.roundedToFive))
    (row.referenceN, row.referenceEvents) = (
      referenceN.roundedToFive, min(referenceEvents.roundedToFive, referenceN.roundedToFive)
    )
    row.rate = rate?.wholePercent
    row.referenceRate = referenceRate?.wholePercent
    let comparison = ProportionComparison(
      Proportion(row.events, of: row.n), to: Proportion(row.referenceEvents, of: row.referenceN))
    let own = comparison.group.wilsonInterval()
    (row.low, row.high) = (own?.low.wholePercent, own?.high.wholePercent)
    // What is said of few cases is said of the rounded counts, so that it tells no more than they do.
    guard row.group != DisparityGroups.unknownLabel else { return row }
    row.why = row.whyNotEnough(isShare: true)
    row.state = row.why.isEmpty ? .ok : .few
    guard row.why.isEmpty else { return row }
    row.ratio = comparison.ratio
    let interval = comparison.ratioInterval()
    (row.ratioLow, row.ratioHigh) = (interval?.low, interval?.high)
    row.difference = comparison.difference?.wholePercent
    return row
  }
}
