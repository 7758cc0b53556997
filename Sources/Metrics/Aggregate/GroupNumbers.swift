/// Numbers combinations of codes as they come, where the codes alone would make too many groups.
struct GroupNumbers: Sendable {
  /// One a dimension: pairs of the number of the codes before, and a code.
  private var levels: [Level]

  private struct Level: Sendable {
    var pairs: [UInt64] = []
    var numbers: [UInt64: UInt32] = [:]

    mutating func number(_ previous: UInt32, _ code: UInt32) -> UInt32 {
      let pair = UInt64(previous) << 32 | UInt64(code)
      if let number = numbers[pair] { return number }
      pairs.append(pair)
      numbers[pair] = UInt32(pairs.count - 1)
      return UInt32(pairs.count - 1)
    }
  }

  /// Creates the numbers of some dimensions.
  init(dimensions: Int) {
    levels = Array(repeating: Level(), count: dimensions)
  }

  /// How many combinations there are.
  var count: Int { levels[levels.count - 1].pairs.count }

  /// The number of a combination.
  mutating func number(_ codes: [UInt32]) -> UInt32 {
    var number: UInt32 = 0
    for (level, code) in codes.enumerated() { number = levels[level].number(number, code) }
    return number
  }

  /// The codes of a number.
  func codes(of number: Int) -> [UInt32] {
    var codes: [UInt32] = []
    var number = number
    for level in levels.reversed() {
      let pair = level.pairs[number]
      codes.append(UInt32(truncatingIfNeeded: pair))
      number = Int(pair >> 32)
    }
    return codes.reversed()
  }
}
