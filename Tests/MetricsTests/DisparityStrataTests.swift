import Cases
import Metrics
import Testing

@Suite("The strata of a disparity table")
struct DisparityStrataTests {
  private func strata(_ change: (inout DisparityCase, Int) -> Void) throws -> Int {
    var cases =
      DisparityCase.dismissed("White", 30, of: 60) + DisparityCase.dismissed("Black", 30, of: 60)
    for index in cases.indices { change(&cases[index], index) }
    return try #require(try disparityTable(disparityStore(cases)).row("dismissed", "Black"))
      .strataUsed
  }

  @Test("are one where labels differ only in case, and blank is unclassified")
  func offense() throws {
    #expect(try strata { $0.offense = $1.isMultiple(of: 2) ? "Theft" : "THEFT" } == 1)
    #expect(try strata { $0.offense = $1.isMultiple(of: 2) ? "" : "Unclassified" } == 1)
    #expect(try strata { $0.offense = $1.isMultiple(of: 2) ? "" : "Theft" } == 2)
  }

  @Test("have severities of their own, a missing one too")
  func severity() throws {
    let severities: [Severity?] = [.felony, .misdemeanor, nil]
    #expect(try strata { $0.severity = severities[$1 % 3] } == 3)
  }

  @Test("band the priors: none, one or two, three or more, not known")
  func priors() throws {
    let priors: [Int?] = [0, 1, 2, 3, 12, nil]
    #expect(try strata { $0.priors = priors[$1 % 6] } == 4)
  }
}
