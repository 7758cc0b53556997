import Cases

/// Attorneys or units, each beside what is expected of the cases that are theirs.
///
/// Never a ranking by rates: rows come in the order of their names.
public struct ComparisonTable: Hashable, Sendable {
  /// The metric's id, its name on screen, and how it is measured.
  public var metric: String
  public var title: String
  public var how: String
  public var by: CaseField
  public var period: RowPeriod
  public var rows: [ComparisonRow] = []
  /// The fields that make the kinds of cases, within which others say what is expected.
  public var strata: [CaseField] = []
  /// Those fields in words, such as "offense and severity at filing".
  public var kinds = ""
  /// How much more the compared spread than chance explains, the mean of z²; `nil` without any.
  ///
  /// Above 1 it has widened the limits.
  public var overdispersion: Double?
  /// The limits around a usual mix of cases, by what is expected, to be drawn.
  public var curve: [FunnelCurvePoint] = []
  public var load: AttorneyLoad?
  /// The metric of all cases together; `nil` where it is not computable.
  public var office: MetricRow?
  /// The days of everybody's own past; `nil` where it is not computable.
  public var past: RowPeriod?
  /// Why nothing is compared; empty where something may be.
  public var why = ""
  /// What a reader must know, in sentences.
  public var remarks: [String] = []

  /// Creates a table without rows.
  public init(metric: String, by: CaseField, period: RowPeriod, why: String = "") {
    self.metric = metric
    title = Metric.named(metric)?.title ?? metric
    how = Metric.named(metric)?.how ?? ""
    self.by = by
    self.period = period
    self.why = why
  }

  /// The rows that are compared.
  public var compared: [ComparisonRow] { rows.filter { $0.ratio != nil } }

  /// How many lie outside the limits.
  public func countOutside(_ limits: KeyPath<ComparisonRow, FunnelBand?>) -> Int {
    compared.count { $0.isOutside(limits) }
  }

  /// How many would lie outside the limits by chance alone, if nobody differed.
  public func chanceOutside(_ limits: KeyPath<ComparisonRow, FunnelBand?>) -> Double {
    compared.compactMap { $0[keyPath: limits]?.chanceBeyond }.reduce(0, +)
  }

  /// An order of rows; none is by raw rates.
  public enum Order: String, CaseIterable, Hashable, Sendable {
    case name, expected, ratio
  }

  /// The rows in an order; those that are not compared come last.
  public func ordered(_ order: Order) -> [ComparisonRow] {
    let key: (ComparisonRow) -> Double?
    switch order {
    case .name: return rows
    case .expected: key = { $0.ratio == nil ? nil : $0.expected }
    case .ratio: key = { $0.ratio }
    }
    let keys = rows.map(key)
    return rows.indices.sorted { one, other in
      guard let left = keys[one], let right = keys[other], left != right else {
        return (keys[one] == nil ? 1 : 0, one) < (keys[other] == nil ? 1 : 0, other)
      }
      return left > right
    }.map { rows[$0] }
  }
}

/// An attorney or a unit beside what is expected.
public struct ComparisonRow: Hashable, Sendable {
  /// The attorney's or unit's label.
  public var group: String
  public var standing: Standing
  /// What the staff table says of an attorney; empty where it says nothing.
  public var role = ""
  public var unit = ""
  /// The cases that the metric is about.
  public var n: Int
  /// Those that count; `nil` where they are hidden.
  public var events: Int?
  /// The raw rate, with its 95 % interval: it says nothing of how hard the cases are.
  public var rate: Double?
  public var low: Double?
  public var high: Double?
  /// The cases of kinds of which others have enough, and those of them that count.
  public var comparedCases = 0
  public var observed: Int?
  /// How many of them would count if each were as likely as the same kind is with all others.
  public var expected: Double?
  /// Observed ÷ expected.
  public var ratio: Double?
  /// Standard deviations above what is expected.
  public var z: Double?
  public var limits95: FunnelBand?
  public var limits998: FunnelBand?
  /// First the own past, then the others of the unit, then the others of the office.
  public var past: Benchmark?
  public var unitOthers: Benchmark?
  public var officeOthers: Benchmark?
  /// Open cases on the as-of day; `nil` for units and where it is not known.
  public var open: Int?
  /// Full-time equivalent; `nil` where the staff table does not say.
  public var fte: Double?
  public var state: MetricState = .ok
  /// Why there is no comparison; empty where there is one.
  public var why = ""

