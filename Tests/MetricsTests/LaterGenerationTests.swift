import Cases
import Testing

@testable import Metrics

@Suite("An engine of a later generation")
struct LaterGenerationTests {
  /// A generation of other cases, with what differs from the one before.
  private func later(_ cases: [InventedCase], than before: CaseStore, rows: [Int]) -> CaseStore {
    let store = inventedStore(cases)
    return CaseStore(
      office: store.office, dataDay: store.dataDay, asOf: store.asOf, count: store.count,
      columns: store.columns, derived: store.derived,
      changes: CaseStore.Changes(
        since: before.generation, rows: rows, added: store.count - before.count))
  }

  private func answers(_ engine: StoreEngine) throws -> [[MetricRow]] {
    let felonies = try Scope(filter: Filter(parsing: "severity = felony or age_days > 100"))
    return [
      try engine.answer(MetricsQuery([])),
      try engine.answer(MetricsQuery([], in: felonies)),
      try engine.answer(MetricsQuery(["open", "filed", "disposed"], by: [.attorney, .severity])),
      try engine.answer(MetricsQuery(["open", "stalled"], in: Scope(asOf: inventedDay - 200))),
      try engine.answer(
        SeriesQuery(["open", "no_next_event", "filed", "dismissal_rate"], months: 9)
      )
      .flatMap(\.rows),
    ]
  }

  @Test("answers as one that was made anew, whatever changed", arguments: 1...24)
  func law(_ step: Int) throws {
    let many = manyCases(700)
    var cases = Array(many[..<(300 + step * 7)])
    var store = inventedStore(cases)
    var engine = StoreEngine(store)
    _ = try answers(engine)
    for round in 0..<3 {
      // Some cases become others, and some come behind.
      let rows = stride(from: (step + round) % 5, to: cases.count, by: 11 + step * 3).map { $0 }
      for row in rows { cases[row] = many[(row * 7 + round + step) % many.count] }
      cases += many[400..<(400 + (step * round) % 9)]
      store = later(cases, than: store, rows: rows)
      engine = StoreEngine(store, after: engine)
      // A generation that nobody asks is passed over.
      if round != 1 { #expect(try answers(engine) == answers(StoreEngine(store))) }
    }
  }

  @Test("takes nothing over where it is not known what differs")
  func unknown() throws {
    let engine = StoreEngine(inventedStore(manyCases(200)))
    _ = try answers(engine)
    let other = inventedStore(manyCases(150))
    #expect(try answers(StoreEngine(other, after: engine)) == answers(StoreEngine(other)))
  }

  @Test("crosses from one segment of rows into the next")
  func segments() throws {
    let many = manyCases(PackedCells.segmentRows + 40)
    let store = inventedStore(Array(many[..<(PackedCells.segmentRows - 10)]))
    let engine = StoreEngine(store)
    let asked = ["open", "filed", "disposed", "days_to_disposition_median"]
    _ = try engine.answer(MetricsQuery(asked))
    let next = later(many, than: store, rows: [3, PackedCells.segmentRows - 11])
    #expect(
      try StoreEngine(next, after: engine).answer(MetricsQuery(asked))
        == StoreEngine(next).answer(MetricsQuery(asked)))
  }
}
