import Glibc

/// How long cases last when some have not ended yet: the Kaplan-Meier estimate.
///
/// A median of ended cases alone flatters an office, since the slow ones are still open. Here a
/// case counts among those at risk up to its last known day, ended or not. On a day on which cases
/// end and others were last seen, those last seen are still at risk.
/// ```
/// S(t) = Π (1 − dᵢ/nᵢ) over the days i ≤ t on which dᵢ of the nᵢ at risk ended
/// ```
///
/// - SeeAlso: Kaplan and Meier (1958), *Nonparametric Estimation from Incomplete Observations*,
///   doi:10.2307/2281868.
public struct KaplanMeier: Hashable, Sendable {
  /// A day on which cases ended.
  public struct Step: Hashable, Sendable {
    public let day: Int
    /// Cases that lasted at least to this day.
    public let atRisk: Int
    public let events: Int
    /// The share that lasts beyond this day.
    public let survival: Double
    /// Greenwood's sum Σ dᵢ/(nᵢ(nᵢ−dᵢ)) up to this day; infinite once all have ended.
    let hazardVariance: Double
  }

  /// The days on which cases ended, in order.
  public let steps: [Step]
  /// The number of cases.
  public let count: Int
  private let ended: DayHistogram
  private let censored: DayHistogram
  private let entered: DayHistogram

  /// Creates the estimate from the days after which cases ended, and after which the others were
  /// last seen.
  ///
  /// - Parameters:
  ///   - events: The days after which cases ended.
  ///   - censorings: The days after which the others were last seen.
  ///   - entries: The ages at which some of these cases were first seen, for those not followed
  ///     from their first day; such a case is at risk from the day after. Nothing is learned from
  ///     the days on which none is at risk: where those at risk all end early, or there are none at
  ///     first, the estimate is of those who came to be at risk.
  public init(
    events: DayHistogram, censorings: DayHistogram, entries: DayHistogram = DayHistogram()
  ) {
    ended = events
    censored = censorings
    entered = entries
    count = events.count + censorings.count
    var steps: [Step] = []
    var atRisk = count - entries.count
    var survival = 1.0
    var variance = 0.0
    for day in 0...max(events.longest ?? 0, 0) {
      let ended = events[day]
      if ended > 0, atRisk >= ended {
        survival *= Double(atRisk - ended) / Double(atRisk)
        variance += Double(ended) / (Double(atRisk) * Double(atRisk - ended))
        steps.append(
          Step(
            day: day, atRisk: atRisk, events: ended, survival: survival, hazardVariance: variance))
      }
      atRisk += entries[day] - ended - censorings[day]
    }
    self.steps = steps
  }

  /// The first day by which half of the cases have ended; `nil` where that was not seen.
  public var median: Int? {
    // A product that is one half but for rounding is one half.
    steps.first { $0.survival <= 0.5 + 1e-12 }?.day
  }

  /// The number of cases that lasted to a day or beyond it, so that the estimate there rests on
  /// them.
  public func atRisk(on day: Int) -> Int {
    count - entered.count + entered.count(through: day - 1) - ended.count(through: day - 1)
      - censored.count(through: day - 1)
  }

  /// The share of cases that last beyond a day; `nil` without cases.
  public func survival(after day: Int) -> Double? {
    guard count > 0 else { return nil }
    return lastStep(through: day)?.survival ?? 1
  }

  /// The share of cases that have ended by a day, that day included; `nil` without cases.
  public func share(endedBy day: Int) -> Double? {
    survival(after: day).map { 1 - $0 }
  }

  /// The interval of ``survival(after:)``, from Greenwood's variance on the scale of log(−log S).
  ///
  /// With V = Σ dᵢ/(nᵢ(nᵢ−dᵢ)): `S^exp(±z·√V ÷ ln S)`, which stays inside 0...1. There is none
  /// where no case has ended, or all have: the scale has no value at 1 and 0.
  ///
  /// - SeeAlso: Kalbfleisch and Prentice (2002), *The Statistical Analysis of Failure Time Data*,
  ///   2nd edition, section 1.4.
  public func survivalInterval(
    after day: Int, _ level: ConfidenceLevel = .ninetyFive
  ) -> Interval? {
    guard let step = lastStep(through: day), step.survival > 0 else { return nil }
    let spread = level.z * step.hazardVariance.squareRoot() / log(step.survival)
    return Interval(
      low: pow(step.survival, exp(-spread)), high: pow(step.survival, exp(spread)))
  }

  /// The interval of ``share(endedBy:)``.
  public func shareInterval(
    endedBy day: Int, _ level: ConfidenceLevel = .ninetyFive
  ) -> Interval? {
    survivalInterval(after: day, level).map { Interval(low: 1 - $0.high, high: 1 - $0.low) }
  }

  /// The share of the cases still open after a day that end within some days more, and its interval.
  ///
  /// ```
  /// 1 − Π (1 − dᵢ/nᵢ) over the days i with age < i ≤ age + days
  /// ```
  /// with Greenwood's variance over the same days, on the scale of log(−log). The interval is `nil`
  /// where none of them ends, or all do.
  ///
  /// - Returns: `nil` where fewer than `fewest` are at risk on the first of these days or the last.
  public func share(
    endedWithin days: Int, ofThoseOpenAfter age: Int, fewest: Int = 1,
    _ level: ConfidenceLevel = .ninetyFive
  ) -> (estimate: Double, interval: Interval?)? {
    guard min(atRisk(on: age + 1), atRisk(on: age + days)) >= max(1, fewest) else { return nil }
    var survival = 1.0
    var variance = 0.0
    for step in steps where age < step.day && step.day <= age + days {
      let (n, d) = (Double(step.atRisk), Double(step.events))
      survival *= (n - d) / n
      variance += d / (n * (n - d))
    }
    guard survival > 0, survival < 1 else { return (1 - survival, nil) }
    let spread = level.z * variance.squareRoot() / log(survival)
    let interval = Interval(
      low: 1 - pow(survival, exp(spread)), high: 1 - pow(survival, exp(-spread)))
    return (1 - survival, interval)
  }

  /// The interval of ``median``: the days on which the interval of the survival holds one half.
  ///
  /// Either bound is `nil` where it was not seen.
  ///
  /// - SeeAlso: Brookmeyer and Crowley (1982), *A Confidence Interval for the Median Survival Time*,
  ///   doi:10.2307/2530286.
  public func medianInterval(_ level: ConfidenceLevel = .ninetyFive) -> (low: Int?, high: Int?) {
    let low = steps.first { step in
      step.survival <= 0
        || (survivalInterval(after: step.day, level).map { $0.low <= 0.5 } ?? false)
    }
    let high = steps.first { step in
      step.survival <= 0
        || (survivalInterval(after: step.day, level).map { $0.high <= 0.5 } ?? false)
    }
    return (low?.day, high?.day)
  }

  private func lastStep(through day: Int) -> Step? {
    steps.last { $0.day <= day }
  }
}