  /// Whose cases they are.
  public enum Standing: String, Hashable, Sendable {
    /// A person, or a unit.
    case member
    /// A name that is nobody's.
    case placeholder
    /// No name.
    case unassigned
  }

  /// Creates a row with a count alone.
  public init(_ group: String, _ standing: Standing, n: Int) {
    self.group = group
    self.standing = standing
    self.n = n
  }

  /// The share of own cases that is compared.
  public var covered: Double? {
    n == 0 || ratio == nil ? nil : Double(comparedCases) / Double(n)
  }

  /// Whether the observed count lies outside of limits.
  public func isOutside(_ limits: KeyPath<ComparisonRow, FunnelBand?>) -> Bool {
    guard let observed, let band = self[keyPath: limits] else { return false }
    return band.excludes(observed)
  }

  /// Where it lies among the limits; `nil` where it is not compared.
  public var position: Position? {
    guard let observed, let expected, ratio != nil else { return nil }
    let isAbove = Double(observed) > expected
    if isOutside(\.limits998) { return isAbove ? .farAbove : .farBelow }
    if isOutside(\.limits95) { return isAbove ? .above : .below }
    return .within
  }

  /// Where a count lies among the limits of chance.
  public enum Position: String, Hashable, Sendable {
    case within
    /// Beyond the 95 % limits.
    case above, below
    /// Beyond the 99.8 % limits.
    case farAbove = "far_above"
    case farBelow = "far_below"
  }
}

/// Between which counts chance alone lets a number lie.
public struct FunnelBand: Hashable, Sendable {
  public var low: Double
  public var high: Double
  /// The chance of a count beyond them, if nobody differed.
  public var chanceBeyond: Double

  /// Creates a band.
  public init(low: Double, high: Double, chanceBeyond: Double) {
    self.low = low
    self.high = high
    self.chanceBeyond = chanceBeyond
  }

  /// Whether a count lies beyond.
  public func excludes(_ count: Int) -> Bool {
    // A widened limit is rounded, the count is not.
    Double(count) < low - 1e-9 || Double(count) > high + 1e-9
  }
}

/// A place on the lines of a funnel: the limits of observed ÷ expected.
public struct FunnelCurvePoint: Hashable, Sendable {
  public var expected: Double
  public var low95: Double
  public var high95: Double
  public var low998: Double
  public var high998: Double

  /// Creates a place.
  public init(
    expected: Double, low95: Double, high95: Double, low998: Double, high998: Double
  ) {
    self.expected = expected
    self.low95 = low95
    self.high95 = high95
    self.low998 = low998
    self.high998 = high998
  }
}

/// A share that an own one is set beside, with the difference.
public struct Benchmark: Hashable, Sendable {
  /// What it is: a period, a unit's name, or empty.
  public var name: String
  public var n = 0
  public var events: Int?
  public var rate: Double?
  public var low: Double?
  public var high: Double?
  /// The own rate less this one, with Newcombe's 95 % interval.
  public var difference: Double?
  public var differenceLow: Double?
  public var differenceHigh: Double?
  /// Why there is none; empty where there is one.
  public var why = ""

  /// Creates a benchmark that is not there, or one to be filled in.
  public init(_ name: String = "", why: String = "") {
    self.name = name
    self.why = why
  }
}

/// How open cases are spread over the attorneys who have any.
public struct AttorneyLoad: Hashable, Sendable {
  /// Attorneys with at least one open case.
  public var attorneys: Int
  public var open: Int
  public var mean: Double
  public var median: Double
  /// Open cases for a full-time attorney, of those whose hours the staff table gives.
  public var perFTE: Double?
  /// How many attorneys that speaks of.
  public var withFTE: Int

  /// Creates a load.
  public init(
    attorneys: Int, open: Int, mean: Double, median: Double, perFTE: Double?, withFTE: Int
  ) {
    self.attorneys = attorneys
    self.open = open
    self.mean = mean
    self.median = median
    self.perFTE = perFTE
    self.withFTE = withFTE
  }
}
