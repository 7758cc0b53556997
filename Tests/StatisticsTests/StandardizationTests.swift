import Statistics
import Testing

@Suite("A standardized share")
struct StandardizationTests {
  @Test("weighs each stratum as all cases do")
  func byHand() throws {
    // 0.25 · 30/100 + 0.5 · 70/100 = 0.425; variance 0.09·0.1875/20 + 0.49·0.25/10.
    let share = try #require(
      StandardizedShare([
        (Proportion(5, of: 20), 30), (Proportion(5, of: 10), 70), (Proportion(4, of: 4), 100),
      ]))
    #expect(isClose(share.estimate, 0.425))
    #expect(isClose(share.error, (0.09 * 0.1875 / 20 + 0.49 * 0.25 / 10).squareRoot()))
    #expect(share.coverage == 0.5)
    #expect(share.strata == 2)
  }

  @Test("is the plain share where the group has the mix of all")
  func sameMix() throws {
    let share = try #require(
      StandardizedShare([(Proportion(3, of: 10), 100), (Proportion(8, of: 20), 200)]))
    #expect(isClose(share.estimate, 11.0 / 30))
    #expect(share.coverage == 1)
    #expect(StandardizedShare([(Proportion(1, of: 4), 9)]) == nil)
    #expect(StandardizedShare([]) == nil)
  }
}
