import Cases
import Metrics
import Testing

@Suite("The decision points")
struct DecisionPointTests {
  @Test("are these, in the order in which a case meets them")
  func ids() {
    #expect(
      DecisionPoint.all.map(\.id) == [
        "declined", "bail_requested", "detained", "diverted", "dismissed", "plea", "trial",
        "convicted", "charge_reduced", "incarcerated", "sentence_days", "days_to_disposition",
      ])
    #expect(
      DecisionPoint.all.filter { $0.effect == .relief }.map(\.id) == [
        "declined", "diverted", "dismissed", "charge_reduced",
      ])
    #expect(
      DecisionPoint.all.filter { !$0.isInFamily }.map(\.id) == [
        "plea", "trial", "sentence_days", "days_to_disposition",
      ])
  }

  @Test("are found by id and measured in words")
  func words() throws {
    let dismissed = try #require(DecisionPoint.named("dismissed"))
    #expect(dismissed.formula == "dismissed ÷ decided cases, by the day disposed")
    let length = try #require(DecisionPoint.named("sentence_days"))
    #expect(
      length.formula
        == "median days of prison or jail, of incarcerated cases with a length on record, "
        + "by the day disposed")
    #expect(DecisionPoint.named("sacked") == nil)
  }

  @Test("name the fields that an office's data lacks")
  func missing() throws {
    let declined = try #require(DecisionPoint.named("declined"))
    #expect(declined.whyNotComputable(with: [.screening, .screened]) == "")
    #expect(declined.whyNotComputable(with: [.filed]) == "not in the data: screening, screened")
    let reduced = try #require(DecisionPoint.named("charge_reduced"))
    #expect(
      reduced.whyNotComputable(with: [.disposed, .disposition])
        == "not in the data: charge reduced, or charges with class, filed class and disposition")
  }

  @Test("are left out where they cannot be computed, and say why when asked for by name")
  func notComputable() throws {
    let store = disparityStore(
      DisparityCase.dismissed("White", 5, of: 30), without: [.screening, .custody])
    let table = try disparityTable(store)
    #expect(!table.rows.contains { ["declined", "detained", "charge_reduced"].contains($0.point) })
    let asked = try disparityTable(store, DisparityQuery(points: ["declined"]))
    let row = try #require(asked.rows.first)
    #expect(asked.rows.count == 1)
    #expect(row.state == .notComputable)
    #expect(row.why == "not in the data: screening")
    #expect(row.rate == nil)
  }

  @Test("that do not exist cannot be asked for")
  func unknownPoint() {
    #expect(throws: QueryError.unknownPoint("dismised", nearest: "dismissed")) {
      try disparityTable(disparityStore([]), DisparityQuery(points: ["dismised"]))
    }
  }
}
