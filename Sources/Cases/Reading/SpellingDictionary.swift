import Glibc

/// The different spellings of a field as one thread met them, numbered from 0.
///
/// Spellings are compared as they stand in the file, quotes and all: what they mean is found out
/// once for each. Up to 16 bytes two words hold all of a spelling, so that a field costs its
/// length, two loads, one product and, nearly always, one look at one entry: 7 to 12 ns.
struct SpellingDictionary: ~Copyable {
  private struct Entry {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var length: Int32 = -1
    var code: Int32 = 0
  }

  private var entries = UnsafeMutablePointer<Entry>.allocate(capacity: 256)
  private var mask = 255
  private(set) var strings = ByteStrings()

  init() {
    entries.initialize(repeating: Entry(), count: 256)
  }

  deinit { entries.deallocate() }

  /// How many spellings there are.
  var count: Int { strings.count }

  /// Writes the numbers of a column's spellings in the rows of a block, −1 for an empty field.
  mutating func number(
    _ fields: Block.Fields, column: Int, _ numbers: UnsafeMutablePointer<Int32>
  ) {
    for row in 0..<fields.rowCount {
      let field = fields[row, column]
      guard field.count > 0, let base = field.baseAddress else {
        numbers[row] = -1
        continue
      }
      numbers[row] = number(base, field.count)
    }
  }

  /// The number of a spelling that is not empty, a new one where it was not met before.
  ///
  /// - Precondition: eight bytes can be read from `base` on.
  @inline(__always)
  mutating func number(_ base: UnsafeRawPointer, _ length: Int) -> Int32 {
    let low: UInt64
    var high: UInt64 = 0
    let first = base.loadUnaligned(as: UInt64.self)
    if length < 8 {
      low = first & ((1 &<< UInt64(truncatingIfNeeded: 8 &* length)) &- 1)
    } else {
      low = first
      high =
        length <= 16
        ? base.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)
        : ByteHash.hash(base, length)
    }
    var slot = Int(truncatingIfNeeded: ByteHash.hash(low, high, length)) & mask
    while true {
      let found = entries[slot]
      if found.length == Int32(truncatingIfNeeded: length), found.low == low, found.high == high,
        length <= 16 || isSame(found.code, base, length)
      {
        return found.code
      }
      if found.length < 0 { return add(base, length, low, high, at: slot) }
      slot = (slot &+ 1) & mask
    }
  }

  private func isSame(_ code: Int32, _ base: UnsafeRawPointer, _ length: Int) -> Bool {
    let bytes = strings.bytes(Int(code))
    return bytes.count == length && bytes.baseAddress.map { memcmp($0, base, length) == 0 } ?? false
  }

  @inline(never)
  private mutating func add(
    _ base: UnsafeRawPointer, _ length: Int, _ low: UInt64, _ high: UInt64, at slot: Int
  ) -> Int32 {
    let code = Int32(count)
    strings.append(UnsafeRawBufferPointer(start: base, count: length))
    entries[slot] = Entry(low: low, high: high, length: Int32(length), code: code)
    if count * 2 > mask { grow() }
    return code
  }

  private mutating func grow() {
    let (old, size) = (entries, mask + 1)
    mask = 4 * size - 1
    entries = .allocate(capacity: 4 * size)
    entries.initialize(repeating: Entry(), count: 4 * size)
    for index in 0..<size where old[index].length >= 0 {
      let entry = old[index]
      var slot =
        Int(truncatingIfNeeded: ByteHash.hash(entry.low, entry.high, Int(entry.length))) & mask
      while entries[slot].length >= 0 { slot = (slot + 1) & mask }
      entries[slot] = entry
    }
    old.deallocate()
  }
}
