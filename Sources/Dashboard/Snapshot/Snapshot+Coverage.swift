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
