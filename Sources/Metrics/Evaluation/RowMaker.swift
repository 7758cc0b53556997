import Cases
import Statistics

/// Makes the rows of metrics, each with what it needs to be believed.
struct RowMaker: Sendable {
  private let view: StoreView
  private let plan: TallyPlan
  /// The office's own metrics each ask for facts of their own, so each is counted by itself.
  private let ownPlans: [String: TallyPlan]
  private let caveats: Caveats
  private let metrics: [Metric]
  private let fields: [CaseField]

  /// Plans rows of some metrics.
  ///
  /// - Parameters:
  ///   - metrics: The metrics, in order.
  ///   - fields: What the rows are grouped by.
  ///   - view: The cases.
  ///   - store: The office's data as of its own day, which says what can be known.
  init(_ metrics: [Metric], by fields: [CaseField], _ view: StoreView, of store: CaseStore) {
    self.metrics = metrics
    self.fields = fields
    self.view = view
    caveats = Caveats(
      store, asOf: view.asOf, period: view.period, isOfAttorney: view.isOfAttorney)
    let catalogue = metrics.filter { $0.own == nil }
    plan = TallyPlan(catalogue, view.facts, of: view.store, on: view.asOf)
    let own = metrics.filter { $0.own != nil }.map { metric in
      (
        metric.id,
        TallyPlan([metric], view.facing(metric).facts, of: view.store, on: view.asOf)
      )
    }
    ownPlans = Dictionary(own) { first, _ in first }
  }

  /// The rows, metric after metric, groups in their order within each.
  func rows() -> [MetricRow] {
    guard !fields.isEmpty else { return row(of: []) }
    // Only cases that are in some number are parted into groups; all are of one that is listed.
    let counted = ownPlans.isEmpty ? view.facts.rows(plan.matters, among: view.kept) : view.rows
    guard let grouping = Grouping(counted, by: fields, in: view.store, listing: view.kept) else {
      return metrics.map { notComputable($0, caveats.whyNotComputable($0, by: fields)) }
    }
    let groups = grouping.labels.indices.map { group in
      rows(grouping[group], of: grouping.labels[group])
    }
    return metrics.indices.flatMap { metric in groups.map { $0[metric] } }
  }

  /// A row of each metric for all cases of the view.
  func row(of group: [GroupLabel]) -> [MetricRow] {
    let reader = reader()
    return metrics.map { metric in
      row(metric, metric.isOwn ? self.reader(of: metric) : reader, of: group)
    }
  }

  /// What was counted of all cases of the view.
  func reader(of metric: Metric? = nil) -> TallyReader {
    let plan = metric.flatMap { ownPlans[$0.id] } ?? plan
    var tally = Tally(plan)
    tally.add(view.kept, plan)
    return TallyReader(tally, plan, attorneyHours: view.store.office.attorneyHours)
  }

  /// A row of each metric for one group of rows.
  func rows(_ rows: ArraySlice<Int32>, of group: [GroupLabel]) -> [MetricRow] {
    let reader = reader(rows)
    return metrics.map { metric in
      row(metric, metric.isOwn ? self.reader(rows, of: metric) : reader, of: group)
    }
  }

  /// What was counted of some rows, for the metrics of the catalogue or for one of the office's own.
  func reader(_ rows: ArraySlice<Int32>, of metric: Metric? = nil) -> TallyReader {
    reader(rows, metric.flatMap { ownPlans[$0.id] } ?? plan)
  }

  private func reader(_ rows: ArraySlice<Int32>, _ plan: TallyPlan) -> TallyReader {
    var tally = Tally(plan)
    tally.add(rows, plan)
    return TallyReader(tally, plan, attorneyHours: view.store.office.attorneyHours)
  }

  private func row(_ metric: Metric, _ reader: TallyReader, of group: [GroupLabel]) -> MetricRow {
    let why = caveats.whyNotComputable(metric, by: fields)
    guard why.isEmpty else {
      var row = notComputable(metric, why)
      row.group = group
      return row
    }
    let value = reader.value(of: metric.measure)
    let missing =
      value.missing ?? metric.measure.leftOut.map { reader.count($0.test) }.reduce(0, +)
    let cases = value.smallest.map(Double.init) ?? value.denominator ?? 0
    let isFew = metric.isRate && cases < Double(view.store.office.fewCases)
    return MetricRow(
      metric: metric.id, group: group, period: days(of: metric), value: value.value,
      numerator: value.numerator, denominator: value.denominator, low: value.interval?.low,
      high: value.interval?.high, unit: metric.unit, missing: missing,
      state: value.value == nil ? .undefined : isFew ? .few : .ok,
      why: [value.why, value.why.isEmpty || metric.isGap ? remark(metric) : ""]
        .filter { !$0.isEmpty }.joined(separator: "; "),
      notes: caveats.notes(metric, missing: missing, of: value.denominator, reader))
  }

  /// What to know of a number.
  private func remark(_ metric: Metric) -> String {
    if case .staff = metric.measure, !view.kept.isAll {
      return "of the whole office: cases are filtered, people are not"
    }
    return caveats.remark(metric, by: fields)
  }

  private func notComputable(_ metric: Metric, _ why: String) -> MetricRow {
    MetricRow(
      metric: metric.id, period: days(of: metric), unit: metric.unit, state: .notComputable,
      why: why)
  }

  private func days(of metric: Metric) -> RowPeriod {
    metric.anchor == .stock ? .on(view.asOf) : .within(view.period)
  }
}

extension Metric {
  /// Whether its denominator is a number of cases, of which few say little.
  fileprivate var isRate: Bool {
    switch measure {
    case .share, .gap, .ratio, .quantile, .mean, .survivalMedian, .survivalShare: true
    case .count, .known, .balance, .perAttorney, .attorneyGini, .weight, .attorneyYears, .staff:
      false
    }
  }

  /// Whether it is the difference of two shares, whose counts are said with it.
  fileprivate var isGap: Bool {
    if case .gap = measure { true } else { false }
  }
}
