import Glibc

/// A fast hash of bytes, different in each process so that no file can be made to collide.
///
/// `SWIFT_DETERMINISTIC_HASHING` makes it the same in every process, as it does for the standard
/// library: what counts instructions needs that.
enum ByteHash {
  private static let seed: UInt64 =
    getenv("SWIFT_DETERMINISTIC_HASHING") == nil
    ? .random(in: .min ... .max) : 0x243f_6a88_85a3_08d3

  /// The hash of some bytes.
  static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    guard let base = bytes.baseAddress else { return mix(seed, 0) }
    return hash(base, bytes.count)
  }

  /// The hash of `count` bytes.
  ///
  /// Two products at a time, of two words each, where there are many: one after the other, each
  /// would wait for the product before it.
  static func hash(_ base: UnsafeRawPointer, _ count: Int) -> UInt64 {
    var hash = seed ^ (UInt64(truncatingIfNeeded: count) &* 0x9e37_79b9_7f4a_7c15)
    var index = 0
    if count >= 32 {
      var (a, b) = (hash, ~hash)
      while index + 32 <= count {
        a = mix(word(base, index) ^ seed, word(base, index + 8) ^ a)
        b = mix(word(base, index + 16) ^ seed, word(base, index + 24) ^ b)
        index += 32
      }
      hash = mix(a, b)
    }
    while index + 8 <= count {
      hash = mix(hash, word(base, index))
      index += 8
    }
    if index < count { hash = mix(hash, tail(base, index, count)) }
    return mix(hash ^ first, UInt64(truncatingIfNeeded: count) ^ second)
  }

  /// The last one to seven bytes, with those before them where there are any.
  @inline(__always)
  private static func tail(_ base: UnsafeRawPointer, _ index: Int, _ count: Int) -> UInt64 {
    if count >= 8 { return word(base, count - 8) }
    var tail: UInt64 = 0
    for index in index..<count {
      tail = (tail << 8) | UInt64(base.load(fromByteOffset: index, as: UInt8.self))
    }
    return tail
  }

  /// The hash of a short text given by its length and two words that hold all of it.
  @inline(__always)
  static func hash(_ low: UInt64, _ high: UInt64, _ count: Int) -> UInt64 {
    mix(low ^ first, high ^ second ^ UInt64(truncatingIfNeeded: count) &* 0x9e37_79b9_7f4a_7c15)
  }

  private static let first: UInt64 = 0xa076_1d64_78bd_642f
  private static let second: UInt64 = 0xe703_7ed1_a0b4_28db

  @inline(__always)
  private static func word(_ base: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  /// Multiplies to 128 bits and folds.
  @inline(__always)
  private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = (left ^ 0xd6e8_feb8_6659_fd93).multipliedFullWidth(
      by: right ^ 0x8ebc_6af0_9c88_c6e3)
    return product.high ^ product.low
  }
}
