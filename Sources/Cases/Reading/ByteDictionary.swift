import Glibc

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

  /// The code of a string, a new one where it is seen for the first time.
  mutating func insert(_ bytes: UnsafeRawBufferPointer) -> Int {
    insert(bytes, hash: ByteHash.hash(bytes))
  }

  /// Writes the codes of some strings, 0 for an empty one.
  ///
  /// The slots and strings of a large dictionary are seldom in the cache. Each step of the search
  /// is made for all strings before the next one, so that they are fetched at the same time: for a
  /// million identifiers that takes a third of the time.
  mutating func insert(_ texts: HashedTexts, codes: UnsafeMutablePointer<Int32>) {
    likelyCodes(texts.hashes, codes)
    touch(codes, texts.count)
    for index in 0..<texts.count {
      let text = texts.texts[index]
      if text.count == 0 {
        codes[index] = 0
      } else if codes[index] > 0, isEqual(Int(codes[index]), text) {
        continue
      } else {
        codes[index] = Int32(truncatingIfNeeded: insert(text, hash: texts.hashes[index]))
      }
    }
  }

  /// The codes of the first strings whose marks are those of some hashes; 0 where there is none.
  private func likelyCodes(_ hashes: [UInt64], _ codes: UnsafeMutablePointer<Int32>) {
    let mask = slots.count - 1
    slots.withUnsafeBufferPointer { slots in
      var sum: UInt64 = 0
      for hash in hashes { sum &+= slots[Int(truncatingIfNeeded: hash & 0xffff_ffff) & mask] }
      keepReading(sum)
      for (index, hash) in hashes.enumerated() {
        let mark = UInt32(truncatingIfNeeded: hash)
        var slot = Int(mark) & mask
        while slots[slot] != 0, UInt32(truncatingIfNeeded: slots[slot] >> 32) != mark {
          slot = (slot + 1) & mask
        }
        codes[index] = Int32(truncatingIfNeeded: slots[slot])
      }
    }
  }

  /// Fetches the strings of some codes.
  private func touch(_ codes: UnsafeMutablePointer<Int32>, _ count: Int) {
    var sum: UInt64 = 0
    for index in 0..<count where codes[index] > 0 {
      sum &+= UInt64(strings.start(of: Int(codes[index]) - 1).load(as: UInt8.self))
    }
    keepReading(sum)
  }

  /// The code of a string of which the hash is known.
  private mutating func insert(_ bytes: UnsafeRawBufferPointer, hash: UInt64) -> Int {
    let mark = UInt32(truncatingIfNeeded: hash)
    let mask = slots.count - 1
    var slot = Int(mark) & mask
    while slots[slot] != 0 {
      if UInt32(truncatingIfNeeded: slots[slot] >> 32) == mark {
        let code = Int(slots[slot] & 0xffff_ffff)
        if isEqual(code, bytes) { return code }
      }
      slot = (slot + 1) & mask
    }
    strings.append(bytes)
    slots[slot] = UInt64(mark) << 32 | UInt64(count)
    if count * 4 > slots.count * 3 { grow(to: slots.count * 2) }
    return count
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

  /// The string of a code.
  subscript(code: Int) -> String { strings[code - 1] }

  private func isEqual(_ code: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let known = strings.bytes(code - 1)
    guard known.count == bytes.count, let left = known.baseAddress, let right = bytes.baseAddress
    else { return known.isEmpty && bytes.isEmpty }
    return memcmp(left, right, bytes.count) == 0
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

/// Takes a value that is not needed, so that reading what it was made of is not left out.
@inline(never)
func keepReading(_ sum: UInt64) {}
