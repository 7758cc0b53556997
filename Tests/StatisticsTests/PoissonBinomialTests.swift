import Statistics
import Testing

private func sum(_ parts: (Int, Double)...) -> PoissonBinomial {
  PoissonBinomial(parts.map { PoissonBinomial.Trials($0.0, chance: $0.1) })
}

/// Many sums of small numbers of unlike trials, the same in every run.
private let smallSums: [PoissonBinomial] = (0..<40).map { index in
  let parts = (0...(index % 5)).map { part in
    let percent = (index * 37 + part * 61) % 101
    return PoissonBinomial.Trials((index * 7 + part * 5) % 23, chance: Double(percent) / 100)
  }
  return PoissonBinomial(parts)
}

@Suite("A sum of unlike trials")
struct PoissonBinomialTests {
  // scipy 1.17.1: d = scipy.stats.poisson_binom([.05]*12 + [.2]*30 + [.5]*7 + [.9]*3);
  // d.mean(), d.var(), d.pmf(k), d.cdf(k), d.ppf(q)
  private let mixed = sum((12, 0.05), (30, 0.2), (7, 0.5), (3, 0.9))

  @Test("has the chances that exact convolution gives")
  func chances() {
    #expect(mixed.trials == 52)
    #expect(isClose(mixed.mean, 12.8))
    #expect(isClose(mixed.variance, 7.39))
    let chances = [
      0: 5.2260420949166915e-09, 3: 4.1229608932135273e-05, 10: 0.09149002911119716,
      14: 0.12847585288291852, 20: 0.005516398295204285, 30: 9.362634847591585e-09,
    ]
    for (number, chance) in chances { #expect(isClose(mixed.chance(of: number), chance)) }
    let sums = [3: 4.543506996952665e-05, 10: 0.2003180084704259, 14: 0.7397716014464073]
    for (number, share) in sums { #expect(isClose(mixed.cumulative(number), share)) }
    #expect(mixed.chance(of: -1) == 0)
    #expect(mixed.chance(of: 53) == 0)
  }

  @Test(
    "has the quantiles of the reference",
    arguments: [(0.001, 5), (0.025, 8), (0.5, 13), (0.975, 18), (0.999, 22)])
  func quantiles(_ share: Double, _ number: Int) {
    #expect(mixed.quantile(share) == number)
  }

  @Test("adds up trials that are all different")
  func ramp() {
    // numpy: f = [1.0]; for p in arange(1, 201)/1000: f = convolve(f, [1 - p, p]); cumsum(f)
    let ramp = PoissonBinomial((1...200).map { .init(1, chance: Double($0) / 1000) })
    #expect(isClose(ramp.mean, 20.1))
    #expect(isClose(ramp.variance, 17.4133))
    #expect(isClose(ramp.chance(of: 5), 2.213254278667145e-05))
    #expect(isClose(ramp.cumulative(20), 0.5497831322668287))
    #expect(isClose(ramp.cumulative(35), 0.9996764244243508))
  }

  @Test("is the binomial distribution where all chances are equal")
  func binomial() {
    // scipy: scipy.stats.binom(400_000, .02).cdf(k), .ppf(q)
    let equal = sum((150_000, 0.02), (250_000, 0.02))
    #expect(isClose(equal.cumulative(7700), 0.00033484751545741594))
    #expect(isClose(equal.cumulative(8000), 0.5029736444058548))
    #expect([0.001, 0.025, 0.975, 0.999].map(equal.quantile) == [7728, 7827, 8174, 8275])
    #expect(isClose(sum((3, 0.5)).chance(of: 2), 0.375))
  }

  @Test("is approximated to 1e-5 where the variance is large")
  func approximated() {
    // scipy: the convolution of binom.pmf(40000, .1), (40000, .25) and (10000, .6), cumsum
    let mixed = sum((40_000, 0.1), (40_000, 0.25), (10_000, 0.6))
    #expect(mixed.variance > PoissonBinomial.exactUpTo)
    let sums = [
      19600: 0.0002850089607498465, 19770: 0.024013406075902254, 20000: 0.5019774584956267,
      20230: 0.9762560944971388, 20400: 0.9997090530390069,
    ]
    for (number, share) in sums { #expect(abs(mixed.cumulative(number) - share) < 1e-5) }
    #expect([0.001, 0.025, 0.975, 0.999].map(mixed.quantile) == [19642, 19772, 20228, 20360])
    // scipy: scipy.stats.binom(9_999_000, .0011).cdf(k)
    let rare = sum((9_999_000, 0.0011))
    #expect(abs(rare.cumulative(10600) - 6.603847991868756e-05) < 1e-5)
    #expect(abs(rare.cumulative(11200) - 0.9725136498124874) < 1e-5)
    #expect(isClose(rare.chance(of: 11000), rare.cumulative(11000) - rare.cumulative(10999)))
  }

  @Test("has chances that add up to 1, its mean and its variance", arguments: smallSums)
  func adds(_ sum: PoissonBinomial) {
    let chances = (0...sum.trials).map { sum.chance(of: $0) }
    let mean = chances.enumerated().map { Double($0.offset) * $0.element }.reduce(0, +)
    let square = chances.enumerated().map { Double($0.offset * $0.offset) * $0.element }
    #expect(abs(chances.reduce(0, +) - 1) < 1e-12)
    #expect(abs(mean - sum.mean) < 1e-10)
    #expect(abs(square.reduce(0, +) - mean * mean - sum.variance) < 1e-8)
    #expect(sum.cumulative(sum.trials) == 1)
    #expect(sum.cumulative(-1) == 0)
  }

  @Test("does not depend on the order or the cutting of its parts")
  func order() {
    let one = sum((5, 0.3), (7, 0.1), (2, 0.9))
    #expect(one == sum((2, 0.9), (4, 0.1), (5, 0.3), (3, 0.1), (0, 0.7)))
  }

  @Test("is certain where nothing can vary")
  func certain() {
    let nothing = sum()
    #expect(nothing.chance(of: 0) == 1)
    #expect(nothing.quantile(0.975) == 0)
    #expect(nothing.z(of: 0) == nil)
    let fixed = sum((3, 0), (4, 1))
    #expect(fixed.chance(of: 4) == 1)
    #expect(fixed.quantile(0.001) == 4)
    #expect(fixed.variance == 0)
  }
}

@Suite("Limits of a funnel")
struct FunnelLimitsTests {
  @Test("hold at most what the level leaves over beyond each", arguments: smallSums)
  func tails(_ sum: PoissonBinomial) {
    for level in [ConfidenceLevel.ninetyFive, .ninetyNinePointEight] {
      let limits = FunnelLimits(sum, level)
      let tail = (1 - level.coverage) / 2
      let low = Int(limits.counts.low)
      let high = Int(limits.counts.high)
      #expect(sum.cumulative(low - 1) <= tail)
      #expect(sum.cumulative(low) > tail)
      #expect(1 - sum.cumulative(high) <= tail + 1e-12)
      let beyond = (0...sum.trials).filter(limits.excludes).map { sum.chance(of: $0) }
      #expect(abs(beyond.reduce(0, +) - limits.chanceBeyond) < 1e-12)
      #expect(limits.chanceBeyond <= 1 - level.coverage + 1e-12)
    }
  }

  @Test("widen by the square root of the overdispersion and never narrow", arguments: smallSums)
  func widen(_ sum: PoissonBinomial) {
    let plain = FunnelLimits(sum, .ninetyFive)
    #expect(FunnelLimits(sum, .ninetyFive, overdispersion: 0.2) == plain)
    var last = plain.counts
    for factor in [1.0, 1.5, 4, 9, 100] {
      let limits = FunnelLimits(sum, .ninetyFive, overdispersion: factor).counts
      #expect(limits.low <= last.low + 1e-12)
      #expect(limits.high >= last.high - 1e-12)
      #expect(limits.low >= 0)
      #expect(limits.high <= Double(sum.trials))
      last = limits
    }
  }

  @Test("are where the reference has them")
  func reference() {
    // scipy: scipy.stats.binom(100, .3).ppf([.001, .025, .975, .999]) is 17, 21, 39, 45;
    // .cdf(20) + .sf(39) is 0.016462853241869437 + 0.020988576003924726
    let limits = FunnelLimits(sum((100, 0.3)), .ninetyFive)
    #expect(limits.counts == Interval(low: 21, high: 39))
    #expect(isClose(limits.chanceBeyond, 0.03745142924579416))
    #expect(limits.excludes(20) && !limits.excludes(21))
    #expect(!limits.excludes(39) && limits.excludes(40))
    let outer = FunnelLimits(sum((100, 0.3)), .ninetyNinePointEight)
    #expect(outer.counts == Interval(low: 17, high: 45))
    let wide = FunnelLimits(sum((100, 0.3)), .ninetyFive, overdispersion: 4)
    #expect(wide.counts == Interval(low: 12, high: 48))
  }

  @Test("have a line through them that parts the same counts", arguments: smallSums)
  func line(_ sum: PoissonBinomial) {
    let limits = FunnelLimits(sum, .ninetyFive)
    let line = FunnelLimits.line(sum, .ninetyFive)
    for count in 0...sum.trials where limits.excludes(count) {
      #expect(Double(count) <= line.low + 1e-9 || Double(count) >= line.high - 1e-9)
    }
    for count in 0...sum.trials where !limits.excludes(count) {
      let isFarSide = limits.counts.low > sum.mean || limits.counts.high < sum.mean
      #expect(isFarSide || line.contains(Double(count)))
    }
    let wide = FunnelLimits.line(sum, .ninetyFive, overdispersion: 3)
    #expect(wide.low <= line.low && wide.high >= line.high)
  }

  @Test("know how much more counts spread than chance makes them")
  func overdispersion() {
    // z is (36 − 30)/√21, (24 − 30)/√21 and (5 − 5)/√2.5; the fixed count has none.
    let counts = [
      (observed: 36, expected: sum((100, 0.3))), (observed: 24, expected: sum((100, 0.3))),
      (observed: 5, expected: sum((10, 0.5))), (observed: 3, expected: sum((3, 1))),
    ]
    #expect(isClose(FunnelLimits.overdispersion(counts), 24.0 / 21))
    #expect(FunnelLimits.overdispersion([(observed: 3, expected: sum((3, 1)))]) == nil)
    #expect(FunnelLimits.overdispersion([]) == nil)
  }
}
