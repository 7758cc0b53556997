import Cases
import Metrics

extension Snapshot {
  /// Why a number may not be shown, or what to know about it, in words; `nil` where nothing is to
  /// be said.
  ///
  /// Where the data does not hold all cases that the number speaks of, this says which it lacks.
  func reason(_ row: MetricRow?) -> String? {
    guard let row else { return "not asked for" }
    if row.why.isEmpty, row.notes.contains(.outOfCoverage), let lack = lack(row) { return lack }
    return row.absence
  }

  /// The value of a metric, or why there is none.
  func words(_ metric: String) -> String {
    guard let row = self[metric], row.isShown else {
      return "no number, \(reason(self[metric]) ?? "not known")"
    }
    return row.text
  }

  /// The same in forms of different length, the longest first; none where nothing is to be said.
  func reasons(_ row: MetricRow?) -> [String] {
    reason(row).map { [$0, row?.briefAbsence ?? "not asked for"] } ?? []
  }

  private func lack(_ row: MetricRow) -> String? {
    guard let coverage = office.coverage, let metric = metric(row.metric) else { return nil }
    let anchor: CaseField?
    switch metric.anchor {
    case .stock: anchor = nil
    case .period(let field): anchor = field
    }
    let days: Period
    switch row.period {
    case .on(let day): days = Period(from: day, through: day)
    case .within(let period): days = period
    }
    let why = coverage.whyNotCovered(days, by: anchor, dataDay: dataDay)
    return why.isEmpty ? nil : why
  }
}

extension MetricRow {
  /// Why there is no number, in two or three words.
  fileprivate var briefAbsence: String {
    if notes.contains(.outOfCoverage), state != .suppressed { return "not covered" }
    return switch state {
    case .notComputable: why.hasPrefix("not in the data") ? "not in the data" : "not known"
    case .suppressed: "hidden"
    case .few: "few cases"
    case .undefined where why.hasPrefix("fewer than half"): "half not ended"
    case .undefined: (denominator ?? 0) > 0 ? "too few cases" : "no cases"
    case .ok: "see note"
    }
  }
}
