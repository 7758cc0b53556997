import Cases
import Metrics

extension Snapshot {
  /// Asks what is stuck, what is due and what waits, in all and by attorney.
  mutating func gatherWorklists(from engine: some Engine) throws(QueryError) {
    worklists = try engine.answer(WorklistsQuery(in: request.scope))
    courtDates = try engine.answer(
      CourtDatesQuery(days: office.ahead.hearings, in: request.scope))
    guard fields.contains(.attorney) else { return }
    let known = worklists.filter { ($0.count ?? 0) > 0 }.map(\.list.id)
    guard !known.isEmpty else { return }
    worklistsByAttorney = try engine.answer(
      WorklistsQuery(known, by: .attorney, in: request.scope))
  }
}
