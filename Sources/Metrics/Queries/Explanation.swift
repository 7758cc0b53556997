import Cases

/// What a number is, what it is here, and what was left out of it.
public struct Explanation: Hashable, Sendable {
  /// The definition.
  public var metric: Metric
  /// The number, or why there is none.
  public var row: MetricRow
  /// Cases that were left out, by reason, the most first.
  public var leftOut: [LeftOutCount]
  /// How the cases in question divide; empty for a number that is not made of cases.
  public var parts: [AccountPart]

  /// How many cases were left out for one reason.
  public struct LeftOutCount: Hashable, Sendable {
    public var reason: String
    public var cases: Int

    /// Creates a count.
    public init(reason: String, cases: Int) {
      self.reason = reason
      self.cases = cases
    }
  }

  /// Creates an explanation.
  public init(metric: Metric, row: MetricRow, parts: [AccountPart] = []) {
    self.metric = metric
    self.row = row
    self.parts = parts
    leftOut = parts.filter { $0.kind == .leftOut }.map {
      LeftOutCount(reason: $0.words, cases: $0.cases)
    }
  }
}

/// Asks what a number is made of.
public struct ExplainQuery: Hashable, Sendable {
  public var metric: String
  /// The group that the number is about; empty for all cases.
  public var group: [GroupLabel]
  public var scope: Scope

  /// Creates a query.
  public init(_ metric: String, group: [GroupLabel] = [], in scope: Scope = Scope()) {
    self.metric = metric
    self.group = group
    self.scope = scope
  }
}

extension MetricNote {
  /// The note as a sentence.
  public var sentence: String {
    switch self {
    case .outOfCoverage:
      "The data does not cover all the days that this number needs."
    case .partial:
      "More than 5 % of the cases are left out, because something is not known of them."
    case .immature:
      "More than a fifth of the period's filings are still open: times of ended cases flatter."
    case .clockIncludesInactive:
      "Days on which a case could not move are counted: they are not dated in the data."
    }
  }
}

extension Engine {
  /// The definition and the value alone, for an engine that cannot say what was left out.
  public func explain(_ query: ExplainQuery) throws(QueryError) -> Explanation {
    guard let metric = metric(query.metric) else {
      throw .unknownMetric(query.metric, nearest: nil)
    }
    var scope = query.scope
    for group in query.group { scope.filter = scope.filter.and(Filter(group)) }
    let row = try answer(MetricsQuery([query.metric], in: scope)).first
    return Explanation(
      metric: metric,
      row: row
        ?? MetricRow(
          metric: metric.id, period: .within(period(scope.period, asOf: scope.asOf)),
          unit: metric.unit, state: .notComputable, why: "there is no answer"))
  }
}
