import Statistics
import Testing

@Suite("The difference of two estimates")
struct DifferenceOfEstimatesTests {
  @Test(
    "of two shares has Newcombe's interval",
    arguments: [
      (Proportion(5, of: 56), Proportion(0, of: 29)),
      (Proportion(9, of: 10), Proportion(3, of: 10)),
      (Proportion(0, of: 7), Proportion(7, of: 7)),
    ])
  func newcombe(_ one: Proportion, _ other: Proportion) throws {
    let expected = try #require(ProportionComparison(one, to: other).differenceInterval())
    let found = differenceInterval(
      of: (try #require(one.estimate), try #require(one.wilsonInterval())),
      from: (try #require(other.estimate), try #require(other.wilsonInterval())))
    #expect(isClose(found.low, expected.low) && isClose(found.high, expected.high))
  }

  @Test("turns its sign when the two change places")
  func swap() {
    let one = (value: 0.4, interval: Interval(low: 0.3, high: 0.6))
    let other = (value: 0.1, interval: Interval(low: 0.05, high: 0.3))
    let there = differenceInterval(of: one, from: other)
    let back = differenceInterval(of: other, from: one)
    #expect(isClose(there.low, -back.high) && isClose(there.high, -back.low))
  }
}
