import Cases

/// What moved between two periods.
public struct ChangeTable: Hashable, Sendable {
  public var against: ChangeQuery.Against
  /// The days compared: those of the period that are recorded by now.
  public var now: Period
  public var before: Period
  /// The field whose groups account for the changes of shares; `nil` for none.
  public var by: CaseField?
  public var rows: [ChangeRow] = []
  /// How long it takes until what happened is recorded.
  public var lag: ReportingLag
  /// Why nothing is compared; empty where something may be.
  public var why: String
  /// What a reader must know, in sentences.
  public var remarks: [String] = []

  /// Creates a table without rows.
  public init(
    against: ChangeQuery.Against, now: Period, before: Period, by: CaseField? = nil,
    lag: ReportingLag, why: String = ""
  ) {
    self.against = against
    self.now = now
    self.before = before
    self.by = by
    self.lag = lag
    self.why = why
  }

  /// The rows that carry a verdict.
  public var judged: [ChangeRow] { rows.filter { $0.verdict != nil } }
  /// The rows that moved further than chance explains.
  public var moved: [ChangeRow] { rows.filter { $0.verdict == .up || $0.verdict == .down } }
  /// How many of those with a verdict would be said to have moved if none had: 1 in 20.
  public var chanceMoved: Double { Double(judged.count) / 20 }
}

/// One metric in two periods.
public struct ChangeRow: Hashable, Sendable {
  /// The metric's id.
  public var metric: String
  public var before: MetricRow
  public var now: MetricRow
  /// Now less before, in the metric's unit; `nil` where `why` says so.
  public var change: Double?
  /// The 95 % interval of the change.
  public var low: Double?
  public var high: Double?
  /// For counts: the rate of now ÷ that of before, with its 95 % interval.
  public var ratio: Double?
  public var ratioLow: Double?
  public var ratioHigh: Double?
  /// For counts: how much more the months vary than chance alone would have them.
  public var dispersion: Double?
  /// How the verdict was reached; `nil` where there is none.
  public var method: ChangeMethod?
  public var verdict: ChangeVerdict?
  /// Why there is no change or no verdict; empty where there is one.
  public var why = ""
  /// The metric by month, with the limits of its noise; `nil` for what is not of a period.
  public var trend: Trend?
  /// Which groups account for the change of a share; `nil` where it was not asked or is no share.
  public var parts: ChangeParts?

  /// Creates a row without a change.
  public init(_ before: MetricRow, _ now: MetricRow) {
    metric = now.metric
    self.before = before
    self.now = now
  }

  public var unit: MetricUnit { now.unit }

  /// What to know of either number.
  public var notes: [MetricNote] {
    now.notes + before.notes.filter { !now.notes.contains($0) }
  }
}

/// What can be said of a change.
public enum ChangeVerdict: String, Hashable, Sendable {
  case up, down
  /// Chance alone may have made it.
  case cannotTell = "cannot_tell"
}

/// How a change is told from chance.
public enum ChangeMethod: String, Hashable, Sendable {
  /// The ratio of two counts that vary as the months do.
  case quasiPoisson = "quasi_poisson"
  /// Newcombe's interval of a difference of shares.
  case newcombe
  /// Medians of 2,000 resamples.
  case bootstrap
  /// The interval of a difference from those of its two sides.
  case intervals

  /// The method in words.
  public var words: String {
    switch self {
    case .quasiPoisson: "ratio of counts, quasi-Poisson"
    case .newcombe: "difference of shares, Newcombe"
    case .bootstrap: "difference of medians, bootstrap"
    case .intervals: "difference of estimates, from both intervals"
    }
  }
}
