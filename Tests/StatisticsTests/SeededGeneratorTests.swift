import Statistics
import Testing

@Suite("Seeded random numbers")
struct SeededGeneratorTests {
  @Test("are those of SplitMix64")
  func splitMix64() {
    // The first three outputs of the reference implementation in C (Vigna, splitmix64.c), seed 0.
    var generator = SeededGenerator(seed: 0)
    #expect(generator.next() == 0xE220_A839_7B1D_CDAF)
    #expect(generator.next() == 0x6E78_9E6A_A1B9_65F4)
    #expect(generator.next() == 0x06C4_5D18_8009_454F)
  }
}
