import Glibc

/// The share of cases that have ended in each of several ways by a day, open ones counted: the
/// Aalen-Johansen estimate.
///
/// 1 less the Kaplan-Meier estimate of one way of ending, with the others taken as open, says more
/// than ever happens: a case that was dismissed can no longer be pleaded. Here the shares of all
/// ways and the share still open add up to 1.
/// ```
/// Fₖ(t) = Σ S(tᵢ₋₁) dₖᵢ/nᵢ over the days tᵢ ≤ t
/// ```
///
/// - SeeAlso: Aalen and Johansen (1978), *An Empirical Transition Matrix for Non-Homogeneous Markov
///   Chains*; Marubini and Valsecchi (1995), *Analysing Survival Data from Clinical Trials*, chapter
///   10, for the variance.
public struct CumulativeIncidence: Hashable, Sendable {
  /// The share that has ended in one way by a day.
  public struct Step: Hashable, Sendable {
    public let day: Int
    public let share: Double
    /// The standard error of the share.
    public let error: Double
  }

  /// By way of ending: the days on which it happened, in order.
  public let steps: [[Step]]
  /// The number of cases.
  public let count: Int
  /// All ways of ending together.
  public let overall: KaplanMeier

  /// Creates the estimate from the days after which cases ended in each way, and after which the
  /// others were last seen.
  public init(events: [DayHistogram], censorings: DayHistogram) {
    var all = DayHistogram()
    for histogram in events { all.merge(histogram) }
    let overall = KaplanMeier(events: all, censorings: censorings)
    self.overall = overall
    count = overall.count
    steps = events.map { Self.steps(of: $0, among: overall) }
  }

  /// The share of cases that have ended in one way by a day, that day included; `nil` without cases.
  public func share(_ way: Int, by day: Int) -> Double? {
    guard count > 0 else { return nil }
    return step(way, by: day)?.share ?? 0
  }

  /// The interval of ``share(_:by:)`` on the scale of log(−log F), `F^exp(±z·σ ÷ (F ln F))`; `nil`
  /// where nothing has ended in this way by the day, or everything has.
  public func interval(
    _ way: Int, by day: Int, _ level: ConfidenceLevel = .ninetyFive
  ) -> Interval? {
    guard let step = step(way, by: day), step.share > 0, step.share < 1 else { return nil }
    let spread = level.z * step.error / (step.share * log(step.share))
    return Interval(low: pow(step.share, exp(-spread)), high: pow(step.share, exp(spread)))
  }

  private func step(_ way: Int, by day: Int) -> Step? {
    steps[way].last { $0.day <= day }
  }

  /// ```
  /// var F(t) = Σ (F(t)−F(tᵢ))² dᵢ/(nᵢ(nᵢ−dᵢ)) + Σ S(tᵢ₋₁)² dₖᵢ(nᵢ−dₖᵢ)/nᵢ³
  ///            − 2 Σ (F(t)−F(tᵢ)) S(tᵢ₋₁) dₖᵢ/nᵢ²
  /// ```
  /// with the squares written out, so that sums up to each day serve every later one.
  private static func steps(of events: DayHistogram, among overall: KaplanMeier) -> [Step] {
    var found: [Step] = []
    var share = 0.0
    var before = 1.0
    // Σ h, Σ hF and Σ hF² with h = d/(n(n−d)); Σ g and Σ gF with g = S d/n²; Σ of the middle term.
    var (h0, h1, h2, g0, g1, own) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for step in overall.steps {
      let n = Double(step.atRisk)
      let d = Double(step.events)
      let mine = Double(events[step.day])
      share += before * mine / n
      // Where all have ended, F no longer moves, and the term is 0 times infinity: 0.
      let h = step.events < step.atRisk ? d / (n * (n - d)) : 0
      let g = before * mine / (n * n)
      h0 += h
      h1 += h * share
      h2 += h * share * share
      g0 += g
      g1 += g * share
      own += before * before * mine * (n - mine) / (n * n * n)
      before = step.survival
      guard mine > 0 else { continue }
      let hazards = share * share * h0 - 2 * share * h1 + h2
      let variance = hazards + own - 2 * (share * g0 - g1)
      found.append(Step(day: step.day, share: share, error: max(0, variance).squareRoot()))
    }
    return found
  }
}
