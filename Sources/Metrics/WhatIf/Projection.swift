import Cases
import Glibc
import Statistics

/// The sums that say what becomes of somebody's cases, month by month.
///
/// Of each open case it is known how likely it is to be open at the end of a month (its age's chance
/// of the Kaplan-Meier estimate), and new cases come in as in the year before. The variance is that
/// of the trials, of filings that spread more than a Poisson process, and of the rates themselves:
/// ```
/// Σ p(1 − p)                        open cases: Poisson-binomial
/// λ Σ S(a)(1 + (φ − 1)S(a))         new cases: a thinned, overdispersed Poisson process
/// φ/f · (λ Σ S(a))²                 the filings of a year, f, from which λ is learned
/// Σ over rates (Σ p·(−ln p))²/D     the rates, each learned from D endings
/// ```
/// - SeeAlso: Hong (2013), doi:10.1016/j.csda.2012.10.006; McCullagh and Nelder (1989), *Generalized
///   Linear Models*, section 6.2; Cox and Oakes (1984), *Analysis of Survival Data*, chapter 3, for
///   the variance 1/D of a logarithmic rate.
struct LoadSums: Sendable {
  /// By month, from today on.
  private(set) var open: [Moments]
  private(set) var weighted: [Moments]
  /// New cases over all months.
  private(set) var filed = 0.0
  private var filedVariance = 0.0
  /// How filings and open cases at the end go together.
  private var covariance = 0.0
  /// New cases of each kind, over all months.
  private var filedByKind: [Int: Double] = [:]
  /// The weights of a year of new cases.
  private(set) var yearlyWeight = 0.0

  /// A sum, its variance, and how far each of the rates moves it.
  struct Moments: Sendable {
    var mean = 0.0
    var variance = 0.0
    /// By rates.
    var pulls: [Double]

    init(rates: Int) {
      pulls = Array(repeating: 0, count: rates)
    }

    fileprivate mutating func add(
      mean: Double, variance: Double, pull: Double, of rates: Int, weight: Double
    ) {
      self.mean += weight * mean
      self.variance += weight * weight * variance
      pulls[rates] += weight * pull
    }

    func variance(_ rates: [EndingRates]) -> Double {
      zip(pulls, rates).reduce(variance) { sum, pair in
        sum + pair.0 * pair.0 / Double(max(1, pair.1.ended))
      }
    }
  }

  init(months: Int, rates: Int) {
    open = Array(repeating: Moments(rates: rates), count: months + 1)
    weighted = open
  }

  /// Adds a pile.
  fileprivate mutating func add(_ pile: PlannedCases.Pile, _ ahead: PileAhead, weight: Double) {
    for month in open.indices {
      let at = ahead.months[month]
      open[month].add(
        mean: at.mean, variance: at.variance, pull: at.pull, of: ahead.rates, weight: 1)
      weighted[month].add(
        mean: at.mean, variance: at.variance, pull: at.pull, of: ahead.rates, weight: weight)
    }
    filed += ahead.filed
    filedVariance += ahead.filedVariance
    covariance += ahead.covariance
    if ahead.filed > 0 { filedByKind[pile.kind, default: 0] += ahead.filed }
    yearlyWeight += pile.yearly * weight
  }

  /// The cases that end over all months.
  func disposed(_ rates: [EndingRates]) -> WhatIfEstimate {
    let variance = open[open.count - 1].variance(rates) + filedVariance - 2 * covariance
    return WhatIfEstimate(
      open[0].mean + filed - open[open.count - 1].mean, deviation: max(0, variance).squareRoot())
  }

  var filings: WhatIfEstimate { WhatIfEstimate(filed, deviation: filedVariance.squareRoot()) }

  /// Disposed ÷ filed, its variance by the delta method.
  func clearance(_ rates: [EndingRates]) -> WhatIfEstimate {
    guard filed > 0 else { return WhatIfEstimate(why: "no new cases") }
    let last = open[open.count - 1]
    let excess = (open[0].mean - last.mean) / filed
    let variance =
      (last.variance(rates) + 2 * excess * covariance + excess * excess * filedVariance)
      / (filed * filed)
    return WhatIfEstimate(1 + excess, deviation: max(0, variance).squareRoot())
  }

  /// The days by which half of the new cases have ended.
  func days(_ cases: PlannedCases) -> WhatIfEstimate {
    let parts = filedByKind.sorted { $0.key < $1.key }
    guard filed > 0 else { return WhatIfEstimate(why: "no new cases") }
    var shares: [Int: Double] = [:]
    for (kind, count) in parts { shares[cases.kinds[kind].rates, default: 0] += count / filed }
    let spread = shares.sorted { $0.key < $1.key }.reduce(0) { sum, share in
      sum + share.value * share.value / Double(max(1, cases.rates[share.key].ended))
    }.squareRoot()
    func median(_ factor: Double) -> Double? {
      func open(_ age: Int) -> Double {
        parts.reduce(0) { $0 + $1.value * exp(factor * cases.logOpen($1.key, beyond: age)) } / filed
      }
      var (low, high) = (-1, 3650)
      guard open(high) <= 0.5 + 1e-12 else { return nil }
      while high - low > 1 {
        let middle = low + (high - low) / 2
        if open(middle) <= 0.5 + 1e-12 { high = middle } else { low = middle }
      }
      return Double(high)
    }
    guard let value = median(1) else {
      return WhatIfEstimate(why: "fewer than half would end within ten years")
    }
    return WhatIfEstimate(
      value, low: median(exp(1.959964 * spread)), high: median(exp(-1.959964 * spread)))
  }
}

