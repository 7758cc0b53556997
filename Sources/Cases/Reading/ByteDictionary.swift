/// Distinct byte strings numbered from 1 in the order in which they are first seen.
///
/// One open-addressing probe on raw bytes; no string is made until a caller wants one. A slot holds
/// the code and 32 bits of the hash, so that a new string is told from all others without a look
/// at any of them.
struct ByteDictionary {
  /// The strings; string `code` is at `code - 1`.
  private(set) var strings = ByteStrings()
  /// By slot: the low half of the hash, then the code; 0 for a free one.
  private var slots: [UInt64] = Array(repeating: 0, count: 64)

  /// How many strings there are; codes run from 1 to this.
  var count: Int { strings.count }

  /// The code of a string, and whether it was seen for the first time.
  mutating func insert(_ bytes: UnsafeRawBufferPointer) -> (code: Int, isNew: Bool) {
    insert(bytes, hash: ByteHash.hash(bytes))
  }

  /// The code of a string of which the hash is known.
  mutating func insert(
    _ bytes: UnsafeRawBufferPointer, hash: UInt64
  ) -> (code: Int, isNew: Bool) {
    let mark = UInt32(truncatingIfNeeded: hash)
    let mask = slots.count - 1
    var slot = Int(mark) & mask
    while slots[slot] != 0 {
      if UInt32(truncatingIfNeeded: slots[slot] >> 32) == mark {
        let code = Int(slots[slot] & 0xffff_ffff)
        if isEqual(code, bytes) { return (code, false) }
      }
      slot = (slot + 1) & mask
    }
    strings.append(bytes)
    slots[slot] = UInt64(mark) << 32 | UInt64(count)
    if count * 4 > slots.count * 3 { grow(to: slots.count * 2) }
    return (count, true)
  }

  /// The code of a string; `nil` where it was never seen.
  func code(of bytes: UnsafeRawBufferPointer) -> Int? {
    let mark = UInt32(truncatingIfNeeded: ByteHash.hash(bytes))
    let mask = slots.count - 1
    var slot = Int(mark) & mask
    while slots[slot] != 0 {
      let code = Int(slots[slot] & 0xffff_ffff)
      if UInt32(truncatingIfNeeded: slots[slot] >> 32) == mark, isEqual(code, bytes) { return code }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Makes room for so many strings in all, so that the table need not grow on the way.
  mutating func reserve(_ count: Int) {
    var wanted = slots.count
    while count * 4 > wanted * 3 { wanted *= 2 }
    if wanted > slots.count { grow(to: wanted) }
  }

  /// Looks at the slots of some hashes.
  ///
  /// The slots of a large table are seldom in the cache. Looked at all together, before one after
  /// the other is searched, they are fetched at the same time.
  func touch(_ hashes: UnsafeBufferPointer<UInt64>) -> UInt64 {
    let mask = UInt64(slots.count - 1)
    return slots.withUnsafeBufferPointer { slots in
      var sum: UInt64 = 0
      for hash in hashes { sum &+= slots[Int(hash & 0xffff_ffff & mask)] }
      return sum
    }
  }

  /// The string of a code.
  subscript(code: Int) -> String { strings[code - 1] }

  private func isEqual(_ code: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    strings.bytes(code - 1).elementsEqual(bytes)
  }

  private mutating func grow(to size: Int) {
    let old = slots
    slots = Array(repeating: 0, count: size)
    let mask = size - 1
    slots.withUnsafeMutableBufferPointer { slots in
      for entry in old where entry != 0 {
        var slot = Int(entry >> 32) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = entry
      }
    }
  }
}
