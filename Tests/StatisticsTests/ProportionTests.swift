import Statistics
import Testing

@Suite("A proportion")
struct ProportionTests {
  @Test("of nothing has no estimate and no interval")
  func empty() {
    #expect(Proportion(0, of: 0).estimate == nil)
    #expect(Proportion(0, of: 0).wilsonInterval() == nil)
  }
}
