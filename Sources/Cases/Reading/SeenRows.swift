/// Rows that were seen, by the hash of their bytes, to count exact duplicates once.
struct SeenRows {
  private var slots: [UInt64] = Array(repeating: 0, count: 256)
  private var count = 0

  /// Fetches what the search for some hashes will look at, which in a large table is seldom in the
  /// cache, all at the same time.
  func touch(_ hashes: [UInt64]) {
    let mask = slots.count - 1
    slots.withUnsafeBufferPointer { slots in
      keepReading(hashes.reduce(0) { $0 &+ slots[Int(truncatingIfNeeded: $1) & mask] })
    }
  }

  /// Makes room for so many rows in all, so that the table need not grow on the way.
  mutating func reserve(_ rows: Int) {
    var wanted = slots.count
    while rows * 4 > wanted * 3 { wanted *= 2 }
    if wanted > slots.count { grow(to: wanted) }
  }

  /// Whether a row of this hash was not seen before.
  mutating func insert(_ hash: UInt64) -> Bool {
    // 0 marks an empty slot, so a hash of 0 is moved to 1.
    let hash = max(hash, 1)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] == hash { return false }
      slot = (slot + 1) & mask
    }
    slots[slot] = hash
    count += 1
    if count * 4 > slots.count * 3 { grow(to: slots.count * 2) }
    return true
  }

  private mutating func grow(to size: Int) {
    let old = slots
    slots = Array(repeating: 0, count: size)
    let mask = slots.count - 1
    for hash in old where hash != 0 {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = hash
    }
  }
}
