import Cases

/// Reads the time of the cases of a view.
struct TimeUseReader: Sendable {
  private let view: StoreView
  private let stays: [StageStays?]
  /// Why a stage has no numbers, by stage.
  let lacking: [CaseStage: String]
  private let decideBy: Int
  private let weights: WeightColumn
  private let times: SpanReader
  private let disposed: [Bool]
  private let dismissed: [Bool]
  private let continuances: Numbers?
  /// Whether some case has one, so that none of others is a number.
  private let hasContinuances: Bool

  init(_ view: StoreView, decideBy: Int) {
    self.view = view
    self.decideBy = decideBy
    let store = view.store
    stays = CaseStage.allCases.map { StageStays($0, in: view) }
    lacking = Dictionary(
      uniqueKeysWithValues: zip(CaseStage.allCases, stays).filter { $1 == nil }.map { stage, _ in
        let fields = stage.requires.filter { !store.has($0) }.map(\.needed)
        return (stage, "not in the data: \(fields.joined(separator: ", "))")
      })
    weights = WeightColumn(of: store)
    times = SpanReader(.filedToDisposed, in: store, on: view.asOf)
    disposed = view.facts.passes(.timed)
    dismissed = view.facts.passes(FactsTest.timed.having(.dismissed))
    continuances = store.derived.continuances
    hasContinuances = continuances?.contains { $0 > 0 } ?? false
  }

  /// The time of some rows.
  func tally(_ rows: ArraySlice<Int32>) -> TimeUseTally {
    let empty = TimeUseTally(view, decideBy: decideBy, weights: weights.values.count)
    return tallied(rows, empty) { tally, row in add(row, to: &tally) }
  }

  private func add(_ row: Int32, to tally: inout TimeUseTally) {
    for stage in stays.indices {
      if let stay = stays[stage]?[row] { tally.add(stay, in: stage) }
    }
    let facts = view.facts.number(of: Int(row))
    guard disposed[facts] else { return }
    let weight = weights.number(of: Int(row))
    tally.addWeight(weights.values[weight], stays.map { $0?[row] ?? .none })
    if let count = continuances?[Int(row)], count > 0 { tally.addContinuances(Int(count)) }
    guard dismissed[facts] else { return }
    tally.addDismissal(
      days: times.length(of: Int(row)), weight: weight,
      isHeld: view.facts.combinations[facts].contains(.detained))
  }

  /// The row of a group, with its metrics in the order in which they are asked.
  func row(_ tally: TimeUseTally, _ group: [GroupLabel], _ metrics: [MetricRow]) -> TimeUseRow {
    var stages: [CaseStage: StageUse] = [:]
    for (index, stage) in CaseStage.allCases.enumerated() where stays[index] != nil {
      stages[stage] = tally.stages[index]
    }
    return TimeUseRow(
      group: group, stages: stages, dismissed: metrics[0], lateness: metrics[1], days: tally.days,
      saving: tally.saving(weights.values), heldDays: Int(tally.heldBeyond.sum),
      continuances: continuances == nil || !hasContinuances ? nil : tally.continuances)
  }
}
