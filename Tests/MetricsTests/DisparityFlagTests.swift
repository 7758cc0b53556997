import Cases
import Metrics
import Testing

@Suite("What a disparity row says")
struct DisparityFlagTests {
  private func row(_ cases: [DisparityCase]) throws -> DisparityRow {
    try #require(try disparityTable(disparityStore(cases)).row("dismissed", "Black"))
  }

  @Test("is that the mix of offenses explains it, where like cases are treated alike")
  func explained() throws {
    // 20 % of thefts and 60 % of assaults in both; the unadjusted ratio is 64/120 ÷ 32/120 = 2.
    let row = try row(
      DisparityCase.dismissed("White", 20, of: 100)
        + DisparityCase.dismissed("White", 12, of: 20, "Assault")
        + DisparityCase.dismissed("Black", 4, of: 20)
        + DisparityCase.dismissed("Black", 60, of: 100, "Assault"))
    #expect(agrees(row.ratio, 2))
    #expect(agrees(row.adjustedRatio, 1))
    #expect(row.flags == [.explainedByMix, .survivesFamily])
  }

  @Test("is that it is reversed, where like cases are treated the other way round")
  func reversed() throws {
    let row = try row(
      DisparityCase.dismissed("White", 40, of: 200)
        + DisparityCase.dismissed("White", 36, of: 40, "Assault")
        + DisparityCase.dismissed("Black", 2, of: 40)
        + DisparityCase.dismissed("Black", 120, of: 200, "Assault"))
    #expect(try #require(row.ratioLow) > 1)
    #expect(try #require(row.adjustedHigh) < 1)
    #expect(row.flags.contains(.reversed))
    #expect(!row.flags.contains(.explainedByMix))
  }

  @Test("is that it differs by offense, where the ratios of the strata do")
  func differs() throws {
    let row = try row(
      DisparityCase.dismissed("White", 20, of: 100)
        + DisparityCase.dismissed("White", 60, of: 100, "Assault")
        + DisparityCase.dismissed("Black", 50, of: 100)
        + DisparityCase.dismissed("Black", 25, of: 100, "Assault"))
    #expect(row.flags == [.differsByOffense])
    #expect(row.verdict == .cannotTell)
  }

  @Test("is that it is partial, where many cases have no like ones")
  func partial() throws {
    let row = try row(
      DisparityCase.dismissed("White", 20, of: 60) + DisparityCase.dismissed("Black", 20, of: 60)
        + DisparityCase.dismissed("Black", 4, of: 10, "Arson"))
    #expect(agrees(row.groupKept, 6.0 / 7))
    #expect(row.flags == [.partial])
  }

  @Test(
    "is a verdict by the family and the office's band of equivalence",
    arguments: [
      // The 90 % interval of 500/1000 to 500/1000 is about 1 ± 0.07, of 20/40 to 20/40 about ± 0.4.
      (500, 1000, 0.8...1.25, Verdict.noMeaningfulDifference),
      (500, 1000, 0.98...1.02, Verdict.cannotTell),
      (20, 40, 0.8...1.25, Verdict.cannotTell),
    ])
  func verdict(_ events: Int, _ trials: Int, band: ClosedRange<Double>, _ expected: Verdict) throws
  {
    let store = disparityStore(
      DisparityCase.dismissed("White", events, of: trials)
        + DisparityCase.dismissed("Black", events, of: trials),
      office: Office(name: "Test County", equivalence: band))
    #expect(try disparityTable(store).row("dismissed", "Black")?.verdict == expected)
  }
}
