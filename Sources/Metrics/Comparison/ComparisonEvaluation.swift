import Cases
import Statistics

/// Makes the rows of a comparison from what was counted.
struct ComparisonEvaluation: Sendable {
  let counts: ComparisonCounts
  /// Below so many cases nobody is compared, and rates are hidden.
  let fewest: Int
  /// What everybody had in the time before; `nil` where it is not known.
  let past: ComparisonCounts?
  let pastPeriod: RowPeriod?
  /// Why nobody's past is known; empty where it is.
  let whyNoPast: String
  /// By label: what the staff table says.
  let staff: [String: StaffMember]
  /// By label: the unit that others are of.
  let units: [String: String]

  /// The rows in the order of their labels, with how much more they spread than by chance.
  func rows() -> (rows: [ComparisonRow], overdispersion: Double?) {
    var rows = counts.labels.indices.map(row)
    var compared: [(index: Int, observed: Int, expected: PoissonBinomial)] = []
    for index in rows.indices where rows[index].state == .ok {
      let (own, expected) = counts.expected(of: index)
      rows[index].comparedCases = own.n
      rows[index].whyNotCompared(own, expected, fewest: fewest)
      if rows[index].state == .ok { compared.append((index, own.events, expected)) }
    }
    let overdispersion = FunnelLimits.overdispersion(
      compared.map { (observed: $0.observed, expected: $0.expected) })
    for one in compared {
      rows[one.index].compare(one.observed, with: one.expected, overdispersion ?? 1)
    }
    return (rows, overdispersion)
  }

  /// The row of a label before it is compared.
  private func row(_ index: Int) -> ComparisonRow {
    let label = counts.labels[index]
    let own = counts.own(index)
    var row = ComparisonRow(label, counts.standings[index], n: own.n)
    row.role = staff[label]?.role ?? ""
    row.unit = units[label] ?? ""
    row.fte = staff[label]?.fteHundredths.map { Double($0) / 100 }
    guard row.standing == .member else {
      row.state = .notComputable
      row.why =
        row.standing == .placeholder
        ? "a placeholder: nobody decided these cases" : "nobody's cases: not compared"
      return row
    }
    guard own.n >= fewest else {
      row.state = .few
      row.why = "hidden: fewer than \(fewest) cases"
      return row
    }
    let share = Proportion(own.events, of: own.n)
    row.events = own.events
    row.rate = share.estimate
    row.low = share.wilsonInterval()?.low
    row.high = share.wilsonInterval()?.high
    row.past = past(of: label, share)
    if !row.unit.isEmpty {
      let unit = row.unit
      row.unitOthers = benchmark(
        unit, counts.others(than: index) { units[$0] == unit }, share, of: "of others in the unit")
    }
    row.officeOthers = benchmark("office", counts.others(than: index), share, of: "of others")
    return row
  }

  private func past(of label: String, _ share: Proportion) -> Benchmark {
    guard let past else { return Benchmark(why: whyNoPast) }
    let cell = past.labels.firstIndex(of: label).map(past.own) ?? ComparisonCounts.Cell()
    return benchmark(pastPeriod?.words ?? "", cell, share, of: "then")
  }

  /// A share beside another; nothing where the other is of too few.
  private func benchmark(
    _ name: String, _ cell: ComparisonCounts.Cell, _ share: Proportion, of whose: String
  ) -> Benchmark {
    var benchmark = Benchmark(name)
    benchmark.n = cell.n
    guard cell.n >= fewest else {
      benchmark.why = "fewer than \(fewest) cases \(whose)"
      return benchmark
    }
    let other = Proportion(cell.events, of: cell.n)
    let comparison = ProportionComparison(share, to: other)
    benchmark.events = cell.events
    benchmark.rate = other.estimate
    benchmark.low = other.wilsonInterval()?.low
    benchmark.high = other.wilsonInterval()?.high
    benchmark.difference = comparison.difference
    benchmark.differenceLow = comparison.differenceInterval()?.low
    benchmark.differenceHigh = comparison.differenceInterval()?.high
    return benchmark
  }
}

extension ComparisonRow {
  /// Says why the cases of which others have enough cannot be compared, where they cannot.
  fileprivate mutating func whyNotCompared(
    _ own: ComparisonCounts.Cell, _ expected: PoissonBinomial, fewest: Int
  ) {
    if own.n < fewest {
      state = .few
      why =
        own.n == 0
        ? "none of the \(grouped(n)) cases is of a kind of which 3 others have 20"
        : "only \(grouped(own.n)) of \(grouped(n)) cases are of kinds of which 3 others have 20"
    } else if expected.variance == 0 {
      state = .undefined
      why =
        expected.mean == 0
        ? "none of the others' cases of these kinds counts"
        : "the kind of case decides it: nothing is left to compare"
    }
  }

  fileprivate mutating func compare(
    _ observed: Int, with distribution: PoissonBinomial, _ overdispersion: Double
  ) {
    self.observed = observed
    expected = distribution.mean
    ratio = Double(observed) / distribution.mean
    z = distribution.z(of: observed)
    limits95 = FunnelBand(distribution, .ninetyFive, overdispersion)
    limits998 = FunnelBand(distribution, .ninetyNinePointEight, overdispersion)
  }
}

extension FunnelBand {
  init(_ distribution: PoissonBinomial, _ level: ConfidenceLevel, _ overdispersion: Double) {
    let limits = FunnelLimits(distribution, level, overdispersion: overdispersion)
    self.init(
      low: limits.counts.low, high: limits.counts.high, chanceBeyond: limits.chanceBeyond)
  }
}

extension RowPeriod {
  /// The days as people write them.
  public var words: String {
    switch self {
    case .within(let period): period.description
    case .on(let day): day.description
    }
  }
}
