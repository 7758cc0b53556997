import Cases
import Statistics

/// A metric by month, with the limits between which noise alone would keep it: an XmR chart.
public struct Trend: Hashable, Sendable {
  /// What a month says beyond the noise.
  public enum Signal: Hashable, Sendable {
    /// Beyond a limit.
    case beyondLimit
    /// One of eight or more in a row on the same side of the mean.
    case run
  }

  /// One month.
  public struct Month: Hashable, Sendable {
    public var row: MetricRow
    /// Why the month is left out of the limits; empty where it is in them.
    public var leftOut: String
    public var signals: Set<Signal> = []

    /// Creates a month.
    public init(row: MetricRow, leftOut: String = "") {
      self.row = row
      self.leftOut = leftOut
    }
  }

  /// The oldest first.
  public var months: [Month]
  /// The first month, as ``Cases/Day/monthIndex``.
  public var firstMonth: Int
  /// The mean of the months that are not left out, and the limits around it; `nil` where too few.
  public var mean: Double?
  public var low: Double?
  public var high: Double?
  /// Why there are no limits; empty where there are.
  public var why = ""

  /// Fewer months than these have no limits.
  public static let fewestMonths = 12

  /// Finds the limits and what lies beyond them.
  ///
  /// Months that are left out are passed over: the one after is the neighbor of the one before.
  public init(_ months: [Month], from firstMonth: Int, unit: MetricUnit) {
    self.months = months
    self.firstMonth = firstMonth
    let used = months.indices.filter { months[$0].leftOut.isEmpty && months[$0].row.value != nil }
    guard used.count >= Self.fewestMonths,
      let chart = ProcessBehavior(used.compactMap { months[$0].row.value })
    else {
      why = "\(used.count) months can be used; limits need \(Self.fewestMonths)"
      return
    }
    mean = chart.mean
    // Nothing here is below 0, and no share above 1.
    low = max(0, chart.limits.low)
    high = unit == .share ? min(1, chart.limits.high) : chart.limits.high
    for (index, signals) in zip(used, chart.signals) {
      self.months[index].signals = Set(signals.map { $0 == .beyondLimit ? .beyondLimit : .run })
    }
  }

  /// The values of the months that are not left out.
  var usedValues: [Double] {
    months.filter { $0.leftOut.isEmpty }.compactMap(\.row.value)
  }

  /// Whether any month says more than noise.
  public var hasSignal: Bool { months.contains { !$0.signals.isEmpty } }
}
