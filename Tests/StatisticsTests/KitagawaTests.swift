import Statistics
import Testing

@Suite("Kitagawa's decomposition")
struct KitagawaTests {
  @Test("is that of the formula, by hand")
  func byHand() throws {
    let change = try #require(
      Kitagawa([
        (before: Proportion(20, of: 100), after: Proportion(15, of: 50)),
        (before: Proportion(50, of: 100), after: Proportion(60, of: 150)),
      ]))
    // From 70/200 to 75/200; weights 1/2, 1/2 to 1/4, 3/4; shares 0.2, 0.5 to 0.3, 0.4.
    #expect(isClose(change.change, 0.025))
    #expect(isClose(change.parts[0].mix, -0.25 * 0.5 / 2))
    #expect(isClose(change.parts[0].rate, 0.1 * 0.75 / 2))
    #expect(isClose(change.parts[1].mix, 0.25 * 0.9 / 2))
    #expect(isClose(change.parts[1].rate, -0.1 * 1.25 / 2))
  }

  @Test("has parts that add up to the whole, and turn with time", arguments: 1...60)
  func laws(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let groups = (0..<(1 + seed % 7)).map { _ in
      (before: Self.share(&random), after: Self.share(&random))
    }
    let all = groups.reduce((0, 0)) { ($0.0 + $1.before.trials, $0.1 + $1.after.trials) }
    guard all.0 > 0, all.1 > 0 else {
      #expect(Kitagawa(groups) == nil)
      return
    }
    let forward = try #require(Kitagawa(groups))
    let back = try #require(Kitagawa(groups.map { (before: $0.after, after: $0.before) }))
    #expect(abs(forward.mix + forward.rate - forward.change) < 1e-12)
    for (one, other) in zip(forward.parts, back.parts) {
      #expect(abs(one.mix + other.mix) < 1e-12 && abs(one.rate + other.rate) < 1e-12)
    }
  }

  private static func share(_ random: inout SeededGenerator) -> Proportion {
    let trials = max(0, Int.random(in: -5..<35, using: &random))
    return Proportion(Int.random(in: 0...trials, using: &random), of: trials)
  }
}
