/// Random numbers that are the same in every run, by Lehmer's generator.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    // The low bits of such a generator repeat soon; the high ones of two steps make a whole number.
    UInt64(roll(1 << 31)) << 33 ^ UInt64(roll(1 << 31))
  }

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % sides
  }

  mutating func one(of words: [String]) -> String { words[roll(words.count)] }
}
