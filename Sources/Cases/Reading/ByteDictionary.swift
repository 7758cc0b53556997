import Glibc

/// Distinct byte strings numbered from 1 in the order in which they are first seen.
///
/// One open-addressing probe on raw bytes; no string is made until a caller wants one.
struct ByteDictionary {
  private var arena: [UInt8] = []
  /// Where each string ends in the arena; string `code` begins where `code - 1` ends.
  private var ends: [Int] = [0]
  private var hashes: [UInt64] = [0]
  private var slots: [UInt32] = Array(repeating: 0, count: 64)

  /// How many strings there are; codes run from 1 to this.
  var count: Int { ends.count - 1 }

  /// The code of a string, and whether it was seen for the first time.
  mutating func insert(_ bytes: UnsafeRawBufferPointer) -> (code: Int, isNew: Bool) {
    let hash = ByteHash.hash(bytes)
    let slot = find(bytes, hash)
    if slots[slot] != 0 { return (Int(slots[slot]), false) }
    arena.append(contentsOf: bytes)
    ends.append(arena.count)
    hashes.append(hash)
    slots[slot] = UInt32(count)
    if count * 2 > slots.count { grow() }
    return (count, true)
  }

  /// The string of a code.
  subscript(code: Int) -> String {
    String(decoding: arena[ends[code - 1]..<ends[code]], as: UTF8.self)
  }

  private func find(_ bytes: UnsafeRawBufferPointer, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let code = Int(slots[slot])
      if hashes[code] == hash, isEqual(code, bytes) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func isEqual(_ code: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let start = ends[code - 1]
    guard ends[code] - start == bytes.count else { return false }
    guard let other = bytes.baseAddress else { return true }
    return arena.withUnsafeBytes { arena in
      arena.baseAddress.map { memcmp($0 + start, other, bytes.count) == 0 } ?? bytes.isEmpty
    }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    let mask = slots.count - 1
    for code in 1...count {
      var slot = Int(truncatingIfNeeded: hashes[code]) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(code)
    }
  }
}

/// A fast hash of bytes, different in each process so that no file can be made to collide.
enum ByteHash {
  private static let seed = UInt64.random(in: .min ... .max)

  static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = seed ^ (UInt64(bytes.count) &* 0x9e37_79b9_7f4a_7c15)
    var index = 0
    while index + 8 <= bytes.count {
      hash = mix(hash ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var tail: UInt64 = 0
    while index < bytes.count {
      tail = (tail << 8) | UInt64(bytes[index])
      index += 1
    }
    return mix(hash ^ tail)
  }

  /// One round: multiply to 128 bits and fold.
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
    return product.high ^ product.low ^ (value >> 32)
  }
}

/// Rows that were seen, by the hash of their bytes, to count exact duplicates once.
struct SeenRows {
  private var slots: [UInt64] = Array(repeating: 0, count: 256)
  private var count = 0

  /// Whether these bytes were not seen before.
  mutating func insert(_ bytes: UnsafeRawBufferPointer) -> Bool {
    // 0 marks an empty slot, so a hash of 0 is moved to 1.
    let hash = max(ByteHash.hash(bytes), 1)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] == hash { return false }
      slot = (slot + 1) & mask
    }
    slots[slot] = hash
    count += 1
    if count * 2 > slots.count { grow() }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 4)
    let mask = slots.count - 1
    for hash in old where hash != 0 {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = hash
    }
  }
}
