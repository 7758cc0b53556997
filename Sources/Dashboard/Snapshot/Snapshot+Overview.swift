import Cases
import Metrics

extension Snapshot {
  private static let overviewMetrics = [
    "open", "open_inactive", "filed", "disposed", "clearance_rate", "days_to_disposition_median",
    "disposed_by_365", "pending_over_standard", "pending_over_90", "pending_over_180",
    "pending_over_365",
    "no_next_event", "stalled", "unassigned", "pending_age_median",
  ]

  /// Those that are shown beside what they were: not what only the present knows, nor who held no
  /// case then.
  private static let metricsBefore = overviewMetrics.filter {
    ![
      "no_next_event", "stalled", "unassigned", "pending_over_90", "pending_over_180",
    ].contains($0)
  }

  /// Asks for the key figures, what needs attention, the flows, the load and one comparison.
  mutating func gatherOverview(from engine: some Engine) throws(QueryError) {
    try add(Self.overviewMetrics, from: engine)
    if let before = scopeBefore {
      try add(Self.metricsBefore, span: .before, in: before, from: engine)
      forgetPastOpen()
    }
    months = 24
    try addSeries(
      [
        "open", "filed", "disposed", "clearance_rate", "days_to_disposition_median",
        "pending_over_standard", "no_next_event",
      ],
      months: months, from: engine)
    try gatherLoad(from: engine)
    try gatherAttention(from: engine)
    try gatherStrip(from: engine)
  }

  /// The open cases of each attorney, or of each unit or offense where no attorney is mapped.
  private mutating func gatherLoad(from engine: some Engine) throws(QueryError) {
    guard let field = defaultGrouping else { return }
    grouping = field
    try add(["open", "pending_over_180"], by: [field], from: engine)
    labels = groupLabels(field, of: "open")
    openByMonthFiled = try engine.answer(
      OpenByMonthFiledQuery(by: field, months: 12, in: request.scope))
  }

  /// One decision point: the first that the data allows.
  private mutating func gatherStrip(from engine: some Engine) throws(QueryError) {
    guard fields.contains(request.comparing) else { return }
    for point in ["dismissed", "declined", "convicted"] {
      let table = try engine.answer(
        DisparityQuery(
          points: [point], by: request.comparing, reference: request.reference,
          in: request.scope))
      if table.rows.contains(where: { $0.n > 0 && $0.state != .notComputable }) {
        disparity = table
        return
      }
    }
  }

  /// The field by which people are shown their load.
  var defaultGrouping: CaseField? {
    if let chosen = request.grouping, fields.contains(chosen) { return chosen }
    return [CaseField.attorney, .unit, .offense].first(where: fields.contains)
  }

  /// The labels that a metric was answered for, in their order.
  func groupLabels(_ field: CaseField, of metric: String) -> [String] {
    numbers.keys.compactMap { key in
      guard key.metric == metric, key.span == .now, key.group.count == 1,
        let group = key.group.first, group.field == field
      else { return nil }
      return group.label
    }.sorted()
  }
}
