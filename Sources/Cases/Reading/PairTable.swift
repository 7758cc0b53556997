/// Numbers found by a pair of numbers: an open hash table over plain integers.
struct PairTable {
  private var keys: [UInt64] = Array(repeating: 0, count: 64)
  private var numbers: [Int32] = Array(repeating: -1, count: 64)
  private var count = 0

  /// The number of a pair; one that is new is given the number offered, which then is not negative.
  mutating func number(_ left: Int32, _ right: Int32, orNew offered: Int32) -> Int32 {
    let key = UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
    let mask = keys.count - 1
    var slot = Self.slot(key) & mask
    while numbers[slot] >= 0 {
      if keys[slot] == key { return numbers[slot] }
      slot = (slot + 1) & mask
    }
    keys[slot] = key
    numbers[slot] = offered
    count += 1
    if count * 4 > keys.count * 3 { grow() }
    return offered
  }

  private mutating func grow() {
    let (oldKeys, oldNumbers) = (keys, numbers)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    numbers = Array(repeating: -1, count: oldKeys.count * 2)
    let mask = keys.count - 1
    for (key, number) in zip(oldKeys, oldNumbers) where number >= 0 {
      var slot = Self.slot(key) & mask
      while numbers[slot] >= 0 { slot = (slot + 1) & mask }
      (keys[slot], numbers[slot]) = (key, number)
    }
  }

  /// Where the search for a pair begins.
  ///
  /// Pairs of one left number, and of the next, lie together as long as the right number is small:
  /// the charges of a case are found where those of the case before them were. Of large ones there
  /// may be many, which must not meet.
  private static func slot(_ key: UInt64) -> Int {
    let (left, right) = (key >> 32, key & 0xffff_ffff)
    if right < 8 { return Int(truncatingIfNeeded: left &* 4 &+ right) }
    return Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 20)
  }
}