/// What becomes of one pile.
private struct PileAhead {
  struct Month {
    var mean = 0.0
    var variance = 0.0
    var pull = 0.0
  }

  var months: [Month]
  var rates: Int
  var filed = 0.0
  var filedVariance = 0.0
  var covariance = 0.0
}

/// Projects the piles of an office.
struct Projection {
  private let cases: PlannedCases
  private let overdispersion: Double
  /// The days from today to the end of each month.
  private let ends: [Int]
  private var shares: [ShareKey: OpenShares] = [:]

  private struct ShareKey: Hashable {
    var rates: Int
    var factor: Double
  }

  init(_ cases: PlannedCases, asOf: Day, months: Int, overdispersion: Double) {
    self.cases = cases
    self.overdispersion = overdispersion
    ends = (0...months).map { asOf.adding(months: $0) - asOf }
    for kind in cases.kinds {
      let key = ShareKey(rates: kind.rates, factor: kind.factor)
      if shares[key] == nil {
        shares[key] = OpenShares(
          cases.rates[kind.rates], factor: kind.factor, days: ends[months])
      }
    }
  }

  /// The sums of the office, of some units and of some attorneys.
  func sums(
    units: Set<String>, attorneys: Set<String>
  ) -> (office: LoadSums, units: [String: LoadSums], attorneys: [String: LoadSums]) {
    let empty = LoadSums(months: ends.count - 1, rates: cases.rates.count)
    var office = empty
    var byUnit: [String: LoadSums] = [:]
    var byAttorney: [String: LoadSums] = [:]
    for unit in units { byUnit[unit] = empty }
    for attorney in attorneys { byAttorney[attorney] = empty }
    for pile in cases.piles {
      let ahead = ahead(of: pile)
      let weight = cases.kinds[pile.kind].weight
      office.add(pile, ahead, weight: weight)
      byUnit[pile.unit]?.add(pile, ahead, weight: weight)
      byAttorney[pile.attorney]?.add(pile, ahead, weight: weight)
    }
    return (office, byUnit, byAttorney)
  }

  private func ahead(of pile: PlannedCases.Pile) -> PileAhead {
    let kind = cases.kinds[pile.kind]
    let rates = cases.rates[kind.rates]
    var ahead = PileAhead(
      months: Array(repeating: PileAhead.Month(), count: ends.count), rates: kind.rates)
    ahead.months[0].mean = Double(pile.ages.count)
    for age in pile.ages {
      let start = rates.logOpen(beyond: Int(age))
      for month in 1..<ends.count {
        let logarithm = kind.factor * (rates.logOpen(beyond: Int(age) + ends[month]) - start)
        let open = exp(logarithm)
        ahead.months[month].mean += open
        ahead.months[month].variance += open * (1 - open)
        ahead.months[month].pull -= open * logarithm
      }
    }
    if pile.filed > 0 { addNew(pile, kind, to: &ahead) }
    return ahead
  }

  private func addNew(
    _ pile: PlannedCases.Pile, _ kind: PlannedCases.Kind, to ahead: inout PileAhead
  ) {
    guard let shares = shares[ShareKey(rates: kind.rates, factor: kind.factor)] else { return }
    let daily = pile.filed / Double(cases.yearDays)
    let error = overdispersion / pile.filed
    for month in 1..<ends.count {
      ahead.filed += daily * flow(pile, month) * Double(ends[month] - ends[month - 1])
    }
    ahead.filedVariance = overdispersion * ahead.filed + error * ahead.filed * ahead.filed
    for month in 1..<ends.count {
      var (mean, variance, pull) = (0.0, 0.0, 0.0)
      for arrival in 1...month {
        // What comes in on a day of a month is so old at the end of a later one.
        let sums = shares.sums(
          (ends[month] - ends[arrival])..<(ends[month] - ends[arrival - 1]))
        let rate = daily * flow(pile, arrival)
        mean += rate * sums.open
        variance += rate * (sums.open + (overdispersion - 1) * sums.squares)
        pull += rate * sums.pull
      }
      ahead.months[month].mean += mean
      ahead.months[month].variance += variance + error * mean * mean
      ahead.months[month].pull += pull
      if month == ends.count - 1 {
        ahead.covariance = overdispersion * mean + error * mean * ahead.filed
      }
    }
  }

  private func flow(_ pile: PlannedCases.Pile, _ month: Int) -> Double {
    pile.flow.isEmpty ? 1 : pile.flow[month - 1]
  }
}
