import Cases
import Metrics
import Testing

@Suite("A filter's label")
struct FilterUnknownLabelTests {
  private let engine: StoreEngine

  init() {
    engine = StoreEngine(
      CaseStore(
        office: Office(name: "Invented"), dataDay: Day(19_000), asOf: Day(19_000), count: 2,
        columns: [
          .attorney: .text(TextColumn(codes: [1, 2], labels: ["", "Okafor", "Lindqvist"]))
        ],
        derived: CaseStore.Derived(closed: [false, false], inactive: [false, false])))
  }

  @Test("that no case has is told, with the one that may have been meant")
  func unknown() throws {
    let filter = try Filter(parsing: "attorney = Okafr and not attorney in (lindqvist, Nobody)")
    let words = filter.unknownLabels(in: engine).map(\.description)
    #expect(
      words == [
        "no case has attorney “Okafr”; did you mean Okafor?", "no case has attorney “Nobody”",
      ])
  }

  @Test("that a case has, in whatever case it is written, is not")
  func known() throws {
    #expect(try Filter(parsing: "attorney = okafor").unknownLabels(in: engine).isEmpty)
    #expect(Filter.everything.unknownLabels(in: engine).isEmpty)
  }
}
