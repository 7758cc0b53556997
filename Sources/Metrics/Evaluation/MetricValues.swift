import Cases
import Statistics

/// A value with what it was made of, before anything is said about it.
struct MetricValue: Hashable, Sendable {
  var value: Double?
  var numerator: Double?
  var denominator: Double?
  /// The cases of the smaller side, where two are compared.
  var smallest: Int?
  /// What is left out, where no case is.
  var missing: Int?
  var interval: Interval?
  /// Why there is no value, where there is none.
  var why = ""
}

/// Makes the values of metrics from a tally.
struct TallyReader: Sendable {
  private let plan: TallyPlan
  private let tally: Tally
  private let attorneyHours: Double
  /// The combinations that occur, and how often.
  private let pairs: [(facts: Facts, count: Int)]

  /// Below this many cases at risk a share by day N rests on too few.
  private static let fewestAtRisk = 20

  init(_ tally: Tally, _ plan: TallyPlan, attorneyHours: Double) {
    self.plan = plan
    self.tally = tally
    self.attorneyHours = attorneyHours
    pairs = zip(plan.facts.combinations, tally.counts).filter { $0.1 > 0 }.map {
      (facts: $0.0, count: $0.1)
    }
  }

  /// How many cases pass a test.
  func count(_ test: FactsTest) -> Int {
    var count = 0
    for pair in pairs where test.holds(for: pair.facts) { count += pair.count }
    return count
  }

  /// The value of a measure.
  func value(of measure: Measure) -> MetricValue {
    switch measure {
    case .count(let test), .known(let test, _):
      return MetricValue(value: Double(count(test)))
    case .share(let facts, let among, _):
      return share(count(among.having(facts)), of: count(among))
    case .gap(let facts, let one, let other, _):
      return gap(share(facts, among: one), share(facts, among: other))
    case .staff(let share): return people(share)
    case .ratio(let numerator, let denominator):
      return ratio(Double(count(numerator)), to: Double(count(denominator)))
    case .balance(let added, let removed):
      let sum = added.map(count).reduce(0, +) - removed.map(count).reduce(0, +)
      return MetricValue(value: Double(sum))
    case .quantile(let q, let span, let test, _):
      return days(histogram(span, test)) { $0.quantile(q) }
    case .mean(let span, let test, _):
      return days(histogram(span, test)) { $0.mean }
    case .survivalMedian: return survivalMedian()
    case .survivalShare(let day): return survivalShare(by: day)
    case .perAttorney(let test):
      let loads = loads(test)
      return ratio(Double(loads.reduce(0, +)), to: Double(loads.count))
    case .attorneyGini(let test):
      let loads = loads(test)
      return MetricValue(
        value: gini(loads), denominator: Double(loads.count),
        why: loads.isEmpty ? "no attorney has an open case" : "")
    case .weight(let test):
      return MetricValue(value: weight(test))
    case .attorneyYears(let test):
      return ratio(weight(test), to: attorneyHours)
    }
  }

  private func share(_ facts: Facts, among test: FactsTest) -> Proportion {
    Proportion(count(test.having(facts)), of: count(test))
  }

  /// The share of some cases less that of others; the denominator holds both.
  private func gap(_ one: Proportion, _ other: Proportion) -> MetricValue {
    let comparison = ProportionComparison(one, to: other)
    let counts =
      "\(one.successes) of \(one.trials) against \(other.successes) of \(other.trials)"
    return MetricValue(
      value: comparison.difference, denominator: Double(one.trials + other.trials),
      smallest: min(one.trials, other.trials), interval: comparison.differenceInterval(),
      why: comparison.difference == nil ? "no cases on one of the sides: \(counts)" : counts)
  }

  /// A share of people, all of whom are counted, so that chance has no part in it.
  private func people(_ share: StaffShare) -> MetricValue {
    let counts = share.counts(of: plan.staff, on: plan.day)
    return MetricValue(
      value: counts.whole == 0 ? nil : Double(counts.part) / Double(counts.whole),
      numerator: Double(counts.part), denominator: Double(counts.whole), missing: counts.missing,
      why: counts.whole == 0 ? "nobody to count" : "")
  }

  private func share(_ numerator: Int, of denominator: Int) -> MetricValue {
    let share = Proportion(numerator, of: denominator)
    return MetricValue(
      value: share.estimate, numerator: Double(numerator), denominator: Double(denominator),
      interval: share.wilsonInterval(), why: denominator == 0 ? "the denominator is 0" : "")
  }

  private func ratio(_ numerator: Double, to denominator: Double) -> MetricValue {
    MetricValue(
      value: denominator == 0 ? nil : numerator / denominator, numerator: numerator,
      denominator: denominator, why: denominator == 0 ? "the denominator is 0" : "")
  }

  private func days(
    _ histogram: DayHistogram, _ statistic: (DayHistogram) -> Double?
  ) -> MetricValue {
    MetricValue(
      value: statistic(histogram), denominator: Double(histogram.count),
      why: histogram.isEmpty ? "no cases" : "")
  }

  /// The days of the cases that pass a test.
  func histogram(_ span: Span, _ test: FactsTest) -> DayHistogram {
    histogram(TallyPlan.Measured(span: span, test: test))
  }

  private func histogram(_ measured: TallyPlan.Measured) -> DayHistogram {
    plan.measured.firstIndex(of: measured).map { tally.histograms[$0] } ?? DayHistogram()
  }

  private func loads(_ test: FactsTest) -> [Int] {
    plan.spread.firstIndex(of: test).map { tally.attorneys[$0].filter { $0 > 0 } } ?? []
  }

  private func weight(_ test: FactsTest) -> Double {
    guard let index = plan.weighed.firstIndex(of: test) else { return 0 }
    return zip(tally.weights[index], plan.weights.values).reduce(0) { $0 + Double($1.0) * $1.1 }
  }

  private var survival: KaplanMeier {
    KaplanMeier(events: histogram(.ended), censorings: histogram(.followed))
  }

  private func survivalMedian() -> MetricValue {
    let survival = survival
    let why =
      survival.count == 0
      ? "no cases" : survival.median == nil ? "fewer than half are seen to end" : ""
    return MetricValue(
      value: survival.median.map { Double($0) }, denominator: Double(survival.count), why: why)
  }

  private func survivalShare(by day: Int) -> MetricValue {
    let survival = survival
    let denominator = Double(survival.count)
    guard survival.atRisk(on: day) >= Self.fewestAtRisk else {
      let why = "fewer than \(Self.fewestAtRisk) cases are followed to day \(day)"
      return MetricValue(denominator: denominator, why: why)
    }
    let interval = survival.shareInterval(endedBy: day)
    return MetricValue(
      value: survival.share(endedBy: day), denominator: denominator, interval: interval,
      why: interval == nil ? "no interval: none, or all, are seen to end by then" : "")
  }
}
