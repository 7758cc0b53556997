import Cases
import Metrics
import Testing

@Suite("A comparison of attorneys by raw rates")
struct DisparityAttorneyTests {
  @Test("is refused, in words that say how they are compared")
  func refused() {
    let engine = StoreEngine(
      CaseStore(
        office: Office(name: "Invented"), dataDay: Day(19_000), asOf: Day(19_000), count: 0,
        columns: [.attorney: .text(TextColumn(codes: [], labels: [""]))],
        derived: CaseStore.Derived(closed: [], inactive: [])))
    let error = #expect(throws: QueryError.self) {
      try engine.answer(DisparityQuery(by: .attorney))
    }
    #expect(error == .comparesAttorneys)
    #expect(error?.description.contains("compare --by attorney") == true)
  }
}
