/// Numbers distinct values from 0 in the order in which they are first met.
///
/// An open hash table over plain integers: the inner loops of counting go through it once a case.
struct Interner: Sendable {
  /// The values, by number.
  private(set) var values: [UInt128] = []
  private var slots: [Int32]
  private var mask: Int
  private var last: (value: UInt128, number: Int32)?

  init() {
    slots = Array(repeating: -1, count: 256)
    mask = 255
  }

  /// The number of a value, a new one where it was not met before.
  mutating func number(of value: UInt128) -> Int32 {
    if let last, last.value == value { return last.number }
    var slot = Self.hash(value) & mask
    while true {
      let number = slots[slot]
      if number < 0 { return insert(value, at: slot) }
      if values[Int(number)] == value {
        last = (value, number)
        return number
      }
      slot = (slot + 1) & mask
    }
  }

  private mutating func insert(_ value: UInt128, at slot: Int) -> Int32 {
    let number = Int32(values.count)
    values.append(value)
    slots[slot] = number
    last = (value, number)
    if values.count * 2 > slots.count { grow() }
    return number
  }

  private mutating func grow() {
    mask = slots.count * 2 - 1
    slots = Array(repeating: -1, count: mask + 1)
    for (number, value) in values.enumerated() {
      var slot = Self.hash(value) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }

  private static func hash(_ value: UInt128) -> Int {
    // Fibonacci hashing of the two halves: the high bits of a product depend on all bits below.
    let low = UInt64(truncatingIfNeeded: value) &* 0x9E37_79B9_7F4A_7C15
    let high = UInt64(truncatingIfNeeded: value >> 64) &* 0xC2B2_AE3D_27D4_EB4F
    return Int((low ^ high) >> 20)
  }
}
