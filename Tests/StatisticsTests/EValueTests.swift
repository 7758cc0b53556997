import Statistics
import Testing

@Suite("The E-value")
struct EValueTests {
  @Test("is that of the paper's example")
  func paper() {
    // VanderWeele and Ding (2017): a ratio of 3.9 (1.8 to 8.7) has 7.26, its interval 3.0.
    #expect((eValue(ofRatio: 3.9) * 100).rounded() == 726)
    #expect(eValue(ofInterval: Interval(low: 1.8, high: 8.7)) == 3)
  }

  @Test("is the same for a ratio and the ratio turned over, 1 for no difference")
  func laws() {
    for ratio in [0.01, 0.4, 0.99, 1, 1.2, 7] {
      #expect(isClose(eValue(ofRatio: ratio), eValue(ofRatio: 1 / ratio)))
      #expect(eValue(ofRatio: ratio) >= 1)
    }
    #expect(eValue(ofRatio: 1) == 1)
    #expect(eValue(ofRatio: 0) == .infinity)
    #expect(eValue(ofInterval: Interval(low: 0.8, high: 1.1)) == 1)
    #expect(
      eValue(ofInterval: Interval(low: 0.25, high: 0.5)) == eValue(ofRatio: 2))
  }
}
